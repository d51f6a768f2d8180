import GRDB
import QualityModel

/// Targets, phases and annotations, each known by its measure, its unit or none, and a day.
///
/// The newest revision of a key at or below the horizon counts, unless it takes the key back.
/// Without a measure those of every measure are read.
private func fetchScoped(
  _ table: String,
  key: [String],
  measure: StoredMeasure?,
  _ horizon: Horizon,
  order: String,
  in database: Database
) throws -> [Row] {
  let sameKey = key.map { "x.\($0) = t.\($0)" }.joined(separator: " AND ")
  var arguments: StatementArguments = [horizon.change]
  if let measure { arguments += [measure.id] }
  return try Row.fetchAll(
    database,
    sql: """
      SELECT t.*, m.code AS measure, u.code AS unit FROM \(table) t
      JOIN measure m ON m.measure_id = t.measure_id
      LEFT JOIN unit u ON u.unit_id = t.unit_id
      WHERE t.withdrawn = 0 AND t.change_id = (
        SELECT max(x.change_id) FROM \(table) x
        WHERE x.measure_id = t.measure_id AND ifnull(x.unit_id, 0) = ifnull(t.unit_id, 0)
          AND \(sameKey) AND x.change_id <= ?)
        \(measure == nil ? "" : "AND t.measure_id = ?")
      ORDER BY \(order), ifnull(u.code, '')
      """,
    arguments: arguments
  )
}

enum StoredTarget {
  static func all(
    of measure: StoredMeasure? = nil,
    _ horizon: Horizon,
    in database: Database
  ) throws -> [Target] {
    try fetchScoped(
      "target",
      key: ["from_on"],
      measure: measure,
      horizon,
      order: "t.from_on",
      in: database
    ).map { row in
      Target(
        measureCode: row["measure"],
        unitCode: row["unit"],
        value: row["value"],
        from: try row.requiredDay("from_on"),
        to: try row.day("to_on"),
        source: row["source"]
      )
    }
  }
}

enum StoredPhase {
  static func all(
    of measure: StoredMeasure? = nil,
    _ horizon: Horizon,
    in database: Database
  ) throws -> [ProcessPhase] {
    try fetchScoped(
      "process_phase",
      key: ["from_on"],
      measure: measure,
      horizon,
      order: "t.from_on",
      in: database
    ).map { row in
      ProcessPhase(
        measureCode: row["measure"],
        unitCode: row["unit"],
        from: try row.requiredDay("from_on"),
        baselinePoints: row["baseline_points"],
        reason: row["reason"],
        decidedBy: row["decided_by"]
      )
    }
  }
}

enum StoredAnnotation {
  static func all(
    of measure: StoredMeasure? = nil,
    _ horizon: Horizon,
    in database: Database
  ) throws -> [Annotation] {
    try fetchScoped(
      "annotation",
      key: ["on_date", "text"],
      measure: measure,
      horizon,
      order: "t.on_date, t.text",
      in: database
    ).map { row in
      Annotation(
        measureCode: row["measure"],
        unitCode: row["unit"],
        date: try row.requiredDay("on_date"),
        text: row["text"]
      )
    }
  }
}

/// What was decided and remarked about a measure.
struct MeasureDecisions {
  var phases: [ProcessPhase] = []
  var targets: [Target] = []
  var annotations: [Annotation] = []

  init() {}

  init(of measure: StoredMeasure, _ horizon: Horizon, in database: Database) throws {
    phases = try StoredPhase.all(of: measure, horizon, in: database)
    targets = try StoredTarget.all(of: measure, horizon, in: database)
    annotations = try StoredAnnotation.all(of: measure, horizon, in: database)
  }

  /// Those of every measure that has any, by its code.
  static func byMeasure(
    _ horizon: Horizon,
    in database: Database
  ) throws -> [String: MeasureDecisions] {
    var all: [String: MeasureDecisions] = [:]
    for phase in try StoredPhase.all(horizon, in: database) {
      all[phase.measureCode, default: MeasureDecisions()].phases.append(phase)
    }
    for target in try StoredTarget.all(horizon, in: database) {
      all[target.measureCode, default: MeasureDecisions()].targets.append(target)
    }
    for annotation in try StoredAnnotation.all(horizon, in: database) {
      all[annotation.measureCode, default: MeasureDecisions()].annotations.append(annotation)
    }
    return all
  }
}
