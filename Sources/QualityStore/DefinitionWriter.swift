import GRDB
import QualityModel

extension QualityStore {
  func commit(
    _ plan: DefinitionPlan,
    reason: String,
    actor: String
  ) throws(StoreError) -> CommitOutcome {
    try requireWritable()
    guard !plan.counts.isNothingNew else { return .nothingNew }
    let change = try write { database in
      let now = try Horizon(.now, in: database).change
      guard now == plan.plannedAt else {
        throw StoreError.storeChanged(plannedAt: plan.plannedAt, changedBy: plan.plannedAt + 1)
      }
      let entry = try ChangeLog.next(
        actor: actor,
        reason: reason,
        kind: .definitions,
        counts: plan.counts,
        sourceName: plan.source?.name,
        sourceSHA256: plan.source?.sha256,
        clock: clock,
        in: database
      )
      var writer = try DefinitionWriter(change: entry.id, stop: stopCondition, in: database)
      try writer.write(plan.items, in: database)
      let contents = try ChangeContents.seal(entry.id, in: database)
      return try ChangeLog.append(entry, contentSHA256: contents, in: database)
    }
    return .recorded(change)
  }
}

/// Writes planned proposals in the order in which their references exist.
struct DefinitionWriter {
  private let change: Int
  private let stop: StopCondition
  private var units: [String: Int64]
  private var measures: [String: Int64]

  init(change: Int, stop: StopCondition, in database: Database) throws {
    self.change = change
    self.stop = stop
    units = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT code, unit_id FROM unit").map {
        ($0["code"] as String, $0["unit_id"] as Int64)
      }
    )
    measures = Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT code, measure_id FROM measure")
        .map { ($0["code"] as String, $0["measure_id"] as Int64) }
    )
  }

  mutating func write(_ items: [DefinitionPlan.Item], in database: Database) throws {
    let written = items.filter(\.outcome.isWritten)
    try write(
      written.compactMap { if case .unit(let unit) = $0.proposal { unit } else { nil } },
      in: database
    )
    for item in written {
      try stop.check()
      if case .measure(let measure) = item.proposal { try write(measure, in: database) }
    }
    let definitions = written.compactMap { item in
      if case .definition(let definition) = item.proposal { definition } else { nil }
    }
    for definition in definitions.sorted(by: { $0.version < $1.version }) {
      try stop.check()
      try write(definition, in: database)
    }
    for item in written {
      try stop.check()
      try writeScoped(item.proposal, in: database)
    }
    try writeRecords(of: written, in: database)
  }

  /// Writes units; every code has its number before any row says which unit is above it.
  mutating func write(_ list: [OrganisationUnit], in database: Database) throws {
    for unit in list where units[unit.code] == nil {
      try stop.check()
      try database.execute(
        sql: "INSERT INTO unit (code, change_id) VALUES (?, ?)",
        arguments: [unit.code, change]
      )
      units[unit.code] = database.lastInsertedRowID
    }
    for unit in list {
      try stop.check()
      try database.execute(
        sql: "INSERT INTO unit_revision VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          units[unit.code], change, unit.name, unit.kind.rawValue,
          unit.parentCode.flatMap { units[$0] }, unit.opened?.description,
          unit.closed?.description,
        ]
      )
    }
  }

  private mutating func write(_ measure: Measure, in database: Database) throws {
    if measures[measure.code] == nil {
      try database.execute(
        sql: "INSERT INTO measure (code, change_id) VALUES (?, ?)",
        arguments: [measure.code, change]
      )
      measures[measure.code] = database.lastInsertedRowID
    }
    try database.execute(
      sql: "INSERT INTO measure_revision VALUES (?, ?, ?)",
      arguments: [measures[measure.code], change, measure.name]
    )
  }

  private func write(_ definition: MeasureDefinition, in database: Database) throws {
    let measure = measures[definition.measureCode]
    var id = try Int64.fetchOne(
      database,
      sql: "SELECT definition_id FROM measure_definition WHERE measure_id = ? AND version = ?",
      arguments: [measure, definition.version]
    )
    if id == nil {
      try database.execute(
        sql: "INSERT INTO measure_definition (measure_id, version, change_id) VALUES (?, ?, ?)",
        arguments: [measure, definition.version, change]
      )
      id = database.lastInsertedRowID
    }
    try database.execute(
      sql: "INSERT INTO measure_definition_revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, change, definition.kind.rawValue, definition.numeratorText,
        definition.denominatorText, definition.multiplier, definition.unitOfMeasure,
        definition.better.rawValue, definition.frequency.rawValue,
        definition.effectiveFrom?.description, definition.effectiveTo?.description,
      ]
    )
  }

  private func writeRecords(of items: [DefinitionPlan.Item], in database: Database) throws {
    var records: [EntityRecord] = []
    var removed: [EntityRecord] = []
    let horizon = try Horizon(.now, in: database)
    for item in items {
      switch item.proposal {
      case .record(let record): records.append(record)
      case .removal(let key):
        guard let entity = Entity.named(key.entity),
          let known = try RecordReader(entity, horizon).record(key, in: database)
        else { continue }
        removed.append(known.record)
      default: break
      }
    }
    guard !records.isEmpty || !removed.isEmpty else { return }
    try RecordWriter(change: change, stop: stop, in: database).write(records, removed: removed)
  }

  private func writeScoped(_ proposal: Proposal, in database: Database) throws {
    switch proposal {
    case .target(let target): try write(target, withdrawn: false, in: database)
    case .phase(let phase): try write(phase, withdrawn: false, in: database)
    case .annotation(let annotation): try write(annotation, withdrawn: false, in: database)
    case .withdrawal(let withdrawn): try write(withdrawn, in: database)
    case .unit, .measure, .definition, .record, .removal: break
    }
  }

  /// Takes a key back by a row that repeats what was last said of it.
  private func write(_ withdrawn: Withdrawable, in database: Database) throws {
    let horizon = try Horizon(.now, in: database)
    switch withdrawn {
    case .target(let measure, let unit, let from):
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      for target in try StoredTarget.all(of: stored, horizon, in: database)
      where target.unitCode == unit && target.from == from {
        try write(target, withdrawn: true, in: database)
      }
    case .phase(let measure, let unit, let from):
      let stored = try StoredMeasure.named(measure, horizon, in: database)
      for phase in try StoredPhase.all(of: stored, horizon, in: database)
      where phase.unitCode == unit && phase.from == from {
        try write(phase, withdrawn: true, in: database)
      }
    case .annotation(let annotation):
      try write(annotation, withdrawn: true, in: database)
    }
  }

  private func write(_ target: Target, withdrawn: Bool, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO target (measure_id, unit_id, from_on, change_id, value, to_on, source, withdrawn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        measures[target.measureCode], target.unitCode.flatMap { units[$0] },
        target.from.description, change, target.value, target.to?.description, target.source,
        withdrawn,
      ]
    )
  }

  private func write(_ phase: ProcessPhase, withdrawn: Bool, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO process_phase
          (measure_id, unit_id, from_on, change_id, baseline_points, reason, decided_by, withdrawn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        measures[phase.measureCode], phase.unitCode.flatMap { units[$0] }, phase.from.description,
        change, phase.baselinePoints, phase.reason, phase.decidedBy, withdrawn,
      ]
    )
  }

  private func write(_ annotation: Annotation, withdrawn: Bool, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO annotation (measure_id, unit_id, on_date, text, change_id, withdrawn)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        measures[annotation.measureCode], annotation.unitCode.flatMap { units[$0] },
        annotation.date.description, annotation.text, change, withdrawn,
      ]
    )
  }
}
