import Testing

@testable import QualityStore
import TestInputSupport

@Suite struct StagingSorterTests {
  private func row(_ series: UInt64, _ period: Int32, _ line: Int) -> StagedRow {
    StagedRow(
      series: series,
      line: Int64(line),
      numerator: 0,
      denominator: .nan,
      period: period,
      reason: 0,
      revision: 0,
      status: 1
    )
  }

  @Test("A staged row takes 48 bytes")
  func size() {
    #expect(MemoryLayout<StagedRow>.stride == 48)
  }

  @Test(
    "Rows come back in order, however many runs and merges it takes",
    arguments: 1...40 as ClosedRange<UInt64>
  )
  func sorts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let count = Int.random(in: 0...3000, using: &random)
    let isSorted = Bool.random(using: &random)
    var rows = (0..<count).map { line in
      row(.random(in: 0...20, using: &random), .random(in: -50...50, using: &random), line)
    }
    if isSorted { rows.sort { $0 < $1 } }
    let sorter = try StagingSorter(
      directory: folder.path,
      chunkRows: .random(in: 1...200, using: &random),
      fanIn: .random(in: 2...5, using: &random)
    )
    for row in rows { try sorter.append(row) }
    #expect(sorter.count == count)
    var merge = try sorter.finish()
    var sorted: [Int64] = []
    while let row = try merge.row() { sorted.append(row.line) }
    #expect(sorted == rows.sorted { $0 < $1 }.map(\.line), "seed \(seed)")
    #expect(try folder.contents().isEmpty)
  }
}
