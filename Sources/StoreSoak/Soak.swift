internal import Foundation
internal import TestInputSupport

/// Many killed runs, and the count of where the kills fell.
struct Soak {
  private let arguments: SoakArguments

  init(_ arguments: SoakArguments) { self.arguments = arguments }

  func run() throws -> Int32 {
    var template = Array((NSTemporaryDirectory() + "/store-soak-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw SoakFailure("no folder can be made to work in") }
    let root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var isKept = false
    defer { if !isKept { try? FileManager.default.removeItem(atPath: root) } }
    sleepExactly()
    let usual = try usualTimes(root)
    if let damage = arguments.damage { return try show(damage, usual, root) }

    let seeds = arguments.single.map { [$0] } ?? seeds()
    print("soak: \(counted(seeds.count, "run")), seed \(arguments.single ?? arguments.seed)")
    print("soak: unkilled: \(describe(usual))")
    fflush(nil)
    var tally = KillTally()
    for (index, seed) in seeds.enumerated() {
      let run = try KilledRun(seed: seed, program: arguments.program, root: root, usual: usual)
      tally.count(run)
      guard run.broken.isEmpty else {
        isKept = true
        tell(run)
        print("as the kill left it: \(root)/left; as it is now: \(root)/work")
        print("again:  store-soak --run \(seed)")
        return 1
      }
      if arguments.single != nil {
        for kill in run.kills { print("soak: killed \(words(kill))") }
      }
      if (index + 1) % 20 == 0, index + 1 < seeds.count {
        print(
          "soak: \(counted(index + 1, "run")), \(counted(tally.kills, "kill")): "
            + "\(tally.inLog) with part of a commit in the log, \(tally.inFolding) in folding it"
        )
        fflush(nil)
      }
    }
    for line in tally.table { print(line) }
    if arguments.single == nil, let shortfall = tally.shortfall {
      print("soak: \(shortfall); it shows too little")
      return 1
    }
    print(
      "soak: \(counted(tally.kills, "kill")), \(tally.inLog) with part of a commit in the log, "
        + "\(tally.inFolding) in folding it; "
        + "every batch whole or not there, every log verified, every load repeated"
    )
    return 0
  }

  /// A run after which the store is damaged; status 1 where that was noticed, as it has to be.
  private func show(_ damage: Damage, _ usual: UsualTimes, _ root: String) throws -> Int32 {
    // On a busy machine a kill may come too late to leave a part of a commit.
    for seed in seeds().prefix(5) {
      let run = try KilledRun(
        seed: seed,
        program: arguments.program,
        root: root,
        usual: usual,
        damage: damage
      )
      guard run.isDamaged else { continue }
      tell(run)
      guard run.broken.isEmpty else { return 1 }
      print("soak: the store was damaged (\(damage.rawValue)), and nothing was noticed")
      return 2
    }
    print("soak: no kill left anything to be damaged (\(damage.rawValue))")
    return 2
  }

  private func tell(_ run: KilledRun) {
    print("soak: run \(run.seed):")
    for kill in run.kills { print("  killed \(words(kill))") }
    for line in run.broken { print("  \(line)") }
  }

  private func words(_ kill: KilledRun.Kill) -> String {
    "\(kill.moment): \(kill.place?.rawValue ?? "never, the run had ended")"
  }

  /// Has the system end each sleep when it is over, where it may otherwise take 50 µs more.
  private func sleepExactly() {
    let file = open("/proc/self/timerslack_ns", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = write(file, "1", 1)
    close(file)
  }

  private func seeds() -> [UInt64] {
    var random = SeededGenerator(seed: arguments.seed)
    return (0..<arguments.runs).map { _ in random.next() }
  }

  private func usualTimes(_ root: String) throws -> UsualTimes {
    // For few runs one look must do, and what is damaged at an announcement needs none.
    let looks =
      switch arguments.damage {
      case nil: arguments.runs < KillTally.many ? 1 : 3
      case .torn: 1
      case .lost, .half, .chain, .litter: 0
      }
    return UsualTimes(
      try (0..<looks).map { _ in
        try KilledRun.unkilled(seed: arguments.seed, program: arguments.program, root: root)
      }
    )
  }

  private func describe(_ usual: UsualTimes) -> String {
    func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
    let commits = (1...Batch.last).map { "\(milliseconds(usual.commit($0)))" }
    let frames = (1...Batch.last).map { "\(usual.frames($0))" }
    return
      "\(milliseconds(usual.whole)) ms; commits \(commits.joined(separator: ", ")) ms, "
      + "of \(frames.joined(separator: ", ")) pages"
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
