internal import Foundation
internal import TestInputSupport

/// Many killed runs, and the count of where the kills fell.
struct Soak {
  private let arguments: SoakArguments

  init(_ arguments: SoakArguments) { self.arguments = arguments }

  /// The least number of kills that must fall within a commit, or the soak has shown nothing: one,
  /// and of many a quarter.
  private static func leastWithinCommits(of runs: Int) -> Int { runs < 50 ? 1 : runs / 4 }

  func run() throws -> Int32 {
    var template = Array((NSTemporaryDirectory() + "/store-soak-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw SoakFailure("no folder can be made to work in") }
    let root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    var isKept = false
    defer { if !isKept { try? FileManager.default.removeItem(atPath: root) } }

    let usual = try usualTimes(root)
    let seeds = arguments.single.map { [$0] } ?? seeds()
    print("soak: \(counted(seeds.count, "kill")), seed \(arguments.single ?? arguments.seed)")
    print("soak: unkilled: \(describe(usual))")
    fflush(nil)
    var places: [KillPlace: Int] = [:]
    for (index, seed) in seeds.enumerated() {
      let run = try KilledRun(seed: seed, program: arguments.program, root: root, usual: usual)
      places[run.place, default: 0] += 1
      guard run.broken.isEmpty else {
        isKept = true
        print("soak: run \(seed), killed \(run.moment), \(run.place.rawValue):")
        for line in run.broken { print("  \(line)") }
        print("as the kill left it: \(root)/left; as it is now: \(root)/work")
        print("again:  store-soak --run \(seed)")
        return 1
      }
      if arguments.single != nil { print("soak: killed \(run.moment), \(run.place.rawValue)") }
      if (index + 1) % 20 == 0, index + 1 < seeds.count {
        print("soak: \(index + 1) done")
        fflush(nil)
      }
    }
    for place in KillPlace.allCases { print("  \(pad(places[place] ?? 0)) \(place.rawValue)") }
    let within = places.filter(\.key.isWithinCommit).values.reduce(0, +)
    guard arguments.single != nil || within >= Self.leastWithinCommits(of: seeds.count) else {
      print("soak: only \(within) of \(seeds.count) kills fell within a commit; it shows nothing")
      return 1
    }
    print(
      "soak: \(counted(seeds.count, "kill")), \(within) within a commit; "
        + "every batch whole or not there, every log verified, every load repeated"
    )
    return 0
  }

  private func seeds() -> [UInt64] {
    var random = SeededGenerator(seed: arguments.seed)
    return (0..<arguments.runs).map { _ in random.next() }
  }

  private func usualTimes(_ root: String) throws -> UsualTimes {
    UsualTimes(
      try (0..<3).map { _ in
        try KilledRun.unkilled(seed: arguments.seed, program: arguments.program, root: root)
      }
    )
  }

  private func describe(_ usual: UsualTimes) -> String {
    func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
    let commits = (1...Workload.batches).map { "\(milliseconds(usual.commit($0)))" }
    let writes = (1...Workload.batches).map { "\(milliseconds(usual.writing($0)))" }
    return
      "\(milliseconds(usual.whole)) ms; commits \(commits.joined(separator: ", ")) ms, of which "
      + "writing \(writes.joined(separator: ", ")) ms"
  }

  private func pad(_ number: Int) -> String {
    String(repeating: " ", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }

  private func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
