import Testing

@testable import QualityStore

/// One break of a rule about definitions, figures and what stands beside them, or about the history,
/// as SQL that somebody runs who takes the guards away.
struct PlantedBreak: Sendable, CustomTestStringConvertible {
  let rule: String
  let how: String
  /// What breaks it: entities and keys.
  let found: Set<String>
  let sql: String

  init(_ rule: String, _ how: String, found: String..., sql: String) {
    self.rule = rule
    self.how = how
    self.found = Set(found)
    self.sql = sql
  }

  var testDescription: String { "\(rule): \(how)" }

  static let all = refusedAtTheEntry + figures + spine + history

  private static let newest = "(SELECT max(change_id) FROM change_log)"
  private static let fallsRate =
    "(SELECT measure_id FROM measure WHERE code = 'falls-rate')"
  private static let definition =
    "(SELECT definition_id FROM measure_definition WHERE measure_id = \(fallsRate))"
  private static let violence = """
    (SELECT d.definition_id FROM measure_definition d
      JOIN measure m USING (measure_id) WHERE m.code = 'violence')
    """

  /// Breaks that the trigger of the log's entry refuses where it still stands; `?` is the change.
  static let refusedAtTheEntry = [
    PlantedBreak(
      "loop-unit",
      "the directorate is put under one of its wards",
      found: "unit ACM",
      "unit ASH",
      sql: """
        INSERT INTO unit_revision
        SELECT unit_id, CHANGE, name, kind, (SELECT unit_id FROM unit WHERE code = 'ASH'), opened_on,
          closed_on
        FROM unit_revision WHERE unit_id = (SELECT unit_id FROM unit WHERE code = 'ACM')
        ORDER BY change_id DESC LIMIT 1
        """
    ),
    PlantedBreak(
      "I-05",
      "a second version does not say from which day",
      found: "measure falls-rate",
      sql: version(2, effectiveFrom: "NULL")
    ),
    PlantedBreak(
      "I-05",
      "a third version comes before the second",
      found: "measure falls-rate",
      sql: version(3, effectiveFrom: "'2030-01-01'")
    ),
    PlantedBreak(
      "I-05",
      "a second version starts before the first ends",
      found: "measure falls-rate",
      sql: """
        INSERT INTO measure_definition_revision
        SELECT definition_id, CHANGE, kind, numerator_text, denominator_text, multiplier,
          unit_of_measure, better, frequency, effective_from, '2030-12-31'
        FROM measure_definition_revision WHERE definition_id = \(definition);
        """ + version(2, effectiveFrom: "'2030-01-01'")
    ),
    PlantedBreak(
      "I-07",
      "what the numerator counts is altered under figures",
      found: "definition falls-rate / version 1",
      sql: """
        INSERT INTO measure_definition_revision
        SELECT definition_id, CHANGE, kind, 'Falls with harm', denominator_text, multiplier,
          unit_of_measure, better, frequency, effective_from, effective_to
        FROM measure_definition_revision WHERE definition_id = \(definition)
        """
    ),
    PlantedBreak(
      "I-07",
      "the first day is altered under figures",
      found: "definition falls-rate / version 1",
      sql: """
        INSERT INTO measure_definition_revision
        SELECT definition_id, CHANGE, kind, numerator_text, denominator_text, multiplier,
          unit_of_measure, better, frequency, '2024-02-01', effective_to
        FROM measure_definition_revision WHERE definition_id = \(definition)
        """
    ),
  ]

  private static func version(_ version: Int, effectiveFrom day: String) -> String {
    """
    INSERT INTO measure_definition (measure_id, version, change_id)
    VALUES (\(fallsRate), \(version), CHANGE);
    INSERT INTO measure_definition_revision
    SELECT (SELECT max(definition_id) FROM measure_definition), CHANGE, kind, numerator_text,
      denominator_text, multiplier, unit_of_measure, better, frequency, \(day), NULL
    FROM measure_definition_revision WHERE definition_id = \(definition)
    ORDER BY change_id DESC LIMIT 1
    """
  }

  private static let figures = [
    figure("I-06", "a rate loses its denominator", "denominator = NULL"),
    figure("I-06", "a rate is over nothing", "denominator = 0"),
    figure("I-06", "a count is given a denominator", "denominator = 3", of: "violence"),
    figure("I-08", "a figure has a reason for having none", "missing_reason = 'late'"),
    figure("I-08", "a figure is gone, and nothing says why", "numerator = NULL"),
    figure(
      "I-08",
      "a figure is gone, and the reason is blank",
      "numerator = NULL, missing_reason = ' '"
    ),
    figure("field-figure", "fewer than none fell", "numerator = -1"),
    figure("field-figure", "fewer than no days", "denominator = -1"),
    figure("field-figure", "the number is without end", "numerator = 9e999"),
    figure("field-figure", "half an incident is counted", "numerator = 1.5", of: "violence"),
    figure("field-figure", "there is no such status", "status = 7"),
    PlantedBreak(
      "field-figure",
      "a month starts on its second day",
      found: "figure falls-rate / ASH / 2024-03-02",
      sql: "UPDATE observation SET period = period + 1 WHERE \(lastMonth(definition))"
    ),
    PlantedBreak(
      "field-figure",
      "the unit is not there",
      found: "figure falls-rate / ? / 2024-03-01",
      sql: "UPDATE observation SET unit_id = 999 WHERE \(lastMonth(definition))"
    ),
  ]

