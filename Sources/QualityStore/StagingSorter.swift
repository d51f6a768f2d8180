/// Sorts staged rows on disk with a fixed amount of memory.
///
/// Rows gather in a chunk, each chunk is sorted and written as a run, and runs are merged as they
/// are read. A file that is in order already is one run, however long it is, and is never merged.
final class StagingSorter {
  private let directory: String
  private let chunkRows: Int
  private let fanIn: Int
  private var file: StagingFile
  private var chunk: UnsafeMutableBufferPointer<StagedRow>
  private var filled = 0
  private var isChunkSorted = true
  private var runs: [Range<Int>] = []
  private var lastOfRun: StagedRow?

  init(directory: String, chunkRows: Int = 1 << 17, fanIn: Int = 16) throws(StoreError) {
    self.directory = directory
    self.chunkRows = chunkRows
    self.fanIn = fanIn
    chunk = .allocate(capacity: chunkRows)
    do throws(StoreError) {
      file = try StagingFile(directory: directory)
    } catch {
      chunk.deallocate()
      throw error
    }
  }

  deinit { chunk.deallocate() }

  /// How many rows there are.
  var count: Int { file.count + filled }

  @inline(__always)
  func append(_ row: StagedRow) throws(StoreError) {
    if filled > 0, !(chunk[filled - 1] < row) { isChunkSorted = false }
    chunk[filled] = row
    filled += 1
    if filled == chunkRows { try spill() }
  }

  private func spill() throws(StoreError) {
    guard filled > 0 else { return }
    var rows = UnsafeMutableBufferPointer(rebasing: chunk[0..<filled])
    if !isChunkSorted { rows.sort { $0 < $1 } }
    let start = file.count
    try file.append(UnsafeBufferPointer(rows))
    if let last = lastOfRun, last < rows[0], let run = runs.popLast() {
      runs.append(run.lowerBound..<file.count)
    } else {
      runs.append(start..<file.count)
    }
    lastOfRun = rows[filled - 1]
    filled = 0
    isChunkSorted = true
  }

  /// Ends the input and gives the rows back in order.
  ///
  /// - Parameters:
  ///   - rowsBetweenReports: How often `observe` is called.
  ///   - observe: Is told how many rows have been merged where there are too many runs to merge at
  ///     once; what it throws ends the sorting.
  /// - Returns: The rows.
  /// - Throws: ``StoreError`` where the files cannot be written or read.
  func finish(
    rowsBetweenReports: Int = LoadPlanner.rowsBetweenReports,
    observe: (Int) throws(StoreError) -> Void = { _ in }
  ) throws(StoreError) -> StagingMerge {
    try spill()
    while runs.count > fanIn {
      let merged = try StagingFile(directory: directory)
      var mergedRuns: [Range<Int>] = []
      for first in stride(from: 0, to: runs.count, by: fanIn) {
        let group = Array(runs[first..<min(first + fanIn, runs.count)])
        let start = merged.count
        var merge = StagingMerge(file, group)
        while let row = try merge.row() {
          try merged.append(row)
          if merged.count % rowsBetweenReports == 0 { try observe(merged.count) }
        }
        mergedRuns.append(start..<merged.count)
      }
      try merged.flush()
      file.close()
      file = merged
      runs = mergedRuns
    }
    return StagingMerge(file, runs)
  }

  func close() { file.close() }
}

/// Gives the rows of several sorted runs in one order.
struct StagingMerge: ~Copyable {
  private var cursors: [RunCursor]

  /// A cursor with the row it stands on.
  private final class RunCursor {
    var cursor: StagingCursor
    var row: StagedRow?

    init(_ file: StagingFile, _ run: Range<Int>) {
      cursor = StagingCursor(file, run)
      row = nil
    }
  }

  private var isStarted = false

  init(_ file: StagingFile, _ runs: [Range<Int>]) {
    cursors = runs.map { RunCursor(file, $0) }
  }

  @inline(__always)
  mutating func row() throws(StoreError) -> StagedRow? {
    if cursors.count == 1 { return try cursors[0].cursor.row() }
    return try leastRow()
  }

  private mutating func leastRow() throws(StoreError) -> StagedRow? {
    if !isStarted {
      isStarted = true
      for cursor in cursors { cursor.row = try cursor.cursor.row() }
    }
    var least: RunCursor?
    for cursor in cursors {
      guard let row = cursor.row else { continue }
      if let best = least?.row, !(row < best) { continue }
      least = cursor
    }
    guard let least, let row = least.row else { return nil }
    least.row = try least.cursor.row()
    return row
  }
}
