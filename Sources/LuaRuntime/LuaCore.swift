internal import CLuaBridge

/// The open Lua state behind `LuaState`: one per state, held by every value that came from it.
///
/// Closing it lets go of all host functions and objects, so a host function that captures a value
/// of its own state makes no lasting cycle.
final class LuaCore {
  let lifeline = LuaLifeline()
  let configuration: LuaConfiguration
  /// The state, while it is alive: its `deinit` closes the core.
  ///
  /// Not a weak reference, which would make every retain of the state slow, one in each callback.
  private var unretainedState: Unmanaged<LuaState>?
  let objects = HostObjectTable()
  /// The registrations by name, and by the number of the name their metatable's number in C.
  var types: [String: LuaHostType] = [:]
  /// The methods of the types by the identity of their functions.
  var methodNames: [UInt: (typeName: String, name: String)] = [:]
  var metatables: [Int32: Int32] = [:]
  /// What the objects of a type take, by the number of its name.
  var sizes: [Int32: (AnyObject) -> Int] = [:]
  private(set) var pointer: OpaquePointer?
  private var globalsTable: (reference: LuaReference, identity: UInt)?

  init(configuration: LuaConfiguration) throws(LuaError) {
    self.configuration = configuration
    // C holds the core unretained: the state is closed before the core goes away.
    let host = tidemark_lua_host(
      context: Unmanaged.passUnretained(self).toOpaque(),
      call: hostCall,
      write: hostWrite
    )
    let limit = max(0, configuration.memoryLimit)
    guard let pointer = tidemark_lua_open(host, limit, configuration.warningsOn) else {
      throw LuaError(kind: .memory)
    }
    self.pointer = pointer
    lifeline.attach(pointer)
    guard let table = try one([], { tidemark_lua_globals($0) }).table else {
      throw LuaError(kind: .foreign)
    }
    globalsTable = (table.reference, table.identity)
  }

  deinit { close() }

  var state: LuaState? { unretainedState?.takeUnretainedValue() }
  /// Whether the state is alive.
  var isOpen: Bool { unretainedState != nil }

  func attach(_ state: LuaState) {
    unretainedState = Unmanaged.passUnretained(state)
  }

  func close() {
    unretainedState = nil
    guard let pointer else { return }
    lifeline.cut()
    self.pointer = nil
    tidemark_lua_close(pointer)
    // The instances' own deinits may come back here: the table is empty by then.
    objects.removeAll()
    types = [:]
    metatables = [:]
    sizes = [:]
    globalsTable = nil
  }

  var globals: LuaTable {
    let lifeless = LuaReference(number: 0, lifeline: LuaLifeline())
    let (reference, identity) = globalsTable ?? (lifeless, 0)
    return LuaTable(core: self, reference: reference, identity: identity)
  }

  func callSite() -> LuaLocation? {
    guard let pointer else { return nil }
    var place = tidemark_lua_place()
    guard tidemark_lua_call_site(pointer, &place) else { return nil }
    return LuaLocation(place)
  }

  var memory: (live: Int, peak: Int, limit: Int) {
    guard let pointer else { return (0, 0, 0) }
    return (
      tidemark_lua_memory_live(pointer) + objects.charged, tidemark_lua_memory_peak(pointer),
      tidemark_lua_memory_limit(pointer)
    )
  }

  /// Sees that so many bytes more fit under the cap, with what no script holds any more let go.
  ///
  /// - Throws: `.memory` where they don't.
  func makeRoom(for bytes: Int) throws(LuaError) {
    guard bytes > 0, !fits(bytes) else { return }
    _ = try perform([]) { tidemark_lua_collect($0) }
    drainReleasedObjects()
    if !fits(bytes) { throw LuaError(kind: .memory) }
  }

  private func fits(_ bytes: Int) -> Bool { bytes <= memory.limit - memory.live }

  func makeRoom(for object: LuaObject) throws(LuaError) {
    let type = objects.number(ofType: object.typeName)
    guard let size = sizes[type], objects.find(object.instance, type: type) == nil else { return }
    try makeRoom(for: size(object.instance))
  }

  func charge(_ bytes: Int, to object: LuaObject) throws(LuaError) {
    try makeRoom(for: bytes)
    let type = objects.number(ofType: object.typeName)
    guard let slot = objects.find(object.instance, type: type) else { return }
    objects.charge(bytes, slot: slot)
  }

  func resetMemoryPeak() {
    if let pointer { tidemark_lua_reset_memory_peak(pointer) }
  }

  func installInterrupt() -> Bool {
    pointer.map { tidemark_lua_install_interrupt($0) } ?? false
  }

  func uninstallInterrupt() {
    if let pointer { tidemark_lua_uninstall_interrupt(pointer) }
  }
}
