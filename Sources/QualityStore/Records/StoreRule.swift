import QualityModel

/// What must hold across records: one query that finds every record that breaks it.
///
/// `qi.check` runs the query over the whole store. A plan is refused by the same query, asked of the
/// store as it would be; and because no row can be committed without an entry of the change log, a
/// trigger on that entry asks it once more of whatever wrote the rows.
public struct StoreRule: Sendable {
  /// The number in the register of invariants, "I-04".
  public let id: String
  /// What must hold, as a sentence.
  public let statement: String
  /// The entities whose records it reads, units and measures among them: a change of none of them
  /// cannot break it.
  public let reads: [String]
  /// The query: the name of an entity, the key of the record that breaks the rule as people write
  /// it, and what is missing or wrong, in words; over the views of what is known now.
  let query: String
  /// The version of the schema that brought it.
  let since: Int

  init(_ id: String, _ statement: String, reads: [String], since: Int = 2, query: String) {
    self.id = id
    self.statement = statement
    self.reads = reads
    self.since = since
    self.query = query
  }

  /// The view that the query becomes.
  var view: String { "breach_" + id.lowercased().replacing("-", with: "_") }
}

extension StoreRule {
  /// The view, and the trigger that asks it when a change has written to what the rule reads.
  var sql: String {
    let touched = reads.compactMap { name in
      let revision = Entity.named(name).map { RecordTable($0).revision } ?? "\(name)_revision"
      return "EXISTS (SELECT 1 FROM \(revision) WHERE change_id = NEW.change_id)"
    }
    return """
      CREATE VIEW \(view) (entity, record, detail) AS
      \(query);
      CREATE TRIGGER check_\(view) BEFORE INSERT ON change_log
      WHEN (\(touched.joined(separator: "\n    OR ")))
        AND EXISTS (SELECT 1 FROM \(view))
      BEGIN SELECT raise(ABORT, '\(id)'); END;

      """
  }

  /// A reference upward leads to an end: no record stands above itself.
  static func endsUpward(_ entity: Entity) -> StoreRule? {
    guard let upward = entity.upward else { return nil }
    return StoreRule(
      "loop-\(entity.name)",
      "No \(entity.name.replacing("_", with: " ")) stands above itself.",
      reads: [entity.name],
      since: entity.since,
      query: """
        WITH RECURSIVE up(start, code) AS (
          SELECT code, \(upward) FROM \(entity.plural) WHERE \(upward) IS NOT NULL
          UNION
          SELECT up.start, e.\(upward) FROM up JOIN \(entity.plural) e ON e.code = up.code
          WHERE e.\(upward) IS NOT NULL AND up.code <> up.start)
        SELECT '\(entity.name)', start, 'by \(upward) it stands above itself'
        FROM up WHERE code = start
        """
    )
  }

  /// What a record refers to is there, and has not been taken back.
  ///
  /// It asks the tables, not the views: every commit prepares the triggers of all rules, and a view
  /// brings all its columns and joins with it each time it is named.
  static func standingReferences(_ entity: Entity) -> StoreRule? {
    let table = RecordTable(entity)
    let terms = entity.fields.compactMap { field -> String? in
      guard let name = field.target, let target = Entity.named(name).map(RecordTable.init) else {
        return nil
      }
      let reference = "\(entity.isKey(field) ? "i" : "r").\(table.column(field))"
      return """
        SELECT '\(entity.name)', \(table.keyText), '\(field.name): '
          || ifnull((SELECT code FROM \(name) WHERE \(target.number) = \(reference))
            || ' was taken back', 'the record that it names is not there')
        FROM \(table.identity) i
        JOIN \(table.revision) r ON r.\(table.number) = i.\(table.number) AND \(table.isNewest("r"))
        LEFT JOIN \(target.revision) t ON t.\(target.number) = \(reference)
          AND \(target.isNewest("t"))
        WHERE r.withdrawn = 0 AND \(reference) IS NOT NULL AND t.withdrawn IS NOT 0
        """
    }
    guard !terms.isEmpty else { return nil }
    return StoreRule(
      "reference-\(entity.name)",
      "What any \(entity.name.replacing("_", with: " ")) refers to is there, and has not been taken "
        + "back.",
      reads: ([entity.name] + entity.fields.compactMap(\.target).filter { Entity.named($0) != nil })
        .uniqued,
      since: entity.since,
      query: terms.joined(separator: "\nUNION ALL\n")
    )
  }
}

extension Array where Element: Hashable {
  /// The elements without repeats, each where it first stood.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
