/// Which cells of an open notebook show what is no longer so.
///
/// A cell goes by the name that the front end gives it; the order of cells is that in which they were run
/// first. A cell is stale where it read something else than the cells above it leave, as they were run
/// last: so running all of them from the top leaves none, whatever each changes in place. What outlives a
/// run, such as the store, is compared with what it is now, and a cell below may have changed it.
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
  }

  /// What lies outside the session, as it is now, and the cell that left it so; nil for what no cell did.
  private struct Outside {
    var mark: TraceMark
    var writer: String?
  }

  private var order: [String] = []
  private var runs: [String: Run] = [:]
  private var outside: [String: Outside] = [:]
  /// What was there before the first cell, of what is no global: modules as they were loaded, the knowledge.
  private var beginning: [String: TraceMark] = [:]
  /// What each cell used that it would not find now.
  private var changed: [String: Set<String>] = [:]

  package init() {}

  /// Takes in that a cell was run; one that has no name stands in no notebook.
  package mutating func ran(_ cell: String?, number: Int, _ trace: CellTrace) -> Finding {
    for (input, mark) in trace.read {
      switch Kind(input) {
      case .outside where input != CellTrace.Name.library && outside[input]?.mark.own != mark.own:
        outside[input] = Outside(mark: mark, writer: nil)
      case .kept where beginning[input] == nil: beginning[input] = mark
      default: break
      }
    }
    for (written, mark) in trace.wrote {
      switch Kind(written) {
      case .outside: outside[written] = Outside(mark: mark, writer: cell)
      case .kept where beginning[written] == nil: beginning[written] = mark
      default: break
      }
    }
    if let cell {
      if runs[cell] == nil { order.append(cell) }
      runs[cell] = Run(number: number, trace: trace)
    }
    let before = changed
    findChanged()
    var finding = Finding()
    for name in order {
      let found = changed[name] ?? []
      if name == cell { finding.outOfTurn = found }
      guard name != cell, let run = runs[name] else { continue }
      for input in found.subtracting(before[name] ?? []) {
        finding.used[input, default: []].append(run.number)
      }
    }
    for input in finding.used.keys { finding.used[input]?.sort() }
    finding.stale = order.filter { changed[$0] != nil }
    return finding
  }

  /// Takes in that cells are in the notebook no more.
  package mutating func forget(_ cells: [String]) {
    for name in cells where runs.removeValue(forKey: name) != nil {
      order.removeAll { $0 == name }
      for (written, now) in outside where now.writer == name { outside[written]?.writer = nil }
    }
    findChanged()
  }

  /// How a name is to be looked at.
  private enum Kind {
    /// Made by the cells above.
    case global
    /// So too, but there before the first cell.
    case kept
    /// Outlives the session, or is changed behind its back.
    case outside
    /// Never the same again: drawn numbers, how often was decided. What was drawn or decided is seen in
    /// the globals that hold it.
    case passing

    init(_ name: String) {
      switch name {
      case CellTrace.Name.random, CellTrace.Name.decisions: self = .passing
      case CellTrace.Name.asOf: self = .kept
      case _ where name.hasPrefix("(module "): self = .kept
      case _ where name.hasPrefix("("): self = .outside
      default: self = .global
      }
    }
  }

  /// Goes through the cells from the top, and marks those that read something else than they would find.
  private mutating func findChanged() {
    var state = beginning
    var uncertain: Set<String> = []
    changed = [:]
    for (place, name) in order.enumerated() {
      guard let trace = runs[name]?.trace else { continue }
      let found = changedInputs(of: trace, at: place, state, uncertain)
      if !found.isEmpty { changed[name] = found }
      for (written, mark) in trace.wrote {
        switch Kind(written) {
        case .outside, .passing: continue
        case .global, .kept: break
        }
        // That a later cell's name lost its share in a value is nothing that was made here.
        let isShareOnly = trace.regrouped.contains(written)
        if isShareOnly, state[written]?.own != mark.own { continue }
        state[written] = mark
        if !found.isEmpty {
          uncertain.insert(written)
        } else if !isShareOnly {
          uncertain.remove(written)
        }
      }
    }
  }

  private func changedInputs(
    of trace: CellTrace,
    at place: Int,
    _ state: [String: TraceMark],
    _ uncertain: Set<String>
  ) -> Set<String> {
    var found = Set(
      trace.read.filter { input, mark in
        switch Kind(input) {
        case .passing: return false
        case .outside:
          guard input != CellTrace.Name.library, let now = outside[input], now.mark.own != mark.own
          else { return false }
          // What a cell below changed, it would change again.
          return now.writer.flatMap { order.firstIndex(of: $0) }.map { $0 < place } ?? true
        case .global, .kept:
          return uncertain.contains(input) || !mark.matches(state[input] ?? .absent)
        }
      }.keys
    )
    let library = CellTrace.Name.library
    if let now = outside[library], let writer = now.writer.flatMap({ order.firstIndex(of: $0) }) {
      // A cell that defines the same again is not seen to do so: only who stands where is asked.
      let read = trace.read[library] ?? .absent
      let isOlder = writer < place && read.own != now.mark.own
      if isOlder || writer > place && read != .absent { found.insert(library) }
    }
    if trace.looksAtAll {
      let others = state.filter { name, mark in
        !name.hasPrefix("(") && mark != .absent && trace.read[name] == nil
          && trace.wrote[name] == nil
      }
      if !others.isEmpty || !uncertain.isEmpty { found.insert("_G") }
    }
    return found
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
    case CellTrace.Name.today, CellTrace.Name.readOn: "the day it is"
    case _ where input.hasPrefix("("): String(input.dropFirst().dropLast())
    default: "`\(input)`"
    }
  }
}
