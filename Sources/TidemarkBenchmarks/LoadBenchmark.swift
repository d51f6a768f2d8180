import Foundation
import QualityModel
import QualityStore
internal import TestInputSupport

/// Loading figures, against `sqlite3 .import` of the same file into a table with the same key.
///
/// Both sides are timed in the same run, in turn, from a file that is in the page cache, into a new
/// database on the same disk, until the data is durable. Ours also checks every row, plans, hashes
/// the file twice and the rows once, and writes the change log. The ratio is of the medians.
///
/// The peak memory is that of a child process that loads and does nothing else. Call
/// ``runLoadBenchmarkChild()`` first thing in the program, so that such a child does only that.
struct LoadBenchmark {
  enum RowOrder: String, CaseIterable {
    /// In the order of the key, as a warehouse exports it.
    case byUnit = "in the order of the key"
    /// Month after month with all units in each, as it is collected.
    case byPeriod = "in the order of the periods"
  }

  let folder: URL

  static let periods = 2500

  /// Writes a file of rows from a seed and returns its path.
  func writeFile(rows: Int, order: RowOrder, seed: UInt64) throws -> String {
    let units = rows / LoadBenchmark.periods
    let first = CalendarDate(year: 2018, month: 1, day: 1) ?? .earliest
    let days = (0..<LoadBenchmark.periods).map { first.adding(days: $0).description }
    var random = SeededGenerator(seed: seed)
    var text = "measure,unit,period,numerator,denominator\n"
    text.reserveCapacity(rows * 32)
    func add(_ unit: Int, _ day: Int) {
      let denominator = 20 + random.next() % 400
      let numerator = random.next() % (denominator + 1)
      text += "EFF-01,U\(10_000 + unit),\(days[day]),\(numerator),\(denominator)\n"
    }
    switch order {
    case .byUnit:
      for unit in 0..<units { for day in days.indices { add(unit, day) } }
    case .byPeriod:
      for day in days.indices { for unit in 0..<units { add(unit, day) } }
    }
    let url = folder.appendingPathComponent("rows-\(rows)-\(order).csv")
    try text.write(to: url, atomically: false, encoding: .utf8)
    return url.path
  }

  /// Makes a store that knows the file's measure and units.
  func makeStore(_ path: String, units: Int) throws -> QualityStore {
    let store = try QualityStore.create(at: path)
    let measure = Measure(code: "EFF-01", name: "Seen within the standard")
    let definition = MeasureDefinition(
      measureCode: "EFF-01",
      kind: .proportion,
      numeratorText: "seen in time",
      denominatorText: "seen",
      multiplier: 100,
      unitOfMeasure: "%",
      better: .higher,
      frequency: .daily
    )
    let list = (0..<units).map {
      Proposal.unit(OrganisationUnit(code: "U\(10_000 + $0)", name: "Unit \($0)", kind: .team))
    }
    _ = try store.plan([.measure(measure), .definition(definition)] + list)
      .commit(reason: "Benchmark", actor: "bench")
    return store
  }

  /// Plans and commits the file into the store.
  func load(_ file: String, into store: QualityStore) throws -> (plan: Double, commit: Double) {
    let start = ContinuousClock.now
    let plan = try store.planLoad(
      LoadSpecification(
        path: file,
        measure: .column("measure"),
        unit: .column("unit"),
        period: "period",
        numerator: "numerator",
        denominator: "denominator"
      )
    )
    let planned = ContinuousClock.now
    _ = try plan.commit(reason: "Benchmark", actor: "bench")
    return (seconds(planned - start), seconds(.now - planned))
  }

