/// A host function's body behind its handle in Lua.
final class HostFunction {
  enum Body {
    case plain(LuaBody)
    /// The first argument must be an object of the type `owner` and is not among the call's.
    case method(owner: String, LuaHostType.Method)
  }

  let name: String
  let body: Body
  /// What to answer when an argument is an invalidated object; nil raises `closed`.
  let whenStale: ((_ typeName: String) -> [LuaValue])?

  init(name: String, whenStale: ((String) -> [LuaValue])? = nil, body: Body) {
    self.name = name
    self.whenStale = whenStale
    self.body = body
  }

  /// The type name its handles go by; no script ever sees one.
  static let handleTypeName = "host function"
}
