internal import Notebook
internal import OrderedJSON
internal import Workbench

extension NotebookRun {
  /// How long a cell whose time is up may take to stop by itself.
  private static let grace = Duration.seconds(3)

  /// The longest request that is sent ahead: as long as what the system takes whether anybody reads or not,
  /// for the process may wait meanwhile until we read what it says.
  private static let longestAhead = 4_096

  /// Whether an error ends the run: where the cell may fail, only one that somebody or a time limit asked
  /// for.
  static func isEnded(by name: String, mayFail: Bool) -> Bool {
    !mayFail || name == "stopped" || name == "deadline"
  }

  /// Runs a cell, or waits for what becomes of one that was sent ahead.
  ///
  /// - Parameters:
  ///   - place: Where it stands in the notebook.
  ///   - process: What evaluates it.
  ///   - number: The number of its entry, where cells before it were not evaluated.
  ///   - next: The cell that is run after it where all goes well: the process gets it now, and need not wait
  ///     for us when it is done with this one.
  mutating func run(
    _ place: Int,
    _ process: CellProcess,
    number: Int? = nil,
    before next: Int? = nil
  ) {
    trace = nil
    let now = ContinuousClock.now
    let left = deadline.map { ($0 - now) / .seconds(1) }
    let limit = [left, conditions.cellTimeout].compactMap(\.self).min()
    if sentAhead == place {
      sentAhead = nil
    } else if let left, left <= 0 {
      outcome = .deadline
      counts.notRun += 1
      failure = (place + 1, "deadline", "The time of the run was up before this cell.")
      mark(place, "not_run")
      return
    } else {
      process.send(request(place, limit, number))
    }
    if let next { sendAhead(next, process) }
    settle()
    var outputs = CollectedOutputs()
    let mayGoOn = outcome == .ok
    let end = wait(for: place, process, limit.map { now + .seconds($0) + Self.grace }, &outputs)
    guard end.isBegun else {
      counts.notRun += 1
      mark(place, "not_run")
      if outcome == .ok { outcome = .interrupted }
      if outcome == .interrupted, failure == nil {
        failure = (place + 1, "stopped", "The run was stopped before this cell.")
      }
      return
    }
    counts.run += 1
    unsettled = (place, outputs)
    take(end.error, of: place, isFirst: mayGoOn)
  }

  private func request(_ place: Int, _ limit: Double?, _ number: Int? = nil) -> CellRequest {
    .cell(
      source: notebook.cells[place].source,
      timeout: limit,
      number: number,
      mayFail: mayFail(place)
    )
  }

  private func mayFail(_ place: Int) -> Bool {
    notebook.cells[place].tags.contains("raises-exception")
  }

  /// Not where the run has a time limit: how much of it is left is known only when the cell begins.
  private mutating func sendAhead(_ place: Int, _ process: CellProcess) {
    guard deadline == nil, outcome == .ok else { return }
    let request = request(place, conditions.cellTimeout)
    guard request.line.utf8.count < Self.longestAhead else { return }
    process.send(request)
    sentAhead = place
  }

  /// Waits for the end of a cell.
  ///
  /// - Returns: The error with which it ended, and whether it was begun at all.
  private mutating func wait(
    for place: Int,
    _ process: CellProcess,
    _ latest: ContinuousClock.Instant?,
    _ outputs: inout CollectedOutputs
  ) -> (error: (name: String, message: String)?, isBegun: Bool) {
    var error: (name: String, message: String)?
    var last = latest
    if isStopping {
      // The cell before it was over when the process was asked, so it may have missed it.
      process.interrupt()
      last = .now + Self.grace
    }
    while true {
      switch process.next(before: last) {
      case .answer(.done(let number, let told)):
        notebook.cells[place].executionCount = number
        trace = CellTrace(.object(told))
        keep(told, of: place)
        return (error, true)
      case .answer(.notRun): return (nil, false)
      case .answer(.error(let name, let message, let traceback)):
        error = (name, message)
        outputs.append(.error(name: name, message: message, traceback: traceback))
      case .answer(let answer): outputs.add(answer)
      case .interrupted:
        if isStopping { process.end() } else { process.interrupt() }
        isStopping = true
        last = .now + Self.grace
      case .late:
        process.end()
        takeLast(of: process, &outputs)
        let message = "The cell did not stop when its time was up, and was ended."
        let name = isStopping ? "stopped" : "deadline"
        outputs.append(
          .error(name: name, message: message, traceback: ["error: \(message)"])
        )
        process.close()
        sentAhead = nil
        outcome = .deadline
        return ((name, message), true)
      case .ended:
        let message = "The interpreter \(process.close())."
        outputs.append(.error(name: "died", message: message, traceback: ["error: \(message)"]))
        sentAhead = nil
        outcome = .died
        return (("died", message), true)
      }
    }
  }

  /// Takes in what a process that was ended had shown before.
  private func takeLast(of process: CellProcess, _ outputs: inout CollectedOutputs) {
    while true {
      switch process.next(before: nil) {
      case .answer(.error(let name, let message, let traceback)):
        outputs.append(.error(name: name, message: message, traceback: traceback))
      case .answer(let answer): outputs.add(answer)
      case .interrupted, .late: break
      case .ended: return
      }
    }
  }

  /// Notes how a cell ended, and with it the run where the cell may not fail.
  ///
  /// - Parameters:
  ///   - error: The error with which it ended, if it did.
  ///   - place: Where it stands in the notebook.
  ///   - isFirst: Whether the run had not ended before; why it did is told by the first.
  private mutating func take(
    _ error: (name: String, message: String)?,
    of place: Int,
    isFirst: Bool
  ) {
    if isStopping { outcome = .interrupted }
    guard let error else {
      // The one that was sent ahead will have been stopped.
      if isStopping, sentAhead == nil, failure == nil {
        failure = (place + 1, "stopped", "The run was stopped in this cell.")
      }
      return
    }
    if outcome == .ok, Self.isEnded(by: error.name, mayFail: mayFail(place)) {
      outcome =
        switch error.name {
        case "deadline": .deadline
        case "stopped" where mayFail(place): .interrupted
        default: .cellError
        }
    }
    if outcome == .ok { return }
    counts.failed += 1
    if isFirst || failure == nil { failure = (place + 1, error.name, error.message) }
    mark(place, "failed")
  }

  mutating func mark(_ place: Int, _ status: String) {
    // A cell that did not run to its end tells nothing that could be held against a later run.
    // But what it recorded stays recorded.
    var record: JSONObject = ["status": .string(status)]
    if let changes = trace?.changes, changes > 0, status == "failed" {
      record["changes"] = .number(JSONNumber(changes))
      record["text"] = .string(EarlierRun.mark(ofText: notebook.cells[place].source))
    }
    notebook.cells[place].metadata.insertInOrder(Notebook.runKey, .object(record.inOrder))
  }

  /// Notes with a cell what it read and wrote, and of which text that is so.
  private mutating func keep(_ trace: JSONObject, of place: Int) {
    var record = trace
    record["text"] = .string(EarlierRun.mark(ofText: notebook.cells[place].source))
    if trace["names_places"] != nil {
      record["places"] = .string(EarlierRun.mark(ofPlace: place, in: notebook))
    }
    notebook.cells[place].metadata.insertInOrder(Notebook.runKey, .object(record.inOrder))
  }
}
