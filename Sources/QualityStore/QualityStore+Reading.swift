import GRDB
public import QualityModel

extension QualityStore {
  /// The newest change known as of a moment, 0 when there is none.
  public func horizon(asOf: AsOf = .now) throws(StoreError) -> Int {
    try read { try Horizon(asOf, in: $0).change }
  }

  /// The units known, in the order of their codes.
  public func units(asOf: AsOf = .now) throws(StoreError) -> [OrganisationUnit] {
    try read { try StoredUnit.all(Horizon(asOf, in: $0), in: $0).map(\.unit) }
  }

  /// The unit with a code.
  ///
  /// - Throws: ``StoreError/unknownUnit(code:near:)``.
  public func unit(_ code: String, asOf: AsOf = .now) throws(StoreError) -> OrganisationUnit {
    try read { try StoredUnit.named(code, Horizon(asOf, in: $0), in: $0).unit }
  }

  /// The measures known, in the order of their codes.
  public func measures(asOf: AsOf = .now) throws(StoreError) -> [Measure] {
    try read { try StoredMeasure.all(Horizon(asOf, in: $0), in: $0).map(\.measure) }
  }

  /// The measure with a code.
  ///
  /// - Throws: ``StoreError/unknownMeasure(code:near:)``.
  public func measure(_ code: String, asOf: AsOf = .now) throws(StoreError) -> Measure {
    try read { try StoredMeasure.named(code, Horizon(asOf, in: $0), in: $0).measure }
  }

  /// The definitions of a measure, oldest first, each ending before the next starts.
  ///
  /// - Throws: ``StoreError/unknownMeasure(code:near:)``.
  public func definitions(
    of measure: String,
    asOf: AsOf = .now
  ) throws(StoreError) -> [MeasureDefinition] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      return try StoredDefinition.all(of: stored, horizon, in: database).map(\.definition)
    }
  }

  /// The newest definition of every measure that has one, by the measure's code.
  public func latestDefinitions(
    asOf: AsOf = .now
  ) throws(StoreError) -> [String: MeasureDefinition] {
    try read { database in
      let all = try StoredDefinition.byMeasure(Horizon(asOf, in: database), in: database)
      return Dictionary(
        all.values.compactMap { $0.last.map { ($0.definition.measureCode, $0.definition) } }
      ) { first, _ in first }
    }
  }

  /// The targets of a measure, oldest first.
  public func targets(of measure: String, asOf: AsOf = .now) throws(StoreError) -> [Target] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      return try StoredTarget.all(of: stored, horizon, in: database)
    }
  }

  /// The decided phases of a measure, oldest first.
  public func phases(of measure: String, asOf: AsOf = .now) throws(StoreError) -> [ProcessPhase] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      return try StoredPhase.all(of: stored, horizon, in: database)
    }
  }

  /// The remarks on a measure, oldest first.
  public func annotations(
    of measure: String,
    asOf: AsOf = .now
  ) throws(StoreError) -> [Annotation] {
    try read { database in
      let horizon = try Horizon(asOf, in: database)
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      return try StoredAnnotation.all(of: stored, horizon, in: database)
    }
  }

  /// The entries of the change log, oldest first.
  public func changes(asOf: AsOf = .now) throws(StoreError) -> [Change] {
    try read { try ChangeLog.entries(Horizon(asOf, in: $0), in: $0) }
  }

  /// The entry of the change log with a number, `nil` when there is none; a point's batch is one.
  public func change(_ id: Int) throws(StoreError) -> Change? {
    try read { try ChangeLog.entry(id, in: $0) }
  }
}
