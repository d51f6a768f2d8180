// A prompt about nothing, for the tests of LineEditing: it reads inputs, says what it read, and
// knows a language of `do … end` and of words to complete.
//
//   line-editing-probe [--no-history] [--initial] [--nested]

import Glibc
import LineEditing

let environment = Dictionary(
  uniqueKeysWithValues: ["HOME", "XDG_STATE_HOME"].compactMap { name -> (String, String)? in
    getenv(name).map { (name, String(cString: $0)) }
  }
)
let path = HistoryFile.standardPath(application: "probe", environment: environment)
let keepsHistory = !CommandLine.arguments.contains("--no-history")
let editor = LineEditor(
  name: "probe",
  history: keepsHistory ? path.map { HistoryFile(path: $0, maximumEntries: 5000) } : nil
)

editor.isComplete = { text in
  if CommandLine.arguments.contains("--nested") { _ = editor.readInput(prompt: "nested> ") }
  let words = text.split { !$0.isLetter }
  let depth = words.count { $0 == "do" } - words.count { $0 == "end" }
  if depth > 0 { return .incomplete(indent: depth * 2) }
  return depth < 0 ? .invalid : .complete
}
editor.shouldRemember = { !$0.contains("secret") }
editor.completions = { request in
  let before = request.textBeforeCursor
  let typed = before.split(whereSeparator: { !$0.isLetter && $0 != "_" && $0 != "é" }).last ?? ""
  let isInWord = before.hasSuffix(typed)
  let start = request.cursor - (isInWord ? typed.utf8.count : 0)
  let known =
    [
      CompletionCandidate("signals", suffix: "(", note: "the points that are special, and why"),
      CompletionCandidate("series", note: "a measure in a unit over time"),
      CompletionCandidate("series_count"),
      CompletionCandidate("mean_moving_range"),
      CompletionCandidate("café", suffix: " = "),
      CompletionCandidate("escape\u{1B}[31m", note: "a \u{07}bell"),
      CompletionCandidate("escapee"),
    ] + (0..<300).map { CompletionCandidate("ward_\($0)") }
  return CompletionAnswer(
    replacing: start..<request.cursor,
    with: known.filter { $0.text.hasPrefix(isInWord ? String(typed) : "") }
  )
}

func handlers() -> [UInt] {
  [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH, SIGALRM, SIGCONT].map { signal in
    var action = sigaction()
    sigaction(signal, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
  }
}

let handlersBefore = handlers()
var count = 0
reading: while true {
  let input = editor.readInput(
    prompt: "\u{1B}[1mprobe>\u{1B}[0m ",
    continuationPrompt: "    .. ",
    initialText: CommandLine.arguments.contains("--initial") ? "given" : ""
  )
  if handlers() != handlersBefore { print("handlers changed") }
  switch input {
  case .interrupted(let wasEmpty):
    print("[interrupted]" + (wasEmpty ? " nothing" : ""))
  case .endOfInput:
    print("[end]")
    break reading
  case .text("settings"):
    fflush(nil)
    system("stty -a")
  case .text("mode"):
    print("[\(editor.mode)]")
  case .text("history"):
    let failure = editor.historyFailure.map { "\($0)" } ?? "none"
    print("[\(editor.history.count) entries, failure: \(failure)]")
  case .text(let text):
    count += 1
    // As a Swift literal, so that tabs and newlines are seen.
    print("[\(count)] \(text.debugDescription)")
  }
}
