internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// How a table came about: the call that gave it, what was known then, and the line of the script.
struct TableMaking {
  /// The call as a person could write it again: `qi.project_flags { on = "2024-01-31" }`.
  let call: String
  /// The name to ask help about: "portfolio:clusters".
  let path: String
  /// What it is a method of, in one line; nil for a function of `qi`.
  let receiver: String?
  /// The knowledge it was read with.
  let asOf: AsOf
  /// The newest change known then, nil where no store was open.
  let change: Int?
  /// The line of the script that called; nil at the prompt, where the call itself is what was typed.
  let site: LuaLocation?

  /// Notes on a table what made it, unless that is noted already: a function that hands on another's
  /// table did not make it.
  static func note(_ entry: FunctionEntry, _ call: Invocation, on result: LuaValue) throws {
    guard let table = result.object?.instance as? TableObject, table.making == nil else { return }
    let session = call.session
    let asOf = call.asOf
    let receiver = try call.receiver.flatMap { receiver -> String? in
      guard let object = try session.value(receiver).object,
        let type = session.registry.type(named: object.typeName)
      else { return nil }
      return DisplayWidth.oneLine(type.behaviour.line(receiver))
    }
    table.making = TableMaking(
      call: ([entry.path] + (try arguments(call))).joined(separator: " "),
      path: entry.path,
      receiver: receiver,
      asOf: asOf,
      change: session.hasOpenStore ? try? session.store.horizon(asOf: asOf) : nil,
      site: session.lua.callSite.flatMap { $0.chunk.hasPrefix("entry ") ? nil : $0 }
    )
  }

  private static func arguments(_ call: Invocation) throws -> [String] {
    let texts = try call.raw.map { try text(of: $0, call.session) }
    switch texts.count {
    case 0: return []
    case 1: return [DisplayWidth.clipped(texts[0], to: 200)]
    default: return ["(" + DisplayWidth.clipped(texts.joined(separator: ", "), to: 200) + ")"]
    }
  }

  /// An argument as it is typed: what comes first in a table has no name.
  private static func text(of value: LuaValue, _ session: WorkbenchSession) throws -> String {
    let words = TableWords(session: session)
    guard case .table(let table) = value, try table.metatable() == nil else {
      return try words.inline(value, levels: 2)
    }
    let entries = try words.entries(of: table)
    let items = try entries.enumerated().map { number, entry in
      let text = try words.inline(entry.value, levels: 1)
      let isListed = entry.key.number == Double(number + 1)
      return isListed ? text : "\(words.name(of: entry.key)) = \(text)"
    }
    return items.isEmpty ? "{}" : "{ \(items.joined(separator: ", ")) }"
  }
}

/// Which row of which table a Lua table is: rows are made anew each time they are read, and nothing
/// within one tells.
///
/// Two tables with weak keys, so that a row that nobody holds is gone from here as well.
final class RowOrigins {
  private let tables: LuaTable
  private let positions: LuaTable

  init(_ lua: LuaState) throws(LuaError) {
    let isWeak = try lua.makeTable(fields: ["__mode": .text("k")])
    tables = try lua.makeTable()
    positions = try lua.makeTable()
    try tables.setMetatable(isWeak)
    try positions.setMetatable(isWeak)
  }

  func note(_ row: LuaTable, _ table: LuaValue, position: Int) throws(LuaError) {
    try tables.rawSet(.table(row), table)
    try positions.rawSet(.table(row), .integer(position))
  }

  /// The table and the position in it, from 1; nil for any table that is no row.
  func origin(of row: LuaTable) throws(LuaError) -> (table: TableObject, position: Int)? {
    guard let table = try tables.rawGet(.table(row)).object?.instance as? TableObject,
      let position = try positions.rawGet(.table(row)).integer
    else { return nil }
    return (table, Int(position))
  }
}
