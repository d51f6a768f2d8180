import Glibc

/// One run of a program: how long it took from its start to its end, and how much memory.
struct TimedProgram {
  /// Seconds from before the program is started until it has ended.
  let seconds: Double
  /// The largest resident memory, in KiB.
  let peakKibibytes: Int
  let status: Int32

  /// Runs a program found on the path, its output into a file and its errors where ours go.
  init(_ arguments: [String], output: String) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }

    let start = ContinuousClock.now
    var child: pid_t = 0
    guard posix_spawnp(&child, arguments[0], &actions, nil, &words, environ) == 0 else {
      seconds = .nan
      peakKibibytes = 0
      status = -1
      return
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    let elapsed = (ContinuousClock.now - start).components
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    peakKibibytes = usage.ru_maxrss
    self.status = status
  }
}
