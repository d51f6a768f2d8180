internal import CLuaBridge

/// What the tests look at: whatever a state takes it must give back.
extension LuaState {
  package struct Diagnostics: Hashable {
    /// Values on the Lua stack of the running coroutine.
    package var stackHeight: Int
    /// Lua values that Swift holds.
    package var referencesHeld: Int
    /// Host objects and functions that Lua holds.
    package var objectsHeld: Int
    /// Host objects and functions in the Swift table.
    package var hostObjects: Int
  }

  package var diagnostics: Diagnostics {
    guard let pointer = core.pointer else {
      return Diagnostics(stackHeight: 0, referencesHeld: 0, objectsHeld: 0, hostObjects: 0)
    }
    return Diagnostics(
      stackHeight: Int(tidemark_lua_stack_height(pointer)),
      referencesHeld: Int(tidemark_lua_references_held(pointer)),
      objectsHeld: Int(tidemark_lua_objects_held(pointer)),
      hostObjects: core.objects.count
    )
  }

  /// Lets the allocations number `from` to `from + count - 1` from now on fail; `count` 0 disarms.
  package func failAllocations(from: Int, count: Int) {
    guard let pointer = core.pointer else { return }
    tidemark_lua_fail_allocations(pointer, Int64(from), Int64(count))
  }

  /// Growing allocations asked for since the last `failAllocations`; counted while armed.
  package var allocationsSeen: Int {
    core.pointer.map { Int(tidemark_lua_allocations_seen($0)) } ?? 0
  }
}
