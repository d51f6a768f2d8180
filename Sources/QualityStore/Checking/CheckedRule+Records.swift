import GRDB
import QualityModel

/// What the checks and triggers of an entity's own tables keep, asked of rows that were written past
/// them. They ask the tables: a view leaves out what refers to nothing.
extension CheckedRule {
  private static func known(_ columns: [String], _ entity: Entity, where condition: String)
    -> String
  {
    let table = RecordTable(entity)
    return """
      SELECT \(([table.keyText] + columns).joined(separator: ", "))
      FROM \(table.identity) i
      JOIN \(table.revision) r ON r.\(table.number) = i.\(table.number) AND \(table.isNewest("r"))
      WHERE r.withdrawn = 0 AND (\(condition)) ORDER BY 1
      """
  }

  private static func place(_ field: EntityField, in entity: Entity) -> String {
    "\(entity.isKey(field) ? "i" : "r").\(RecordTable(entity).column(field))"
  }

  /// A rule within each record.
  static func within(_ rule: RecordRule, of entity: Entity) -> CheckedRule {
    let asked: [String] =
      switch rule.test {
      case .needs(let fields), .lacks(let fields), .needsOneOf(let fields): fields
      case .ordered(let first, let second), .differ(let first, let second): [first, second]
      }
    let keys = Set(entity.fields.filter(entity.isKey).map(RecordTable(entity).column))
    let holds = RuleExpression(rule, in: entity).holds { "\(keys.contains($0) ? "i" : "r").\($0)" }
    let isEmpty = asked.map { name in
      entity.field(name).map { "\(place($0, in: entity)) IS NULL" } ?? "0"
    }
    let sql = known(isEmpty, entity, where: "NOT (\(holds))")
    return CheckedRule(rule.id, of: entity.name, rule.statement) { database in
      try Row.fetchAll(database, sql: sql).map { row in
        let fields = asked.enumerated().filter { index, _ in
          let isEmpty: Bool = row[index + 1]
          return switch rule.test {
          case .needs: isEmpty
          case .lacks: !isEmpty
          case .needsOneOf, .ordered, .differ: true
          }
        }
        .map(\.element)
        return Breach(
          rule: rule.id,
          entity: entity.name,
          key: row[0] ?? "?",
          detail: "\(rule.statement) (\(fields.joined(separator: ", ")))",
          cause: .within(rule, fields: fields)
        )
      }
    }
  }

  /// That each field holds what it is declared to hold; fields that are declared for an invariant go by
  /// its number.
  static func fields(of entity: Entity) -> [CheckedRule] {
    let noun = entity.name.replacing("_", with: " ")
    return entity.fields.map(\.rule).uniqued.compactMap { number in
      let fields = entity.fields.filter { $0.rule == number }
      // That what a key refers to is there is for the rule of references, and without a key there is
      // no row.
      let isForReferences = fields.allSatisfy {
        entity.isKey($0) && $0.target.flatMap(Entity.named) != nil
      }
      guard !isForReferences else { return nil }
      let id = number ?? "field-\(entity.name)"
      let names = fields.map(\.name).joined(separator: ", ")
      return CheckedRule(
        id,
        of: entity.name,
        number == nil
          ? "Each field of any \(noun) holds what it is declared to hold."
          : "Any \(noun) has what it needs, as it is declared: \(names)."
      ) { database in
        try breaches(of: fields, in: entity, rule: id, database)
      }
    }
  }

  private static func breaches(
    of fields: [EntityField],
    in entity: Entity,
    rule: String,
    _ database: Database
  ) throws -> [Breach] {
    let holds = fields.map { FieldCheck.holdsOrIsEmpty($0, place($0, in: entity)) }
    let values = zip(holds, fields).flatMap { holds, field in
      [holds, "CAST(\(place(field, in: entity)) AS TEXT)"]
    }
    let sql = known(values, entity, where: holds.map { "NOT \($0)" }.joined(separator: " OR "))
    return try Row.fetchAll(database, sql: sql).flatMap { row in
      fields.enumerated().compactMap { index, field -> Breach? in
        let holds: Bool = row[2 * index + 1]
        guard !holds else { return nil }
        let value: String? = row[2 * index + 2]
        let found = value.map { "holds \"\($0)\"" } ?? "holds nothing"
        return Breach(
          rule: rule,
          entity: entity.name,
          key: row[0] ?? "?",
          detail: "\(field.name) \(found), and must hold \(FieldCheck.description(field))",
          cause: .field(field)
        )
      }
    }
  }

  /// That records move by the steps of their lifecycle alone.
  static func steps(_ lifecycle: Lifecycle, of entity: Entity) -> CheckedRule {
    let table = RecordTable(entity)
    let noun = entity.name.replacing("_", with: " ")
    let id = "lifecycle-\(entity.name)"
    let sql = """
      SELECT \(table.keyText), p.\(lifecycle.field), r.\(lifecycle.field)
      FROM \(table.revision) r JOIN \(table.identity) i ON i.\(table.number) = r.\(table.number)
      JOIN \(table.revision) p ON p.\(table.number) = r.\(table.number)
        AND p.change_id = (SELECT max(x.change_id) FROM \(table.revision) x
          WHERE x.\(table.number) = r.\(table.number) AND x.change_id < r.change_id)
      WHERE p.withdrawn = 0 AND p.\(lifecycle.field) <> r.\(lifecycle.field)
      ORDER BY 1, r.change_id
      """
    return CheckedRule(
      id,
      of: entity.name,
      "Any \(noun) moves by the steps of its lifecycle alone."
    ) {
      database in
      try Row.fetchAll(database, sql: sql).compactMap { row in
        let (was, now): (String, String) = (row[1], row[2])
        guard !lifecycle.allows(was, to: now) else { return nil }
        return Breach(
          rule: id,
          entity: entity.name,
          key: row[0] ?? "?",
          detail: "it went from \(was) to \(now)",
          cause: .step(from: was, to: now)
        )
      }
    }
  }
}
