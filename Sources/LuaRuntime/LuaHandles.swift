/// A Lua function that Swift holds.
///
/// Equal when it is the same function.
public final class LuaFunction: Hashable {
  let core: LuaCore
  let reference: LuaReference
  /// The function's address in Lua: equal for equal functions while either is alive.
  public let identity: UInt

  init(core: LuaCore, reference: LuaReference, identity: UInt) {
    self.core = core
    self.reference = reference
    self.identity = identity
  }

  /// Calls the function and gives all its results.
  ///
  /// - Throws: The error the script left uncaught.
  public func call(_ arguments: LuaValue...) throws(LuaError) -> [LuaValue] {
    try core.call(.function(self), arguments, deadlineSeconds: nil)
  }

  /// Whether both are the same function.
  public static func == (left: LuaFunction, right: LuaFunction) -> Bool {
    left.identity == right.identity
  }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

/// A coroutine, or a userdata that is not one of the host's: it can be kept and passed back.
public final class LuaOpaque: Hashable {
  /// `thread` or `userdata`.
  public let typeName: String
  let core: LuaCore
  /// nil for a light userdata, which comes back to Lua as nil.
  let reference: LuaReference?
  /// The value's address in Lua.
  public let identity: UInt

  init(core: LuaCore, typeName: String, reference: LuaReference?, identity: UInt) {
    self.core = core
    self.typeName = typeName
    self.reference = reference
    self.identity = identity
  }

  /// Whether both are the same value.
  public static func == (left: LuaOpaque, right: LuaOpaque) -> Bool {
    left.identity == right.identity
  }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
