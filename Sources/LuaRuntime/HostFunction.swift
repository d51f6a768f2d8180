/// A host function behind its handle in Lua.
final class HostFunction {
  let name: String
  /// The type whose objects it takes before the colon, as the table of objects numbers them; 0 for a
  /// plain function.
  let owner: Int32
  /// Of a plain function.
  let body: LuaBody
  /// Of a method, a field or a metamethod.
  let method: LuaHostType.Method.Body
  /// What to answer when an argument is an invalidated object; nil raises `closed`.
  let whenStale: ((_ typeName: String) -> LuaResults)?

  /// A plain function.
  init(name: String, whenStale: ((String) -> LuaResults)? = nil, body: @escaping LuaBody) {
    self.name = name
    self.owner = 0
    self.body = body
    self.method = { _, _ in .none }
    self.whenStale = whenStale
  }

  /// A function whose first argument must be an object of the type `owner`, and is not among the
  /// call's.
  init(
    name: String,
    owner: Int32,
    whenStale: ((String) -> LuaResults)? = nil,
    method: @escaping LuaHostType.Method.Body
  ) {
    self.name = name
    self.owner = owner
    self.body = { _ in .none }
    self.method = method
    self.whenStale = whenStale
  }
}
