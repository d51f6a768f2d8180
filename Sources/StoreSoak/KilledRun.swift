internal import Foundation
internal import TestInputSupport

/// Where in the work a kill fell, found afterwards.
enum KillPlace: String, CaseIterable {
  case creating = "while the store was made"
  case between = "between commits: reading and planning"
  case beforeWriting = "in a commit, nothing of it in the log yet"
  case torn = "in a commit, a part of it in the log"
  case recorded = "in a commit, all of it in the log"
  case folding = "in a commit, its log being folded into the file"
  case leaving = "after the last commit, while closing"
  case late = "never: the run had ended"

  /// Whether it fell between the beginning of a commit and its report.
  var isWithinCommit: Bool {
    switch self {
    case .beforeWriting, .torn, .recorded, .folding: true
    case .creating, .between, .leaving, .late: false
    }
  }
}

/// One run: a load that is killed, what it left, and the same load again.
struct KilledRun {
  let seed: UInt64
  private(set) var place = KillPlace.late
  private(set) var moment: KillMoment
  /// How many commits the store held afterwards.
  private(set) var kept = 0
  /// The promises that were broken, in words.
  private(set) var broken: [String] = []

  private let workload: Workload
  private let program: Program

  init(seed: UInt64, program path: String, root: String, usual: UsualTimes) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    moment = KillMoment(from: &random, usual: usual)
    workload = Workload(seed: seed)
    program = Program(path: path, folder: "\(root)/work", logs: "\(root)/logs")
    for folder in [program.folder, program.logs, "\(root)/left"] {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try workload.writeFiles(to: program.folder)
    let run = try WatchedRun(of: program, killedAt: moment)
    try keepWhatWasLeft(in: "\(root)/left")
    try look(at: run)
  }

  /// Runs the load without a kill, for the times of its parts; it must leave what is expected.
  static func unkilled(
    seed: UInt64,
    program path: String,
    root: String
  ) throws -> WatchedRun.Times {
    let program = Program(path: path, folder: "\(root)/work", logs: "\(root)/logs")
    for folder in [program.folder, program.logs] {
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let workload = Workload(seed: seed)
    try workload.writeFiles(to: program.folder)
    let run = try WatchedRun(of: program, killedAt: nil)
    let listed = try program.run(["run", "--store", "quality.db", "--preview", "list.lua"])
    guard run.status == 0, listed.status == 0,
      lines(listed.output) == workload.listing(after: Workload.batches)
    else {
      throw SoakFailure(
        "a load that nobody killed leaves something else than it should, in \(program.folder)\n"
          + listed.errors
          + (firstDifference(lines(listed.output), workload.listing(after: Workload.batches)) ?? "")
      )
    }
    return run.times
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

  private mutating func look(at run: WatchedRun) throws {
    let store = "\(program.folder)/quality.db"
    let log = WriteAheadLog(store + "-wal")
    if let status = run.status, status != 0 {
      return broken.append("the load itself failed with status \(status)")
    }
    if FileStamp(store) == nil {
      // The store gets its name when it is whole, so nothing was promised yet.
      place = .creating
      if run.reported > 0 { broken.append("the store is gone, and commits were reported") }
    } else {
      kept = try held()
      place = run.status != nil ? .late : place(of: run, log)
      let reported = run.reported
      if kept < reported { broken.append("\(reported) commits were reported, \(kept) are there") }
      if kept > reported + (run.underWay == nil ? 0 : 1) {
        broken.append("\(kept) commits are there, more than were begun")
      }
      try verify(changes: kept)
    }
    guard broken.isEmpty else { return }
    try repeatLoad()
  }

  private func place(of run: WatchedRun, _ log: WriteAheadLog) -> KillPlace {
    guard let batch = run.underWay else {
      if run.reported == Workload.batches { return .leaving }
      return run.times.begun.isEmpty ? .creating : .between
    }
    if kept == batch { return run.isFolded ? .folding : .recorded }
    return log.tornFrames > 0 ? .torn : .beforeWriting
  }

  /// Reads the store as the kill left it, by a reader that may not write; how many commits it holds.
  private mutating func held() throws -> Int {
    let listed = try program.run(["run", "--store", "quality.db", "--preview", "list.lua"])
    guard listed.status == 0 else {
      broken.append("the store cannot be read: \(listed.errors)")
      return 0
    }
    let found = Self.lines(listed.output)
    let count = found.count { $0.hasPrefix("change|") }
    guard count <= Workload.batches else {
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
    let after = try held()
    if after != Workload.batches {
      broken.append("after the second load \(after) commits are there")
    }
    try verify(changes: Workload.batches)
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
