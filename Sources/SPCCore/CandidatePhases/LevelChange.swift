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
    let scan = LevelScan(values, sigmas: sigmas, margin: margin)
    guard let change = scan?.change(within: window) else { return nil }
    self = change
  }

  init(index: Int, statistic: Double, meanBefore: Double, meanAfter: Double) {
    self.index = index
    self.statistic = statistic
    self.meanBefore = meanBefore
    self.meanAfter = meanAfter
  }
}
