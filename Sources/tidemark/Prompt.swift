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
  let isReadOnly: Bool
  private let pager: Pager?

  init(session: WorkbenchSession, storePath: String, isNewStore: Bool, isReadOnly: Bool) {
    self.session = session
    self.storePath = storePath
    self.isNewStore = isNewStore
    self.isReadOnly = isReadOnly
    pager = Pager(
      environment: Terminal.environment,
      hasTerminal: isatty(STDIN_FILENO) == 1 && Terminal.standardOutput.isTerminal
    )
  }

  func run() throws {
    let environment = Terminal.environment
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
    editor.indentOfLine = { BlockDepth.indentOfLastLine(of: $0) }
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
    var heldNumber = false
    editor.shouldRemember = { text in
      guard NHSNumber.occurs(in: text) else { return true }
      heldNumber = true
      return false
    }
    session.settings.earlierEntries = { [kept = editor.history] in kept }
    // The prompt stands there first; the store is open before a hand has reached the keys.
    var preparing: (any Error)?
    var hasPrepared = false
    func prepare() -> Bool {
      guard !hasPrepared else { return true }
      hasPrepared = true
      do { try session.prepare() } catch { preparing = error }
      return preparing == nil
    }
    if editor.mode == .editing { editor.promptDrawn = prepare } else { _ = prepare() }
    if let preparing { throw preparing }
    // Ctrl-C between two readings, while a result is being written, must not end the program.
    signal(SIGINT, SIG_IGN)
    if editor.mode != .silent { greet(isFirstTime: editor.history.isEmpty) }
    if let failure = editor.historyFailure {
      show("The history cannot be kept: \(failure)\n")
    }
    session.settings.page = { try page($0) }
    session.settings.timeStopped = { TerminalWork.timeStopped }
    // In a stream the lines to come are entries, and no answers.
    if editor.mode != .silent { session.settings.ask = { TerminalQuestion.ask($0) } }
    let pictures = TerminalPictures()
    session.settings.graphics = { pictures.graphics() }

    var hasFailed = false
    var hasHinted = false
    var hasToldOfNumber = false
    // Where the entry begins in a stream, for errors to say.
    var nextLine = 1
    reading: while true {
      refreshWindow()
      let prompt = EntryPrompt(
        number: session.nextEntryNumber,
        colour: session.settings.colour
      )
      let input = editor.readInput(
        prompt: prompt.text,
        continuationPrompt: prompt.continuation,
        initialText: pictures.takeTyped()
      )
      if let preparing { throw preparing }
      // The window may have changed while a person typed.
      refreshWindow()
      switch input {
      case .endOfInput:
        break reading
      case .interrupted(let wasEmpty):
        if wasEmpty, !hasHinted {
          note("Ctrl-D or exit leaves; Ctrl-C stops what runs.")
          hasHinted = true
        }
      case .text(let text):
        let firstLine = nextLine
        nextLine += 1 + text.utf8.count { $0 == UInt8(ascii: "\n") }
        guard text.contains(where: { !$0.isWhitespace }) else { continue }
        if heldNumber {
          note(
            hasToldOfNumber
              ? "Not kept in the history: an NHS number."
              : "Not kept in the history: it holds what looks like an NHS number."
          )
          (heldNumber, hasToldOfNumber) = (false, true)
        }
        if editor.mode != .silent,
          Self.farewells.contains(text.trimmingCharacters(in: .whitespaces))
        {
          break reading
        }
        let entry = (editor.mode == .silent ? nil : session.helpAsked(by: text)) ?? text
        TerminalWork.during(isSilent: editor.mode == .editing) {
          if !evaluate(entry, fromLine: firstLine, editor) { hasFailed = true }
          tellTime(editor)
        }
      }
    }
    if editor.mode != .silent { tellOfPlans() }
    // A pipe is a script: its reader wants to know that something went wrong.
    if hasFailed, editor.mode == .silent { Foundation.exit(1) }
  }

  private static let farewells: Set = [
    "quit", "exit", "quit()", "exit()", ":quit", ":exit", ":q",
  ]

  /// The time of the last entry: always where that was asked for, else when a person had to wait.
  private func tellTime(_ editor: LineEditor) {
    guard let timing = session.lastTiming else { return }
    let isLong = timing.elapsed > .seconds(1) && Terminal.standardError.isTerminal
    guard session.settings.showsTiming || (isLong && editor.mode != .silent) else { return }
    note(timing.text)
  }

  /// What was planned and is left undone: nothing of it is in the store.
  private func tellOfPlans() {
    let plans = session.uncommittedPlans
    if !plans.isEmpty {
      note("Not committed, and so not recorded: " + plans.joined(separator: "; "))
    }
    let drafts = session.unrecordedDrafts
    if !drafts.isEmpty {
      note("Drafted, and gone with this session: " + drafts.joined(separator: "; "))
    }
  }

  /// A remark beside the results: grey, on standard error.
  private func note(_ text: String) {
    var text = session.terminalSafety.printable(text)
    if let columns = Terminal.standardError.size?.columns {
      text = WrappedText.card(text, width: columns)
    }
    StandardError.write([
      Terminal.standardError.mayColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    ])
  }

  /// Evaluates one entry; false when it failed.
  private func evaluate(_ text: String, fromLine firstLine: Int, _ editor: LineEditor) -> Bool {
    do throws(Diagnostic) {
      if let shown = try session.evaluate(text) { show(shown + "\n") }
      return true
    } catch {
      let isStream = editor.mode == .silent
      var lines = Failure.lines(isStream ? error.inStandardInput(text, fromLine: firstLine) : error)
      // A terminal that echoes keys has just shown ^C where the cursor stood.
      if error.kind == "stopped", editor.mode == .plain { lines.insert("", at: 0) }
      StandardError.write(lines)
      return false
    }
  }

  /// One line on what is open; who is here for the first time is told what to try.
  private func greet(isFirstTime: Bool) {
    var parts = ["Tidemark \(TidemarkCommand.currentVersion)", DisplayWidth.oneLine(storePath)]
    var status = stat()
    if isNewStore {
      parts.append("a new store")
    } else if stat(storePath, &status) == 0 {
      parts.append(NumberText.fileSize(Int(status.st_size)))
    }
    if case .date(let date) = session.settings.asOf {
      parts.append("as known on \(date), for reading only")
    } else if isReadOnly {
      parts.append("for reading only")
    }
    if session.settings.access.profile == .preview { parts.append("a preview: nothing is written") }
    parts.append("? helps")
    show(session.terminalSafety.printable(parts.joined(separator: " · ")) + "\n")
    guard isFirstTime else { return }
    for (command, purpose) in [
      ("?", "a tour; ?name helps with anything, Tab completes"),
      ("qi.measures", "the measures of this store"),
      (":help", "commands, such as :history; Ctrl-D leaves"),
    ] {
      show("  " + command + String(repeating: " ", count: 28 - command.count) + purpose + "\n")
    }
  }

  private func refreshWindow() {
    guard let size = Terminal.standardOutput.size else { return }
    session.settings.columns = size.columns
    session.settings.rows = size.rows
  }

  private func show(_ text: String) {
    do { try page(text) } catch {
      Failure.exit(Diagnostic(of: error), status: 1)
    }
  }

  /// Writes a text, through the pager where it is longer than the window.
  private func page(_ text: String) throws {
    let settings = session.settings
    guard let pager,
      // A picture stands where it was drawn; a pager would show its letters.
      !text.contains("\u{1B}7"),
      Pager.isNeeded(for: text, columns: settings.columns, rows: settings.rows - 1)
    else { return try settings.output(text) }
    let outcome = TerminalWork.lendingTerminal { pager.show(text) }
    guard case .failed(let reason) = outcome else { return }
    try settings.output(text)
    settings.warning(
      "\"\(pager.command)\" could not page this: \(reason). PAGER names the program."
    )
  }
}

/// The prompt with the number of the entry that it asks for: errors, `_12` and `:save` go by it.
struct EntryPrompt {
  let number: Int
  let colour: Bool

  var text: String {
    colour ? "\u{1B}[2m\(number)\u{1B}[0m \u{1B}[1;36mqi>\u{1B}[0m " : "\(number) qi> "
  }

  /// As wide as the prompt, so that the lines of an entry stand under each other.
  var continuation: String { String(repeating: " ", count: "\(number) qi".count) + "> " }
}
