internal import Foundation
internal import TestInputSupport

/// One run: a load that is killed, sometimes once more when it is repeated, what that left, and the
/// same load to its end.
struct KilledRun {
  /// A kill, aimed and as it fell.
  struct Kill {
    let moment: KillMoment
    /// Nil where the run had ended before.
    let place: KillPlace?
  }

  let seed: UInt64
  private(set) var kills: [Kill] = []
  /// Whether the kill left what could be damaged, and it was.
  private(set) var isDamaged = false
  /// The promises that were broken, in words.
  private(set) var broken: [String] = []

  private let workload: Workload
  private let program: Program
  /// How many commits must be there, and why.
  private var least = (count: 0, why: "")
  /// How many commits may be there, and why.
  private var most = (count: 0, why: "")

  /// - Parameters:
  ///   - seed: Makes the figures and the moments.
  ///   - path: The program.
  ///   - root: Where to work.
  ///   - usual: How runs go that nobody kills.
  ///   - damage: What is done to the store after the kill; nil for nothing.
  /// - Throws: ``SoakFailure`` when the program cannot be run, and what the system says of files.
  init(
    seed: UInt64,
    program path: String,
    root: String,
    usual: UsualTimes,
    damage: Damage? = nil
  ) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    let moment = KillMoment(from: &random, usual: usual)
    let isKilledAgain = Int.random(in: 1...4, using: &random) == 1
    let next = KillMoment(reopeningFrom: &random)
    workload = Workload(seed: seed)
    program = try Self.prepare(path, root: root)
    try workload.writeFiles(to: program.folder)
    try load(killedAt: damage?.moment ?? moment, usual: usual)
    if isKilledAgain, damage == nil, kills.last?.place != nil {
      try load(killedAt: next, usual: usual)
    }
    if let damage { isDamaged = try damage.apply(in: program.folder) }
    try keepWhatWasLeft(in: "\(root)/left")
    if broken.isEmpty { try look() }
  }

  /// Runs the load without a kill, for the times of its parts; it must leave what is expected.
  static func unkilled(
    seed: UInt64,
    program path: String,
    root: String
  ) throws -> WatchedRun {
    let program = try prepare(path, root: root)
    let workload = Workload(seed: seed)
    try workload.writeFiles(to: program.folder)
    let run = try WatchedRun(of: program, killedAt: nil, usual: nil)
    let listed = try program.run(["run", "--store", "quality.db", "--preview", "list.lua"])
    guard run.status == 0, listed.status == 0,
      lines(listed.output) == workload.listing(after: Batch.last)
    else {
      throw SoakFailure(
        "a load that nobody killed leaves something else than it should, in \(program.folder)\n"
          + listed.errors
          + (firstDifference(lines(listed.output), workload.listing(after: Batch.last)) ?? "")
      )
    }
    return run
  }

  /// Makes the folders anew.
  private static func prepare(_ path: String, root: String) throws -> Program {
    let program = Program(path: path, folder: "\(root)/work", logs: "\(root)/logs")
    for folder in [program.folder, program.logs, "\(root)/left"] {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    return program
  }

  /// The files as the kill left them, for whoever has to find out what happened.
  private func keepWhatWasLeft(in folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: program.folder)
    where !workload.fileNames.contains(name) {
      try FileManager.default.copyItem(
        atPath: "\(program.folder)/\(name)",
        toPath: "\(folder)/\(name)"
      )
    }
  }

  /// Loads until the kill, and notes what must and what may be there from then on.
  private mutating func load(killedAt moment: KillMoment, usual: UsualTimes) throws {
    let run = try WatchedRun(of: program, killedAt: moment, usual: usual)
    kills.append(Kill(moment: moment, place: run.place))
    if let status = run.status, status != 0 {
      return broken.append(
        "the load itself failed with status \(status): \(try program.errors())"
      )
    }
    if run.reported > least.count {
      least = (run.reported, Self.commits(run.reported, "was reported", "were reported"))
    }
    let begun = max(run.reported, run.underWay ?? 0)
    if begun > most.count { most = (begun, Self.commits(begun, "was begun", "were begun")) }
    // What an earlier kill left in the log looks like a part of a commit, so that the log tells of the
    // first kill only what must be there.
    guard kills.count == 1, let batch = run.underWay else { return }
    switch run.place {
    case .torn: most = (batch - 1, "of commit \(batch) only a part was in the log")
    case .recorded, .folding, .folded:
      least = (batch, "commit \(batch) was whole in the log")
    default: break
    }
  }

  private mutating func look() throws {
    if FileStamp("\(program.folder)/quality.db") == nil {
      // The store gets its name when it is whole, so nothing was promised yet.
      if least.count > 0 { broken.append("the store is gone, and \(least.why)") }
    } else {
      guard let kept = try held() else { return }
      if kept < least.count || kept > most.count {
        let why = kept < least.count ? least.why : most.why
        broken.append("\(why), and the store has \(kept)")
      }
      try verify(changes: kept)
    }
    if broken.isEmpty { try repeatLoad() }
  }

  private static func commits(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 commit \(one)" : "\(count) commits \(many)"
  }

  /// Reads the store as the kill left it, by a reader that may not write.
  ///
  /// - Returns: How many commits it holds; nil where it cannot be read.
  private mutating func held() throws -> Int? {
    let listed = try program.run(["run", "--store", "quality.db", "--preview", "list.lua"])
    guard listed.status == 0 else {
      broken.append("the store cannot be read: \(listed.errors)")
      return nil
    }
    let found = Self.lines(listed.output)
    let count = found.count { $0.hasPrefix("change|") }
    guard count <= Batch.last else {
      broken.append("the change log has \(count) entries")
      return count
    }
    if let difference = Self.firstDifference(found, workload.listing(after: count)) {
      broken.append("the store does not hold \(count) whole commits: \(difference)")
    }
    return count
  }

  private mutating func verify(changes: Int) throws {
    let verified = try program.run(["verify", "--store", "quality.db"])
    let words = "\(changes) \(changes == 1 ? "change" : "changes"), all as written."
    if verified.status != 0 || !verified.output.hasPrefix(words) {
      broken.append("verify says: \(verified.output)\(verified.errors)")
    }
  }

  /// The load again, to its end: everything is there once, and nothing lies about.
  private mutating func repeatLoad() throws {
    let again = try program.run(WatchedRun.arguments)
    guard again.status == 0 else {
      return broken.append("the load cannot be repeated: \(again.errors)")
    }
    guard let after = try held() else { return }
    if after != Batch.last {
      broken.append("the load was repeated, and the store has \(after) commits")
    }
    // The listing has asked `qi.check()`, which verifies the chain too.
    // A reader leaves the empty files that SQLite shares; all else is the load's own.
    let usual = workload.fileNames.union(["quality.db", "quality.db-wal", "quality.db-shm"])
    let left = try FileManager.default.contentsOfDirectory(atPath: program.folder)
      .filter { !usual.contains($0) }
    if !left.isEmpty { broken.append("left over: \(left.sorted().joined(separator: ", "))") }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).sorted()
  }

  /// The first line that one has and the other has not.
  private static func firstDifference(_ found: [String], _ expected: [String]) -> String? {
    guard found != expected else { return nil }
    let (foundSet, expectedSet) = (Set(found), Set(expected))
    let missing = expected.first { !foundSet.contains($0) }
    let extra = found.first { !expectedSet.contains($0) }
    return [missing.map { "missing \($0)" }, extra.map { "unexpected \($0)" }]
      .compactMap { $0 }.joined(separator: "; ") + " (\(found.count) lines, not \(expected.count))"
  }
}
