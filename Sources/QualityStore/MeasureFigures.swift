public import QualityModel

/// The figures of one measure at every unit, as they were reported, with what was decided about them.
public struct MeasureFigures: Sendable {
  /// One figure in force; those that were withdrawn are not among them.
  public struct Figure: Hashable, Sendable {
    /// The number of the unit among ``MeasureFigures/unitCodes``.
    public var unit: Int
    /// The first day of the period.
    public var period: CalendarDate
    /// The number of the definition among ``MeasureFigures/definitions``.
    public var definition: Int
    /// What was counted or summed; `nil` where the figure is missing.
    public var numerator: Double?
    /// What it is divided by.
    public var denominator: Double?
    /// Why there is no numerator.
    public var missingReason: String?
    /// Whether it is expected to be revised.
    public var isProvisional: Bool
    /// 0 for the first figure, then 1, 2 … for its corrections.
    public var revision: Int
    /// The change that recorded it.
    public var batch: Int

    /// Makes a figure.
    public init(
      unit: Int,
      period: CalendarDate,
      definition: Int = 0,
      numerator: Double?,
      denominator: Double? = nil,
      missingReason: String? = nil,
      isProvisional: Bool = false,
      revision: Int = 0,
      batch: Int = 0
    ) {
      self.unit = unit
      self.period = period
      self.definition = definition
      self.numerator = numerator
      self.denominator = denominator
      self.missingReason = missingReason
      self.isProvisional = isProvisional
      self.revision = revision
      self.batch = batch
    }
  }

  /// The measure.
  public var measure: Measure
  /// The definitions in force, oldest first, each ending before the next starts.
  public var definitions: [MeasureDefinition]
  /// The codes of the units that figures are numbered by, in their order.
  public var unitCodes: [String]
  /// The figures, in no order that means anything.
  public var figures: [Figure]
  /// The decided phases, oldest first.
  public var phases: [ProcessPhase]
  /// The targets, oldest first.
  public var targets: [Target]
  /// The remarks, oldest first.
  public var annotations: [Annotation]
  /// The knowledge they were read with.
  public var asOf: AsOf

  /// Makes the figures of a measure.
  public init(
    measure: Measure,
    definitions: [MeasureDefinition],
    unitCodes: [String],
    figures: [Figure],
    phases: [ProcessPhase] = [],
    targets: [Target] = [],
    annotations: [Annotation] = [],
    asOf: AsOf = .now
  ) {
    self.measure = measure
    self.definitions = definitions
    self.unitCodes = unitCodes
    self.figures = figures
    self.phases = phases
    self.targets = targets
    self.annotations = annotations
    self.asOf = asOf
  }
}

extension MeasureFigures {
  /// The same figures with units numbered by other codes, and without those of units not among them.
  ///
  /// Units and figures are read one after the other, and another process may have recorded a unit in
  /// between, which moves the number of every unit behind it.
  package func numbered(by codes: [String]) -> MeasureFigures {
    guard codes != unitCodes else { return self }
    let numbers = Dictionary(
      codes.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let places = unitCodes.map { numbers[$0] }
    var renumbered = self
    renumbered.unitCodes = codes
    renumbered.figures = figures.compactMap { figure in
      guard let unit = places[figure.unit] else { return nil }
      var figure = figure
      figure.unit = unit
      return figure
    }
    return renumbered
  }
}
