/// Where a point lies against the one-sigma lines, for the rules that look at them.
///
/// A column of its own beside ``Zone``, filled only where the rule set needs it
/// (``RuleSet/needsOneSigma``), so that the other rule sets pay nothing for it.
enum OneSigmaPosition: Int8, Sendable, Hashable {
  /// Strictly below the lower line.
  case below = -1
  /// Between the lines, or on one of them.
  case within = 0
  /// Strictly above the upper line.
  case above = 1
  /// No value, no limits, or on a centre whose limits have no width.
  case unknown = 2

  /// Strictly beyond a line.
  var isBeyond: Bool { self == .below || self == .above }
}

/// The one-sigma lines of a phase, or of one point where lines vary: a third of the way to the limits.
///
/// Limits that are cut off, at zero or at 100 %, have moved nearer to the centre, and a third of the
/// way to them is no sigma. So the way is measured where it is whole: see ``Scale``.
struct OneSigmaLines {
  let lower: Double
  let upper: Double
  private let tieTolerance: Double
  private let hasWidth: Bool

  /// What the lines of a chart have in common.
  enum Scale {
    /// Limits so many standard deviations on either side of the centre.
    ///
    /// The two-sigma lines are cut off later than the limits: half of the way to the one that is
    /// further from the centre is sigma. Only where denominators are so small that both are cut off is
    /// it too short (a p chart with fewer than 4 in a subgroup), and the lines then stand too near.
    case aroundCentre
    /// Limits so many standard deviations on either side of a mean that is not the centre shown (a g
    /// chart shows the median), or cut off at the lower side only: sigma is the way from the upper
    /// two-sigma line to the upper limit.
    case belowLimit
    /// Limits at quantiles, each with a sigma of its own.
    case sideBySide
    /// Limits around a mean on the compressed scale of a t chart.
    case eventTime
  }

  init(_ lines: ChartLines, _ scale: Scale, tieTolerance: Double) {
    self.tieTolerance = tieTolerance
    // Lines without width part nothing: all points of a constant series lie "within one sigma", and
    // that is no stratification.
    hasWidth = lines.upper - lines.lower > 2 * tieTolerance
    switch scale {
    case .aroundCentre:
      let above = lines.nearUpper - lines.centre
      let below = lines.centre - lines.nearLower
      let sigma = (above >= below ? above : below) / 2
      upper = min(lines.centre + sigma, lines.upper)
      lower = max(lines.centre - sigma, lines.lower)
    case .belowLimit:
      let sigma = lines.upper - lines.nearUpper
      let mean = lines.nearUpper - 2 * sigma
      upper = mean + sigma
      lower = max(mean - sigma, lines.lower)
    case .sideBySide:
      upper = lines.centre + (lines.upper - lines.centre) / 3
      lower = lines.centre - (lines.centre - lines.lower) / 3
    case .eventTime:
      let mean = EventTime.compressed(lines.centre)
      let sigma = (EventTime.compressed(lines.upper) - mean) / 3
      upper = EventTime.stretched(mean + sigma)
      lower = EventTime.stretched(mean - sigma)
    }
  }

  /// Returns the position of a value.
  ///
  /// The lines are moved outwards by the tie tolerance, as in ``ZoneLines``.
  func position(of value: Double) -> OneSigmaPosition {
    if value > upper + tieTolerance { return .above }
    if value < lower - tieTolerance { return .below }
    // A comparison with NaN is false, so a missing value, and one without lines, is not within.
    return hasWidth && value <= upper + tieTolerance && value >= lower - tieTolerance
      ? .within : .unknown
  }
}

extension ChartSpecification {
  /// How the one-sigma lines follow from the limits.
  var oneSigmaScale: OneSigmaLines.Scale {
    switch limits {
    case .probability: .sideBySide
    case .sigma:
      switch chart {
      case .t: .eventTime
      case .g, .mr: .belowLimit
      default: .aroundCentre
      }
    }
  }
}
