/// The few errors this room raises in scripts by itself.
extension LuaHostError {
  static func badSelf(method: String, expected: String, got: String) -> LuaHostError {
    LuaHostError(
      kind: "bad_self",
      message: "'\(method)' needs a \(expected) before the colon, got \(got)",
      hint: "call it as object:\(method)(…)"
    )
  }

  static func stale(typeName: String, reason: String?) -> LuaHostError {
    LuaHostError(
      kind: "closed",
      message: "this \(typeName) is closed" + (reason.map { ": " + $0 } ?? "")
    )
  }

  static func readOnly(typeName: String, key: String) -> LuaHostError {
    LuaHostError(
      kind: "read_only",
      message: "field '\(key)' of a \(typeName) can't be assigned"
    )
  }

  static func unregistered(typeName: String) -> LuaHostError {
    LuaHostError(kind: "unregistered_type", message: "no host type '\(typeName)' is registered")
  }
}
