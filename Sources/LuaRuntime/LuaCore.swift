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
      tidemark_lua_memory_live(pointer) + tidemark_lua_memory_charged(pointer),
      tidemark_lua_memory_peak(pointer),
      tidemark_lua_memory_limit(pointer)
    )
  }

  /// Counts bytes against the cap, with what no script holds any more let go first where they don't fit.
  ///
  /// - Throws: `.memory` where they don't fit even then.
  func charge(_ bytes: Int) throws(LuaError) {
    guard let pointer else { return }
    if !fits(bytes) {
      _ = try perform([]) { tidemark_lua_collect($0) }
      drainReleasedObjects()
      if !fits(bytes) { throw LuaError(kind: .memory) }
    }
    tidemark_lua_charge(pointer, bytes)
  }

  private func fits(_ bytes: Int) -> Bool { bytes <= memory.limit - memory.live }

  func discharge(_ bytes: Int) {
    if let pointer { tidemark_lua_discharge(pointer, bytes) }
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
