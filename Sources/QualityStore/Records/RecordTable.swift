import QualityModel

/// The names that an entity's records have in the file, worked out from its declaration.
///
/// As for units and measures, an identity table gives a key its number once, and a revision table
/// holds what is said of it, a row for each change that said something. The view shows what is known
/// now, with codes in place of numbers.
struct RecordTable {
  let entity: Entity

  init(_ entity: Entity) { self.entity = entity }

  /// The table of keys.
  var identity: String { entity.name }
  /// The table of what was said.
  var revision: String { "\(entity.name)_revision" }
  /// The column that numbers the records, in both tables.
  var number: String { "\(entity.name)_id" }
  /// The view of what is known now.
  var view: String { entity.plural }

  /// The column that holds a field.
  func column(_ field: EntityField) -> String {
    field.target == nil ? field.name : "\(field.name)_id"
  }

  /// The condition that a revision is the newest known at a horizon; `horizon` is SQL, none for now.
  func isNewest(_ row: String, horizon: String? = nil) -> String {
    let limit = horizon.map { " AND x.change_id <= \($0)" } ?? ""
    return """
      \(row).change_id = (SELECT max(x.change_id) FROM \(revision) x
        WHERE x.\(number) = \(row).\(number)\(limit))
      """
  }

  /// The columns and joins that select every field of a record.
  ///
  /// The identity table is `i` and the revision table `r`; references give codes, from tables joined
  /// as `f0`, `f1` …
  var selection: (columns: [String], joins: [String]) { selection(of: nil) }

  /// As ``selection``, where some fields are wanted only: the others, but for those of the key, are
  /// selected as nothing, and what they refer to is not looked up.
  func selection(of wanted: Set<String>?) -> (columns: [String], joins: [String]) {
    var columns: [String] = []
    var joins: [String] = []
    for (position, field) in entity.fields.enumerated() {
      if let wanted, !wanted.contains(field.name), !entity.isKey(field) {
        columns.append("NULL AS \(field.name)")
        continue
      }
      let row = entity.isKey(field) ? "i" : "r"
      guard let target = field.target else {
        columns.append("\(row).\(field.name)")
        continue
      }
      // A reference that must be there joins without the search for a row of nothing.
      let join = field.isRequired ? "JOIN" : "LEFT JOIN"
      joins.append(
        "\(join) \(target) f\(position) ON f\(position).\(target)_id = \(row).\(column(field))"
      )
      columns.append("f\(position).code AS \(field.name)")
    }
    return (columns, joins)
  }

  /// A query over the records known at a horizon; `extra` columns come first, and fields that are not
  /// `wanted` are nothing.
  func query(
    extra: [String] = [],
    of wanted: Set<String>? = nil,
    horizon: String? = nil,
    where condition: String = ""
  ) -> String {
    let (columns, joins) = selection(of: wanted)
    let also = condition.isEmpty ? "" : " AND \(condition)"
    return """
      SELECT \((extra + columns).joined(separator: ", "))
      FROM \(identity) i
      JOIN \(revision) r ON r.\(number) = i.\(number) AND \(isNewest("r", horizon: horizon))
      \(joins.joined(separator: "\n"))
      WHERE r.withdrawn = 0\(also)
      """
  }

  /// The parts of the key, codes for references from tables joined as in ``selection``.
  var keyColumns: [String] {
    entity.key.compactMap { name in
      entity.position(of: name).map { position in
        entity.fields[position].target == nil ? "i.\(name)" : "f\(position).code"
      }
    }
  }

  /// The order of records: by the parts of the key.
  var order: String { keyColumns.joined(separator: ", ") }

  /// The key of a record as people write it, as SQL over its row of the identity table, `i`.
  var keyText: String {
    entity.key.compactMap { entity.field($0) }.map { field in
      guard let target = field.target else { return "i.\(field.name)" }
      // A number that stands for nothing, which only rows written past the checks have, is shown so.
      return "ifnull((SELECT code FROM \(target) WHERE \(target)_id = i.\(column(field))), '?')"
    }
    .joined(separator: " || ' / ' || ")
  }
}
