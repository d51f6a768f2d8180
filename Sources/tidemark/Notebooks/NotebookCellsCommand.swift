internal import ArgumentParser
internal import Foundation
internal import OrderedJSON
internal import QualityStore
internal import Workbench

/// Evaluates the cells of a notebook that a runner sends, in a process of its own: what kills it leaves the
/// runner, and with it the notebook, alive.
struct NotebookCellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook-cells",
    abstract: "Evaluate cells for tidemark notebook run.",
    shouldDisplay: false
  )

  @Argument var notebook: String
  @Option(name: [.customShort("p"), .customLong("param")]) var parameters: [String] = []
  @Option var allowRead: [String] = []
  @Option var allowWrite: [String] = []
  @OptionGroup var options: SessionOptions

  func run() throws {
    // Between cells nothing is there to be stopped; within one the evaluator takes the signal.
    signal(SIGINT, SIG_IGN)
    // What kills ends at once and is told by the runner: the handler that prints a backtrace would go on
    // after a signal that somebody sent.
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGFPE, SIGTRAP, SIGQUIT] {
      signal(number, SIG_DFL)
    }
    let session: WorkbenchSession
    do {
      session = try makeSession()
      try session.seedRandomNumbers()
      try session.traceCells()
    } catch {
      Self.tell(.refused(kind: "usage", lines: Diagnostic(of: error).lines(colour: false)))
      return
    }
    Self.endWithRunner()
    Self.tell(.ready)
    while let line = readLine() {
      guard let request = CellRequest(line) else { continue }
      answer(request, session)
    }
  }

  private func answer(_ request: CellRequest, _ session: WorkbenchSession) {
    switch request {
    case .parameters(let source, let given, let timeout):
      do throws(Diagnostic) {
        let resolved = try session.notebookParameters(
          ofCell: source,
          given: given,
          deadlineSeconds: timeout
        )
        var values = JSONObject()
        for value in resolved.values { values[value.name] = .string(value.text) }
        Self.tell(.parameters(values: values, cell: resolved.cell))
      } catch {
        Self.tell(.refused(kind: error.kind, lines: error.lines(colour: false)))
      }
    case .store: Self.tell(.store(session.storeMark))
    case .cell(let source, let timeout, let given):
      if let given { session.continueEntries(at: given) }
      let number = session.nextEntryNumber
      session.evaluateCell(source, CellOptions(deadlineSeconds: timeout)) {
        Self.tell(CellAnswer($0))
      }
      Self.tell(
        .done(
          number: session.nextEntryNumber > number ? number : nil,
          trace: session.lastTrace?.json ?? JSONObject()
        )
      )
    }
  }

  /// The session of a notebook: the files of a script, and nothing of the window or the day that the
  /// outputs could depend on besides what was given.
  private func makeSession() throws -> WorkbenchSession {
    var settings = try options.settings()
    settings.access =
      options.preview
      ? .preview
      : try .script(
        in: ModuleFolders.folder(of: notebook),
        storePath: options.storePath,
        reading: allowRead,
        writing: allowWrite
      )
    settings.moduleFolders = ModuleFolders.ofScript(notebook)
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings.parameters[String(parts[0])] = parts.count == 2 ? String(parts[1]) : ""
    }
    settings.columns = 100
    settings.rows = 60
    settings.colour = false
    settings.unicode = true
    settings.progress = nil
    // A run with a given day is the same on every day.
    if options.today != nil { settings.readOn = settings.today }
    let (path, isNamed) = options.place.location
    let options = options
    guard isNamed || options.create || FileManager.default.fileExists(atPath: path) else {
      return try WorkbenchSession(settings: settings) {
        try options.openStore(creatingDefault: false).store
      }
    }
    return try WorkbenchSession(
      store: options.openStore(creatingDefault: false).store,
      settings: settings
    )
  }

  /// Standard output belongs to the runner: an answer a line.
  private static func tell(_ answer: CellAnswer) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data((answer.line + "\n").utf8))
    } catch {
      // Nobody is there to hear it.
      _exit(1)
    }
  }

  /// Ends this process when the runner is gone, whatever cell is being evaluated.
  private static func endWithRunner() {
    let watch = Thread {
      var input = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
      while true {
        let count = poll(&input, 1, -1)
        if count > 0, input.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { _exit(0) }
        if count < 0, errno != EINTR { return }
      }
    }
    watch.stackSize = 1 << 16
    watch.start()
  }
}
