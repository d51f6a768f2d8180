import QualityModel

/// Version 2: the entities of the quality-management model, and the rules across records.
///
/// The text is made from the declarations of the entities and rules that version 2 brought; a test
/// holds it against the text that shipped.
enum StoreSchemaVersion2 {
  static let sql: String =
    (Entity.all.filter { $0.since == 2 }.map { RecordSchema($0).sql }
    + [spineViews]
    + StoreRule.all.filter { $0.since == 2 }.map(\.sql))
    .joined(separator: "\n")

  /// What is known now of units, measures and their targets, for rules and for queries.
  private static let spineViews = """
    CREATE VIEW units AS
    SELECT u.code, r.name, r.kind, p.code AS parent, r.opened_on, r.closed_on
    FROM unit u
    JOIN unit_revision r ON r.unit_id = u.unit_id
      AND r.change_id = (SELECT max(x.change_id) FROM unit_revision x WHERE x.unit_id = r.unit_id)
    LEFT JOIN unit p ON p.unit_id = r.parent_id;

    CREATE VIEW measures AS
    SELECT m.code, r.name
    FROM measure m
    JOIN measure_revision r ON r.measure_id = m.measure_id
      AND r.change_id = (SELECT max(x.change_id) FROM measure_revision x
        WHERE x.measure_id = r.measure_id);

    CREATE VIEW definitions AS
    SELECT m.code AS measure, d.version, r.kind, r.numerator_text, r.denominator_text, r.multiplier,
      r.unit_of_measure, r.better, r.frequency, r.effective_from, r.effective_to
    FROM measure_definition d
    JOIN measure m ON m.measure_id = d.measure_id
    JOIN measure_definition_revision r ON r.definition_id = d.definition_id
      AND r.change_id = (SELECT max(x.change_id) FROM measure_definition_revision x
        WHERE x.definition_id = r.definition_id);

    """
}
