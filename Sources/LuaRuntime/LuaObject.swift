/// A Swift object that scripts hold as a userdata.
///
/// The userdata holds two integers, never a pointer; the same instance under the same type is one
/// userdata as long as a script holds it, so it is equal to itself and works as a table key.
public struct LuaObject: Hashable {
  /// The Swift object.
  public let instance: AnyObject
  /// The name of the registered `LuaHostType` that gives it methods.
  public let typeName: String

  /// The instance, to be shown to scripts as `typeName`, which must be registered before the
  /// value reaches Lua.
  public init(_ instance: AnyObject, as typeName: String) {
    self.instance = instance
    self.typeName = typeName
  }

  /// Whether both are the same instance under the same type.
  public static func == (left: LuaObject, right: LuaObject) -> Bool {
    left.instance === right.instance && left.typeName == right.typeName
  }

  /// Hashes the instance's identity and the type's name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(instance))
    hasher.combine(typeName)
  }
}
