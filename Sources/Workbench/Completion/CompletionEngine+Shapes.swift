internal import LuaRuntime

/// What an expression is known to give, without running it.
enum Shape {
  case module
  case type(TypeEntry)
  /// A list of ours; the type of its items, where it is known.
  case list(of: TypeEntry?)
  case function(FunctionEntry)
  /// A plain table that is there.
  case table(LuaTable)
  /// One of Lua's libraries.
  case library(String)
  /// Text: it has the functions of the library `string` as methods.
  case text
}

extension CompletionEngine {
  /// What a chain gives, by the registrations, by the names the entry itself has made, and by what
  /// globals hold; nil when that is not known.
  func shape(
    of expression: TextBeforeCursor.Expression,
    in place: TextBeforeCursor,
    depth: Int = 0
  ) -> Shape? {
    var shape = shape(ofBase: expression.base, in: place, depth: depth)
    if shape == nil, expression.base == "display" {
      shape = session.registry.functions.first { $0.name == "display" }.map(Shape.function)
    }
    for (number, step) in expression.steps.enumerated() {
      if let known = shape {
        shape = self.shape(of: known, after: step)
      } else if number == expression.steps.count - 1, case .member(let name, ":") = step {
        // The receiver is not known; its method may be, where only one type has it.
        guard case .function(let method)? = session.registry.topic(ofMemberNamed: name) else {
          return nil
        }
        shape = .function(method)
      }
    }
    return shape
  }

  private func shape(of value: LuaValue) -> Shape? {
    switch value {
    case .object(let object):
      if let list = object.instance as? ListObject, object.typeName == "list" {
        return .list(of: session.registry.type(named: list.noun.replacing(" ", with: "_")))
      }
      return session.registry.type(named: object.typeName).map(Shape.type)
    case .table(let table):
      return table == session.moduleTable ? .module : .table(table)
    case .string: return .text
    default: return nil
    }
  }

  /// What a name stands for.
  private func shape(ofBase base: String, in place: TextBeforeCursor, depth: Int) -> Shape? {
    // A name of the entry's own hides a global; one that is made of itself is followed so far only.
    if depth < 8, let made = place.assignment(of: base) {
      guard let expression = made.value,
        let value = shape(of: expression, in: place.before(made), depth: depth + 1)
      else {
        return nil
      }
      return made.isItem ? item(of: value) : value
    }
    if base == "qi" { return .module }
    if base == TextBeforeCursor.Expression.text { return .text }
    if LuaTopic.libraries.contains(where: { $0.name == base }) { return .library(base) }
    return session.valueOfGlobal(named: base).flatMap(shape(of:))
  }

  /// What a loop over a value gives.
  private func item(of shape: Shape) -> Shape? {
    switch shape {
    case .list(let item): item.map(Shape.type)
    case .type(let type):
      session.registry.itemType(of: type.name).flatMap(session.registry.type(named:))
        .map(Shape.type)
    case .table(let table): (try? table.rawGet(.integer(1))).flatMap(self.shape(of:))
    case .module, .function, .library, .text: nil
    }
  }

  private func shape(of known: Shape, after step: TextBeforeCursor.Expression.Step) -> Shape? {
    switch (known, step) {
    case (.module, .member(let name, ".")):
      if let function = session.registry.functions.first(where: { $0.name == name }) {
        return .function(function)
      }
      return session.registry.moduleFields.first { $0.name == name }
        .flatMap { shape(named: $0.type) }
    case (.type(let type), .member(let name, let separator)):
      if let method = type.methods.first(where: { $0.name == name }) { return .function(method) }
      guard separator == ".", let field = type.fields.first(where: { $0.name == name }),
        // A field of type "table" is a plain table.
        field.type != "table"
      else { return nil }
      return shape(named: field.type)
    case (.list, .member(let name, _)):
      return session.registry.type(named: "list")?.methods.first { $0.name == name }
        .map(Shape.function)
    case (.table(let table), .member(let name, ".")):
      return (try? table.rawGet(name)).flatMap(shape(of:))
    case (.function(let function), .call): return shape(named: function.returns)
    case (.list, .index), (.type, .index), (.table, .index): return item(of: known)
    default: return nil
    }
  }

  /// What the words of a declaration name: "series", "the table", "list of signals".
  private func shape(named words: String) -> Shape? {
    if words == "text" { return .text }
    let words = words.hasPrefix("the ") ? String(words.dropFirst(4)) : words
    if words.hasPrefix("list of ") {
      return .list(of: session.registry.itemType(named: String(words.dropFirst(8))))
    }
    return session.registry.type(named: words).map {
      $0.name == "list" ? .list(of: nil) : .type($0)
    }
  }
}
