import QualityModel

/// The tables, checks, triggers and view of an entity, made from its declaration.
///
/// What it makes for an entity that has shipped must never change: a test holds it against the text
/// that shipped. A field that comes later is a new step of the migration.
struct RecordSchema {
  private let entity: Entity
  private let table: RecordTable

  init(_ entity: Entity) {
    self.entity = entity
    table = RecordTable(entity)
  }

  var sql: String {
    [identityTable, revisionTable, appendOnly, lifecycle, keyRules, view]
      .filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  private var identityTable: String {
    let key = entity.fields.filter(entity.isKey)
    let lines =
      ["\(table.number) INTEGER PRIMARY KEY"]
      + key.map(column)
      + [
        "change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED",
        "UNIQUE (\(key.map(table.column).joined(separator: ", ")))",
      ]
    return """
      CREATE TABLE \(table.identity) (
        \(lines.joined(separator: ",\n  "))
      ) STRICT;
      CREATE INDEX \(table.identity)_by_change ON \(table.identity) (change_id);
      """
  }

  private var revisionTable: String {
    let lines =
      [
        "\(table.number) INTEGER NOT NULL REFERENCES \(table.identity)",
        "change_id INTEGER NOT NULL REFERENCES change_log DEFERRABLE INITIALLY DEFERRED",
        "withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))",
      ]
      + entity.facts.map(column)
      + ["PRIMARY KEY (\(table.number), change_id)"]
      + entity.rules.filter { !concernsKey($0) }.map { rule in
        "CONSTRAINT \"\(rule.id)\" CHECK (\(RuleExpression(rule, in: entity).holds { $0 }))"
      }
    return """
      CREATE TABLE \(table.revision) (
        \(lines.joined(separator: ",\n  "))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX \(table.revision)_by_change ON \(table.revision) (change_id);
      """
  }

  private func column(_ field: EntityField) -> String {
    let name = table.column(field)
    let optional = field.isRequired ? " NOT NULL" : ""
    let type =
      switch field.kind {
      case .text, .day, .word: "TEXT"
      case .wholeNumber, .truth, .reference: "INTEGER"
      case .number: "REAL"
      }
    let check =
      field.target.map { "REFERENCES \($0)" } ?? "CHECK (\(FieldCheck.holds(field, name)))"
    return "\(name) \(type)\(optional) \(check)"
  }

  /// Nothing is altered, and nothing is added to a change whose entry is in the log: its rows come
  /// before the entry, which asks the rules about them.
  private var appendOnly: String {
    [table.identity, table.revision].map { name in
      """
      CREATE TRIGGER \(name)_no_update BEFORE UPDATE ON \(name)
      BEGIN SELECT raise(ABORT, '\(name) is append-only'); END;
      CREATE TRIGGER \(name)_no_delete BEFORE DELETE ON \(name)
      BEGIN SELECT raise(ABORT, '\(name) is append-only'); END;
      CREATE TRIGGER \(name)_no_late_insert BEFORE INSERT ON \(name)
      WHEN EXISTS (SELECT 1 FROM change_log WHERE change_id = NEW.change_id)
      BEGIN SELECT raise(ABORT, 'the change is closed'); END;
      """
    }
    .joined(separator: "\n")
  }

  /// A record that is not withdrawn moves only by the steps that are declared.
  private var lifecycle: String {
    guard let lifecycle = entity.lifecycle else { return "" }
    let field = lifecycle.field
    let allowed = lifecycle.steps.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
      .map { state, next in
        let words = next.map(SQLText.literal).joined(separator: ", ")
        return "p.\(field) = \(SQLText.literal(state)) AND NEW.\(field) IN (\(words))"
      }
      .joined(separator: "\n    OR ")
    return """
      CREATE TRIGGER \(table.revision)_steps BEFORE INSERT ON \(table.revision)
      WHEN EXISTS (SELECT 1 FROM \(table.revision) p
        WHERE p.\(table.number) = NEW.\(table.number) AND p.withdrawn = 0
          AND p.change_id = (SELECT max(x.change_id) FROM \(table.revision) x
            WHERE x.\(table.number) = NEW.\(table.number) AND x.change_id < NEW.change_id)
          AND p.\(field) <> NEW.\(field) AND NOT (\(allowed)))
      BEGIN SELECT raise(ABORT, '\(entity.name) may not take this step'); END;
      """
  }

  /// Rules about a part of the key, which the check of the revision's table cannot see.
  private var keyRules: String {
    entity.rules.filter(concernsKey).enumerated().map { number, rule in
      let holds = RuleExpression(rule, in: entity).holds { column in
        let isKey = entity.fields.contains { entity.isKey($0) && table.column($0) == column }
        return isKey ? "i.\(column)" : "NEW.\(column)"
      }
      return """
        CREATE TRIGGER \(table.revision)_rule_\(number + 1) BEFORE INSERT ON \(table.revision)
        WHEN EXISTS (SELECT 1 FROM \(table.identity) i
          WHERE i.\(table.number) = NEW.\(table.number) AND NOT (\(holds)))
        BEGIN SELECT raise(ABORT, '\(rule.id)'); END;
        """
    }
    .joined(separator: "\n")
  }

  private var view: String {
    "CREATE VIEW \(table.view) AS\n\(table.query(extra: []));"
  }

  /// Whether a rule asks about the key, but for a code that stands for the record itself.
  private func concernsKey(_ rule: RecordRule) -> Bool {
    rule.fields.contains { name in entity.key.contains(name) && name != "code" }
  }
}

/// A rule within a record as an expression of SQL.
struct RuleExpression {
  private let rule: RecordRule
  private let entity: Entity

