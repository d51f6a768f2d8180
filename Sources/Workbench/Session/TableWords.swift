internal import LuaRuntime
internal import QualityStore

/// The entries of plain Lua tables in a certain order, and values within a line.
struct TableWords {
  let session: WorkbenchSession

  /// What stands for a part that is not shown.
  static let hidden = "…"

  struct Entry {
    let key: LuaValue
    let value: LuaValue
  }

  /// Whether the keys are 1, 2, 3 … and no others.
  static func isSequence(_ entries: [Entry]) -> Bool {
    entries.enumerated().allSatisfy { index, entry in entry.key.number == Double(index + 1) }
  }

  /// The entries of a table: numbers in order, then names by the alphabet, then others.
  func entries(of table: LuaTable) throws -> [Entry] {
    var numbers: [(Double, Entry)] = []
    var names: [(String, Entry)] = []
    var others: [(String, Entry)] = []
    for (key, value) in try table.rawEntries() {
      let entry = Entry(key: key, value: value)
      if let number = key.number {
        numbers.append((number, entry))
      } else if case .string(let text) = key {
        names.append((text.text, entry))
      } else {
        others.append((try inline(key, levels: 1), entry))
      }
    }
    try session.stopIfAsked()
    return numbers.sorted { $0.0 < $1.0 }.map(\.1)
      + names.sorted { NaturalOrder.precedes($0.0, $1.0) }.map(\.1)
      + others.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// A key as it is written in a table: `name`, `["two words"]`, `[7]`.
  func name(of key: LuaValue) -> String {
    guard case .string(let text) = key else {
      return "[\((try? inline(key, levels: 1)) ?? "")]"
    }
    let name = DisplayWidth.oneLine(text.text)
    let isName =
      !name.isEmpty && !LuaTokens.keywords.contains(name)
      && name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      } && !("0"..."9").contains(name.unicodeScalars.first ?? "0")
    return isName ? name : "[\"\(name)\"]"
  }

  /// So many items of a table within a line; no window shows more.
  private static let inlineItems = 60

  /// A value within one line; plain tables show what they hold, so many levels deep.
  ///
  /// `outer` is the table it is shown in, where that is shown too.
  func inline(_ value: LuaValue, levels: Int, in outer: LuaTable? = nil) throws -> String {
    try inline(value, levels, within: outer.map { [$0] } ?? [])
  }

  private func inline(
    _ value: LuaValue,
    _ levels: Int,
    within outer: [LuaTable]
  ) throws -> String {
    switch value {
    case .string(let text): return "\"\(DisplayWidth.oneLine(text.text))\""
    case .table(let table) where try table.metatable() == nil:
      if outer.contains(table) { return "<itself>" }
      if levels == 0 { return "{ \(Self.hidden) }" }
      let entries = try entries(of: table)
      if entries.isEmpty { return "{}" }
      let isSequence = Self.isSequence(entries)
      let most = session.settings.isShowingAll ? entries.count : Self.inlineItems
      var items = try entries.prefix(most).map { entry in
        let text = try inline(entry.value, levels - 1, within: outer + [table])
        return isSequence ? text : "\(name(of: entry.key)) = \(text)"
      }
      if entries.count > items.count { items.append(Self.hidden) }
      return "{ \(items.joined(separator: ", ")) }"
    case .function: return "function"
    case .number(let number) where number.isNaN: return "nan"
    default: return DisplayWidth.oneLine(try session.lua.displayString(value))
    }
  }

  /// A value in full: a table that has no room on a line stands on several, its entries further in.
  func whole(
    _ value: LuaValue,
    width: Int,
    indent: Int,
    after lead: String = "",
    within outer: [LuaTable] = []
  ) throws -> [String] {
    let space = String(repeating: " ", count: indent)
    let line = try inline(value, outer.count < Self.deepest ? 50 : 1, within: outer)
    guard case .table(let table) = value, try table.metatable() == nil, !outer.contains(table),
      outer.count < Self.deepest, indent + DisplayWidth.of(lead + line) > width || indent == 0
    else { return [space + lead + line] }
    try session.stopIfAsked()
    let entries = try entries(of: table)
    let isSequence = Self.isSequence(entries)
    var lines = [space + lead + "{"]
    for entry in entries {
      lines += try whole(
        entry.value,
        width: width,
        indent: indent + 2,
        after: isSequence ? "" : "\(name(of: entry.key)) = ",
        within: outer + [table]
      )
    }
    return lines + [space + "}"]
  }

  /// Tables within tables beyond this are a chain, not something to read.
  private static let deepest = 30
}
