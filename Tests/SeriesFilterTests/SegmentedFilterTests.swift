import DelimitedText
import Glibc
import SPCCore
import Testing

@testable import SeriesFilter

@Suite("A file in segments")
struct SegmentedFilterTests {
  /// What a filter wrote and told.
  private struct Outcome: Equatable {
    let output: [UInt8]
    let tally: FilterTally
    let faults: [SeriesFault]
  }

  @Test(
    "Segments charted side by side give the rows and the faults of the whole",
    arguments: [UInt64(1), 2, 3, 4]
  )
  func sameAsWhole(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var cuts = 0
    for run in 0..<40 {
      var bytes = Array(Self.file(&random).utf8)
      // In the first runs nothing is wrong.
      let special: [UInt8] = [0x2C, 0x22, 0x0A, 0x78, 0xFF, 0x30]
      for _ in 0..<(run < 10 ? 0 : random.integer(below: 6)) {
        bytes[random.integer(below: bytes.count)] = special[random.integer(below: special.count)]
      }
      let (whole, segmented, segments) = try charted(bytes, start: run % 3 == 0 ? 7 : 0)
      cuts += segments
      try #require(whole == segmented, "seed \(seed), run \(run), \(segments) segments: \(bytes)")
    }
    #expect(cuts > 100)
  }

  @Test("An output that nobody reads any more ends all segments")
  func closed() throws {
    signal(SIGPIPE, SIG_IGN)
    var random = SeededNumbers(seed: 5)
    let bytes = Array(Self.file(&random).utf8)
    let file = try temporaryFile(bytes)
    defer { close(file) }
    let (_, segments) = try look(bytes)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    var output = OutputBuffer(descriptor: ends[1])
    let filter = SegmentedFilter(
      fileDescriptor: file,
      start: 0,
      format: DelimitedFormat(),
      settings: FilterSettings(specification: ChartSpecification(ruleSet: .nhse2023))
    )
    for segment in segments { filter.add(segment, header: ["series", "t", "y"]) }
    do throws(OutputFailure) {
      _ = try filter.finish(output: &output) { _ in }
      Issue.record("nothing was thrown")
    } catch {
      #expect(error == .closed)
    }
  }

  /// Series in the order of their names, some of them in quotes.
  private static func file(_ random: inout SeededNumbers) -> String {
    var text = "series,t,y\n"
    for series in 0..<(20 + random.integer(below: 40)) {
      let name = series % 9 == 4 ? "\"ward \(100 + series)\"" : "ward \(100 + series)"
      for time in 0..<(1 + random.integer(below: 30)) {
        text += "\(name),\(1000 + time),\(random.integer(below: 50))\n"
      }
    }
    return text
  }

  private func look(_ bytes: [UInt8]) throws -> (SeriesOrder.Findings, [InputSegment]) {
    var segments: [InputSegment] = []
    let findings = try SeriesOrder.look(
      columns: SeriesColumns(),
      segmentSize: 500,
      onSegment: { segment, _ in segments.append(segment) }
    ) { () throws(SeriesInputError) in
      do throws(DelimitedError) {
        return try DelimitedReader(bytes: bytes)
      } catch {
        throw .input(error)
      }
    }
    return (findings, segments)
  }

  private func temporaryFile(_ bytes: [UInt8]) throws -> Int32 {
    var template = Array("/tmp/tidemark-segments-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    try #require(file >= 0)
    unlink(template)
    try #require(write(file, bytes, bytes.count) == bytes.count)
    return file
  }

  private func charted(_ bytes: [UInt8], start: Int) throws -> (Outcome, Outcome, Int) {
    var settings = FilterSettings(specification: ChartSpecification(ruleSet: .nhse2023))
    settings.faultLimit = 3
    let findings: SeriesOrder.Findings
    let segments: [InputSegment]
    let header: [String]
    var whole: ChartFilter
    do {
      (findings, segments) = try look(bytes)
      header = try DelimitedReader(bytes: bytes).header
      whole = try ChartFilter(
        reader: DelimitedReader(bytes: bytes),
        settings: settings,
        comingBack: findings.comingBack,
        output: OutputBuffer(descriptor: nil)
      )
    } catch {
      // The header was hit; there is nothing to compare.
      let nothing = Outcome(output: [], tally: FilterTally(), faults: [])
      return (nothing, nothing, 0)
    }
    var faults: [SeriesFault] = []
    let tally = try whole.run { faults.append($0) }
    let expected = Outcome(output: whole.takeOutput(), tally: tally, faults: faults)
    guard findings.isAscending else { return (expected, expected, 0) }

    let file = try temporaryFile([UInt8](repeating: 0x2E, count: start) + bytes)
    defer { close(file) }
    let filter = SegmentedFilter(
      fileDescriptor: file,
      start: start,
      format: DelimitedFormat(),
      settings: settings,
      workerCount: 3
    )
    for segment in segments { filter.add(segment, header: header) }
    var rows = OutputBuffer(descriptor: nil)
    var told: [SeriesFault] = []
    let own = try filter.finish(output: &rows) { told.append($0) }
    return (expected, Outcome(output: rows.take(), tally: own, faults: told), segments.count)
  }
}
