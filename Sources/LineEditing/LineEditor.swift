private import CReadline
private import Glibc

/// Reads what a person types, with GNU readline at a terminal and line by line elsewhere.
///
/// An input may have many lines: Return asks `isComplete` about the whole text and either accepts
/// it or starts a line. Up and Down move by screen rows and, at the edges, through the history,
/// where a block comes back whole. Tab completes as far as the candidates agree, and a second Tab
/// lists them. What is pasted arrives unchanged and is accepted by the next Return. Alt-Return
/// always starts a line; Ctrl-O always accepts; Ctrl-R searches the history; Page Up and Page
/// Down walk it by what stands before the cursor. Keys that `~/.inputrc` gives another meaning
/// keep it.
///
/// Readline keeps its state in globals, so an editor reads on one thread at a time: `readInput`
/// while another is under way, from any thread or from a callback, is a programming error and
/// stops the program. The callbacks are called on the reading thread, while the terminal is in raw
/// mode: they must not read from it or print to it.
///
/// The first reading at a terminal sets the process's character classification (`LC_CTYPE`) to
/// the environment's locale, or to `C.UTF-8` when that is not a UTF-8 one.
public final class LineEditor {
  /// How inputs are read, by what standard input and output are.
  public enum Mode: Equatable, Sendable {
    /// With readline.
    case editing
    /// A terminal that can't be edited on (`TERM=dumb`): prompts are shown, lines read as typed.
    case plain
    /// A pipe or a file: lines are read and no prompt is shown.
    case silent
  }

  /// How inputs are read.
  public let mode: Mode
  /// Says what Return does; at first, that every text is complete.
  ///
  /// It is given the whole text, and is not asked about an empty one.
  public var isComplete: (String) -> InputCompleteness = { _ in .complete }
  /// Says how many spaces the line being typed should begin with; nil leaves it as it is, which it does
  /// at first.
  ///
  /// It is given the text up to the cursor, and asked while the first word of a later line is typed at
  /// that line's end: to move out a word that closes a block, and back one that only begins as such a
  /// word does. It is not asked about what is pasted.
  public var indentOfLine: (String) -> Int? = { _ in nil }
  /// Answers Tab; at first, with nothing.
  public var completions: (CompletionRequest) -> CompletionAnswer = { _ in .none }
  /// Is told that the prompt is drawn and no key has been waited for yet: the time for work that would
  /// keep a person from the prompt before, and from their answer after it.
  ///
  /// What it gives says whether to read at all; false ends the reading as the end of input does. At
  /// first it does nothing. Called where there is editing, for every input.
  public var promptDrawn: () -> Bool = { true }
  /// Says whether an accepted input may be written to the history file.
  ///
  /// One that may not can still be recalled in this session, so that a slip in it can be mended.
  /// Blank inputs, inputs that begin with a space and repetitions of the last are never
  /// remembered and not asked about.
  public var shouldRemember: (String) -> Bool = { _ in true }

  /// The inputs that can be recalled, oldest first, the file's included.
  public var history: [String] { recalled.entries }
  /// Why the history could not be read or written, when it could not; the first such reason.
  public var historyFailure: HistoryFileError? { recalled.failure }

  private var recalled: History
  private var isHistoryInReadline = false

  /// An editor for standard input and output.
  ///
  /// - Parameters:
  ///   - name: the name under which `~/.inputrc` can hold settings of its own (`$if tidemark`).
  ///   - history: where inputs are kept; nil keeps them for this session only. It is read now,
  ///     and not at all when standard input is no terminal.
  public init(name: String, history: HistoryFile? = nil) {
    if isatty(STDIN_FILENO) == 0 {
      mode = .silent
    } else if isatty(STDOUT_FILENO) == 0 || !Self.canTerminalEdit(name) {
      mode = .plain
    } else {
      mode = .editing
    }
    recalled = History(mode == .silent ? nil : history)
  }

