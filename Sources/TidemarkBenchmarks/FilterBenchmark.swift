import Foundation
import PseudoTerminalSupport
internal import TestInputSupport

/// `tidemark spc --summary` against the same work in pandas, from CSV to CSV, and its memory.
///
/// Both programs are started, read the file, chart every series under `ptd-0.2.2` and write a row for
/// each; they take turns, so that whatever else the machine does falls on both. Before anything is
/// timed, every cell that both write is compared. There are two opponents: pandas as its best users
/// write it, on whole columns, and as most do, with a function applied to each series.
struct FilterBenchmark {
  let rounds: Int
  private let folder: String
  private let ours = BuiltProduct.path("tidemark")
  /// Two ways to do the work in pandas: all series at once by columns, and one series at a time.
  private let byColumns: String
  private let bySeries: String

  private static let pointCount = 48
  private static let asked = 20.0

  init(rounds: Int = 9) throws {
    self.rounds = rounds
    folder = FileManager.default.temporaryDirectory.path + "/tidemark-filter-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    byColumns = scripts.appendingPathComponent("pandas_summary.py").path
    bySeries = scripts.appendingPathComponent("pandas_by_series.py").path
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try comparePandas()
    try measureMemory()
  }

  // MARK: Speed

  private func comparePandas() throws {
    let input = try writeFile(seriesCount: 10_000)
    let size = try Data(contentsOf: URL(fileURLWithPath: input)).count
    let rows = 10_000 * Self.pointCount
    print("filter: 10000 series × \(Self.pointCount) points, \(size) bytes, CSV to CSV")
    guard TimedProgram(["python3", "-c", "import pandas"], output: "/dev/null").status == 0 else {
      _ = summary(input)
      let times = (0..<rounds).map { _ in summary(input).seconds }
      printOurs(times, size: size, rows: rows)
      print("  ratio to pandas: skipped, python3 has no pandas (apt-get install python3-pandas)")
      return
    }
    guard summary(input).status == 0 else {
      print("  skipped: tidemark failed on this input")
      return
    }
    let single = try once(bySeries, input)
    _ = try once(byColumns, input)

    var times: (ours: [Double], pandas: [Double]) = ([], [])
    for _ in 0..<rounds {
      times.ours.append(summary(input).seconds)
      times.pandas.append(pandas(byColumns, input).seconds)
    }
    printOurs(times.ours, size: size, rows: rows)
    printRatio("pandas by columns", times.pandas, times.ours, "medians of \(rounds)")
    printRatio("pandas series by series", [single], times.ours, "one run")
  }

  /// Runs a pandas program and compares what it writes; returns the seconds it took.
  private func once(_ script: String, _ input: String) throws -> Double {
    let program = pandas(script, input)
    guard program.status == 0 else {
      throw Difference(description: "\(script) ended with status \(program.status)")
    }
    let count = try compareFigures()
    let name = URL(fileURLWithPath: script).lastPathComponent
    print("  \(name): \(count) cells the same in both, numbers to 1 in 10¹²")
    return program.seconds
  }

  private func printRatio(_ name: String, _ theirs: [Double], _ ours: [Double], _ how: String) {
    let ratio = median(theirs) / median(ours)
    print(
      "  \(name) \(milliseconds(theirs)) ms (\(how)), ratio to tidemark \(fixed(ratio, 1))"
        + " (at least \(fixed(Self.asked, 0)) asked)"
    )
  }

  private func printOurs(_ times: [Double], size: Int, rows: Int) {
    let seconds = median(times)
    print(
      "  tidemark spc \(milliseconds(times)) ms: \(fixed(Double(size) / seconds / 1e6, 0)) MB/s,"
        + " \(fixed(Double(rows) / seconds / 1e6, 1)) million rows/s"
    )
  }

  private func summary(_ input: String) -> TimedProgram {
    TimedProgram(
      [
        ours, "spc", "--rules", "ptd-0.2.2", "--summary", "--direction", "decrease",
        "--target", "100", input,
      ],
      output: "\(folder)/ours.csv"
    )
  }

