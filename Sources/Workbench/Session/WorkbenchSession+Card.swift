internal import LuaRuntime

extension WorkbenchSession {
  /// A value on at most one screen: the card of one of ours, the contents of a small table, else what
  /// `tostring` says.
  func card(of value: LuaValue) throws -> String {
    switch value {
    case .object(let object):
      if let type = registry.type(named: object.typeName), let card = type.behaviour.card {
        return try card(object.instance, self)
      }
    case .table(let table):
      if let moduleTable, table == moduleTable {
        return HelpText(registry: registry, width: settings.columns).overview
          .joined(separator: "\n")
      }
      if try table.metatable() == nil { return try tableCard(table) }
    case .string(let text):
      return DisplayWidth.harmless(text.text)
    default: break
    }
    return DisplayWidth.harmless(try lua.displayString(value))
  }

  /// A plain table: its entries, one line each.
  private func tableCard(_ table: LuaTable) throws -> String {
    let entries = try orderedEntries(of: table)
    guard !entries.isEmpty else { return "{}" }
    let limit = max(4, settings.rows - 4)
    var shown = try entries.prefix(limit).map { entry in
      DisplayWidth.clipped(
        "  \(entry.name) = \(try inline(entry.value, levels: 2))",
        to: settings.columns
      )
    }
    if entries.count > limit { shown.append("  … \(entries.count - limit) more") }
    return (["{"] + shown + ["}"]).joined(separator: "\n")
  }

  /// A value within one line; plain tables show what they hold, so many levels deep.
  func inline(_ value: LuaValue, levels: Int) throws -> String {
    switch value {
    case .string(let text): return "\"\(DisplayWidth.oneLine(text.text))\""
    case .table(let table) where try table.metatable() == nil:
      let entries = try orderedEntries(of: table)
      if entries.isEmpty { return "{}" }
      if levels == 0 { return "{ … }" }
      let isSequence = entries.enumerated().allSatisfy { index, entry in
        entry.number == Double(index + 1)
      }
      var items = try entries.prefix(Self.inlineItems).map { entry in
        let text = try inline(entry.value, levels: levels - 1)
        return isSequence ? text : "\(entry.name) = \(text)"
      }
      if entries.count > items.count { items.append("…") }
      return "{ \(items.joined(separator: ", ")) }"
    case .function: return "function"
    default: return DisplayWidth.oneLine(try lua.displayString(value))
    }
  }

  /// So many items of a table within a line; no window shows more.
  private static let inlineItems = 40

  private struct TableEntry {
    /// The key, when it is a number.
    var number: Double?
    /// The key as it is shown.
    var name: String
    var value: LuaValue
  }

  /// The entries of a table: numbers in order, then names in order.
  private func orderedEntries(of table: LuaTable) throws -> [TableEntry] {
    try table.rawEntries().map { key, value in
      let shown = DisplayWidth.oneLine(try lua.displayString(key))
      return TableEntry(
        number: key.number,
        name: key.number == nil ? shown : "[\(shown)]",
        value: value
      )
    }.sorted { left, right in
      switch (left.number, right.number) {
      case (let left?, let right?): left < right
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): left.name < right.name
      }
    }
  }
}
