public import SPCCore

/// Everything a CUSUM chart shows, as plain data: two sums, their decision limits, the signals.
///
/// It serves the tabular CUSUM and the Bernoulli CUSUM alike.
public struct CumulativeSumDescription: Sendable {
  /// The words around the picture.
  public let caption: PictureCaption
  /// The name of the chart: "CUSUM chart", "Bernoulli CUSUM chart".
  public let chartName: String
  /// What the sums are of: "Sum of deviations above (+) and below (−) 9.2, in standard deviations".
  public let valueAxisLabel: String
  /// One text per point.
  public let xLabels: [String]
  /// The sum that looks for a rise, at each point: 0 or above, NaN without an observation.
  public let upperSums: [Double]
  /// The sum that looks for a fall: 0 or below, NaN without an observation.
  public let lowerSums: [Double]
  /// The decision limit of the upper sums; NaN for none.
  public let upperLimit: Double
  /// The decision limit of the lower sums, below zero; NaN for none.
  public let lowerLimit: Double
  /// The points at which a sum signals, in order.
  public let signals: [Signal]
  /// Whether a sum begins at zero again after it has signalled, so that its line breaks there.
  public let restartsAfterSignals: Bool
  /// Which way the measure improves; a rise is then an improvement or a concern.
  public let direction: ImprovementDirection
  /// The settings, as a whole line: "CUSUM: target 9.2, σ 3.1, shift 1 σ, decision limit 5 σ".
  public let settingsLine: String

  /// A point at which a sum signals: it is beyond its limit, or has reached it (Bernoulli).
  public struct Signal: Sendable, Hashable {
    /// Index of the point.
    public let index: Int
    /// The upper sum (a rise) or the lower (a fall).
    public let side: SignalSide
    /// The first point since the sum last left zero: where the change is estimated to begin.
    public let start: Int?

    /// Makes a signal.
    public init(index: Int, side: SignalSide, start: Int?) {
      self.index = index
      self.side = side
      self.start = start
    }
  }

  /// Gathers what a CUSUM chart shows, and checks that the parts fit.
  ///
  /// - Throws: ``PictureDataError`` when labels or lower sums differ in number from the upper sums, or
  ///   a signal or its start lies outside them.
  public init(
    caption: PictureCaption,
    chartName: String = "CUSUM chart",
    valueAxisLabel: String,
    xLabels: [String],
    upperSums: [Double],
    lowerSums: [Double],
    upperLimit: Double,
    lowerLimit: Double,
    signals: [Signal],
    restartsAfterSignals: Bool = false,
    direction: ImprovementDirection = .neutral,
    settingsLine: String
  ) throws(PictureDataError) {
    let count = upperSums.count
    guard xLabels.count == count else {
      throw .count(of: .labels, expected: count, found: xLabels.count)
    }
    guard lowerSums.count == count else {
      throw .count(of: .lowerSums, expected: count, found: lowerSums.count)
    }
    for index in signals.flatMap({ [$0.index] + ($0.start.map { [$0] } ?? []) })
    where !(0..<count).contains(index) {
      throw .indexOutside(index: index, count: count)
    }
    self.caption = caption
    self.chartName = chartName
    self.valueAxisLabel = valueAxisLabel
    self.xLabels = xLabels
    self.upperSums = upperSums
    self.lowerSums = lowerSums
    self.upperLimit = upperLimit
    self.lowerLimit = lowerLimit
    self.signals = signals
    self.restartsAfterSignals = restartsAfterSignals
    self.direction = direction
    self.settingsLine = settingsLine
  }
}
