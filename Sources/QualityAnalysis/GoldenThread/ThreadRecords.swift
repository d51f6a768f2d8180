public import QualityModel
public import QualityStore

/// The records that the golden thread is made of, as they were read.
public struct ThreadRecords: Sendable {
  /// The records of each entity that the thread reads, by the entity's name.
  public var records: [String: [EntityRecord]]
  /// The units, for the directorate that something belongs to.
  public var units: [OrganisationUnit]
  /// The measures, by code and name.
  public var measures: [(code: String, name: String)]

  /// The entities that the thread reads.
  public static let entities: [Entity] = [
    .objective, .objectiveLink, .qualityPriority, .priorityMeasure, .programme, .programmeObjective,
    .programmeMeasure, .project, .projectObjective, .projectMeasure, .projectUnit, .unitPlacement,
    .role, .auditPlan, .planItem, .planItemPriority,
  ]

  /// Takes records as they are.
  public init(
    _ records: [EntityRecord] = [],
    units: [OrganisationUnit] = [],
    measures: [(code: String, name: String)] = []
  ) {
    self.records = Dictionary(grouping: records, by: \.entity.name)
    self.units = units
    self.measures = measures
  }

  /// Reads them from a store, all with one knowledge.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - asOf: The knowledge to read with.
  /// - Throws: What reading throws; ``QualityStore/StoreError/busy`` where others write without a
  ///   pause, so that no two reads see the same.
  public init(_ store: QualityStore, asOf: AsOf = .now) throws(StoreError) {
    for _ in 0..<Self.attempts {
      let before = try store.horizon(asOf: asOf)
      var read = ThreadRecords()
      for entity in Self.entities {
        read.records[entity.name] = try store.records(entity, asOf: asOf)
      }
      read.units = try store.units(asOf: asOf)
      read.measures = try store.measureNames(asOf: asOf).map { ($0.code, $0.name) }
      // Each read is a transaction of its own, and another process may have written in between.
      if try store.horizon(asOf: asOf) == before {
        self = read
        return
      }
    }
    throw .busy
  }

  private static let attempts = 8

  /// The records of an entity.
  func of(_ entity: Entity) -> [EntityRecord] { records[entity.name] ?? [] }
}
