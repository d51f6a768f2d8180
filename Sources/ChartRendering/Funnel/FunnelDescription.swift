public import SPCCore

/// Everything a funnel plot shows, as plain data: units by size, a target, two pairs of limits.
public struct FunnelDescription: Sendable {
  /// The words around the picture.
  public let caption: PictureCaption
  /// What the values are: "Seen within four hours".
  public let valueAxisLabel: String
  /// What the denominators count: "Attendances".
  public let denominatorAxisLabel: String
  /// How the values are written.
  public let valueFormat: ValueFormat
  /// The units that are compared.
  public let points: [Point]
  /// The value that the limits are around, in the unit of the points.
  public let target: Double
  /// What the target is: "all units", "standard".
  public let targetName: String
  /// The 95 % limits.
  public let inner: Curves
  /// The 99.8 % limits.
  public let outer: Curves
  /// How the limits were made, as a whole line: "Limits: exact binomial, not adjusted".
  public let methodLine: String
  /// Which way the measure improves.
  public let direction: ImprovementDirection

  /// One unit.
  public struct Point: Sendable, Hashable {
    /// "Royal Free".
    public let name: String
    /// Its size; points without one above zero are not drawn, and counted in a note.
    public let denominator: Double
    /// Its value; NaN is not drawn.
    public let value: Double
    /// Where it stands to the limits.
    public let standing: Standing
    /// The limits for its own size, in the unit of the values; nil where only the curves are known.
    public let limits: Limits?

    /// Makes a point.
    public init(
      name: String,
      denominator: Double,
      value: Double,
      standing: Standing,
      limits: Limits? = nil
    ) {
      self.name = name
      self.denominator = denominator
      self.value = value
      self.standing = standing
      self.limits = limits
    }
  }

  /// The two pairs of limits for a unit; NaN where there is none.
  public struct Limits: Sendable, Hashable {
    /// The 95 % limits.
    public let inner: FunnelLimits
    /// The 99.8 % limits.
    public let outer: FunnelLimits

    /// Puts two pairs of limits together.
    public init(inner: FunnelLimits, outer: FunnelLimits) {
      self.inner = inner
      self.outer = outer
    }
  }

  /// Where a unit stands to the limits.
  public enum Standing: Sendable, Hashable {
    /// Within the 95 % limits.
    case within
    /// Beyond the 95 % limits, within the 99.8 % limits.
    case beyondInner(SignalSide)
    /// Beyond the 99.8 % limits.
    case beyondOuter(SignalSide)
  }

  /// A lower and an upper limit as they run over the denominators.
  public struct Curves: Sendable, Hashable {
    /// Where the limits are given, rising; see ``DenominatorAxis/samples(count:)``.
    public let denominators: [Double]
    /// The lower limit at each denominator; NaN where there is none.
    public let lower: [Double]
    /// The upper limit at each denominator; NaN where there is none.
    public let upper: [Double]

    /// Gathers a pair of curves.
    ///
    /// - Throws: ``PictureDataError`` when the curves differ in number from the denominators.
    public init(
      denominators: [Double],
      lower: [Double],
      upper: [Double]
    ) throws(PictureDataError) {
      let count = denominators.count
      guard lower.count == count else {
        throw .count(of: .lowerCurve, expected: count, found: lower.count)
      }
      guard upper.count == count else {
        throw .count(of: .upperCurve, expected: count, found: upper.count)
      }
      self.denominators = denominators
      self.lower = lower
      self.upper = upper
    }
  }

  /// Gathers what a funnel plot shows.
  public init(
    caption: PictureCaption,
    valueAxisLabel: String,
    denominatorAxisLabel: String,
    valueFormat: ValueFormat = ValueFormat(),
    points: [Point],
    target: Double,
    targetName: String = "all units",
    inner: Curves,
    outer: Curves,
    methodLine: String,
    direction: ImprovementDirection = .neutral
  ) {
    self.caption = caption
    self.valueAxisLabel = valueAxisLabel
    self.denominatorAxisLabel = denominatorAxisLabel
    self.valueFormat = valueFormat
    self.points = points
    self.target = target
    self.targetName = targetName
    self.inner = inner
    self.outer = outer
    self.methodLine = methodLine
    self.direction = direction
  }
}
