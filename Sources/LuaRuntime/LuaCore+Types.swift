internal import CLuaBridge

/// A host type and the number its metatable has in C.
struct RegisteredType {
  let number: Int32
  let type: LuaHostType
}

extension LuaCore {
  func register(_ type: LuaHostType) throws(LuaError) {
    guard pointer != nil else { throw LuaError(kind: .foreign) }
    let methods = try makeTable(arrayCount: 0, recordCount: type.methods.count)
    for (name, method) in type.methods {
      try methods.rawSet(name, .function(makeFunction(methodFunction(name, method, of: type))))
    }
    var values: [LuaValue] = [.text(type.name), .table(methods)]
    for (event, function) in metamethods(of: type) {
      values.append(.text(event))
      values.append(.function(try makeFunction(function)))
    }
    var number: Int32 = 0
    _ = try perform(values) { pointer in
      number = tidemark_lua_new_type(pointer)
      return number != 0
    }
    types[type.name] = RegisteredType(number: number, type: type)
  }

  func invalidate(_ object: LuaObject, reason: String?) {
    objects.invalidate(object.instance, typeName: object.typeName, reason: reason)
  }

  private func methodFunction(
    _ name: String,
    _ method: @escaping LuaHostType.Method,
    of type: LuaHostType
  ) -> HostFunction {
    HostFunction(name: name, body: .method(owner: type.name, method))
  }

  private func metamethods(of type: LuaHostType) -> [(String, HostFunction)] {
    let typeName = type.name
    var found: [(String, HostFunction)] = []
    func add(
      _ event: String,
      whenStale: ((String) -> [LuaValue])? = nil,
      _ body: @escaping LuaBody
    ) {
      found.append((event, HostFunction(name: event, whenStale: whenStale, body: .plain(body))))
    }
    func instance(_ call: LuaCall, _ event: String) throws -> AnyObject {
      guard case .object(let object) = call[0], object.typeName == typeName else {
        throw LuaHostError.badSelf(
          method: event,
          expected: typeName,
          got: call[0].displayTypeName
        )
      }
      return object.instance
    }

    if let getter = type.getter {
      add("__index") { call in
        [try getter(instance(call, "__index"), call[1], call) ?? .nil]
      }
    }
    let newIndex = type.newIndex
    add("__newindex") { call in
      let object = try instance(call, "__newindex")
      if let newIndex { throw newIndex(object, call[1]) }
      let key = try call.state.displayString(call[1])
      throw LuaHostError.readOnly(typeName: typeName, key: key)
    }
    let tostring = type.tostring
    add("__tostring", whenStale: { [.text("\($0) (closed)")] }) { call in
      [.text(try tostring?(instance(call, "__tostring")) ?? typeName)]
    }
    if let length = type.length {
      add("__len") { call in [.integer(try length(instance(call, "__len")))] }
    }
    if let equal = type.equal {
      // Two closed objects, or a closed and an open one, are simply not equal.
      add("__eq", whenStale: { _ in [false] }) { call in [.boolean(try equal(call[0], call[1]))] }
    }
    let comparisons = [("__lt", type.lessThan), ("__le", type.lessOrEqual)]
    for case (let event, let compare?) in comparisons {
      add(event) { call in [.boolean(try compare(call[0], call[1]))] }
    }
    let operators = [
      ("__add", type.add), ("__sub", type.subtract), ("__mul", type.multiply),
      ("__div", type.divide), ("__concat", type.concat),
    ]
    for case (let event, let operate?) in operators {
      add(event) { call in [try operate(call[0], call[1])] }
    }
    if let negate = type.negate {
      add("__unm") { call in [try negate(call[0])] }
    }
    if let pairs = type.pairs {
      add("__pairs") { call in
        let next = try pairs(instance(call, "__pairs"), call)
        let iterator = try call.state.makeFunction(name: "next") { _ in
          guard let (key, value) = try next() else { return [.nil] }
          return [key, value]
        }
        return [.function(iterator), .nil, .nil]
      }
    }
    if let close = type.close {
      add("__close", whenStale: { _ in [] }) { call in
        try close(instance(call, "__close"))
        return []
      }
    }
    return found
  }
}
