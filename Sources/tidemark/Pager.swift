internal import Foundation
internal import Workbench

/// The program that shows what is longer than the window, a screen at a time: `$PAGER`, else `less`
/// where it is installed.
///
/// There is none without a terminal to read keys from and to draw on, with `TERM=dumb`, and where
/// `PAGER` is set to nothing.
struct Pager {
  /// What the shell is to run.
  let command: String

  /// The pager that the environment asks for; nil where there is to be none.
  init?(environment: [String: String], hasTerminal: Bool) {
    guard hasTerminal, environment["TERM"] != "dumb" else { return nil }
    if let chosen = environment["PAGER"] {
      guard chosen.contains(where: { !$0.isWhitespace }) else { return nil }
      command = chosen
    } else {
      let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
      guard folders.contains(where: { access("\($0)/less", X_OK) == 0 }) else { return nil }
      command = "less"
    }
  }

  /// Whether a text takes more rows than a window has, less the one for the prompt.
  static func isNeeded(for text: String, columns: Int, rows: Int) -> Bool {
    var used = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      // A drawing was made for the window, and its colours take no room.
      let width = line.contains("\u{1B}") ? 1 : DisplayWidth.of(String(line))
      used += max(1, (width + columns - 1) / max(columns, 1))
      if used > rows { return true }
    }
    return false
  }

  /// How showing a text ended.
  enum Outcome: Equatable {
    /// The pager had it, whether or not it was read to its end.
    case shown
    /// There was no pager to be run, or it could not; nothing was shown.
    case failed(String)
  }

  /// Shows a text and comes back when the pager ends.
  ///
  /// Ctrl-C meanwhile is the pager's, and the terminal is afterwards as it was before, whatever
  /// became of the pager.
  func show(_ text: String) -> Outcome {
    var attributes = termios()
    let hasAttributes = tcgetattr(STDIN_FILENO, &attributes) == 0
    defer { if hasAttributes { tcsetattr(STDIN_FILENO, TCSADRAIN, &attributes) } }
    // A pager that is left early closes its end, and Ctrl-C is meant for it.
    let held = HeldSignals([SIGINT, SIGQUIT, SIGPIPE])
    defer { held.release() }

    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .failed(String(cString: strerror(errno))) }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    var process: pid_t = 0
    let code = spawn(reading: ends[0], &process)
    close(ends[0])
    guard code == 0 else {
      close(ends[1])
      return .failed(String(cString: strerror(code)))
    }
    write(text, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The shell's own words for a command that is not there, or cannot be run.
    switch (status & 0x7F, (status >> 8) & 0xFF) {
    case (0, 127): return .failed("there is no such program")
    case (0, 126): return .failed("it cannot be run")
    default: return .shown
    }
  }

  private func spawn(reading input: Int32, _ process: inout pid_t) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    if input != STDIN_FILENO { posix_spawn_file_actions_addclose(&actions, input) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What we hold off meanwhile, the pager gets as any program does.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // The shell's own complaint about a missing program is left out: ours follows.
    let line =
      "exec 3>&2 2>/dev/null; command -v \(firstWord) >/dev/null || exit 127; exec 2>&3 3>&-; \(command)"
    let words: [String] = ["sh", "-c", line]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = self.variables.map { strdup("\($0)=\($1)") }
    arguments.append(nil)
    variables.append(nil)
    defer { (arguments + variables).forEach { free($0) } }
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, variables)
  }

  /// The program's name; a variable or a quote before it is left to the shell.
  private var firstWord: String {
    let word = command.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "/._-+~".contains($0) }
    return isPlain ? String(word) : "true"
  }

  /// The environment of the pager; who has settings of their own keeps them.
  ///
  /// Less leaves at once what fits the screen, shows colours, and leaves on the screen what it showed.
  /// Its own prompt says how to leave. Our text is UTF-8 also where no locale says so.
  private var variables: [String: String] {
    var variables = ["LESS": "FRX-P\(Self.lessPrompt)$", "LV": "-c"]
    if Terminal.writesUnicode { variables["LESSCHARSET"] = "utf-8" }
    return variables.merging(Terminal.environment) { $1 }
  }

  /// What less says at the foot of a screen, in its own language: at the end there is nothing to go
  /// on to.
  private static let lessPrompt = "?eThe end; q leaves:q leaves, space goes on."

  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // The pager was left before the end.
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}

/// Signals that are ignored for a while; afterwards each has the handler it had.
private final class HeldSignals {
  private var handlers: [(signal: Int32, action: sigaction)] = []

  init(_ signals: [Int32]) {
    for signal in signals {
      var ignoring = sigaction()
      ignoring.__sigaction_handler.sa_handler = SIG_IGN
      var before = sigaction()
      if sigaction(signal, &ignoring, &before) == 0 { handlers.append((signal, before)) }
    }
  }

  func release() {
    for (signal, var action) in handlers { sigaction(signal, &action, nil) }
    handlers = []
  }
}
