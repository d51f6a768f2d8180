import GRDB
import QualityModel

/// Targets, phases and annotations, each known by its measure, its unit or none, and a day.
///
/// The newest revision of a key at or below the horizon counts, unless it takes the key back.
private func fetchScoped(
  _ table: String,
  key: [String],
  measure: StoredMeasure,
  _ horizon: Horizon,
  order: String,
  in database: Database
) throws -> [Row] {
  let sameKey = key.map { "x.\($0) = t.\($0)" }.joined(separator: " AND ")
  return try Row.fetchAll(
    database,
    sql: """
      SELECT t.*, u.code AS unit FROM \(table) t
      LEFT JOIN unit u ON u.unit_id = t.unit_id
      WHERE t.measure_id = ? AND t.withdrawn = 0 AND t.change_id = (
        SELECT max(x.change_id) FROM \(table) x
        WHERE x.measure_id = t.measure_id AND ifnull(x.unit_id, 0) = ifnull(t.unit_id, 0)
          AND \(sameKey) AND x.change_id <= ?)
      ORDER BY \(order), ifnull(u.code, '')
      """,
    arguments: [measure.id, horizon.change]
  )
}

enum StoredTarget {
  static func all(
    of measure: StoredMeasure,
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
        measureCode: measure.measure.code,
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
    of measure: StoredMeasure,
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
        measureCode: measure.measure.code,
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
    of measure: StoredMeasure,
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
        measureCode: measure.measure.code,
        unitCode: row["unit"],
        date: try row.requiredDay("on_date"),
        text: row["text"]
      )
    }
  }
}