  /// Reads one input, remembers it, and returns it.
  ///
  /// - Parameters:
  ///   - prompt: shown before the first line; may hold colours (`ESC [ … m`).
  ///   - continuationPrompt: shown before each further line, without colours in it.
  ///   - initialText: already typed when the editing begins; ignored when there is no editing.
  /// - Returns: `.text` as typed or pasted, with blank lines at its end if there were any.
  ///   After `.interrupted` and `.endOfInput` the cursor is at the beginning of a line. In a pipe
  ///   or file the last input may be incomplete; it comes as `.text` like the others.
  public func readInput(
    prompt: String,
    continuationPrompt: String = "",
    initialText: String = ""
  ) -> LineInput {
    let input =
      mode == .editing
      ? edit(Prompt(prompt), Prompt(continuationPrompt), initialText)
      : readPlain(prompt, continuationPrompt)
    if mode != .silent, case .text(let text) = input,
      recalled.remember(text, keeping: shouldRemember),
      isHistoryInReadline, let entry = recalled.entries.last
    {
      creadline_history_add(entry)
    }
    return input
  }

  // MARK: - Editing

  private static func canTerminalEdit(_ name: String) -> Bool {
    guard let terminal = getenv("TERM") else { return false }
    let type = String(cString: terminal)
    return !type.isEmpty && type != "dumb" && creadline_prepare(name) == 1
  }

  private func edit(_ prompt: Prompt, _ continuation: Prompt, _ initialText: String) -> LineInput {
    if !isHistoryInReadline {
      creadline_history_clear()
      recalled.entries.forEach { creadline_history_add($0) }
      isHistoryInReadline = true
    }
    fflush(nil)
    let session = EditingSession(
      isComplete: isComplete,
      indentOfLine: indentOfLine,
      completions: completions,
      promptDrawn: promptDrawn,
      continuation: continuation.plain
    )
    var text: UnsafeMutablePointer<CChar>?
    let outcome = withExtendedLifetime(session) {
      var delegate = session.delegate
      return creadline_read(prompt.marked, initialText, &delegate, &text)
    }
    defer { free(text) }
    return Self.input(outcome, text.map { String(cString: $0) }, wasEmpty: session.isEmpty)
  }

  private static func input(
    _ outcome: creadline_outcome,
    _ text: String?,
    wasEmpty: Bool
  ) -> LineInput {
    switch outcome {
    case creadline_accepted: return .text(text ?? "")
    case creadline_interrupted: return .interrupted(wasEmpty: wasEmpty)
    case creadline_end_of_input: return .endOfInput
    default: preconditionFailure("readInput was called while another read is under way")
    }
  }

  // MARK: - Plain reading

  private func readPlain(_ prompt: String, _ continuationPrompt: String) -> LineInput {
    // Caught from before the prompt is seen until after the last line.
    if mode == .plain { creadline_catch_interrupts() }
    defer { if mode == .plain { creadline_release_interrupts() } }
    var lines: [String] = []
    while true {
      show(lines.isEmpty ? prompt : continuationPrompt)
      switch readLine() {
      case .text(let line):
        lines.append(line)
        let text = lines.joined(separator: "\n")
        if text.isEmpty { return .text("") }
        if case .incomplete = isComplete(text) { continue }
        return .text(text)
      case .interrupted:
        show("\n")
        return .interrupted(wasEmpty: lines.isEmpty)
      case .endOfInput:
        if mode == .plain { show("\n") }
        return lines.isEmpty ? .endOfInput : .text(lines.joined(separator: "\n"))
      }
    }
  }

  private func readLine() -> LineInput {
    var text: UnsafeMutablePointer<CChar>?
    var length = 0
    let outcome = creadline_read_plain(mode == .plain ? 1 : 0, &text, &length)
    defer { free(text) }
    let line = text.map {
      String(decoding: UnsafeRawBufferPointer(start: $0, count: length), as: UTF8.self)
    }
    return Self.input(outcome, line, wasEmpty: false)
  }

  /// Prompts go to the terminal: to standard error when standard output is a pipe or a file.
  private func show(_ text: String) {
    guard mode == .plain else { return }
    fflush(nil)
    let descriptor = isatty(STDOUT_FILENO) == 1 ? STDOUT_FILENO : STDERR_FILENO
    guard isatty(descriptor) == 1 else { return }
    let plain = Prompt(text).plain
    _ = plain.utf8.withContiguousStorageIfAvailable { write(descriptor, $0.baseAddress, $0.count) }
  }
}
