import GRDB
import QualityModel

extension DefinitionPlanner {
  /// Versions are judged in their own order, whatever the order of the proposals.
  mutating func planDefinitions(in database: Database) throws {
    let proposed = open { if case .definition(let definition) = $0 { definition } else { nil } }
      .sorted {
        ($0.value.measureCode, $0.value.version) < ($1.value.measureCode, $1.value.version)
      }
    for (index, definition) in proposed {
      try stop.check()
      outcomes[index] = try outcome(of: definition, at: index, in: database)
    }
  }

  private mutating func outcome(
    of definition: MeasureDefinition,
    at index: Int,
    in database: Database
  ) throws -> PlannedOutcome {
    let code = definition.measureCode
    if let rejection = rejectionOfMeasure(code) { return .rejected(rejection) }
    let problems = definition.problems
    guard problems.isEmpty else { return .rejected(.contradictory(problems)) }

    let measure = measures[code]
    if definitions[code] == nil, let measure {
      definitions[code] = try StoredDefinition.asRecorded(of: measure, horizon, in: database)
    }
    var versions = definitions[code] ?? []
    let known = versions.first { $0.definition.version == definition.version }
    if known == nil, definition.version != versions.count + 1 {
      return .rejected(
        .versionOutOfOrder(found: definition.version, expected: versions.count + 1)
      )
    }
    if let neighbour = overlap(of: definition, with: versions.map(\.definition)) {
      return .rejected(.overlapsVersion(neighbour))
    }
    if let known {
      let outcome = compare(definition, with: known.definition)
      if case .changed(let changes) = outcome {
        let fixed = changes.map(\.field).filter { !["better", "effectiveTo"].contains($0) }
        if !fixed.isEmpty, try isInUse(known.id, in: database) {
          return .rejected(.definitionInUse(fields: fixed))
        }
      }
      versions[definition.version - 1].definition = definition
      definitions[code] = versions
      return outcome
    }
    if let from = definition.effectiveFrom, let last = versions.last, last.id > 0 {
      hidden[index] = try observations(of: last.id, from: from, in: database)
    }
    // Number 0 stands for a version that this plan makes.
    versions.append(StoredDefinition(id: 0, definition: definition))
    definitions[code] = versions
    return .new
  }

  /// The version a definition does not follow, or that does not follow it.
  private func overlap(
    of definition: MeasureDefinition,
    with versions: [MeasureDefinition]
  ) -> Int? {
    if let before = versions.first(where: { $0.version == definition.version - 1 }),
      let from = definition.effectiveFrom
    {
      if let start = before.effectiveFrom, from <= start { return before.version }
      if let end = before.effectiveTo, from <= end { return before.version }
    }
    if let after = versions.first(where: { $0.version == definition.version + 1 }),
      let next = after.effectiveFrom
    {
      if let from = definition.effectiveFrom, from >= next { return after.version }
      if let end = definition.effectiveTo, end >= next { return after.version }
    }
    return nil
  }

  private func compare(
    _ definition: MeasureDefinition,
    with known: MeasureDefinition
  ) -> PlannedOutcome {
    .comparing([
      ("kind", known.kind.rawValue, definition.kind.rawValue),
      ("numeratorText", known.numeratorText, definition.numeratorText),
      ("denominatorText", known.denominatorText, definition.denominatorText),
      ("multiplier", known.multiplier.description, definition.multiplier.description),
      ("unitOfMeasure", known.unitOfMeasure, definition.unitOfMeasure),
      ("better", known.better.rawValue, definition.better.rawValue),
      ("frequency", known.frequency.rawValue, definition.frequency.rawValue),
      (
        "effectiveFrom", known.effectiveFrom?.description, definition.effectiveFrom?.description
      ),
      ("effectiveTo", known.effectiveTo?.description, definition.effectiveTo?.description),
    ])
  }

  private func isInUse(_ id: Int64, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: "SELECT EXISTS (SELECT 1 FROM observation WHERE definition_id = ?)",
      arguments: [id]
    ) ?? false
  }

  private func observations(
    of id: Int64,
    from: CalendarDate,
    in database: Database
  ) throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM observation
        WHERE definition_id = ? AND period >= ? AND revision = 0
        """,
      arguments: [id, Int64(from.dayNumber)]
    ) ?? 0
  }
}
