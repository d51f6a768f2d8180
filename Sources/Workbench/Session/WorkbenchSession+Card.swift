internal import LuaRuntime

extension WorkbenchSession {
  /// A value on at most one screen: the card of one of ours, the contents of a plain table, else what
  /// `tostring` says.
  func card(of value: LuaValue) throws -> String {
    switch value {
    case .object(let object):
      if let type = registry.type(named: object.typeName),
        let card = try card(of: object.instance, type)
      {
        return card
      }
    case .table(let table):
      if let moduleTable, table == moduleTable {
        return HelpText(registry: registry, width: settings.columns).overview
          .joined(separator: "\n")
      }
      if try table.metatable() == nil { return try PlainTableCard(session: self).text(of: table) }
    case .string(let text):
      // Made printable where it is shown: a drawing that was made text keeps its colours.
      return text.text
    case .number(let number) where number.isNaN:
      // Which sign it has depends on the machine, and says nothing.
      return "nan"
    case .function(let function):
      if let card = FunctionCard(function, session: self) { return card.text }
    default: break
    }
    return WrappedText.card(
      DisplayWidth.harmless(try lua.displayString(value)),
      width: settings.columns
    )
  }

  /// The card of a value of ours, with lines that keep within the window; nil for a type without one.
  func card(of instance: AnyObject, _ type: TypeEntry) throws -> String? {
    guard let card = try type.behaviour.card?(instance, self) else { return nil }
    return settings.isShowingAll ? card : WrappedText.card(card, width: settings.columns)
  }
}
