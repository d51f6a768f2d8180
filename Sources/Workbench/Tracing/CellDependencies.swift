/// Which cells of an open notebook show what is no longer so.
///
/// A cell goes by the name that the front end gives it; the order of cells is that in which they were run
/// first. It is told of each run, and finds the cells that used something as it was.
package struct CellDependencies {
  /// What a run made otherwise for other cells, or used out of turn.
  package struct Finding: Equatable, Sendable {
    /// The cells that used something as it was, by what they used: numbers of their latest runs.
    package var used: [String: [Int]] = [:]
    /// What the cell itself used as a later cell left it, or a text that stands in no cell any more.
    package var outOfTurn: Set<String> = []
    /// All cells that show what is no longer so, by their names.
    package var stale: [String] = []
  }

  private struct Run {
    var number: Int
    var trace: CellTrace
    var outOfTurn: Set<String>
    /// What it used and what is otherwise now.
    var changed: Set<String> = []
  }

  private var order: [String] = []
  private var runs: [String: Run] = [:]
  /// What every name holds now.
  private var state: [String: TraceMark] = [:]
  /// The cell that gave a name its value; an empty name for one that no cell's text gives any more.
  private var writers: [String: String] = [:]

  package init() {}

  /// Takes in that a cell was run; one that has no name stands in no notebook, and is last.
  package mutating func ran(_ cell: String?, number: Int, _ trace: CellTrace) -> Finding {
    let name = cell ?? ""
    let earlier = runs[name]
    let staleBefore = runs.mapValues(\.changed)
    if cell != nil, earlier == nil { order.append(name) }
    let place = order.firstIndex(of: name) ?? order.count
    var finding = Finding()
    // What came from outside since: a change of the store by another program.
    for (input, mark) in trace.read where input.hasPrefix("(") {
      if state[input]?.own != mark.own { state[input] = TraceMark(own: mark.own) }
    }
    finding.outOfTurn = outOfTurn(trace, name, place, earlier)
    // Writing what it wrote before anew, it is no longer out of turn for itself.
    let left = Set(earlier?.trace.wrote.keys.map { $0 } ?? []).subtracting(trace.wrote.keys)
    for lost in left where writers[lost] == name && !lost.hasPrefix("(") { writers[lost] = "" }
    for (written, mark) in trace.wrote {
      state[written] = mark
      writers[written] = name
    }
    if cell != nil {
      runs[name] = Run(number: number, trace: trace, outOfTurn: finding.outOfTurn)
    }
    findChanged()
    for (other, run) in runs where other != name {
      for input in run.changed.subtracting(staleBefore[other] ?? []) {
        finding.used[input, default: []].append(run.number)
      }
    }
    for input in finding.used.keys { finding.used[input]?.sort() }
    finding.stale = order.filter {
      runs[$0].map { !$0.changed.isEmpty || !$0.outOfTurn.isEmpty } ?? false
    }
    return finding
  }

  /// Takes in that cells are in the notebook no more.
  package mutating func forget(_ cells: [String]) {
    for name in cells {
      guard runs.removeValue(forKey: name) != nil else { continue }
      order.removeAll { $0 == name }
      for (written, writer) in writers where writer == name { writers[written] = "" }
    }
    findChanged()
  }

  /// What a cell used that it would not have found in its place: made by a later cell, by its own run
  /// before, or by a text that is gone.
  private func outOfTurn(
    _ trace: CellTrace,
    _ name: String,
    _ place: Int,
    _ earlier: Run?
  ) -> Set<String> {
    var found: Set<String> = []
    for (input, mark) in trace.read {
      guard let writer = writers[input] else { continue }
      if let earlier, !earlier.outOfTurn.contains(input), earlier.trace.read[input] == mark,
        !writer.isEmpty
      {
        continue
      }
      let isLater = order.firstIndex(of: writer).map { $0 >= place } ?? true
      if isLater { found.insert(input) }
    }
    return found
  }

  /// Marks the cells that used something that is otherwise now, and those that rest on them.
  private mutating func findChanged() {
    for name in order {
      guard let run = runs[name] else { continue }
      var changed = Set(
        run.trace.read.filter { input, mark in
          guard let writer = writers[input] else {
            return input.hasPrefix("(") && !mark.matches(state[input] ?? mark)
          }
          // What a cell changed itself is as it left it.
          if writer == name { return false }
          return writer.isEmpty || !mark.matches(state[input] ?? .absent)
        }.keys
      )
      if run.trace.looksAtAll, run.trace.changedInput(in: state) != nil { changed.insert("_G") }
      if let library = state[CellTrace.Name.library], library != .absent,
        run.trace.read[CellTrace.Name.library] == nil,
        writers[CellTrace.Name.library] != name
      {
        changed.insert(CellTrace.Name.library)
      }
      runs[name]?.changed = changed
    }
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for name in order {
        guard let run = runs[name] else { continue }
        for input in run.trace.read.keys where !run.changed.contains(input) {
          guard let writer = writers[input], writer != name,
            let maker = runs[writer], !maker.changed.isEmpty || !maker.outOfTurn.isEmpty
          else { continue }
          runs[name]?.changed.insert(input)
          isGrowing = true
        }
      }
    }
  }
}

extension CellDependencies.Finding {
  /// What is to be said below the cell that was run, a line each; none where there is nothing to say.
  package var lines: [String] {
    var lines = used.sorted { $0.key < $1.key }.map { input, cells in
      let words = cells.map(String.init)
      let list =
        words.count == 1
        ? "cell \(words[0])"
        : "cells \(words.dropLast().joined(separator: ", ")) and \(words.last ?? "")"
      return "\(list) used \(Self.words(for: input)) as it was"
    }
    if !outOfTurn.isEmpty {
      let names = outOfTurn.sorted().map(Self.words).joined(separator: ", ")
      lines.append("this cell used \(names) as another cell, or an earlier text, left it")
    }
    return lines
  }

  private static func words(for input: String) -> String {
    switch input {
    case CellTrace.Name.store: "the store"
    case CellTrace.Name.random: "the random numbers"
    case CellTrace.Name.library: "the library"
    case CellTrace.Name.decisions: "what was decided"
    case CellTrace.Name.asOf: "the day of knowledge"
    case _ where input.hasPrefix("("): String(input.dropFirst().dropLast())
    default: "`\(input)`"
    }
  }
}
