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

  private let process = Process()
  private let requests: FileHandle
  private let answers: FileHandle
  private var buffer: [UInt8] = []
  /// Up to where the buffer holds no end of a line.
  private var searched = 0

  /// Starts it.
  ///
  /// - Parameter arguments: What follows the name of its command.
  /// - Throws: What starting a process throws.
  init(_ arguments: [String]) throws {
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["notebook-cells"] + arguments
    process.standardInput = input
    process.standardOutput = output
    requests = input.fileHandleForWriting
    answers = output.fileHandleForReading
    // The child must not hold its own pipes open, or it would never see that the runner is gone.
    for handle in [requests, answers] {
      _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    // A child that died is told by what cannot be read from it, and not by a signal.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
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
  func interrupt() { kill(process.processIdentifier, SIGINT) }

  /// Ends it at once.
  func end() { kill(process.processIdentifier, SIGKILL) }

  /// Tells it that nothing more comes, and waits for its end.
  ///
  /// - Returns: How it ended, in words.
  func close() -> String {
    try? requests.close()
    process.waitUntilExit()
    guard process.terminationReason == .uncaughtSignal else {
      return "ended with status \(process.terminationStatus)"
    }
    let number = process.terminationStatus
    return "was ended by signal \(number)" + (Self.signals[number].map { " (\($0))" } ?? "")
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
