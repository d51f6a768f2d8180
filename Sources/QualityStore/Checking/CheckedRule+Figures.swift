import QualityModel

/// What loads keep of every figure, asked of rows that were written past them.
extension CheckedRule {
  /// The rules of figures; each is asked of what is known now, which a correction mends.
  static let figureRules = [
    query(
      "I-06",
      of: "figure",
      "A figure has the parts that its measure is rolled up from: both where it divides, and the "
        + "numerator alone where it does not.",
      figures([
        (
          "o.numerator IS NOT NULL AND o.denominator IS NULL AND k.divides",
          "'it has a numerator and no denominator'"
        ),
        (
          "o.denominator IS NOT NULL AND NOT k.divides",
          "'it has a denominator, which a ' || k.kind || ' does not use'"
        ),
        (
          "k.kind = 'proportion' AND o.numerator > o.denominator",
          "'its numerator is above its denominator'"
        ),
        (
          "k.divides AND o.denominator = 0 AND o.numerator <> 0",
          "'it is something over nothing: the denominator is zero'"
        ),
      ])
    ),
    query(
      "I-08",
      of: "figure",
      "A figure is missing exactly where there is a reason for it, and missing is not zero.",
      figures([
        (
          "o.numerator IS NULL AND ifnull(trim(o.missing_reason), '') = ''",
          "'it has no numerator, and nothing says why'"
        ),
        (
          "o.numerator IS NOT NULL AND o.missing_reason IS NOT NULL",
          "'it has a numerator, and a reason for having none: ' || o.missing_reason"
        ),
      ])
    ),
    query(
      "field-figure",
      of: "figure",
      "The parts, the status and the period of a figure are such as its measure can have.",
      figures([
        ("o.numerator < 0 AND k.kind <> 'mean'", "'its numerator is below zero'"),
        ("o.denominator < 0", "'its denominator is below zero'"),
        (
          "abs(o.numerator) >= 9e999 OR abs(o.denominator) >= 9e999",
          "'one of its parts is not finite'"
        ),
        (
          "k.kind = 'count' AND o.numerator <> round(o.numerator)",
          "'it counts a fraction, ' || o.numerator"
        ),
        ("o.status NOT IN (0, 1, 2)", "'its status ' || o.status || ' is none'"),
        ("o.unit_id NOT IN (SELECT unit_id FROM unit)", "'its unit is not there'"),
        (
          """
          (k.frequency IN ('monthly', 'quarterly')
            AND strftime('%d', o.period * 86400, 'unixepoch') <> '01')
          OR (k.frequency = 'quarterly'
            AND strftime('%m', o.period * 86400, 'unixepoch') NOT IN ('01', '04', '07', '10'))
          """,
          "'no period that is reported ' || k.frequency || ' starts on that day'"
        ),
      ])
    ),
  ]

  /// A query over the newest revision of every figure: for each condition, what it says of a figure.
  private static func figures(_ faults: [(condition: String, words: String)]) -> String {
    let cases = faults.map { "WHEN \($0.condition) THEN \($0.words)" }.joined(separator: "\n")
    let any = faults.map { "(\($0.condition))" }.joined(separator: " OR ")
    return """
      WITH kinds AS MATERIALIZED (
        SELECT d.definition_id, m.code AS measure, r.kind, r.frequency,
          r.kind IN ('rate', 'proportion', 'mean') AS divides
        FROM measure_definition d
        JOIN measure m ON m.measure_id = d.measure_id
        JOIN measure_definition_revision r ON r.definition_id = d.definition_id
          AND r.change_id = (SELECT max(x.change_id) FROM measure_definition_revision x
            WHERE x.definition_id = d.definition_id))
      SELECT k.measure || ' / ' || ifnull(u.code, '?') || ' / '
        || date(o.period * 86400, 'unixepoch'), CASE \(cases) END
      FROM observation o
      JOIN kinds k ON k.definition_id = o.definition_id
      LEFT JOIN unit u ON u.unit_id = o.unit_id
      WHERE (\(any)) AND o.revision = (SELECT max(x.revision) FROM observation x
        WHERE x.definition_id = o.definition_id AND x.unit_id = o.unit_id AND x.period = o.period)
      """
  }
}
