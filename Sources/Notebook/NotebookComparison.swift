internal import OrderedJSON

/// What is otherwise in one run of a notebook than in another, by what it means: figures, signals, rows
/// and words; never pictures, styles, widths or the order of members.
package struct NotebookComparison: Sendable {
  /// One difference.
  package struct Difference: Hashable, Sendable {
    /// The cell of the new run, by its number from 1; of the old one where the new one lacks it.
    package let cell: Int
    /// The name of the cell, where it has one.
    package let id: String?
    /// Where in the cell's outputs: "row 3, Value", "Mar 2024, category"; empty for the whole.
    package let place: String
    package let before: String
    package let after: String
  }

  package private(set) var differences: [Difference] = []
  /// More differences than these are only counted.
  package static let most = 200
  /// How many there are.
  package private(set) var count = 0

  /// Numbers that differ by less than this share of the larger are the same: what is left of a sum in
  /// another order.
  static let tolerance = 1e-9

  /// Compares a new run with an earlier one.
  ///
  /// Cells are paired by their names, else by their order. What a run did not reach is compared with
  /// nothing only where the earlier run reached it.
  package init(_ new: Notebook, against old: Notebook) {
    let newCells = new.cells.enumerated().filter { $0.element.kind == .code }
    let oldCells = old.cells.enumerated().filter { $0.element.kind == .code }
    let ids = Set(oldCells.compactMap(\.element.id))
    let areNamed = newCells.contains { $0.element.id.map(ids.contains) ?? false }
    var unpaired = oldCells
    for (place, (number, cell)) in newCells.enumerated() {
      let pair =
        areNamed
        ? unpaired.firstIndex { $0.element.id == cell.id && cell.id != nil }
        : unpaired.firstIndex { $0.offset == oldCells.dropFirst(place).first?.offset }
      guard let pair else {
        if !cell.outputs.isEmpty { add(number + 1, cell, "", "no such cell", "a new cell") }
        continue
      }
      compare(cell, unpaired.remove(at: pair).element, number: number + 1)
    }
    for (number, cell) in unpaired where !cell.outputs.isEmpty {
      add(number + 1, cell, "", "a cell with outputs", "no such cell")
    }
  }

  private mutating func add(
    _ number: Int,
    _ cell: NotebookCell,
    _ place: String,
    _ before: String,
    _ after: String
  ) {
    count += 1
    guard differences.count < Self.most else { return }
    differences.append(
      Difference(cell: number, id: cell.id, place: place, before: before, after: after)
    )
  }

  private mutating func compare(_ new: NotebookCell, _ old: NotebookCell, number: Int) {
    let (new, newOutputs) = (new, Self.meaning(of: new.outputs))
    let oldOutputs = Self.meaning(of: old.outputs)
    for place in 0..<max(newOutputs.count, oldOutputs.count) {
      let after = place < newOutputs.count ? newOutputs[place] : nil
      let before = place < oldOutputs.count ? oldOutputs[place] : nil
      guard let after, let before else {
        add(number, new, "", before?.summary ?? "no output", after?.summary ?? "no output")
        continue
      }
      for (place, old, new_) in after.differences(from: before) {
        add(number, new, place, old, new_)
      }
    }
  }

  /// Outputs as they are compared: streams that follow each other as one, and nothing of what shows
  /// nothing, such as the line of work that is over.
  private static func meaning(of outputs: [CellOutput]) -> [OutputMeaning] {
    var meanings: [OutputMeaning] = []
    for output in outputs {
      if case .display(let data, _) = output, data.members.isEmpty { continue }
      if case .stream(let name, let text) = output,
        case .text(let kind, let before)? = meanings.last, kind == name
      {
        meanings[meanings.count - 1] = .text(kind: kind, before + text)
      } else {
        meanings.append(OutputMeaning(output))
      }
    }
    return meanings
  }
}
