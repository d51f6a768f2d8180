internal import LuaRuntime

/// Reads lists of numbers in which nil and false stand for missing values.
///
/// A Lua table does not know how many nils stand at its end; false does, and both mean the same.
struct NumberLists {
  let path: String
  let session: WorkbenchSession

  /// The numbers of one list, NaN where one is missing.
  func numbers(_ value: LuaValue, _ name: String) throws -> [Double] {
    try items(value, name, .numbers, missing: .nan) { item, position in
      switch item {
      case .boolean(false): return .nan
      case .integer(let integer): return Double(integer)
      case .number(let number) where number.isFinite: return number
      case .number(let number):
        throw bad(name, position, number.isNaN ? "not a number (0/0)" : "infinite")
      default: throw bad(name, position, session.describe(item))
      }
    }
  }

  /// The numbers of several lists, an empty one where a list is missing.
  func groups(_ value: LuaValue, _ name: String) throws -> [[Double]] {
    try items(value, name, .groups, missing: []) { item, position in
      switch item {
      case .boolean(false): return []
      case .table: return try numbers(item, "\(name)[\(position)]")
      default: throw bad(name, position, session.describe(item), "Write a list of numbers there.")
      }
    }
  }

  /// How many items are read between two questions whether to go on.
  private static let itemsPerCheck = 1_024

  private func items<Item>(
    _ value: LuaValue,
    _ name: String,
    _ kind: ParameterKind,
    missing: Item,
    read: (LuaValue, Int) throws -> Item
  ) throws -> [Item] {
    guard case .table(let table) = value else {
      throw ArgumentError.wrongType(
        path: path,
        parameter: name,
        expected: kind.description,
        found: session.describe(value)
      )
    }
    let entries = try table.rawEntries()
    var found: [(position: Int, value: LuaValue)] = []
    found.reserveCapacity(entries.count)
    for (key, value) in entries {
      if found.count % Self.itemsPerCheck == 0 { try session.stopIfAsked() }
      guard case .integer(let position) = key, position >= 1 else {
        throw ArgumentError.wrongType(
          path: path,
          parameter: name,
          expected: kind.description,
          found: "a table with the key \(session.describe(key))"
        )
      }
      found.append((Int(position), value))
    }
    let count = found.map(\.position).max() ?? 0
    // One stray key must not make a series of a thousand million missing points.
    guard count <= 1_000 + 10 * found.count else {
      throw bad(
        name,
        count,
        "far beyond the other \(found.count - 1)",
        "Give the values at 1, 2, 3 …, and false where there is none."
      )
    }
    var items = Array(repeating: missing, count: count)
    // In order, so that of several faults the first is told.
    for (position, value) in found.sorted(by: { $0.position < $1.position }) {
      if position % Self.itemsPerCheck == 0 { try session.stopIfAsked() }
      items[position - 1] = try read(value, position)
    }
    return items
  }

  private func bad(
    _ name: String,
    _ position: Int,
    _ found: String,
    _ mend: String = "Write a number there, or false where there is no value."
  ) -> ArgumentError {
    .badItem(path: path, parameter: name, position: "[\(position)]", found: found, mend: mend)
  }
}
