internal import Glibc

/// The load as a child process: what it says, and its stops.
///
/// While it stands still nothing is written, so what is then in the files is what a kill leaves.
final class WatchedProcess {
  /// What the script says of a commit.
  enum Report {
    case begun(Int)
    case done(Int)
  }

  private let process: pid_t
  private let output: Int32
  private var said = ""
  private var block = [UInt8](repeating: 0, count: 4096)
  /// Whether it says nothing any more: it has ended, or is about to.
  private(set) var isSilent = false
  /// The exit status; nil while it runs and where a signal ended it.
  private(set) var status: Int32?
  private var hasEnded = false

  init(of program: Program, arguments: [String]) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SoakFailure("no pipe can be made") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    output = ends[0]
    defer { close(ends[1]) }
    process = try program.start(arguments, output: ends[1])
  }

  deinit { close(output) }

  /// What it said since it was last asked.
  func reports() -> [Report] {
    while !isSilent {
      let count = read(output, &block, block.count)
      if count == 0 { isSilent = true }
      guard count > 0 else { break }
      said += String(decoding: block[..<count], as: UTF8.self)
    }
    var reports: [Report] = []
    while let end = said.firstIndex(of: "\n") {
      let words = said[..<end].split(separator: " ")
      if words.count == 2, let batch = Int(words[1]) {
        reports.append(words[0] == "begin" ? .begun(batch) : .done(batch))
      }
      said.removeSubrange(...end)
    }
    return reports
  }

  /// Makes it stand still; false where it has ended.
  func stop() -> Bool {
    guard !hasEnded else { return false }
    Glibc.kill(process, SIGSTOP)
    return wait(WUNTRACED)
  }

  /// Lets it go on.
  func goOn() { Glibc.kill(process, SIGCONT) }

  /// Ends it, as no program can prevent.
  func kill() {
    Glibc.kill(process, SIGKILL)
    waitForEnd()
  }

  func waitForEnd() { while !hasEnded && wait(0) {} }

  /// Waits for a change of its state; whether it stands still, not ended.
  private func wait(_ options: Int32) -> Bool {
    var word: Int32 = 0
    while waitpid(process, &word, options) < 0 && errno == EINTR {}
    if word & 0xFF == 0x7F { return true }
    hasEnded = true
    status = word & 0x7F == 0 ? (word >> 8) & 0xFF : nil
    return false
  }
}
