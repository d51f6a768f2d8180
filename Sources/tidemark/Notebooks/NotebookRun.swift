internal import Foundation
internal import Notebook
internal import OrderedJSON
internal import Workbench

/// A run of a notebook, cell by cell in a process of its own; the notebook stays here, whatever becomes of
/// that.
struct NotebookRun {
  /// How a run ended.
  enum Outcome: String {
    case ok
    case cellError = "cell_error"
    case refused
    case resultsChanged = "results_changed"
    case died
    case deadline
    case interrupted

    /// The status of the program.
    var status: Int32 {
      switch self {
      case .ok: 0
      case .cellError: 1
      case .refused: 2
      case .resultsChanged: 3
      case .died: 4
      case .deadline: 5
      case .interrupted: 128 + (Interruption.signalSeen ?? SIGINT)
      }
    }
  }

  /// What a run is given besides the notebook.
  struct Conditions {
    var parameters: [String: String] = [:]
    var timeout: Double?
    var cellTimeout: Double?
    /// What of the session is told in the notebook, by name.
    var recorded: [(String, String)] = []
    /// By what all of that goes on which every cell rests: the program, the knowledge.
    var mark = ""
    /// By what that goes on which some cells rest: the parameters, the days; as cells note it.
    var marks: [String: String] = [:]
    /// What a cell is held against as soon as it has run, and the notebook at the end.
    var disclosure: DisclosureRules
  }

  var notebook: Notebook
  var outcome = Outcome.ok
  /// What is printed where nothing of the notebook could be run.
  var refusal: [String] = []
  /// The number of the cell that ended the run, from 1, and its error.
  var failure: (cell: Int, name: String, message: String)?
  var counts = (run: 0, failed: 0, skipped: 0, notRun: 0, kept: 0)

  let conditions: Conditions
  let progress: (Int, Int) -> Void
  /// What the cell that ran last read and wrote; nil where it did not come to its end.
  var trace: CellTrace?
  let deadline: ContinuousClock.Instant?

  init(
    _ notebook: Notebook,
    _ conditions: Conditions,
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) {
    self.notebook = notebook
    self.conditions = conditions
    self.progress = progress
    deadline = conditions.timeout.map { .now + .seconds($0) }
  }

  /// The cell that the process has been sent before the one in front of it was over.
  var sentAhead: Int?

  /// Whether the process was asked to stop.
  var isStopping = false

  /// What a cell came to that was not yet written into the notebook: the next one runs meanwhile.
  var unsettled: (place: Int, outputs: CollectedOutputs)?

  /// The cells that ran, as the gate leaves them, by their places.
  var cleared: [Int: CellClearance] = [:]

  /// Runs the cells in order, until one fails or all are done; the process is told so, and not waited for.
  mutating func perform(in process: CellProcess) {
    forgetEarlierRun()
    // Wrong parameters, or no store: there was no run that a notebook could tell of.
    if !begin(process), outcome == .refused { return }
    // An injected cell came before the first that is run, and none comes after.
    let code = notebook.cells.indices.filter { notebook.cells[$0].kind == .code }
    var places = code.filter { !notebook.cells[$0].tags.contains("skip-execution") }[...]
    for place in code {
      guard place == places.first else {
        counts.skipped += 1
        mark(place, "skipped")
        continue
      }
      places.removeFirst()
      // What the process was sent it may have begun, and it says whether it has.
      if outcome == .ok || sentAhead == place {
        progress(place + 1, notebook.cells.count)
        run(place, process, before: places.first)
      } else {
        counts.notRun += 1
        mark(place, "not_run")
      }
    }
    process.finish()
    settle()
    notebook.metadata.insertInOrder(Notebook.runKey, .object(record))
  }

  /// Writes into the notebook what the last cell came to, and looks at it as the gate will.
  mutating func settle() {
    guard let (place, outputs) = unsettled else { return }
    unsettled = nil
    notebook.cells[place].outputs = outputs.outputs
    cleared[place] = CellClearance(notebook.cells[place], at: place, conditions.disclosure)
  }

  /// What the notebook says of the run: what it was given and how it ended, and nothing of the time.
  var record: JSONObject {
    var record = JSONObject()
    for (name, value) in conditions.recorded { record[name] = .string(value) }
    if !conditions.mark.isEmpty { record["conditions"] = .string(conditions.mark) }
    if !parameterValues.isEmpty { record["parameters"] = .object(parameterValues) }
    record["status"] = .string(outcome.rawValue)
    return record.inOrder
  }

  private var parameterValues = JSONObject()

  // MARK: - Before the first cell

  /// Takes away what an earlier run left, so that nothing old stands where something new is expected.
  mutating func forgetEarlierRun() {
    notebook.cells.removeAll { $0.tags.contains(Tag.injected) }
    for index in notebook.cells.indices where notebook.cells[index].kind == .code {
      notebook.cells[index].metadata[Notebook.runKey] = nil
      guard !notebook.cells[index].tags.contains("skip-execution") else { continue }
      notebook.cells[index].outputs = []
      notebook.cells[index].executionCount = nil
    }
    notebook.metadata[Notebook.runKey] = nil
  }

  private enum Tag {
    static let parameters = "parameters"
    static let injected = "injected-parameters"
  }

  /// Waits for the process, and has the parameters checked; false where nothing can be run.
  mutating func begin(_ process: CellProcess) -> Bool {
    switch process.next(before: deadline) {
    case .answer(.ready): break
    case let reply: return refuse(reply, process)
    }
    let place = parameterCell
    process.send(
      .parameters(
        source: place.map { notebook.cells[$0].source },
        given: conditions.parameters,
        timeout: conditions.cellTimeout ?? conditions.timeout
      )
    )
    switch process.next(before: deadline) {
    case .answer(.parameters(let values, let cell)):
      parameterValues = values
      if let place, let cell { inject(cell, after: place) }
      return true
    case let reply: return refuse(reply, process)
    }
  }

  private mutating func refuse(_ reply: CellProcess.Reply, _ process: CellProcess) -> Bool {
    outcome = .refused
    defer {
      // The cell of the parameters may go on for ever.
      if outcome != .refused { process.end() }
      process.close()
    }
    switch reply {
    case .answer(.refused(_, let lines)): refusal = lines
    case .late:
      outcome = .deadline
      refusal = ["error: The time was up before the first cell."]
    case .interrupted:
      outcome = .interrupted
      refusal = ["The run was stopped before the first cell."]
    case .answer, .ended:
      outcome = .died
      refusal = ["error: The interpreter ended before the first cell."]
    }
    return false
  }

  /// The cell that declares the parameters: the one tagged so, else the first that calls `qi.params`.
  private var parameterCell: Int? {
    notebook.cells.firstIndex { $0.kind == .code && $0.tags.contains(Tag.parameters) }
      ?? notebook.cells.firstIndex { $0.kind == .code && $0.source.contains("qi.params") }
  }

  private mutating func inject(_ source: String, after place: Int) {
    var metadata = JSONObject()
    metadata["tags"] = [.string(Tag.injected)]
    notebook.cells.insert(
      NotebookCell(
        .code,
        "-- The parameters of this run.\n" + source,
        id: notebook.namesCells ? Tag.injected : nil,
        metadata: metadata
      ),
      at: place + 1
    )
  }

  /// Takes in that a comparison found the results changed.
  mutating func findChanged() { if outcome == .ok { outcome = .resultsChanged } }
}
