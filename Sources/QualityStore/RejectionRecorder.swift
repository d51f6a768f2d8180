import QualityModel

/// Counts every rejected row and keeps the first of them in detail, in bounded memory.
struct RejectionRecorder {
  private(set) var counts: [RejectionCode: Int] = [:]
  private(set) var total = 0
  private var detail: [RejectedRow] = []
  private var duplicates: [RejectedRow] = []
  private let limit = LoadPlan.detailLimit

  /// Whether the next rejected row is kept in detail.
  var isKeepingDetail: Bool { detail.count < limit }

  /// Rows come in the order of their lines, except duplicates, which are found last, in the order
  /// of their keys.
  mutating func add(
    _ reason: RowRejection,
    line: Int,
    column: String?,
    cell: @autoclosure () -> String?
  ) {
    counts[reason.code, default: 0] += 1
    total += 1
    guard isKeepingDetail else { return }
    detail.append(RejectedRow(line: line, column: column, cell: cell(), reason: reason))
  }

  mutating func addDuplicate(line: Int, firstLine: Int) {
    counts[.duplicate, default: 0] += 1
    total += 1
    duplicates.append(
      RejectedRow(line: line, column: nil, cell: nil, reason: .duplicate(firstLine: firstLine))
    )
    if duplicates.count == 2 * limit { keepEarliestDuplicates() }
  }

  /// The first rejected rows by line.
  mutating func rows() -> [RejectedRow] {
    keepEarliestDuplicates()
    return Array((detail + duplicates).sorted { $0.line < $1.line }.prefix(limit))
  }

  private mutating func keepEarliestDuplicates() {
    duplicates.sort { $0.line < $1.line }
    duplicates.removeLast(max(0, duplicates.count - limit))
  }
}
