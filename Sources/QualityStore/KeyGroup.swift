/// The rows of a file that are of one measure, unit and period, in the order of their lines.
///
/// Rows that say the same are one figure said more than once. Rows that differ contradict each
/// other; nobody can tell which is right, so none of them is loaded. A file may repeat one key for
/// ever, so only the first row and some line numbers are kept.
struct KeyGroup {
  let first: StagedRow
  /// How many rows after the first say the same.
  private(set) var repeats = 0
  private var repeatLines: [Int64] = []
  private var contradiction: Int64?

  init(_ first: StagedRow) { self.first = first }

  var isContradicted: Bool { contradiction != nil }

  @inline(__always)
  func takes(_ row: StagedRow) -> Bool { first.hasSameKey(as: row) }

  /// Adds a row of the same key; once two differ, every row is rejected.
  mutating func add(_ row: StagedRow, to rejections: inout RejectionRecorder) {
    let isRepeat = row.saysTheSame(as: first)
    if let contradiction {
      let other = isRepeat ? contradiction : first.line
      rejections.addLate(.contradicted(byLine: Int(other)), line: Int(row.line), column: nil)
    } else if isRepeat {
      repeats += 1
      if repeatLines.count < LoadPlan.detailLimit { repeatLines.append(row.line) }
    } else {
      contradiction = row.line
      reject(.contradicted(byLine: Int(row.line)), column: nil, in: &rejections)
      rejections.addLate(.contradicted(byLine: Int(first.line)), line: Int(row.line), column: nil)
    }
  }

  /// Rejects the first row and its repeats.
  func reject(_ reason: RowRejection, column: String?, in rejections: inout RejectionRecorder) {
    rejections.addLate(reason, line: Int(first.line), column: column)
    for line in repeatLines { rejections.addLate(reason, line: Int(line), column: column) }
    // The lines that were not kept come after so many others that they would not be listed.
    rejections.addUnlisted(reason.code, count: repeats - repeatLines.count)
  }
}
