/// The one change of level that explains a series best: the change point of maximum likelihood
/// under normal noise, which is that of least squares.
///
/// ```
/// Z(k) = |mean before − mean after| · √(W before · W after ÷ W) ÷ s
/// ```
///
/// with weights 1 ÷ σᵢ² where each point has a standard error of its own (else 1), and *s* from the
/// mean moving range of the points in their standard errors ÷ 1.128, which a change of level widens
/// by one range only. The change point is the *k* with the greatest Z.
///
/// Source: D. M. Hawkins, *Testing a sequence of observations for a shift in location*, JASA 72,
/// 1977, for the statistic.
public struct LevelChange: Sendable, Hashable {
  /// The index of the first point at the new level.
  public let index: Int
  /// Z at the change point; infinite where the series has no spread but for the change.
  public let statistic: Double
  /// The mean of the points before it, weighted.
  public let meanBefore: Double
  /// The mean of the points from it on, weighted.
  public let meanAfter: Double

  /// Z that about 1 % of stable series reach, whatever their length (see spc-methods.md).
  public static let chanceBound = 3.6

  /// The fewest points that stand on either side of a change of level.
  public static let fewestPoints = 7

  /// Which way the level goes.
  public var side: SignalSide { meanAfter > meanBefore ? .high : .low }

  /// Whether chance hardly explains the change.
  public var isBeyondChance: Bool { statistic >= Self.chanceBound }

  /// Finds the change; nil where fewer than `margin` observed points would stand on a side, or
  /// nothing changes at all.
  ///
  /// - Parameters:
  ///   - values: NaN is missing.
  ///   - sigmas: The standard error of each value; empty, or NaN or zero anywhere an observed value
  ///     is, for one spread throughout.
  ///   - margin: The fewest observed points on each side.
  ///   - window: Where the first point at the new level may be; nil for anywhere.
  init?(
    _ values: [Double],
    sigmas: [Double] = [],
    margin: Int = Self.fewestPoints,
    within window: Range<Int>? = nil
  ) {
    let observed = values.indices.filter { !values[$0].isNaN }
    guard margin > 0, observed.count >= 2 * margin else { return nil }
    let isWeighted = sigmas.count == values.count && observed.allSatisfy { sigmas[$0] > 0 }
    let weights = observed.map { isWeighted ? 1 / (sigmas[$0] * sigmas[$0]) : 1 }
    let total = weights.reduce(0, +)
    let centre = zip(observed, weights).reduce(0) { $0 + values[$1.0] * ($1.1 / total) }
    // Distances from the mean, the largest 1: neither the level nor the unit of a series can blur
    // or overflow the sums.
    let scale = observed.reduce(0) { max($0, (values[$1] - centre).magnitude) }
    guard scale > 0, scale.isFinite else { return nil }
    let distances = values.map { ($0 - centre) / scale }
    let wholeSum = zip(observed, weights).reduce(0) { $0 + distances[$1.0] * $1.1 }
    var best: (place: Int, square: Double, before: Double, after: Double)?
    var (sum, weight) = (0.0, 0.0)
    for (place, index) in observed.enumerated() {
      let isWanted = window?.contains(index) ?? true
      if isWanted, place >= margin, place <= observed.count - margin {
        let before = sum / weight
        let after = (wholeSum - sum) / (total - weight)
        let share = weight * (total - weight) / total
        let square = (before - after) * (before - after) * share
        if square > best?.square ?? 0 { best = (place, square, before, after) }
      }
      sum += distances[index] * weights[place]
      weight += weights[place]
    }
    guard let best else { return nil }
    index = observed[best.place]
    meanBefore = centre + best.before * scale
    meanAfter = centre + best.after * scale
    var (ranges, rangeCount) = (0.0, 0)
    for later in values.indices.dropFirst() {
      let step =
        isWeighted
        ? distances[later] / sigmas[later] - distances[later - 1] / sigmas[later - 1]
        : distances[later] - distances[later - 1]
      ranges += step.isNaN ? 0 : step.magnitude
      rangeCount += step.isNaN ? 0 : 1
    }
    guard rangeCount > 0 else { return nil }
    let spread = ranges / Double(rangeCount) / Dispersion.rangePerSigma
    statistic = best.square.squareRoot() / spread
  }
}