  private static func lastMonth(_ definition: String) -> String {
    "definition_id = \(definition) AND period = 19783"
  }

  private static func figure(
    _ rule: String,
    _ how: String,
    _ change: String,
    of measure: String = "falls-rate"
  ) -> PlantedBreak {
    PlantedBreak(
      rule,
      how,
      found: "figure \(measure) / ASH / 2024-03-01",
      sql: """
        UPDATE observation SET \(change)
        WHERE \(lastMonth(measure == "violence" ? violence : definition))
        """
    )
  }

  private static let spine = [
    unit("a unit loses its name", "name = ' '"),
    unit("a unit is of no kind", "kind = 'pavilion'"),
    unit("a unit opens on no day", "opened_on = '2024-02-30'"),
    unit("a unit closes before it opens", "opened_on = '2024-02-02', closed_on = '2024-02-01'"),
    unit("the unit above is not there", "parent_id = 999"),
    PlantedBreak(
      "field-measure",
      "a measure loses its name",
      found: "measure violence",
      sql: """
        UPDATE measure_revision SET name = ''
        WHERE measure_id = (SELECT measure_id FROM measure WHERE code = 'violence')
        """
    ),
    definition("it is of no kind", "kind = 'share'"),
    definition("it says not what is better", "better = 'louder'"),
    definition("it is reported at no time", "frequency = 'yearly'"),
    definition("nothing is counted", "numerator_text = ' '"),
    definition("it is multiplied by nothing", "multiplier = 0"),
    definition("it ends on no day", "effective_to = '2031-02-30'"),
    definition(
      "it ends before it starts",
      "effective_from = '2024-01-02', effective_to = '2024-01-01'"
    ),
    definition("it divides by nothing that it names", "denominator_text = NULL"),
    target("it is without end", "value = -9e999"),
    target("it comes from nowhere", "source = ' '"),
    target("it ends on no day", "to_on = '2031-02-30'"),
    target("it ends before it starts", "to_on = '2023-12-31'"),
    phase("nobody says why", "reason = ' '"),
    phase("nobody decided", "decided_by = ''"),
    phase("eleven points are the baseline", "baseline_points = 11"),
    PlantedBreak(
      "I-09",
      "it begins on no day",
      found: "phase violence / ASH / 2024-02-30",
      sql: "UPDATE process_phase SET from_on = '2024-02-30'"
    ),
    PlantedBreak(
      "field-remark",
      "a remark says nothing",
      found: "remark violence / every unit / 2024-02-01",
      sql: "UPDATE annotation SET text = ' '"
    ),
    PlantedBreak(
      "field-remark",
      "a remark is of no day",
      found: "remark violence / every unit / 2024-02-30",
      sql: "UPDATE annotation SET on_date = '2024-02-30'"
    ),
  ]

  private static func unit(_ how: String, _ change: String) -> PlantedBreak {
    PlantedBreak(
      "field-unit",
      how,
      found: "unit ASH",
      sql: """
        UPDATE unit_revision SET \(change)
        WHERE unit_id = (SELECT unit_id FROM unit WHERE code = 'ASH')
        """
    )
  }

  /// Of a measure without figures, which other rules would speak of too.
  private static func definition(_ how: String, _ change: String) -> PlantedBreak {
    PlantedBreak(
      "field-definition",
      how,
      found: "definition night-checks / version 1",
      sql: """
        UPDATE measure_definition_revision SET \(change) WHERE definition_id = (
          SELECT definition_id FROM measure_definition d JOIN measure m USING (measure_id)
          WHERE m.code = 'night-checks')
        """
    )
  }

  private static func target(_ how: String, _ change: String) -> PlantedBreak {
    PlantedBreak(
      "field-target",
      how,
      found: "target violence / ASH / 2024-01-01",
      sql: "UPDATE target SET \(change)"
    )
  }

  private static func phase(_ how: String, _ change: String) -> PlantedBreak {
    PlantedBreak(
      "I-09",
      how,
      found: "phase violence / ASH / 2024-01-01",
      sql: "UPDATE process_phase SET \(change)"
    )
  }

  private static let history = [
    PlantedBreak(
      "I-33",
      "what a merged project was first is deleted",
      found: "project P-05",
      sql: """
        DELETE FROM project_revision
        WHERE project_id = (SELECT project_id FROM project WHERE code = 'P-05')
          AND change_id < \(newest)
        """
    ),
    PlantedBreak(
      "I-33",
      "a figure that was corrected is deleted",
      found: "figure violence / ASH / 2024-02-01",
      sql: """
        DELETE FROM observation WHERE definition_id = \(violence) AND period = 19754
          AND revision = 0
        """
    ),
    PlantedBreak(
      "I-33",
      "what a unit was first is deleted",
      found: "unit ELM",
      sql: """
        DELETE FROM unit_revision WHERE unit_id = (SELECT unit_id FROM unit WHERE code = 'ELM')
          AND change_id < \(newest)
        """
    ),
  ]
}
