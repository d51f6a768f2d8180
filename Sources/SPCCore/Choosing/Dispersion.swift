/// How the spread of a series compares with the spread its model allows for: Laney's σ_z with the
/// band in which it lies for a series that follows the model.
///
/// Each value is turned into *z*, its distance from the mean in the standard errors of the model
/// (binomial, Poisson, or the spread within subgroups). σ_z is the mean moving range of *z* divided
/// by 1.128, so that a shift or a trend, which moving ranges hardly see, is not taken for spread.
///
/// The band is 1 ± 1.96 standard errors. For *m* moving ranges of independent normal values
///
/// ```
/// Var(σ_z) = ((2 − 4/π) m + 2 · 0.16275 (m − 1)) ÷ m² ÷ (4/π)   which comes to 0.826 ÷ m
/// ```
///
/// because two neighbouring ranges share a value and have the covariance
/// (4/π)(√3/2 + π/12 − 1) = 0.16275.
///
/// Source: D. B. Laney, *Improved control charts for attributes*, Quality Engineering 14(4), 2002,
/// for σ_z; the band is derived here and checked by simulation.
public struct Dispersion: Sendable, Hashable {
  /// σ_z from screened moving ranges, as a p′ or u′ chart uses it.
  public let sigmaZ: Double
  /// σ_z from all moving ranges.
  public let unscreenedSigmaZ: Double
  /// How many moving ranges there are.
  public let rangeCount: Int

  /// The width of the band in standard errors: 2.5 % of series lie beyond it on either side.
  public static let bandFactor = 1.96

  /// The fewest moving ranges that say anything about spread.
  public static let fewestRanges = ChartSpecification.shortestBaseline - 1

  /// The standard error of σ_z for a series that follows its model.
  public var standardError: Double {
    let count = Double(rangeCount)
    let meanSquare = 4 / Double.pi
    let covariance = meanSquare * (3.0.squareRoot() / 2 + .pi / 12 - 1)
    let variance = (2 - meanSquare) * count + 2 * covariance * (count - 1)
    return (variance / meanSquare).squareRoot() / count
  }

  /// The end of the band below 1.
  public var lowerBound: Double { 1 - Self.bandFactor * standardError }
  /// The end of the band above 1.
  public var upperBound: Double { 1 + Self.bandFactor * standardError }

  /// More spread than the model allows for, even without the widest moving ranges.
  public var isOverdispersed: Bool { sigmaZ > upperBound }
  /// Less spread than the model asks for, even with the widest moving ranges.
  public var isUnderdispersed: Bool { unscreenedSigmaZ < lowerBound }

  /// Measures the spread of standardised values; nil with too few of them, or with one that is
  /// infinite.
  init?(standardised values: [Double]) {
    // The chart screens and averages the ranges, so that σ_z is the same figure everywhere.
    let specification = ChartSpecification(ruleSet: .nhse2023, screensMovingRanges: true)
    guard let phase = try? SPCResult(values: values, specification: specification).phases[0] else {
      return nil
    }
    sigmaZ = phase.meanMovingRange / Self.rangePerSigma
    unscreenedSigmaZ = phase.unscreenedMeanMovingRange / Self.rangePerSigma
    rangeCount = zip(values, values.dropFirst()).count { !$0.isNaN && !$1.isNaN }
    guard rangeCount >= Self.fewestRanges else { return nil }
  }

  /// d2(2), rounded as Laney, qicharts2 and Minitab have it.
  static let rangePerSigma = 1.128

  /// Measures the spread of a series against the model of what it measures; nil where there is no
  /// model, no spread under it, or too little to tell.
  init?(_ series: ObservedSeries, of quantity: MeasuredQuantity) {
    let standardised: [Double]
    switch quantity {
    case .count where series.sizes.isEmpty:
      let mean = SampleMoments(series.counts.filter { !$0.isNaN }).mean
      guard mean > 0 else { return nil }
      standardised = series.counts.map { ($0 - mean) / mean.squareRoot() }
    case .count, .rate, .proportion:
      guard !series.sizes.isEmpty, !series.counts.isEmpty else { return nil }
      let events = series.counts.reduce(0) { $0 + ($1.isNaN ? 0 : $1) }
      let size = series.sizes.reduce(0) { $0 + ($1.isNaN ? 0 : $1) }
      let share = events / size
      let variance = quantity == .proportion ? share * (1 - share) : share
      guard variance > 0 else { return nil }
      standardised = zip(series.counts, series.sizes).map { count, size in
        (count / size - share) / (variance / size).squareRoot()
      }
    case .mean:
      guard let within = Self.pooledSpread(series), within > 0 else { return nil }
      let weighted = zip(series.values, series.sizes).filter { !$0.0.isNaN }
      let members = weighted.reduce(0) { $0 + $1.1 }
      let mean = weighted.reduce(0) { $0 + $1.0 * $1.1 } / members
      standardised = zip(series.values, series.sizes).map { value, size in
        (value - mean) * size.squareRoot() / within
      }
    case .timeBetween, .casesBetween, .individual:
      return nil
    }
    self.init(standardised: standardised)
  }

  /// The standard deviation within subgroups: the root of the pooled variance.
  private static func pooledSpread(_ series: ObservedSeries) -> Double? {
    var (squares, freedom) = (0.0, 0.0)
    for (spread, size) in zip(series.spreads, series.sizes) where !spread.isNaN && size > 1 {
      squares += spread * spread * (size - 1)
      freedom += size - 1
    }
    return freedom > 0 ? (squares / freedom).squareRoot() : nil
  }
}
