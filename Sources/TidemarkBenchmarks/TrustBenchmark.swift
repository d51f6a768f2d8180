import DemonstrationTrust
import Foundation
import PseudoTerminalSupport
import QualityModel
import QualityStore
import Workbench

/// The demonstration trust: how long it takes to make, and the table of signals over all of it.
///
/// The table is what a person waits for: every series read, charted, held against chance and printed.
/// Cold is a new session on a newly opened store whose file the system has read before; warm is the
/// same question again. Beside it stands the sqlite3 shell, which reads the same figures from the
/// same file and writes them as text: about the least that any program has to do for a first look.
struct TrustBenchmark {
  let rounds: Int
  private let folder: URL
  private let program = BuiltProduct.path("tidemark")

  /// What is asked of the table of units: cold, and once loaded.
  private static let asked = (cold: 100.0, warm: 50.0)

  init(rounds: Int = 9) throws {
    self.rounds = rounds
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tidemark-trust-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try makeTrust()
    try timeTables(store)
    try growth()
  }

  // MARK: From nothing

  private func makeTrust() throws -> String {
    var times: [Double] = []
    var path = ""
    for round in 0..<3 {
      path = folder.appendingPathComponent("trust-\(round).db").path
      let made = TimedProgram([program, "demo", "--store", path], output: "/dev/null")
      guard made.status == 0 else { throw Failure(text: "tidemark demo: status \(made.status)") }
      times.append(made.seconds)
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    print("trust: tidemark demo, from nothing to a durable store")
    print("  \(fixed(median(times), 2)) s (median of 3), a file of \(size / 1_000_000) MB")
    return path
  }

  // MARK: The table

  private func timeTables(_ path: String) throws {
    print("trust: the table of signals, read, charted and printed, \(rounds) turns")
    let units = try timeTable("qi.measures:latest()", path)
    report("68 measures × 96 units", units, asked: Self.asked)
    let trust = try timeTable(#"qi.measures:latest { level = "trust" }"#, path)
    report("68 measures summed up for the trust", trust, asked: nil)
    guard TimedProgram(["sqlite3", "-version"], output: "/dev/null").status == 0 else {
      print("  sqlite3: skipped, it is not installed (apt-get install sqlite3)")
      return
    }
    let script = folder.appendingPathComponent("table.lua").path
    try Data("print(qi.measures:latest())\n".utf8).write(to: URL(fileURLWithPath: script))
    var times: (ours: [Double], theirs: [Double]) = ([], [])
    for _ in 0..<rounds {
      times.ours.append(
        TimedProgram([program, "run", "--store", path, script], output: "/dev/null").seconds
      )
      times.theirs.append(
        TimedProgram(["sqlite3", "-readonly", path, Self.reading], output: "/dev/null").seconds
      )
    }
    print(
      "  from command to end: tidemark \(milliseconds(times.ours)) ms, sqlite3 reading the same "
        + "figures to text \(milliseconds(times.theirs)) ms; ratio "
        + fixed(median(times.ours) / median(times.theirs), 2)
    )
  }

  private static let reading = """
    SELECT definition_id, unit_id, date(period * 86400, 'unixepoch'), numerator, denominator
    FROM observation ORDER BY definition_id, unit_id, period, revision
    """

  /// The seconds of the first and of a later time in each of several sessions.
  private func timeTable(_ call: String, _ path: String) throws -> (cold: [Double], warm: [Double])
  {
    var times: (cold: [Double], warm: [Double]) = ([], [])
    for _ in 0..<rounds {
      let store = try QualityStore.open(at: path)
      var printed = 0
      var settings = SessionSettings(today: CalendarDate(iso: "2024-11-01") ?? .earliest)
      settings.output = { printed += $0.utf8.count }
      let session = try WorkbenchSession(store: store, settings: settings)
      times.cold.append(try seconds { _ = try session.evaluate("print(\(call))") })
      times.warm.append(try seconds { _ = try session.evaluate("print(\(call))") })
      guard printed > 2_000 else { throw Failure(text: "only \(printed) bytes were printed") }
      try store.close()
    }
    return times
  }

  private func report(
    _ name: String,
    _ times: (cold: [Double], warm: [Double]),
    asked: (cold: Double, warm: Double)?
  ) {
    func over(_ times: [Double], _ limit: Double?) -> String {
      limit.map { median(times) * 1000 > $0 ? " (over \(fixed($0, 0)))" : "" } ?? ""
    }
    print(
      "  \(name): cold \(milliseconds(times.cold)) ms\(over(times.cold, asked?.cold)), "
        + "warm \(milliseconds(times.warm)) ms\(over(times.warm, asked?.warm))"
    )
  }

  // MARK: Growth

  /// The same table with many times the units, each with the figures of one of the trust's.
  private func growth() throws {
    print("trust: the same table with many times the units, from command to end")
    let trust = try DemonstrationTrust()
    let script = folder.appendingPathComponent("table.lua").path
    try Data("print(qi.measures:latest())\n".utf8).write(to: URL(fileURLWithPath: script))
    var found: [(figures: Int, seconds: Double, kibibytes: Int)] = []
    for factor in [1, 10, 50] {
      let path = folder.appendingPathComponent("times-\(factor).db").path
      let large = LargeTrust(trust, times: factor)
      let loading = try seconds { try large.write(to: path, files: folder) }
      // The largest is beyond the memory that a script has when nothing is said.
      let table = TimedProgram(
        [program, "run", "--store", path, "--memory", "16G", script],
        output: "/dev/null",
        watchesMemory: true
      )
      guard table.status == 0 else { throw Failure(text: "the table: status \(table.status)") }
      found.append((large.figureCount, table.seconds, table.peakKibibytes))
      print(
        "  × \(factor): \(large.figureCount) figures loaded in \(fixed(loading, 1)) s; table "
          + "\(fixed(table.seconds, 2)) s, \(table.peakKibibytes / 1024) MiB"
      )
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    guard let least = found.first, let most = found.last else { return }
    let more = Double(most.figures - least.figures)
    print(
      "  so \(fixed((most.seconds - least.seconds) / more * 1e6, 2)) µs and "
        + "\(fixed(Double(most.kibibytes - least.kibibytes) * 1024 / more, 0)) bytes for each more "
        + "figure"
    )
  }

  struct Failure: Error { let text: String }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    let elapsed = try ContinuousClock().measure(body).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  private func milliseconds(_ times: [Double]) -> String { fixed(median(times) * 1000, 0) }
  private func fixed(_ value: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
