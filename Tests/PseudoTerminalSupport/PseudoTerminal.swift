private import Glibc
private import Synchronization

/// A program run under a terminal of its own, as a person would run it.
///
/// The program leads a session whose terminal this is, with exactly the environment given. It is
/// killed and collected when the pseudo-terminal goes away.
public final class PseudoTerminal {
  /// How a program ended.
  public enum ExitStatus: Equatable, Sendable {
    case exited(Int32)
    case signalled(Int32)
  }

  /// The program's process number.
  public let process: Int32
  /// How the program ended; nil while it runs, as far as was looked.
  public private(set) var exitStatus: ExitStatus?

  /// Every byte that the program wrote.
  public private(set) var received: [UInt8] = []

  private let master: Int32
  private var model: Screen
  /// The place in the transcript up to which expectations have been met.
  private var expectedUpTo: String.Index
  private var hasHungUp = false

  /// Starts `executable` in a window of the given size.
  ///
  /// `environment` is all of the environment; nothing is inherited, and `TERM` is
  /// `xterm-256color` unless it says otherwise. `standardInput` is a file to read in place of
  /// the terminal.
  public init(
    _ executable: String,
    _ arguments: [String] = [],
    environment: [String: String] = [:],
    workingDirectory: String? = nil,
    columns: Int = 80,
    rows: Int = 24,
    standardInput: String? = nil
  ) throws {
    let variables = ["TERM": "xterm-256color"].merging(environment) { $1 }.map { "\($0)=\($1)" }
    // One at a time, so that no other program inherits a descriptor that is not yet marked.
    (master, process) = try Self.starting.withLock { _ in
      var master: Int32 = -1
      var slave: Int32 = -1
      guard openpty(&master, &slave, nil, nil, nil) == 0 else {
        throw PseudoTerminalError.system(call: "openpty", code: errno)
      }
      defer { close(slave) }
      _ = fcntl(master, F_SETFD, FD_CLOEXEC)
      _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
      Self.setSize(master, columns: columns, rows: rows)
      do {
        let terminal = ttyname(slave).map { String(cString: $0) } ?? ""
        let process = try Self.spawn(
          executable,
          arguments,
          variables,
          workingDirectory,
          input: standardInput ?? terminal,
          terminal: terminal
        )
        return (master, process)
      } catch {
        close(master)
        throw error
      }
    }
    model = Screen(columns: columns, rows: rows)
    expectedUpTo = model.transcript.startIndex
  }

  deinit {
    if exitStatus == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
    close(master)
  }

  private static let starting = Mutex(())

  // MARK: - Typing

  /// Types text.
  ///
  /// A newline in it is sent as it is; Return is `.enter`.
  public func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      // The program's output is taken meanwhile, or both sides would wait with full buffers.
      readAvailable()
      let written = rest.prefix(256).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Presses keys.
  public func press(_ keys: Key...) {
    for key in keys { send(key.text) }
  }

  /// Types a line and presses Return.
  public func enter(_ line: String) {
    send(line + "\r")
  }

  /// Pastes as a terminal does: line ends become carriage returns, in brackets if those are asked
  /// for.
  public func paste(_ text: String) {
    readAvailable()
    let body = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" ? "\r" : $0 }))
    send(model.bracketsPaste ? "\u{1B}[200~\(body)\u{1B}[201~" : body)
  }

