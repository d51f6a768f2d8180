internal import CProcess
internal import Foundation
internal import OrderedJSON
internal import Synchronization
internal import Workbench

/// Evaluates the cells of a notebook that a runner sends, in a process of its own: what kills it leaves the
/// runner, and with it the notebook, alive.
///
/// The runner may send a cell before the one in front of it is over. So what ends a run ends it here: no
/// cell is begun after one that failed and may not, or after somebody asked to stop.
final class CellServer {
  /// The command line by which the program becomes one; what it needs besides comes in its first request.
  static let word = "notebook-cells"

  private let session: WorkbenchSession
  private var answers = CellAnswers()
  private var isOver = false

  /// Whether somebody asked to stop while no cell was there to be stopped.
  private static let isStopped = Atomic<Bool>(false)

  /// Answers requests until no more come, and ends the process.
  ///
  /// The status is 2 where no runner started it: what it rings would go into whatever file is open there.
  static func serve() -> Never {
    guard CellBell.isThere else { Foundation.exit(2) }
    // Within a cell the evaluator takes the signal.
    _ = isStopped.load(ordering: .relaxed)
    signal(SIGINT) { _ in CellServer.isStopped.store(true, ordering: .relaxed) }
    // What kills ends at once and is told by the runner: the handler that prints a backtrace would go on
    // after a signal that somebody sent.
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT] {
      signal(number, SIG_DFL)
    }
    endWithRunner()
    guard let line = readLine(), case .session(let given)? = CellRequest(line) else {
      Foundation.exit(2)
    }
    let server: CellServer
    var answers = CellAnswers()
    do {
      server = try CellServer(given)
    } catch {
      answers.tell(.refused(kind: "usage", lines: Diagnostic(of: error).lines(colour: false)))
      Foundation.exit(0)
    }
    answers.tell(.ready)
    while let line = readLine() {
      guard let request = CellRequest(line) else { continue }
      server.answer(request)
    }
    // The runner waits. What the cells left in memory goes with the process.
    server.session.closeStore()
    _exit(0)
  }

  private init(_ given: CellSession) throws {
    session = try given.make()
    try session.seedRandomNumbers()
    try session.traceCells()
  }

  private func answer(_ request: CellRequest) {
    switch request {
    case .session: break
    case .parameters(let source, let given, let timeout):
      do throws(Diagnostic) {
        let resolved = try session.notebookParameters(
          ofCell: source,
          given: given,
          deadlineSeconds: timeout
        )
        var values = JSONObject()
        for value in resolved.values { values[value.name] = .string(value.text) }
        answers.tell(.parameters(values: values, cell: resolved.cell))
      } catch {
        answers.tell(.refused(kind: error.kind, lines: error.lines(colour: false)))
      }
    case .store: answers.tell(.store(session.storeMark))
    case .cell(let source, let timeout, let number, let mayFail):
      isOver = isOver || Self.isStopped.load(ordering: .relaxed)
      guard !isOver else {
        answers.tell(.notRun)
        return
      }
      if let number { session.continueEntries(at: number) }
      evaluate(source, timeout, mayFail)
    }
  }

  private func evaluate(_ source: String, _ timeout: Double?, _ mayFail: Bool) {
    let number = session.nextEntryNumber
    let outcome = session.evaluateCell(source, CellOptions(deadlineSeconds: timeout)) {
      self.answers.show(CellAnswer($0))
    }
    if case .failed(let error) = outcome {
      isOver = NotebookRun.isEnded(by: error.name, mayFail: mayFail)
    }
    answers.tell(
      .done(
        number: session.nextEntryNumber > number ? number : nil,
        trace: session.lastTrace?.json ?? JSONObject()
      )
    )
  }

  /// Ends this process when the runner is gone, whatever cell is being evaluated.
  ///
  /// The system sees to it. A thread that watches would make every lock and every allocation of the cells
  /// dearer, for they are free of charge only where nobody else runs.
  private static func endWithRunner() {
    _ = tidemark_end_with_parent()
    // It may have gone before that was said.
    var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    if poll(&input, 1, 0) > 0, input.revents & Int16(POLLHUP) != 0 { _exit(0) }
  }
}