  /// Imports the file with the sqlite3 shell; returns the seconds of the whole process.
  func importWithShell(_ file: String, into path: String) throws -> Double {
    let script = """
      CREATE TABLE observation (measure TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL,
        numerator REAL, denominator REAL, PRIMARY KEY (measure, unit, period))
        STRICT, WITHOUT ROWID;
      .mode csv
      .import --skip 1 '\(file)' observation
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sqlite3", "-batch", path]
    let input = Pipe()
    process.standardInput = input
    let start = ContinuousClock.now
    try process.run()
    input.fileHandleForWriting.write(Data(script.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    return seconds(.now - start)
  }

  /// The peak resident memory, in MiB, of a child process that loads the file.
  func peakMemory(_ file: String, units: Int) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.environment = ProcessInfo.processInfo.environment.merging([
      LoadBenchmark.childVariable: "\(units)|\(folder.path)|\(file)"
    ]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Double(
      String(decoding: answer, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    ) ?? -1
  }

  static let childVariable = "TIDEMARK_LOAD_BENCHMARK_CHILD"
}

/// Loads a file and prints the peak memory when this process is a child of the benchmark; call it
/// first in `main`.
func runLoadBenchmarkChild() throws {
  guard let order = ProcessInfo.processInfo.environment[LoadBenchmark.childVariable] else { return }
  let parts = order.split(separator: "|", maxSplits: 2).map(String.init)
  guard parts.count == 3, let units = Int(parts[0]) else { exit(2) }
  let benchmark = LoadBenchmark(folder: URL(fileURLWithPath: parts[1]))
  let path = benchmark.folder.appendingPathComponent("child.db").path
  removeDatabase(path)
  let store = try benchmark.makeStore(path, units: units)
  _ = try benchmark.load(parts[2], into: store)
  try store.close()
  removeDatabase(path)
  let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
  let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  let kibibytes = peak?.split(separator: " ", omittingEmptySubsequences: true).dropFirst().first
  print((kibibytes.flatMap { Double($0) } ?? -1) / 1024)
  exit(0)
}

/// Runs the benchmark and prints its figures.
func runLoadBenchmark(pairs: Int = 3, rows: Int = 1_000_000) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("tidemark-load-\(ProcessInfo.processInfo.processIdentifier)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let benchmark = LoadBenchmark(folder: folder)
  let units = rows / LoadBenchmark.periods

  for order in LoadBenchmark.RowOrder.allCases {
    let file = try benchmark.writeFile(rows: rows, order: order, seed: 20_260_101)
    print("load: \(rows) rows \(order.rawValue)")
    var ours: [Double] = []
    var theirs: [Double] = []
    for pair in 1...pairs {
      let path = folder.appendingPathComponent("store.db").path
      removeDatabase(path)
      let store = try benchmark.makeStore(path, units: units)
      let time = try benchmark.load(file, into: store)
      let stored = try store.counts(of: "EFF-01").rows
      guard stored == rows else { throw LoadBenchmarkError.wrongRowCount(stored) }
      try store.close()
      removeDatabase(path)
      let reference = folder.appendingPathComponent("reference.db").path
      removeDatabase(reference)
      let shell = try benchmark.importWithShell(file, into: reference)
      removeDatabase(reference)
      ours.append(time.plan + time.commit)
      theirs.append(shell)
      print(
        "  pair \(pair): tidemark \(format(time.plan + time.commit)) s"
          + " (plan \(format(time.plan)), commit \(format(time.commit)));"
          + " sqlite3 .import \(format(shell)) s"
      )
    }
    let ratio = median(ours) / median(theirs)
    print("  ratio of medians \(format(ratio)) (at most 1.50)")
  }

  for count in [rows / 10, rows] {
    for order in LoadBenchmark.RowOrder.allCases {
      let file = try benchmark.writeFile(rows: count, order: order, seed: 7)
      let peak = try benchmark.peakMemory(file, units: count / LoadBenchmark.periods)
      print("  peak memory, \(count) rows \(order.rawValue): \(format(peak)) MiB")
    }
  }
}

enum LoadBenchmarkError: Error {
  case wrongRowCount(Int)
}

private func removeDatabase(_ path: String) {
  for suffix in ["", "-wal", "-shm", "-journal"] {
    try? FileManager.default.removeItem(atPath: path + suffix)
  }
}

private func seconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

private func format(_ value: Double) -> String { String(format: "%.2f", value) }