  init(_ rule: RecordRule, in entity: Entity) {
    self.rule = rule
    self.entity = entity
  }

  /// What is true where the rule holds; `place` turns the name of a column into SQL.
  func holds(_ place: (String) -> String) -> String {
    guard let condition = condition(place) else { return test(place) }
    return "NOT (\(condition)) OR \(test(place))"
  }

  private func condition(_ place: (String) -> String) -> String? {
    switch rule.condition {
    case .always: nil
    case .given(let field): "\(place(column(field))) IS NOT NULL"
    case .differing(let first, let second):
      "ifnull(\(place(column(first))) <> \(place(column(second))), 0)"
    case .when(let field, let words):
      "ifnull(\(place(column(field))) IN (\(literals(words, of: field))), 0)"
    case .unless(let field, let words):
      "ifnull(\(place(column(field))) NOT IN (\(literals(words, of: field))), 0)"
    }
  }

  private func test(_ place: (String) -> String) -> String {
    func joined(_ fields: [String], _ suffix: String, _ word: String) -> String {
      let terms = fields.map { "\(place(column($0))) \(suffix)" }
      return "(" + terms.joined(separator: " \(word) ") + ")"
    }
    switch rule.test {
    case .needs(let fields): return joined(fields, "IS NOT NULL", "AND")
    case .lacks(let fields): return joined(fields, "IS NULL", "AND")
    case .needsOneOf(let fields): return joined(fields, "IS NOT NULL", "OR")
    case .ordered(let first, let second):
      return "ifnull(\(place(column(first))) <= \(place(column(second))), 1)"
    case .differ(let first, let second):
      return "ifnull(\(place(column(first))) <> \(place(column(second))), 1)"
    }
  }

  private func column(_ field: String) -> String {
    // In a comparison the code stands for the record itself, whose number is in the row.
    if field == "code" { return RecordTable(entity).number }
    return entity.field(field).map(RecordTable(entity).column) ?? field
  }

  private func literals(_ words: [String], of field: String) -> String {
    let isTruth = entity.field(field)?.kind == .truth
    return words.map { isTruth ? ($0 == "true" ? "1" : "0") : SQLText.literal($0) }
      .joined(separator: ", ")
  }
}

/// Text inside SQL that is made from declarations; what people give is always bound.
enum SQLText {
  static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
