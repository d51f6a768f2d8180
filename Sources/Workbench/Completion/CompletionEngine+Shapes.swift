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
}

extension CompletionEngine {
  /// What a chain gives, by the registrations and by what globals hold; nil when that is not known.
  func shape(of expression: TextBeforeCursor.Expression) -> Shape? {
    var shape: Shape? =
      expression.base == "qi"
      ? .module : (try? session.lua.globals.rawGet(expression.base)).flatMap(shape(of:))
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
        return .list(of: session.registry.type(named: list.noun))
      }
      return session.registry.type(named: object.typeName).map(Shape.type)
    case .table(let table):
      return table == session.moduleTable ? .module : .table(table)
    case .function:
      return nil
    default:
      return nil
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
    case (.list(let item), .index): return item.map(Shape.type)
    case (.type(let type), .index):
      return session.registry.itemType(of: type.name).flatMap(session.registry.type(named:))
        .map(Shape.type)
    default: return nil
    }
  }

  /// What the words of a declaration name: "series", "the table", "list of signals".
  private func shape(named words: String) -> Shape? {
    let words = words.hasPrefix("the ") ? String(words.dropFirst(4)) : words
    if words.hasPrefix("list of ") {
      return .list(of: session.registry.type(named: String(words.dropFirst(8).dropLast())))
    }
    return session.registry.type(named: words).map {
      $0.name == "list" ? .list(of: nil) : .type($0)
    }
  }
}
