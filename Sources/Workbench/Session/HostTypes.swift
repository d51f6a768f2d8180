internal import LuaRuntime

extension WorkbenchSession {
  /// The Lua side of one of our types, made from its declaration.
  func hostType(for entry: TypeEntry) -> LuaHostType {
    var type = LuaHostType(name: entry.name)
    let known = (entry.fields.map(\.name) + entry.methods.map(\.name)).sorted()
    for field in entry.fields {
      type.fields[field.name] = .init { [weak self] object, _ in
        guard let self else { return .none }
        return .one(try field.read(object, self))
      }
    }
    for method in entry.methods {
      type.methods[method.name] = .init { [weak self] object, call in
        guard let self else { return .none }
        return try self.invoke(method, on: object, with: call)
      }
    }
    type.getter = { [weak self] object, key, _ in
      guard let self else { return nil }
      if let position = key.integer, let item = entry.behaviour.item {
        return try item(object, Int(position), self)
      }
      throw ArgumentError.noSuchMember(
        type: entry.name,
        name: key.text ?? self.describe(key),
        known: known
      )
    }
    type.newIndex = { _, key in
      Diagnostic(.readOnly(type: entry.name, name: key.text ?? "[…]")).hostError
    }
    type.tostring = { [weak self] object in
      guard let self, entry.behaviour.printsAsCard, let card = try self.card(of: object, entry)
      else { return entry.behaviour.line(object) }
      return card
    }
    install(entry.behaviour, on: &type)
    return type
  }

  private func install(_ behaviour: TypeEntry.Behaviour, on type: inout LuaHostType) {
    if let count = behaviour.count {
      type.length = { count($0) }
      if let item = behaviour.item {
        type.pairs = { [weak self] object, _ in
          var position = 0
          return {
            guard let self, position < count(object) else { return nil }
            position += 1
            return (.integer(position), try item(object, position, self) ?? .nil)
          }
        }
      }
    }
    if let equals = behaviour.equals {
      type.equal = { left, right in
        guard let left = left.object, let right = right.object else { return false }
        return left.typeName == right.typeName && equals(left.instance, right.instance)
      }
    }
    if let precedes = behaviour.precedes {
      type.lessThan = { left, right in try precedes(operand(left), operand(right)) }
      type.lessOrEqual = { left, right in try !precedes(operand(right), operand(left)) }
    }
    if let add = behaviour.add {
      type.add = { [weak self] left, right in
        guard let self else { return .nil }
        return try add(left, right, self)
      }
    }
    if let subtract = behaviour.subtract {
      type.subtract = { [weak self] left, right in
        guard let self else { return .nil }
        return try subtract(left, right, self)
      }
    }
    let line = behaviour.line
    let name = type.name
    type.concat = { [weak self] left, right in
      func text(_ value: LuaValue) throws -> String {
        if let object = value.object, object.typeName == name { return line(object.instance) }
        return try self?.lua.displayString(value) ?? ""
      }
      return .text(try text(left) + text(right))
    }
  }

  /// Calls a registered function with what a script gave.
  func invoke(
    _ entry: FunctionEntry,
    on receiver: AnyObject?,
    with given: borrowing LuaCall
  ) throws -> LuaResults {
    var raw: [LuaValue] = []
    var arguments = Arguments()
    // Most calls of methods bring nothing and need nothing: there is nothing to parse.
    if given.count > 0 || entry.requiresArguments {
      raw = given.arguments
      arguments = try ArgumentParsing(entry: entry, session: self).parse(raw)
    }
    let call = Invocation(session: self, receiver: receiver, arguments: arguments, raw: raw)
    let result = try entry.body(call)
    try TableMaking.note(entry, call, on: result)
    return result.isNil ? .none : .one(result)
  }

  /// Calls a registered function on behalf of another, with values that no script gave as they are.
  func invoke(_ entry: FunctionEntry, with raw: [LuaValue]) throws -> LuaValue {
    try entry.body(
      Invocation(
        session: self,
        receiver: nil,
        arguments: ArgumentParsing(entry: entry, session: self).parse(raw),
        raw: raw
      )
    )
  }
}

/// The instance of a host object; a comparison with anything else compares with nothing of its class.
private func operand(_ value: LuaValue) -> AnyObject {
  value.object?.instance ?? NotAnObject.shared
}

/// Stands for a plain Lua value where two objects are compared.
private final class NotAnObject: Sendable {
  static let shared = NotAnObject()
}