  /// Gives the window another size and tells the program.
  public func resize(columns: Int, rows: Int, rewrapping: Bool = false) {
    readAvailable()
    model.rewrapsOnResize = rewrapping
    model.resize(columns: columns, rows: rows)
    Self.setSize(master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program itself, as `kill` does.
  public func signal(_ number: Int32) {
    kill(process, number)
  }

  // MARK: - Seeing

  /// The processor time that the program itself has used; nil once it is gone.
  public var processorTime: Duration? {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      return nil
    }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The screen with all the output there is so far.
  public var screen: Screen {
    readAvailable()
    return model
  }

  /// All that was printed so far, without control sequences.
  public var output: String { screen.transcript }

  /// Waits until `text` is printed after what was expected before.
  public func expect(_ text: String, timeout: Duration = .seconds(60)) throws {
    try wait("the text \(text.debugDescription)", timeout) { terminal in
      let transcript = terminal.model.transcript
      guard let found = transcript.firstRange(of: text, from: terminal.expectedUpTo) else {
        return false
      }
      terminal.expectedUpTo = found.upperBound
      return true
    }
  }

  /// Waits until the screen is as `condition` asks.
  public func expectScreen(
    _ what: String,
    timeout: Duration = .seconds(60),
    where condition: (Screen) -> Bool
  ) throws {
    try wait(what, timeout) { condition($0.model) }
  }

  /// Waits until the whole screen shows `text`, blanks at line ends and blank last rows aside.
  public func expectScreen(text: String, timeout: Duration = .seconds(60)) throws {
    try wait("the screen\n\(text)", timeout) { $0.model.text == text }
  }

  /// Waits for the program to end.
  @discardableResult
  public func expectExit(timeout: Duration = .seconds(60)) throws -> ExitStatus {
    let deadline = ContinuousClock.now + timeout
    while true {
      readAvailable()
      if let status = collect() { return status }
      guard ContinuousClock.now < deadline else {
        throw PseudoTerminalError.unmet(
          expectation: "the end of the program",
          hasEnded: false,
          picture: model.picture
        )
      }
      usleep(5_000)
    }
  }

  // MARK: - The machinery

  private func wait(
    _ what: String,
    _ timeout: Duration,
    until condition: (PseudoTerminal) -> Bool
  ) throws {
    let deadline = ContinuousClock.now + timeout
    while true {
      readAvailable()
      if condition(self) { return }
      let hasEnded = hasHungUp || collect() != nil
      guard ContinuousClock.now < deadline, !hasEnded else {
        readAvailable()
        if condition(self) { return }
        throw PseudoTerminalError.unmet(
          expectation: what,
          hasEnded: hasEnded,
          picture: model.picture
        )
      }
      var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      poll(&descriptor, 1, 50)
    }
  }

  private func readAvailable() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !hasHungUp {
      var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 0) > 0 else { return }
      let count = read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      // The other side was closed: the program has ended.
      if count <= 0 {
        hasHungUp = true
        return
      }
      let matched = model.transcript.utf8.distance(
        from: model.transcript.startIndex,
        to: expectedUpTo
      )
      received += buffer.prefix(count)
      model.receive(buffer.prefix(count))
      expectedUpTo = model.transcript.utf8.index(model.transcript.startIndex, offsetBy: matched)
    }
  }

  private func collect() -> ExitStatus? {
    if let exitStatus { return exitStatus }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    let signal = status & 0x7F
    exitStatus = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    return exitStatus
  }

  private static func setSize(_ descriptor: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows),
      ws_col: UInt16(columns),
      ws_xpixel: 0,
      ws_ypixel: 0
    )
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  private static func spawn(
    _ executable: String,
    _ arguments: [String],
    _ environment: [String],
    _ workingDirectory: String?,
    input: String,
    terminal: String
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session's leader opens becomes the session's.
    posix_spawn_file_actions_addopen(&actions, 1, terminal, O_RDWR, 0)
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A test runner may ignore or block signals; the program starts as from a shell.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(
      &attributes,
      Int16(newSession) | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )

    // glibc's own way to change the folder is not visible to Swift.
    let change = workingDirectory.map { ["/usr/bin/env", "-C", $0] } ?? []
    let command = change + [executable] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
    words.append(nil)
    variables.append(nil)
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, command[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw PseudoTerminalError.system(call: "posix_spawn", code: code) }
    return process
  }
}

extension String {
  fileprivate func firstRange(of text: String, from start: String.Index) -> Range<String.Index>? {
    let wanted = Array(text.utf8)
    let here = utf8
    var index = start
    while let begin = here[index...].firstIndex(of: wanted.first ?? 0) {
      if here[begin...].starts(with: wanted) {
        return begin..<here.index(begin, offsetBy: wanted.count)
      }
      index = here.index(after: begin)
    }
    return nil
  }
}
