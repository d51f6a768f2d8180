import QualityModel

/// One checked row of a load, as it waits on disk: a fixed 48 bytes.
///
/// The order is that of the observation table's key, then of the file, so that what is sorted can be
/// compared with the table and written to it without looking back.
struct StagedRow {
  /// The definition's number in the upper half, the unit's in the lower.
  var series: UInt64
  var line: Int64
  /// NaN stands for none.
  var numerator: Double
  /// NaN stands for none.
  var denominator: Double
  var period: Int32
  /// The number of the missing reason, or `noReason`.
  var reason: UInt32
  var revision: Int32
  var status: Int32

  static let noReason = UInt32.max

  var definition: Int64 { Int64(series >> 32) }
  var unit: Int64 { Int64(series & 0xFFFF_FFFF) }

  var isWithdrawn: Bool { status == Int32(ObservationStatus.withdrawn.code) }

  @inline(__always)
  static func < (left: StagedRow, right: StagedRow) -> Bool {
    if left.series != right.series { return left.series < right.series }
    if left.period != right.period { return left.period < right.period }
    return left.line < right.line
  }

  @inline(__always)
  func hasSameKey(as other: StagedRow) -> Bool {
    series == other.series && period == other.period
  }

  /// Whether the figures, the status and the reason are the same.
  func saysTheSame(as other: StagedRow) -> Bool {
    func same(_ left: Double, _ right: Double) -> Bool {
      left == right || left.isNaN && right.isNaN
    }
    return same(numerator, other.numerator) && same(denominator, other.denominator)
      && status == other.status && reason == other.reason
  }
}
