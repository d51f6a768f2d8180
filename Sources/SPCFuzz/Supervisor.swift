import Glibc

/// Starts the runs in a process of their own and watches it, so that a trap or a hang is told like
/// any other finding.
struct Supervisor {
  let seconds: Double
  let seed: UInt64

  /// One run takes milliseconds; one that takes this long hangs.
  private static let longestRun = 20.0

  func run() -> Int32 {
    var template = Array("/tmp/spc-fuzz-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0, ftruncate(file, Int(getpagesize())) == 0 else {
      print("fuzz: no file for the progress could be made")
      return 2
    }
    close(file)
    let path = template.withUnsafeBufferPointer {
      String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    defer { unlink(path) }
    let progress = Progress(path: path)
    print("fuzz: \(seconds) s, seed \(seed)")
    guard
      let child = spawn([
        "--seconds", "\(seconds)", "--seed", "\(seed)", "--progress", path,
      ])
    else {
      print("fuzz: the runs could not be started")
      return 2
    }

    var lastCount = progress.count
    var since = ContinuousClock.now
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if progress.count != lastCount {
        lastCount = progress.count
        since = .now
      } else if ContinuousClock.now - since > .seconds(Self.longestRun) {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return tell("hangs: it has been at work for \(Self.longestRun) s", progress)
      }
      usleep(20_000)
    }
    let signal = status & 0x7F
    if signal != 0 { return tell("traps: the process ended by signal \(signal)", progress) }
    let code = (status >> 8) & 0xFF
    if code == 0 {
      print("fuzz: \(progress.count) runs, of which \(progress.refused) refused; nothing found")
    }
    return code
  }

  private func tell(_ what: String, _ progress: Progress) -> Int32 {
    print("fuzz: run \(progress.seed) \(what)")
    if let child = spawn(["--show", "\(progress.seed)"]) {
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
    print("again:  spc-fuzz --run \(progress.seed)")
    return 1
  }

  /// Starts this program once more.
  private func spawn(_ arguments: [String]) -> pid_t? {
    fflush(nil)  // What was said so far comes before what the child says.
    var words = (["spc-fuzz"] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, "/proc/self/exe", nil, nil, &words, environ) == 0 ? child : nil
  }
}

/// Where the runs are, in memory that both processes see and that outlives a trap.
struct Progress {
  private let words: UnsafeMutablePointer<UInt64>

  init(path: String) {
    let file = open(path, O_RDWR)
    let size = Int(getpagesize())
    guard file >= 0,
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      memory != MAP_FAILED
    else {
      print("fuzz: \(path) cannot be shared")
      exit(2)
    }
    close(file)
    words = memory.bindMemory(to: UInt64.self, capacity: 3)
  }

  /// How many runs were begun.
  var count: UInt64 { words[0] }
  /// The seed of the run begun last.
  var seed: UInt64 { words[1] }
  /// How many runs ended in an error of the core or a fault of the input, as they should.
  var refused: UInt64 { words[2] }

  func begin(seed: UInt64) {
    words[1] = seed
    words[0] &+= 1
  }

  func noteRefused() { words[2] &+= 1 }
}

/// Does run after run until the time is over or something is found.
struct Worker {
  let seconds: Double
  let seed: UInt64
  let progress: Progress

  func run() -> Int32 {
    let end = ContinuousClock.now + .seconds(seconds)
    var seeds = FuzzRandom(seed: seed)
    while ContinuousClock.now < end {
      let run = FuzzRun(seed: seeds.next())
      progress.begin(seed: run.seed)
      var wasRefused = false
      let broken = run.broken(wasRefused: &wasRefused)
      if wasRefused { progress.noteRefused() }
      guard broken.isEmpty else {
        print("fuzz: run \(run.seed) broke the contract:")
        for line in broken { print("  \(line)") }
        print(run.description)
        print("again:  spc-fuzz --run \(run.seed)")
        return 1
      }
    }
    return 0
  }
}
