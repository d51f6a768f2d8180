internal import LuaRuntime
internal import QualityModel

/// Keeps the items of a list whose fields have the values that a script names.
///
/// A value stands for itself; text also for the code of what the field refers to, and for a day; a
/// list for any of its values; false also for a field without a value.
struct FieldMatching {
  private let fields: [(name: String, values: [LuaValue])]
  private let list: ListObject
  private let session: WorkbenchSession

  init(
    _ fields: [(key: String, value: ArgumentValue)],
    _ list: ListObject,
    _ session: WorkbenchSession
  ) throws {
    self.list = list
    self.session = session
    self.fields = try fields.map { name, value in
      guard case .any(let value) = value else { return (name, []) }
      guard case .table(let table) = value else { return (name, [value]) }
      return (name, try table.rawEntries().map(\.value))
    }
  }

  func kept() throws -> [AnyObject] {
    try list.items.filter { item in
      try session.stopIfAsked()
      return try fields.allSatisfy { name, values in
        let found = try session.field(name, of: item)
        return values.contains { Self.matches(found, $0) }
      }
    }
  }

  private static func matches(_ found: LuaValue, _ wanted: LuaValue) -> Bool {
    if case .boolean(false) = wanted, found.isNil { return true }
    if let left = found.number, let right = wanted.number { return left == right }
    if case .boolean(let left) = found, case .boolean(let right) = wanted { return left == right }
    guard let wanted = wanted.text ?? code(of: wanted) else { return false }
    return (found.text ?? code(of: found)) == wanted
  }

  /// What stands for a value of ours in a comparison: its code, or a day as ISO text.
  private static func code(of value: LuaValue) -> String? {
    if let record = value.instance(RecordObject.self) { return record.record.key.text }
    if let unit = value.instance(UnitObject.self) { return unit.unit.code }
    if let measure = value.instance(MeasureObject.self) { return measure.measure.code }
    if let date = value.instance(DateObject.self) { return date.date.description }
    if let month = value.instance(MonthObject.self) { return month.month.description }
    return nil
  }
}
