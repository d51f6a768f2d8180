/// What is compared between units.
public enum FunnelComparison: String, Sendable, CaseIterable, Hashable {
  /// The share of cases that have a property.
  case proportion
  /// Events over time, bed days and the like.
  case rate
  /// Two counts, as ln((numerator + ½) ÷ (denominator + ½)).
  case ratioOfCounts = "ratio_of_counts"
  /// Observed ÷ expected, as ln(ratio).
  case standardisedRatio = "standardised_ratio"
  /// Observed ÷ expected, as √ratio.
  case standardisedRatioBySquareRoot = "standardised_ratio_square_root"

  /// The kind of funnel it is computed as.
  public var kind: FunnelKind {
    switch self {
    case .proportion: .proportion
    case .rate, .standardisedRatioBySquareRoot: .standardisedRatioBySquareRoot
    case .ratioOfCounts: .ratioOfCounts
    case .standardisedRatio: .standardisedRatio
    }
  }
}

/// A funnel plot of units, rates among them.
///
/// A rate is computed as a standardised ratio: what a unit counted against what it would have had at
/// the rate of all. Counts over time or bed days are Poisson, so that limits are exact, and the square
/// root keeps units without any event in the comparison.
public struct UnitComparison: Sendable {
  /// What is compared.
  public let comparison: FunnelComparison
  /// The plot, with the denominators multiplied by ``expectedRate``; values and limits are in the
  /// unit shown.
  public let plot: FunnelPlot
  /// A unit's size in the plot ÷ its denominator: the rate expected, for a rate; else 1.
  public let expectedRate: Double

  /// Compares units: one numerator and one denominator each, NaN where there is none.
  ///
  /// - Parameters:
  ///   - comparison: What is compared.
  ///   - numerators: What each unit counted, 0 or more.
  ///   - denominators: Out of how many, or what was expected, 0 or more.
  ///   - target: The middle, in the unit shown; nil for the value of all units.
  ///   - multiplier: What numerator ÷ denominator is multiplied by.
  ///   - adjusts: Whether limits are widened where units differ by more than chance.
  ///   - trimming: What keeps outliers from widening them; nil for what is usual for the kind.
  ///   - limits: How limits that are not widened are computed.
  ///   - checkpoint: Asked every few units.
  /// - Throws: ``FunnelError``; ``FunnelError/nothingCounted`` for rates without an event and
  ///   without a target.
  public init(
    _ comparison: FunnelComparison,
    numerators: [Double],
    denominators: [Double],
    target: Double? = nil,
    multiplier: Double = 1,
    adjusts: Bool = true,
    trimming: FunnelTrimming? = nil,
    limits: FunnelLimitMethod = .exact,
    checkpoint: Checkpoint = .none
  ) throws(FunnelError) {
    let target = target.map { $0 / multiplier }
    var expectedRate = 1.0
    if comparison == .rate {
      let counted = zip(numerators, denominators).filter { !$0.0.isNaN && $0.1 > 0 }
      let events = counted.reduce(0) { $0 + $1.0 }
      let size = counted.reduce(0) { $0 + $1.1 }
      guard target ?? 1 > 0, multiplier > 0 else { throw .targetOutOfRange(target ?? .nan) }
      if let target {
        expectedRate = target
      } else if events > 0 {
        expectedRate = events / size
      } else if !counted.isEmpty {
        throw .nothingCounted
      }
    }
    self.comparison = comparison
    self.expectedRate = expectedRate
    plot = try FunnelPlot(
      numerators: numerators,
      denominators: denominators.map { $0 * expectedRate },
      specification: FunnelSpecification(
        kind: comparison.kind,
        target: comparison == .rate ? nil : target,
        adjustsForOverdispersion: adjusts,
        trimming: trimming,
        limitMethod: limits,
        multiplier: multiplier * expectedRate
      ),
      checkpoint: checkpoint
    )
  }
}
