internal import CLuaBridge

/// A Lua table that Swift holds.
///
/// Equal when it is the same table.
///
/// `get` and `set` do what a script's `t[k]` does, metamethods included; `rawGet`, `rawSet` and
/// `rawEntries` look at the table alone and run no script.
public final class LuaTable: Hashable {
  let core: LuaCore
  let reference: LuaReference
  /// The table's address in Lua: equal for equal tables while either is alive.
  public let identity: UInt

  init(core: LuaCore, reference: LuaReference, identity: UInt) {
    self.core = core
    self.reference = reference
    self.identity = identity
  }

  /// The value at `key`, through `__index`.
  public func get(_ key: LuaValue) throws(LuaError) -> LuaValue {
    try core.one([.table(self), key]) { tidemark_lua_get($0, false) }
  }

  /// The value at a string key, through `__index`.
  public func get(_ key: String) throws(LuaError) -> LuaValue {
    try get(.text(key))
  }

  /// Sets the value at `key`, through `__newindex`; nil removes it.
  ///
  /// - Throws: `.runtime` for a key that is nil or NaN, and what a `__newindex` raises.
  public func set(_ key: LuaValue, _ value: LuaValue) throws(LuaError) {
    _ = try core.perform([.table(self), key, value]) { tidemark_lua_set($0, false) }
  }

  /// Sets the value at a string key, through `__newindex`.
  public func set(_ key: String, _ value: LuaValue) throws(LuaError) {
    try set(.text(key), value)
  }

  /// The value at `key` in the table itself.
  public func rawGet(_ key: LuaValue) throws(LuaError) -> LuaValue {
    try core.one([.table(self), key]) { tidemark_lua_get($0, true) }
  }

  /// The value at a string key in the table itself.
  public func rawGet(_ key: String) throws(LuaError) -> LuaValue {
    try rawGet(.text(key))
  }

  /// Sets the value at `key` in the table itself.
  public func rawSet(_ key: LuaValue, _ value: LuaValue) throws(LuaError) {
    _ = try core.perform([.table(self), key, value]) { tidemark_lua_set($0, true) }
  }

  /// Sets the value at a string key in the table itself.
  public func rawSet(_ key: String, _ value: LuaValue) throws(LuaError) {
    try rawSet(.text(key), value)
  }

  /// All keys with their values, in Lua's order (which is no order).
  ///
  /// - Throws: `.stopped` when the evaluation is to stop: a table of millions takes its time.
  public func rawEntries() throws(LuaError) -> [(key: LuaValue, value: LuaValue)] {
    try core.entries(of: self)
  }

  /// The keys that are valid text and begin with a text, capitals of A to Z apart, in Lua's order.
  ///
  /// The work is bounded however large the table is: of a longer sequence the items are passed over.
  ///
  /// - Parameters:
  ///   - start: How the keys begin.
  ///   - mostEntries: So many entries are looked at.
  ///   - most: So many keys are given.
  /// - Returns: The keys, as they are written.
  /// - Throws: `.foreign` when the state is closed, `.memory` when it has none left.
  public func rawNames(
    beginning start: String,
    mostEntries: Int,
    most: Int
  ) throws(LuaError) -> [String] {
    var start = start
    let found = start.withUTF8 { bytes in
      // What the bridge throws must not pass through a closure that throws nothing.
      Result { () throws(LuaError) in
        try core.perform([.table(self)]) { pointer in
          bytes.withMemoryRebound(to: CChar.self) { characters in
            tidemark_lua_names(
              pointer,
              tidemark_lua_search(
                bytes: characters.baseAddress,
                length: characters.count,
                most_entries: mostEntries,
                most_names: most
              )
            )
          }
        }
      }
    }
    return try found.get().compactMap { $0.string?.validText }
  }

  /// The values at 1, 2, 3 … up to the first nil.
  public func rawSequence() throws(LuaError) -> [LuaValue] {
    var values: [LuaValue] = []
    let count = try rawCount()
    values.reserveCapacity(count)
    while values.count < count {
      let value = try rawGet(.integer(values.count + 1))
      if value.isNil { break }
      values.append(value)
    }
    return values
  }

  /// The border `rawlen` gives.
  public func rawCount() throws(LuaError) -> Int {
    Int(try core.one([.table(self)]) { tidemark_lua_length($0, true) }.integer ?? 0)
  }

  /// The length `#` gives, through `__len`.
  public func count() throws(LuaError) -> Int {
    Int(try core.one([.table(self)]) { tidemark_lua_length($0, false) }.integer ?? 0)
  }

  /// Sets or (nil) removes the metatable, protected or not.
  ///
  /// - Throws: `.runtime` for a metatable with `__gc`, as for scripts.
  public func setMetatable(_ metatable: LuaTable?) throws(LuaError) {
    let value = metatable.map { LuaValue.table($0) } ?? .nil
    _ = try core.perform([.table(self), value]) { tidemark_lua_set_metatable($0) }
  }

  /// The metatable, protected or not; nil when there is none.
  public func metatable() throws(LuaError) -> LuaTable? {
    try core.one([.table(self)]) { tidemark_lua_get_metatable($0) }.table
  }

  /// Whether both are the same table.
  public static func == (left: LuaTable, right: LuaTable) -> Bool {
    left.identity == right.identity
  }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}
