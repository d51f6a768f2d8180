/// One measure of one unit through time, as it was known at a moment, ready to be analysed.
///
/// Points stand in the order of their periods, at most one for a period. A period for which nothing
/// was ever reported has no point, nor has one whose figure was withdrawn; ``missingPeriods`` names
/// both, and ``withdrawnPeriods`` the withdrawn ones. A point that was reported as
/// missing, or whose denominator is zero, is there without a value and says why.
public struct MeasureSeries: Hashable, Sendable {
  /// One period of the series.
  public struct Point: Hashable, Sendable {
    /// The first day of the period.
    public var period: CalendarDate
    /// The value in the definition's unit, or why there is none.
    public var result: Result<Double, NoValue>
    /// What was counted or summed.
    public var numerator: Double?
    /// What it was divided by.
    public var denominator: Double?
    /// How settled the figure is; never withdrawn.
    public var status: ObservationStatus
    /// 0 for the first figure, then 1, 2 … for its corrections.
    public var revision: Int
    /// The change that recorded the figure.
    public var batch: Int
    /// The version of the definition the figure was reported under.
    public var definitionVersion: Int
    /// Of how many units the figure is the sum; `nil` for one that was reported as it is.
    public var parts: PartCount?

    /// The value, `nil` when there is none.
    public var value: Double? {
      if case .success(let value) = result { value } else { nil }
    }

    /// Why there is no value, `nil` when there is one.
    public var noValue: NoValue? {
      if case .failure(let reason) = result { reason } else { nil }
    }

    /// Makes the point of the sum of several units.
    ///
    /// - Parameters:
    ///   - sum: The sums of their numerators and denominators, as one figure.
    ///   - parts: Of how many units.
    ///   - isWhole: Whether a sum that lacks units counts as a value.
    ///   - definition: The one definition that all of them were reported under.
    public init(
      _ sum: Observation,
      parts: PartCount,
      isWhole: Bool,
      definition: MeasureDefinition
    ) {
      self.init(sum, definition: definition)
      self.parts = parts
      if !isWhole || parts.reported == 0 { result = .failure(.partsMissing(parts)) }
    }

    /// Computes a point from its parts by a definition.
    public init(_ observation: Observation, definition: MeasureDefinition) {
      period = observation.period
      numerator = observation.numerator
      denominator = observation.denominator
      status = observation.status
      revision = observation.revision
      batch = observation.batch
      definitionVersion = definition.version
      if let numerator = observation.numerator {
        result = definition.value(numerator: numerator, denominator: observation.denominator)
      } else {
        result = .failure(.missing(reason: observation.missingReason ?? ""))
      }
    }
  }

  /// The measure.
  public var measure: Measure
  /// The definitions in force, oldest first, each ending before the next starts.
  public var definitions: [MeasureDefinition]
  /// The unit.
  public var unit: OrganisationUnit
  /// The points, oldest first.
  public var points: [Point]
  /// The periods whose figures were taken back, oldest first; they have no points.
  public var withdrawnPeriods: [CalendarDate]
  /// The decided phases, oldest first: those of the unit and those for every unit.
  public var phases: [ProcessPhase]
  /// The targets: those of the unit and those for every unit, oldest first.
  public var targets: [Target]
  /// The remarks: those of the unit and those for every unit, oldest first.
  public var annotations: [Annotation]
  /// The knowledge the series was read with.
  public var asOf: AsOf
  /// How it was summed up from the units below; `nil` for the figures the unit reported itself.
  public var rollUp: RollUpTerms?

  /// Makes a series from its parts.
  ///
  /// `points` and `withdrawnPeriods` are sorted here.
  public init(
    measure: Measure,
    definitions: [MeasureDefinition],
    unit: OrganisationUnit,
    points: [Point],
    withdrawnPeriods: [CalendarDate] = [],
    phases: [ProcessPhase] = [],
    targets: [Target] = [],
    annotations: [Annotation] = [],
    asOf: AsOf = .now,
    rollUp: RollUpTerms? = nil
  ) {
    self.measure = measure
    self.definitions = definitions
    self.unit = unit
    // A store reads them in their order, and then nothing is moved.
    let isSorted = points.indices.dropFirst().allSatisfy {
      points[$0 - 1].period <= points[$0].period
    }
    self.points = isSorted ? points : points.sorted { $0.period < $1.period }
    self.withdrawnPeriods = withdrawnPeriods.sorted()
    self.phases = phases
    self.targets = targets
    self.annotations = annotations
    self.asOf = asOf
    self.rollUp = rollUp
  }

  /// The definition of the last point, or the newest one of an empty series.
  public var definition: MeasureDefinition? {
    guard let last = points.last else { return definitions.last }
    return definition(ofVersion: last.definitionVersion)
  }

  /// A version of the definition that is in force, nil where there is none of that number.
  public func definition(ofVersion version: Int) -> MeasureDefinition? {
    // It is asked for many points, and a definition that is passed on is copied.
    var index = definitions.count
    while index > 0 {
      index -= 1
      if definitions[index].version == version { return definitions[index] }
    }
    return nil
  }

  /// The target in force on a day: the unit's own before the one for every unit, and of two the one
  /// that started later.
  public func target(on day: CalendarDate) -> Target? { targetIndex(on: day).map { targets[$0] } }

  /// The value of the target in force on a day.
  public func targetValue(on day: CalendarDate) -> Double? {
    targetIndex(on: day).map { targets[$0].value }
  }

  private func targetIndex(on day: CalendarDate) -> Int? {
    // It is asked for every point of a chart, so nothing is gathered.
    var found: Int?
    for index in targets.indices where targets[index].isEffective(on: day) {
      guard let current = found else {
        found = index
        continue
      }
      let isOwn = targets[index].unitCode != nil
      if isOwn == (targets[current].unitCode != nil) {
        if targets[index].from > targets[current].from { found = index }
      } else if isOwn {
        found = index
      }
    }
    return found
  }
}
