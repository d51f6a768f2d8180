import Foundation
import Glibc

/// One run of a program: how long it took from its start to its end, and how much memory.
struct TimedProgram {
  /// Seconds from before the program is started until it has ended.
  let seconds: Double
  /// The largest resident memory in KiB, where it was asked for; else 0.
  ///
  /// It is read while the program runs, every millisecond: what the system says of a process that has
  /// ended includes what the process had before it became that program, which is ours.
  let peakKibibytes: Int
  let status: Int32

  /// Runs a program found on the path, its output into a file and its errors where ours go.
  ///
  /// - Parameters:
  ///   - arguments: The program and what it is to be told.
  ///   - output: The path of the file its output goes to.
  ///   - piped: The path of a file whose bytes come to the program through a pipe; nil for none.
  ///   - watchesMemory: Whether to look at its memory, which costs a little time.
  init(
    _ arguments: [String],
    output: String,
    pipedFrom piped: String? = nil,
    watchesMemory: Bool = false
  ) {
    var ends: [Int32] = [-1, -1]
    var feeder: pid_t?
    if let piped, pipe(&ends) == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      feeder = Self.spawn(["cat", piped], input: nil, output: .descriptor(ends[1]))
      close(ends[1])
    }
    let start = ContinuousClock.now
    let input = ends[0] >= 0 ? ends[0] : nil
    guard let child = Self.spawn(arguments, input: input, output: .path(output)) else {
      seconds = .nan
      peakKibibytes = 0
      status = -1
      return
    }
    if ends[0] >= 0 { close(ends[0]) }
    var status: Int32 = 0
    var peak = 0
    if watchesMemory {
      while waitpid(child, &status, WNOHANG) == 0 {
        peak = max(peak, Self.peakMemory(of: child))
        usleep(1000)
      }
    } else {
      while waitpid(child, &status, 0) < 0, errno == EINTR {}
    }
    let elapsed = (ContinuousClock.now - start).components
    if let feeder { waitpid(feeder, nil, 0) }
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    peakKibibytes = peak
    self.status = status
  }

  private enum Output {
    case path(String)
    case descriptor(Int32)
  }

  private static func spawn(_ arguments: [String], input: Int32?, output: Output) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    switch output {
    case .path(let path):
      posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, 1)
    }
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    return posix_spawnp(&child, arguments[0], &actions, nil, &words, environ) == 0 ? child : nil
  }

  /// The peak so far of a process that runs, in KiB.
  private static func peakMemory(of process: pid_t) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let figure = line.split(separator: " ").dropFirst().first
    else { return 0 }
    return Int(figure.filter(\.isNumber)) ?? 0
  }
}
