/// How a tabular CUSUM chart is computed.
public struct CumulativeSumSpecification: Sendable, Hashable {
  /// The level the sums are taken around; nil for the mean of the baseline's values.
  public var target: Double?
  /// Sigma of one value; nil for an estimate from the baseline.
  ///
  /// Individual values: mean moving range ÷ d2(2). Subgroups: the mean of Rᵢ ÷ d2(nᵢ), or from more
  /// than 25 values in one on the pooled standard deviation ÷ c4.
  public var sigma: Double?
  /// The shift that the chart should detect fastest, in standard errors of a point.
  ///
  /// Half of it is the reference value k that every point has to exceed to add to a sum.
  public var shift: Double
  /// The sum that signals when it is exceeded, h, in standard errors of a point.
  public var decisionInterval: Double
  /// What both sums start from, in standard errors of a point: 0, or for a fast initial response
  /// usually half the decision interval.
  public var headStart: Double
  /// How many points, missing ones counted, centre and sigma are estimated from; nil for all.
  public var baselineCount: Int?

  /// Makes a specification; the defaults are those of qcc's `cusum`.
  public init(
    target: Double? = nil,
    sigma: Double? = nil,
    shift: Double = 1,
    decisionInterval: Double = 5,
    headStart: Double = 0,
    baselineCount: Int? = nil
  ) {
    self.target = target
    self.sigma = sigma
    self.shift = shift
    self.decisionInterval = decisionInterval
    self.headStart = headStart
    self.baselineCount = baselineCount
  }
}

/// Why a CUSUM chart could not be computed: facts only, the words are made elsewhere.
public enum CumulativeSumError: Error, Sendable, Hashable {
  /// There are no points at all. (All missing is no error.)
  case noValues
  /// A value is infinite. NaN is no error: it stands for a missing value.
  case notFinite(index: Int, value: Double)
  /// The values are so large, or sigma so small, that sums or ranges overflow.
  case magnitudeTooLarge
  /// The target is not a finite number.
  case targetNotFinite(Double)
  /// The given sigma is not positive and finite.
  case sigmaNotPositive(Double)
  /// The shift to detect is not positive and finite.
  case shiftNotPositive(Double)
  /// The decision interval is not positive and finite.
  case decisionIntervalNotPositive(Double)
  /// The head start is negative, or not below the decision interval.
  case headStartOutOfRange(headStart: Double, decisionInterval: Double)
  /// The baseline has no points.
  case baselineNotPositive(Int)
  /// Nothing says how far this point is off the centre: the baseline does not vary, has no two
  /// neighbours to tell sigma from, or has no value at all to tell the centre from.
  ///
  /// Sigma and target given help.
  case noSpread(index: Int)
}
