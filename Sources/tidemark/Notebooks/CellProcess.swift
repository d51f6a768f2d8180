internal import Foundation
internal import OrderedJSON
internal import Synchronization
internal import Workbench

/// The process that evaluates the cells of a run.
final class CellProcess {
  /// What comes of waiting for it.
  enum Reply {
    case answer(CellAnswer)
    /// It is gone.
    case ended
    /// Nothing came in time.
    case late
    /// Somebody asked the run to end.
    case interrupted
  }

  private let process: pid_t
  private let requests: FileHandle
  private let answers: FileHandle
  /// How it ended, once that is known.
  private var ending: Int32?
  private var buffer: [UInt8] = []
  /// Up to where the buffer holds no end of a line.
  private var searched = 0

  /// Starts it.
  ///
  /// Foundation's `Process` finds out that a child has ended a twentieth of a second later, which is as long
  /// as many a notebook takes.
  ///
  /// - Parameter arguments: What follows the name of its command.
  /// - Throws: `POSIXError`, where the system has no room for another process or its pipes.
  init(_ arguments: [String]) throws {
    let (input, output) = (Pipe(), Pipe())
    requests = input.fileHandleForWriting
    answers = output.fileHandleForReading
    // The child must not hold its own pipes open, or it would never see that the runner is gone.
    for handle in [
      requests, answers, input.fileHandleForReading, output.fileHandleForWriting,
    ] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    process = try Self.start(
      ["notebook-cells"] + arguments,
      reading: input.fileHandleForReading.fileDescriptor,
      writing: output.fileHandleForWriting.fileDescriptor
    )
    // A child that died is told by what cannot be read from it, and not by a signal.
    signal(SIGPIPE, SIG_IGN)
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
  }

  private static func start(
    _ arguments: [String],
    reading input: Int32,
    writing output: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    // Of its own group: Ctrl-C is the runner's, which asks the child to stop its cell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, words, environ)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EAGAIN) }
    return process
  }

  /// This program.
  private static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }

  func send(_ request: CellRequest) {
    try? requests.write(contentsOf: Data((request.line + "\n").utf8))
  }

  /// The next answer.
  func next(before deadline: ContinuousClock.Instant?) -> Reply {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        let answer = CellAnswer(line)
        buffer.removeFirst(end + 1)
        searched = 0
        if let answer { return .answer(answer) }
        continue
      }
      searched = buffer.count
      if Interruption.takeRequest() { return .interrupted }
      let left = deadline.map { max(0, ($0 - .now) / .milliseconds(1)) }
      if left == 0 { return .late }
      var input = pollfd(fd: answers.fileDescriptor, events: Int16(POLLIN), revents: 0)
      // Not longer than a moment, for a signal may come between the question above and here.
      let count = poll(&input, 1, Int32(min(left ?? 200, 200).rounded(.up)))
      guard count > 0 else { continue }
      let data = answers.availableData
      if data.isEmpty { return .ended }
      buffer.append(contentsOf: data)
    }
  }

  /// Asks the cell that is evaluated to stop.
  func interrupt() { if ending == nil { kill(process, SIGINT) } }

  /// Ends it at once.
  func end() { if ending == nil { kill(process, SIGKILL) } }

  /// Tells it that nothing more comes; it closes its store and ends meanwhile.
  func finish() { try? requests.close() }

  /// Tells it that nothing more comes, and waits for its end.
  ///
  /// - Returns: How it ended, in words.
  @discardableResult
  func close() -> String {
    finish()
    let status = ending ?? Self.wait(for: process)
    ending = status
    let number = status & 0x7F
    guard number != 0 else { return "ended with status \((status >> 8) & 0xFF)" }
    return "was ended by signal \(number)" + (Self.signals[number].map { " (\($0))" } ?? "")
  }

  /// Waits for the end of a process, as `wait` tells it.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static let signals: [Int32: String] = [
    SIGILL: "SIGILL", SIGTRAP: "SIGTRAP", SIGABRT: "SIGABRT", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE",
    SIGKILL: "SIGKILL", SIGSEGV: "SIGSEGV", SIGTERM: "SIGTERM",
  ]
}

/// Ctrl-C, and what asks a program to end: the run stops its cell and writes the notebook first.
enum Interruption {
  private static let requested = Atomic<Int32>(0)
  private static let seen = Atomic<Int32>(0)

  /// The signal that came; nil while none did.
  static var signalSeen: Int32? {
    let number = seen.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Takes the signals from now on.
  static func watch() {
    _ = signalSeen
    _ = requested.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        Interruption.seen.store(number, ordering: .relaxed)
        Interruption.requested.store(number, ordering: .relaxed)
      }
    }
    // Who starts this program may have blocked them for itself.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether a signal came since this was asked last.
  static func takeRequest() -> Bool { requested.exchange(0, ordering: .relaxed) != 0 }
}
