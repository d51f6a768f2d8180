public import QualityModel

/// Which records to read: those whose fields have one of the values asked for.
public struct RecordFilter: Hashable, Sendable {
  /// What is asked of one field.
  public struct Clause: Hashable, Sendable {
    /// The field's name.
    public var field: String
    /// The values of which it must have one; `nil` among them is for having none.
    public var values: [FieldValue?]

    /// Makes a clause.
    public init(_ field: String, _ values: [FieldValue?]) {
      self.field = field
      self.values = values
    }
  }

  /// The clauses, all of which must hold.
  public var clauses: [Clause]

  /// Makes a filter; without clauses it lets every record through.
  public init(_ clauses: [Clause] = []) { self.clauses = clauses }

  /// Every record.
  public static let all = RecordFilter()
}

extension RecordFilter {
  /// The condition as SQL, with the values to bind in its order.
  ///
  /// It is over the rows of ``RecordTable/query(extra:horizon:where:)``. A clause about a field that
  /// the entity does not have holds for none.
  func condition(in entity: Entity) -> (sql: String, values: [FieldValue]) {
    var terms: [String] = []
    var bound: [FieldValue] = []
    for clause in clauses {
      guard let position = entity.position(of: clause.field) else {
        terms.append("0")
        continue
      }
      let field = entity.fields[position]
      let row = entity.isKey(field) ? "i" : "r"
      let column = field.target == nil ? "\(row).\(field.name)" : "f\(position).code"
      let values = clause.values.compactMap(\.self)
      var choices: [String] = []
      if !values.isEmpty {
        let places = Array(repeating: "?", count: values.count).joined(separator: ", ")
        choices.append("\(column) IN (\(places))")
        bound += values
      }
      if values.count < clause.values.count { choices.append("\(column) IS NULL") }
      terms.append(choices.isEmpty ? "0" : "(" + choices.joined(separator: " OR ") + ")")
    }
    return (terms.joined(separator: " AND "), bound)
  }
}
