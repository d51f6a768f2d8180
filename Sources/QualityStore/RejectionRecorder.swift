import QualityModel

/// Counts every rejected row and keeps the first of them in detail, in bounded memory.
struct RejectionRecorder {
  private(set) var counts: [RejectionCode: Int] = [:]
  private(set) var total = 0
  private var detail: [RejectedRow] = []
  /// Rows whose fault shows only when the rows stand in the order of their keys.
  private var late: [RejectedRow] = []
  private let limit = LoadPlan.detailLimit

  /// Whether the next rejected row is kept in detail.
  var isKeepingDetail: Bool { detail.count < limit }

  /// Adds a row whose fault shows when it is read; such rows come in the order of their lines.
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

  /// Adds a row whose fault shows afterwards, in the order of the keys.
  mutating func addLate(_ reason: RowRejection, line: Int, column: String?) {
    counts[reason.code, default: 0] += 1
    total += 1
    late.append(RejectedRow(line: line, column: column, cell: nil, reason: reason))
    if late.count == 2 * limit { keepEarliest() }
  }

  /// Counts rows that no list would show.
  mutating func addUnlisted(_ code: RejectionCode, count: Int) {
    guard count > 0 else { return }
    counts[code, default: 0] += count
    total += count
  }

  /// The first rejected rows by line.
  mutating func rows() -> [RejectedRow] {
    keepEarliest()
    return Array((detail + late).sorted { $0.line < $1.line }.prefix(limit))
  }

  private mutating func keepEarliest() {
    late.sort { $0.line < $1.line }
    late.removeLast(max(0, late.count - limit))
  }
}