  private func pandas(_ script: String, _ input: String) -> TimedProgram {
    TimedProgram(
      ["python3", script, input, "\(folder)/pandas.csv", "decrease", "100"],
      output: "/dev/null"
    )
  }

  private struct Difference: Error { let description: String }

  /// Compares each cell of each column that pandas writes too; returns how many there are.
  private func compareFigures() throws -> Int {
    let (header, rows) = try table("ours.csv")
    let (theirHeader, theirRows) = try table("pandas.csv")
    guard rows.count == theirRows.count else {
      throw Difference(description: "\(rows.count) rows, pandas \(theirRows.count)")
    }
    var count = 0
    for (theirColumn, name) in theirHeader.enumerated() {
      guard let column = header.firstIndex(of: name) else {
        throw Difference(description: "no column \(name)")
      }
      for (row, theirRow) in zip(rows, theirRows) {
        let (cell, theirCell) = (row[column], theirRow[theirColumn])
        count += 1
        if cell == theirCell { continue }
        guard let number = Double(cell), let theirs = Double(theirCell),
          abs(number - theirs) <= 1e-12 * max(1, abs(number))
        else {
          throw Difference(description: "\(row[0]), \(name): \(cell), pandas \(theirCell)")
        }
      }
    }
    return count
  }

  /// The header and the rows of an output, which has no quotes.
  private func table(_ name: String) throws -> ([Substring], [[Substring]]) {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    return (rows[0], Array(rows.dropFirst()))
  }

  // MARK: Memory

  /// The peak memory at a growing number of series, from a file and from a pipe.
  private func measureMemory() throws {
    var peaks: [(series: Int, file: Int, pipe: Int)] = []
    for seriesCount in [1_000, 10_000, 100_000] {
      let input = try writeFile(seriesCount: seriesCount)
      let piped = TimedProgram(
        [ours, "spc", "--rules", "ptd-0.2.2", "--summary"],
        output: "/dev/null",
        pipedFrom: input,
        watchesMemory: true
      )
      let whole = TimedProgram(
        [ours, "spc", "--rules", "ptd-0.2.2", "--summary", input],
        output: "/dev/null",
        watchesMemory: true
      )
      peaks.append((seriesCount, whole.peakKibibytes, piped.peakKibibytes))
      try FileManager.default.removeItem(atPath: input)
      print(
        "  peak memory of \(seriesCount) series: \(peaks[peaks.count - 1].file) KiB from a file,"
          + " \(peaks[peaks.count - 1].pipe) KiB from a pipe"
      )
    }
    guard let least = peaks.first, let most = peaks.last else { return }
    func bytes(_ peak: (Int, Int)) -> String {
      fixed(Double((peak.1 - peak.0) * 1024) / Double(most.series - least.series), 1)
    }
    print(
      "  so \(bytes((least.file, most.file))) bytes for each more series from a file,"
        + " \(bytes((least.pipe, most.pipe))) from a pipe"
    )
  }

  // MARK: Input

  /// Monthly counts, each series about a mean of its own, from a fixed seed.
  private func writeFile(seriesCount: Int) throws -> String {
    var random = SeededGenerator(seed: 20_260_101)
    var text = "series,t,y\n"
    text.reserveCapacity(seriesCount * Self.pointCount * 25)
    for series in 0..<seriesCount {
      let mean = 20 + Double(random.next() % 380)
      for point in 0..<Self.pointCount {
        // The sum of four even numbers, of variance one, is close enough to a normal number.
        var sum = -4000.0
        for _ in 0..<4 { sum += Double(random.next() % 2001) }
        let value = (10 * max(0, mean + sum / 1155 * mean.squareRoot())).rounded() / 10
        let month = point % 12 + 1
        text += "U\(100_000 + series),\(2021 + point / 12)-\(month < 10 ? "0" : "")\(month)-01,"
        text += "\(value)\n"
      }
    }
    let path = "\(folder)/input-\(seriesCount).csv"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  // MARK: Figures

  private func milliseconds(_ times: [Double]) -> String { fixed(median(times) * 1000, 1) }
  private func fixed(_ value: Double, _ places: Int) -> String {
    String(format: "%.\(places)f", value)
  }
  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
