internal import Foundation
internal import LineEditing
internal import QualityModel
internal import QualityStore
internal import Workbench

/// The conversation with a person: read an entry, evaluate it, show what it gives.
struct Prompt {
  let session: WorkbenchSession
  let storePath: String
  let isNewStore: Bool

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let history = HistoryFile.standardPath(application: "tidemark", environment: environment)
      .map { HistoryFile(path: $0) }
    let editor = LineEditor(name: "tidemark", history: history)
    editor.isComplete = { text in
      switch session.completeness(of: text) {
      case .complete: .complete
      case .incomplete(let indent): .incomplete(indent: indent)
      case .invalid: .invalid
      }
    }
    editor.completions = { request in
      let before = request.textBeforeCursor
      let found = CompletionEngine(session: session).completions(of: before)
      return CompletionAnswer(
        replacing: found.start..<before.utf8.count,
        with: found.candidates.map {
          CompletionCandidate($0.text, suffix: $0.suffix, note: $0.note)
        },
        of: found.total
      )
    }
    // Ctrl-C between two readings, while a result is being written, must not end the program.
    signal(SIGINT, SIG_IGN)
    if editor.mode != .silent { greet() }
    if let failure = editor.historyFailure {
      show("The history cannot be kept: \(failure)\n")
    }
    let prompt = session.settings.colour ? "\u{1B}[1;36mqi>\u{1B}[0m " : "qi> "

    var hasFailed = false
    reading: while true {
      refreshWindow()
      switch editor.readInput(prompt: prompt, continuationPrompt: "  > ") {
      case .endOfInput:
        break reading
      case .interrupted:
        continue
      case .text(let text):
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if editor.mode != .silent,
          Self.farewells.contains(text.trimmingCharacters(in: .whitespaces))
        {
          break reading
        }
        if !evaluate(text, editor) { hasFailed = true }
      }
    }
    // A pipe is a script: its reader wants to know that something went wrong.
    if hasFailed, editor.mode == .silent { Foundation.exit(1) }
  }

  private static let farewells: Set = ["quit", "exit", "quit()", "exit()"]

  /// Evaluates one entry; false when it failed.
  private func evaluate(_ text: String, _ editor: LineEditor) -> Bool {
    do throws(Diagnostic) {
      if let shown = try session.evaluate(text) { show(shown + "\n") }
      return true
    } catch {
      var lines = Failure.lines(error)
      // The terminal has just echoed ^C where the cursor stood.
      if error.kind == "stopped", editor.mode != .silent { lines.insert("", at: 0) }
      try? FileHandle.standardError.write(
        contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8)
      )
      return false
    }
  }

  private func greet() {
    var parts = ["Tidemark \(TidemarkCommand.currentVersion)", storePath]
    parts.append(
      isNewStore ? "a new store" : NumberText.counted(session.measureCount, "measure")
    )
    if case .date(let date) = session.settings.asOf {
      parts.append("as known on \(date), for reading only")
    }
    show(parts.joined(separator: " · ") + "\n")
    show("? lists what there is, ?name helps with it, Tab completes, Ctrl-D ends.\n")
  }

  private func refreshWindow() {
    guard let size = Terminal.standardOutput.size else { return }
    session.settings.columns = size.columns
    session.settings.rows = size.rows
  }

  private func show(_ text: String) {
    do { try session.settings.output(text) } catch {
      Failure.exit(Diagnostic(of: error), status: 1)
    }
  }
}
