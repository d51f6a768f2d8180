/// Where a point lies against the lines of its phase: all that most rules need to know.
///
/// Zero is on the centre line, or no value at all: neither side either way. The sign is the side;
/// the magnitude says how far out. A rule about another line (one sigma, say) adds a step here.
struct Zone: Hashable, Sendable {
  /// −3…3.
  let steps: Int8

  /// Between the two-sigma line and the limit, or further out.
  static let nearLimit: Int8 = 2
  /// Beyond the limit.
  static let beyondLimit: Int8 = 3

  var isHigh: Bool { steps > 0 }
  var isLow: Bool { steps < 0 }
  var isOnEitherSide: Bool { steps != 0 }
}

/// The six lines that part the zones of a phase, or of one point where lines vary, moved outwards by
/// the tie tolerance so that a point on a line does not lie beyond it.
struct ZoneLines {
  private let centreHigh: Double
  private let nearHigh: Double
  private let limitHigh: Double
  private let centreLow: Double
  private let nearLow: Double
  private let limitLow: Double

  /// The lines of a phase that are the same at every point.
  init(_ phase: SPCPhase) {
    self.init(phase.lines, tieTolerance: phase.tieTolerance)
  }

  /// The lines of one point.
  @inline(__always)
  init(_ lines: ChartLines, tieTolerance: Double) {
    centreHigh = lines.centre + tieTolerance
    nearHigh = lines.nearUpper + tieTolerance
    limitHigh = lines.upper + tieTolerance
    centreLow = lines.centre - tieTolerance
    nearLow = lines.nearLower - tieTolerance
    limitLow = lines.lower - tieTolerance
  }

  /// Returns the zone of a value.
  ///
  /// Comparisons with NaN are false, so a missing value lies in zone 0 and a chart without limits
  /// has zones −1, 0 and 1 only. Adding up the comparisons avoids branches on noise.
  @inline(__always)
  func zone(of value: Double) -> Zone {
    let high = Int8(value > centreHigh) &+ Int8(value > nearHigh) &+ Int8(value > limitHigh)
    let low = Int8(value < centreLow) &+ Int8(value < nearLow) &+ Int8(value < limitLow)
    return Zone(steps: high &- low)
  }
}

extension FixedWidthInteger {
  /// 1 for true, 0 for false, never by a branch.
  ///
  /// Which side of a line the next value falls on is a coin toss, and a processor that guesses it
  /// wrong loses more time than all the arithmetic takes. The compiler turns `condition ? 1 : 0`
  /// into branches when several are added up; the bits of a Bool are the number already.
  @inline(__always)
  init(_ condition: Bool) {
    self = Self(truncatingIfNeeded: unsafeBitCast(condition, to: UInt8.self))
  }
}
