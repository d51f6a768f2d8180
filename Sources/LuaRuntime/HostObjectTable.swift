/// The Swift objects that scripts hold, by the slot and generation their userdata carry.
///
/// Every call from a script looks here at least twice, so the entries lie side by side in memory of
/// their own and are read without a retain or a check of exclusive access.
final class HostObjectTable {
  private struct Entry {
    var generation: UInt32
    /// The number of the type name it goes by; 0 for a free slot.
    var type: Int32
    /// nil for a free slot and for an object that was invalidated.
    var instance: AnyObject?
  }

  enum Lookup {
    case live(instance: AnyObject, typeName: String)
    case stale(typeName: String, reason: String?)
  }

  /// What host functions go by; no script ever sees it.
  static let functionType: Int32 = 1
  /// What the causes of host errors go by.
  static let errorType: Int32 = 2

  private var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 64)
  private var room = 64
  private var used = 0
  private var free: [UInt32] = []
  private var slots = ObjectSlots()
  private var staleReasons: [UInt32: String] = [:]
  private var typeNames = ["object", "host function", "error"]
  private var typeNumbers: [String: Int32] = [:]
  private var lastType: (name: String, number: Int32) = ("", 0)

  deinit {
    entries.deinitialize(count: used)
    entries.deallocate()
  }

  /// The number of a type name: the same for the same name as long as the table lives.
  func number(ofType name: String) -> Int32 {
    if lastType.name == name { return lastType.number }
    let number = typeNumbers[name] ?? Int32(typeNames.count)
    if number == typeNames.count {
      typeNames.append(name)
      typeNumbers[name] = number
    }
    lastType = (name, number)
    return number
  }

  func name(ofType number: Int32) -> String { typeNames[Int(number)] }

  /// The slot that holds the instance under a type, made if need be; one instance may be held under
  /// several types, each with its own userdata.
  func slot(for instance: AnyObject, type: Int32) -> (slot: UInt32, generation: UInt32) {
    if let slot = slots.find(instance, type) {
      return (slot, entries[Int(slot)].generation)
    }
    let taken = insert(instance, type: type)
    slots.insert(instance, type, slot: taken.slot)
    return taken
  }

  /// A slot of its own, for what is no value of a script's: a host function, the cause of an error.
  func insert(_ instance: AnyObject, type: Int32) -> (slot: UInt32, generation: UInt32) {
    if let slot = free.popLast() {
      entries[Int(slot)].type = type
      entries[Int(slot)].instance = instance
      return (slot, entries[Int(slot)].generation)
    }
    if used == room { grow() }
    (entries + used).initialize(to: Entry(generation: 1, type: type, instance: instance))
    used += 1
    return (UInt32(used - 1), 1)
  }

  /// The host function in a slot, which holds it for as long as Lua holds the function.
  func function(slot: UInt32, generation: UInt32) -> Unmanaged<HostFunction>? {
    guard Int(slot) < used, entries[Int(slot)].generation == generation,
      entries[Int(slot)].type == Self.functionType, let instance = entries[Int(slot)].instance
    else { return nil }
    return Unmanaged.passUnretained(unsafeDowncast(instance, to: HostFunction.self))
  }

  /// The live instance in a slot if it is held under `type`.
  func instance(slot: UInt32, generation: UInt32, type: Int32) -> AnyObject? {
    guard Int(slot) < used, entries[Int(slot)].generation == generation,
      entries[Int(slot)].type == type
    else { return nil }
    return entries[Int(slot)].instance
  }

  func isLive(slot: UInt32, generation: UInt32) -> Bool {
    Int(slot) < used && entries[Int(slot)].generation == generation
      && entries[Int(slot)].instance != nil
  }

  func lookup(slot: UInt32, generation: UInt32) -> Lookup {
    guard Int(slot) < used, entries[Int(slot)].generation == generation else {
      return .stale(typeName: typeNames[0], reason: nil)
    }
    let typeName = typeNames[Int(entries[Int(slot)].type)]
    guard let instance = entries[Int(slot)].instance else {
      return .stale(typeName: typeName, reason: staleReasons[slot])
    }
    return .live(instance: instance, typeName: typeName)
  }

  /// Ends the object's life; its slot stays taken until the last userdata is gone.
  func invalidate(_ instance: AnyObject, typeName: String, reason: String?) {
    let type = number(ofType: typeName)
    guard let slot = slots.find(instance, type) else { return }
    slots.remove(instance, type)
    entries[Int(slot)].instance = nil
    staleReasons[slot] = reason
  }

  /// Frees a slot and gives what was in it, so that the caller lets go of it when the table is at rest.
  func remove(slot: UInt32, generation: UInt32) -> AnyObject? {
    guard Int(slot) < used, entries[Int(slot)].generation == generation else { return nil }
    let type = entries[Int(slot)].type
    let instance = entries[Int(slot)].instance
    if let instance, type != Self.functionType, type != Self.errorType {
      slots.remove(instance, type)
    }
    if instance == nil { staleReasons[slot] = nil }
    entries[Int(slot)].instance = nil
    entries[Int(slot)].type = 0
    // A generation never comes again in a slot: one that would wrap is retired.
    entries[Int(slot)].generation = generation &+ 1
    if generation < .max - 1 { free.append(slot) }
    return instance
  }

  /// Lets go of everything; the instances' own deinits may come back here and find the table empty.
  func removeAll() {
    let (old, count) = (entries, used)
    entries = .allocate(capacity: 64)
    room = 64
    used = 0
    free = []
    slots = ObjectSlots()
    staleReasons = [:]
    old.deinitialize(count: count)
    old.deallocate()
  }

  var count: Int { used - free.count }

  private func grow() {
    let wider = UnsafeMutablePointer<Entry>.allocate(capacity: room * 2)
    wider.moveInitialize(from: entries, count: used)
    entries.deallocate()
    entries = wider
    room *= 2
  }
}
