internal import Foundation
internal import OrderedJSON
internal import Workbench

/// The process that evaluates the cells of a run.
///
/// It answers through one pipe, and rings through another when that is to be read: to be woken for every
/// line that a cell prints would take both sides longer than the line.
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
  private var answers: LineInput
  private var bell: CellBell
  /// How it ended, once that is known.
  private var ending: Int32?

  /// Starts it.
  ///
  /// Foundation's `Process` finds out that a child has ended a twentieth of a second later, which is as long
  /// as many a notebook takes.
  ///
  /// - Parameter session: What its session is to be.
  /// - Throws: `POSIXError`, where the system has no room for another process or its pipes.
  init(_ session: CellSession) throws {
    let (input, output, ringing) = (Pipe(), Pipe(), Pipe())
    requests = input.fileHandleForWriting
    answers = LineInput(output.fileHandleForReading)
    bell = CellBell(ringing.fileHandleForReading)
    let given = [
      (input.fileHandleForReading, STDIN_FILENO), (output.fileHandleForWriting, STDOUT_FILENO),
      (ringing.fileHandleForWriting, CellBell.file),
    ]
    // The child must not hold its own pipes open, or it would never see that the runner is gone.
    for pipe in [input, output, ringing] {
      for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
        _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
    }
    process = try Self.start(given.map { ($0.0.fileDescriptor, $0.1) })
    // A child that died is told by what cannot be read from it, and not by a signal.
    signal(SIGPIPE, SIG_IGN)
    for (handle, _) in given { try handle.close() }
    send(.session(session))
  }

  private static func start(_ files: [(Int32, Int32)]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Out of the way first: one of them may have the number that another is to get.
    let copies = files.map { fcntl($0.0, F_DUPFD_CLOEXEC, CellBell.file + 1) }
    defer { for copy in copies where copy >= 0 { Foundation.close(copy) } }
    for (copy, (_, number)) in zip(copies, files) {
      // A child without one of them would take another file for it.
      guard copy >= 0, posix_spawn_file_actions_adddup2(&actions, copy, number) == 0 else {
        throw POSIXError(.EMFILE)
      }
    }
    // Of its own group: Ctrl-C is the runner's, which asks the child to stop its cell.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = [strdup(program), strdup(CellServer.word), nil]
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
      while let line = answers.next() {
        if let answer = CellAnswer(line) { return .answer(answer) }
      }
      // What it said at last may lie there still.
      if bell.isGone, !answers.takeIn() { return .ended }
      if !bell.isGone, let reply = wait(before: deadline) { return reply }
    }
  }

  /// Waits until something is to be read; not longer than a moment, for a signal may come before.
  private func wait(before deadline: ContinuousClock.Instant?) -> Reply? {
    if Interruption.takeRequest() { return .interrupted }
    let left = deadline.map { max(0, ($0 - .now) / .milliseconds(1)) }
    // What it said in time is heard, however late we look.
    if left == 0 { return answers.takeIn() ? nil : .late }
    var inputs = [bell.polled, answers.polled]
    let count = poll(
      &inputs,
      bell.isHeld ? 2 : 1,
      Int32(min(left ?? 200, 200).rounded(.up))
    )
    guard count > 0 else { return nil }
    if inputs[0].revents != 0 { bell.hear() }
    answers.takeIn()
    return nil
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
