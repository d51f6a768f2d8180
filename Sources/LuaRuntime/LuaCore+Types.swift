internal import CLuaBridge

extension LuaCore {
  func register(_ type: LuaHostType) throws(LuaError) {
    guard pointer != nil else { throw LuaError(kind: .foreign) }
    let owner = objects.number(ofType: type.name)
    let members = try makeTable(
      arrayCount: 0,
      recordCount: type.methods.count + type.fields.count
    )
    for (name, field) in type.fields {
      try addField(HostFunction(name: name, owner: owner, method: field.body), to: members)
    }
    for (name, method) in type.methods {
      let function = try makeFunction(
        HostFunction(name: name, owner: owner, method: method.body)
      )
      // The type holds its methods as long as the state lives, so no other function gets their place.
      methodNames[function.identity] = (type.name, name)
      try members.rawSet(name, .function(function))
    }
    var values: [LuaValue] = [.text(type.name), .table(members)]
    for (event, function) in metamethods(of: type, owner: owner) {
      values.append(.text(event))
      values.append(.function(try makeFunction(function)))
    }
    var number: Int32 = 0
    _ = try perform(values) { pointer in
      number = tidemark_lua_new_type(pointer)
      return number != 0
    }
    types[type.name] = type
    metatables[owner] = number
  }

  func invalidate(_ object: LuaObject, reason: String?) {
    objects.invalidate(object.instance, typeName: object.typeName, reason: reason)
  }

  private func metamethods(of type: LuaHostType, owner: Int32) -> [(String, HostFunction)] {
    let typeName = type.name
    var found: [(String, HostFunction)] = []
    /// A metamethod whose first operand is the object.
    func add(
      own event: String,
      whenStale: ((String) -> LuaResults)? = nil,
      _ method: @escaping LuaHostType.Method.Body
    ) {
      found.append(
        (event, HostFunction(name: event, owner: owner, whenStale: whenStale, method: method))
      )
    }
    /// An operator: either operand may be the object.
    func add(
      _ event: String,
      whenStale: ((String) -> LuaResults)? = nil,
      _ body: @escaping LuaBody
    ) {
      found.append((event, HostFunction(name: event, whenStale: whenStale, body: body)))
    }

    if let getter = type.getter {
      add(own: "__index") { object, call in .one(try getter(object, call[0], call) ?? .nil) }
    }
    let newIndex = type.newIndex
    add(own: "__newindex") { object, call in
      if let newIndex { throw newIndex(object, call[0]) }
      let key = try call.state.displayString(call[0])
      throw LuaHostError.readOnly(typeName: typeName, key: key)
    }
    let tostring = type.tostring
    add(own: "__tostring", whenStale: { .one(.text("\($0) (closed)")) }) { object, _ in
      .one(.text(try tostring?(object) ?? typeName))
    }
    if let length = type.length {
      add(own: "__len") { object, _ in .one(.integer(try length(object))) }
    }
    if let equal = type.equal {
      // Two closed objects, or a closed and an open one, are simply not equal.
      add("__eq", whenStale: { _ in .one(false) }) { call in
        .one(.boolean(try equal(call[0], call[1])))
      }
    }
    let comparisons = [("__lt", type.lessThan), ("__le", type.lessOrEqual)]
    for case (let event, let compare?) in comparisons {
      add(event) { call in .one(.boolean(try compare(call[0], call[1]))) }
    }
    let operators = [
      ("__add", type.add), ("__sub", type.subtract), ("__mul", type.multiply),
      ("__div", type.divide), ("__concat", type.concat),
    ]
    for case (let event, let operate?) in operators {
      add(event) { call in .one(try operate(call[0], call[1])) }
    }
    if let negate = type.negate {
      add("__unm") { call in .one(try negate(call[0])) }
    }
    if let pairs = type.pairs {
      add(own: "__pairs") { object, call in
        let next = try pairs(object, call)
        let iterator = try call.state.makeFunction(name: "next") { _ in
          guard let (key, value) = try next() else { return .one(.nil) }
          return .several([key, value])
        }
        return .several([.function(iterator), .nil, .nil])
      }
    }
    if let close = type.close {
      add(own: "__close", whenStale: { _ in .none }) { object, _ in
        try close(object)
        return .none
      }
    }
    return found
  }
}
