internal import Notebook
internal import OrderedJSON
internal import Workbench

extension NotebookRun {
  /// Runs what an earlier run does not tell already: the first cell that changed or failed, and what it
  /// reaches.
  ///
  /// A cell is kept where its text is the same, and all that it read would be found as it was. The
  /// interpreter's values are not kept, so cells whose values are needed are evaluated again; what they
  /// show stays as it was, unless one leaves something else behind than before: then it counts as run.
  ///
  /// - Parameters:
  ///   - earlier: The earlier run.
  ///   - start: Starts a process for the cells.
  /// - Throws: What starting a process throws.
  mutating func resume(_ earlier: EarlierRun, starting start: () throws -> CellProcess) throws {
    let original = notebook
    var attempt = Attempt()
    while true {
      notebook = original
      forgetEarlierRun()
      (outcome, refusal, failure) = (.ok, [], nil)
      counts = (0, 0, 0, 0, 0)
      let process = try start()
      if !begin(process), outcome == .refused { return }
      let isDone = perform(attempt: &attempt, earlier, process)
      if isDone { break }
    }
    notebook.metadata.insertInOrder(Notebook.runKey, .object(record))
  }

  /// What was learnt in an attempt that had to be broken off.
  private struct Attempt {
    var forced: Set<Int> = []
    /// Names that a cell read and that were not there.
    var missing: Set<String> = []
    /// Where naming them did not help.
    var needsAll = false
    var hasRecorded = false
  }

  /// Whether it came to an end; else it is to be made again.
  private mutating func perform(
    attempt: inout Attempt,
    _ earlier: EarlierRun,
    _ process: CellProcess
  ) -> Bool {
    defer {
      process.close()
      settle()
    }
    let code = notebook.cells.indices.filter { notebook.cells[$0].kind == .code }
    let places = code.filter { !notebook.cells[$0].tags.contains("skip-execution") }
    let pairs = earlier.pairs(in: notebook)
    var state = earlier.beginning(
      store: outcome == .ok ? storeMark(process) : "-",
      given: conditions.marks
    )
    let plan = ResumptionPlan(
      notebook,
      places: places,
      pairs: pairs,
      beginning: state,
      forced: attempt.forced,
      missing: attempt.missing,
      needsAll: attempt.needsAll
    )
    var number = 0
    for place in code {
      guard places.contains(place) else {
        counts.skipped += 1
        mark(place, "skipped")
        continue
      }
      guard outcome == .ok else {
        counts.notRun += 1
        markNotRun(place, earlier)
        continue
      }
      if notebook.cells[place].source.contains(where: { !$0.isWhitespace }) { number += 1 }
      progress(place + 1, notebook.cells.count)
      let pair = pairs[place]
      let isValid =
        pair.map { ResumptionPlan.isValid($0, at: place, in: notebook, state) } ?? false
        && !attempt.forced.contains(place)
      if isValid, let pair {
        let isNeeded = plan.replayed.contains(place) || plan.run.contains(place)
        if !isNeeded || leavesNothing(pair.trace) {
          keep(pair, at: place, number: number)
          state.merge(pair.trace.wrote) { $1 }
          continue
        }
        guard mayRepeat(earlier, at: place) else { continue }
        let isSame = replay(pair, at: place, number: number, process)
        if !isSame, trace == nil, outcome == .ok { outcome = .cellError }
        state.merge(trace?.wrote ?? pair.trace.wrote) { $1 }
        continue
      }
      // Nobody foresaw that it would have to run: what it needs may be missing.
      if !plan.run.contains(place), !attempt.hasRecorded {
        attempt.forced.insert(place)
        return false
      }
      guard mayRepeat(earlier, at: place) else { continue }
      run(place, process, number: number)
      guard let trace else { continue }
      if trace.changes > 0 { attempt.hasRecorded = true }
      let missed = trace.read.filter { name, mark in
        !name.hasPrefix("(") && !mark.matches(state[name] ?? .absent)
      }
      if !missed.isEmpty, !attempt.needsAll, !attempt.hasRecorded {
        attempt.needsAll = attempt.missing.isSuperset(of: missed.keys)
        attempt.missing.formUnion(missed.keys)
        return false
      }
      state.merge(trace.wrote) { $1 }
    }
    return true
  }

  private func leavesNothing(_ trace: CellTrace) -> Bool {
    trace.wrote.keys.allSatisfy { $0 == CellTrace.Name.store || $0.hasPrefix("(file ") }
  }

  /// Asks what the store holds.
  private mutating func storeMark(_ process: CellProcess) -> String {
    process.send(.store)
    guard case .answer(.store(let mark)) = process.next(before: deadline) else { return "-" }
    return mark
  }

  /// Takes over what a cell came to in the earlier run.
  private mutating func keep(_ pair: EarlierRun.Cell, at place: Int, number: Int) {
    counts.kept += 1
    if unsettled?.place == place { unsettled = nil }
    let isNumbered = pair.cell.executionCount != nil
    notebook.cells[place].executionCount = isNumbered ? number : nil
    notebook.cells[place].outputs = pair.cell.outputs.map { output in
      guard case .result(_, let data, let metadata) = output else { return output }
      return .result(count: number, data: data, metadata: metadata)
    }
    if let record = pair.cell.metadata[Notebook.runKey] {
      notebook.cells[place].metadata.insertInOrder(Notebook.runKey, record)
    }
  }

  /// Evaluates a cell for what it leaves behind; what it shows stays as it was where that is the same.
  ///
  /// - Returns: Whether it was the same.
  private mutating func replay(
    _ pair: EarlierRun.Cell,
    at place: Int,
    number: Int,
    _ process: CellProcess
  ) -> Bool {
    let before = counts
    run(place, process, number: number)
    guard let trace, outcome == .ok, trace.wrote == pair.trace.wrote,
      trace.changes == pair.trace.changes
    else { return false }
    counts = before
    keep(pair, at: place, number: number)
    return true
  }

  /// A cell that recorded changes in the earlier run is not run again unless somebody says so.
  private mutating func mayRepeat(_ earlier: EarlierRun, at place: Int) -> Bool {
    guard let recording = earlier.recording(at: place, in: notebook) else { return true }
    outcome = .cellError
    counts.notRun += 1
    let message =
      "It recorded \(NumberText.counted(recording.trace.changes, "change")) in the earlier run, and "
      + "would record again: run the notebook without --resume where that is meant."
    failure = (place + 1, "recorded", message)
    markNotRun(place, earlier)
    return false
  }

  /// Marks a cell as not run; what it recorded in the earlier run stays told, for a third run.
  private mutating func markNotRun(_ place: Int, _ earlier: EarlierRun) {
    mark(place, "not_run")
    guard let recording = earlier.recording(at: place, in: notebook) else { return }
    notebook.cells[place].metadata.insertInOrder(
      Notebook.runKey,
      [
        "changes": .number(JSONNumber(recording.trace.changes)), "status": "not_run",
        "text": .string(EarlierRun.mark(ofText: notebook.cells[place].source)),
      ]
    )
  }
}
