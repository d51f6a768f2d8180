import QualityModel

/// What plans and the checks of the tables keep of units, measures, definitions, targets, phases and
/// remarks, asked of rows that were written past them.
extension CheckedRule {
  /// The rules, of what is known now.
  static let spineRules = [
    query(
      "field-unit",
      of: "unit",
      "A unit has a name and a kind, real days in their order, and a unit above it that is there.",
      of(
        "unit",
        "x.code",
        "unit_id",
        [
          ("trim(r.name) = ''", "'it has no name'"),
          ("r.kind NOT IN (\(words(UnitKind.self)))", "'there is no kind ' || r.kind"),
          notADay("opened_on"), notADay("closed_on"),
          ("r.closed_on < r.opened_on", "'it closes before it opens'"),
          (
            "r.parent_id NOT IN (SELECT unit_id FROM unit)", "'the unit above it is not there'"
          ),
        ]
      )
    ),
    query(
      "field-measure",
      of: "measure",
      "A measure has a name.",
      of("measure", "x.code", "measure_id", [("trim(r.name) = ''", "'it has no name'")])
    ),
    query(
      "field-definition",
      of: "definition",
      "A definition says what is counted, in what, how often and in which direction it gets better, "
        + "and has real days in their order.",
      of(
        "measure_definition",
        definitionKey,
        "definition_id",
        [
          ("r.kind NOT IN (\(words(MeasureKind.self)))", "'there is no kind ' || r.kind"),
          ("r.better NOT IN (\(words(BetterDirection.self)))", "'there is no ' || r.better"),
          ("r.frequency NOT IN (\(words(Frequency.self)))", "'there is no ' || r.frequency"),
          ("trim(r.numerator_text) = ''", "'it does not say what is counted'"),
          ("NOT (r.multiplier > 0 AND r.multiplier < 9e999)", "'its multiplier is not above zero'"),
          notADay("effective_from"), notADay("effective_to"),
          ("r.effective_to < r.effective_from", "'it ends before it starts'"),
          (
            "(r.kind IN ('rate', 'proportion', 'mean')) <> (r.denominator_text IS NOT NULL)",
            "'what it is divided by does not go with its kind, ' || r.kind"
          ),
        ]
      )
    ),
    query(
      "field-target",
      of: "target",
      "A target has a finite value, real days in their order, and says where it comes from.",
      scoped(
        "target",
        "from_on",
        [
          ("NOT (abs(r.value) < 9e999)", "'its value is not finite'"),
          ("trim(r.source) = ''", "'it does not say where it comes from'"),
          notADay("from_on"), notADay("to_on"),
          ("r.to_on < r.from_on", "'it ends before it starts'"),
        ]
      )
    ),
    query(
      "I-09",
      of: "phase",
      "Limits are computed anew only from a day that somebody decided on, with the reason, and a "
        + "baseline has \(ProcessPhase.fewestBaselinePoints) points or more.",
      scoped(
        "process_phase",
        "from_on",
        [
          ("trim(r.reason) = ''", "'nothing says why'"),
          ("trim(r.decided_by) = ''", "'nobody is named who decided'"),
          (
            "r.baseline_points < \(ProcessPhase.fewestBaselinePoints)",
            """
            'its baseline has ' || r.baseline_points || ' points, and \
            \(ProcessPhase.fewestBaselinePoints) are the fewest'
            """
          ),
          notADay("from_on"),
        ]
      )
    ),
    query(
      "field-remark",
      of: "remark",
      "A remark says something, of a real day.",
      scoped(
        "annotation",
        "on_date",
        [
          ("trim(r.text) = ''", "'it says nothing'"), notADay("on_date"),
        ]
      )
    ),
  ]

  private static let definitionKey =
    "(SELECT code FROM measure m WHERE m.measure_id = x.measure_id) || ' / version ' || x.version"

  private typealias Fault = (condition: String, words: String)

  private static func words<Words: CaseIterable & RawRepresentable>(_: Words.Type) -> String
  where Words.RawValue == String {
    Words.allCases.map { SQLText.literal($0.rawValue) }.joined(separator: ", ")
  }

  private static func notADay(_ column: String) -> Fault {
    (
      "r.\(column) IS NOT NULL AND r.\(column) IS NOT date(r.\(column), '+0 days')",
      "'\(column) holds ' || r.\(column) || ', which is no day'"
    )
  }

  private static func found(_ faults: [Fault]) -> (words: String, any: String) {
    (
      "CASE " + faults.map { "WHEN \($0.condition) THEN \($0.words)" }.joined(separator: " ")
        + " END",
      faults.map { "(\($0.condition))" }.joined(separator: " OR ")
    )
  }

  /// What is known of those that have a table of keys, `x`, and one of revisions, `r`.
  private static func of(
    _ table: String,
    _ key: String,
    _ number: String,
    _ faults: [Fault]
  ) -> String {
    let (words, any) = found(faults)
    return """
      SELECT \(key), \(words) FROM \(table) x
      JOIN \(table)_revision r ON r.\(number) = x.\(number)
        AND r.change_id = (SELECT max(y.change_id) FROM \(table)_revision y
          WHERE y.\(number) = x.\(number))
      WHERE \(any) ORDER BY 1
      """
  }

  /// What is known of those that are their own revisions, by measure, unit and day.
  private static func scoped(_ table: String, _ day: String, _ faults: [Fault]) -> String {
    let (words, any) = found(faults)
    let text = table == "annotation" ? " AND y.text = r.text" : ""
    return """
      SELECT ifnull(m.code, '?') || ' / ' || iif(r.unit_id IS NULL, 'every unit', ifnull(u.code, '?'))
        || ' / ' || r.\(day), \(words)
      FROM \(table) r
      LEFT JOIN measure m ON m.measure_id = r.measure_id
      LEFT JOIN unit u ON u.unit_id = r.unit_id
      WHERE r.withdrawn = 0 AND (\(any))
        AND r.change_id = (SELECT max(y.change_id) FROM \(table) y WHERE y.measure_id = r.measure_id
          AND y.unit_id IS r.unit_id AND y.\(day) = r.\(day)\(text))
      ORDER BY 1
      """
  }
}
