/// The Swift objects that scripts hold, by the slot and generation their userdata carry.
struct HostObjectTable {
  struct Entry {
    var generation: UInt32
    var key: Key?
    /// nil for a free slot and for an object that was invalidated.
    var instance: AnyObject?
    /// The instance of a slot that `insertFunction` made.
    var function: HostFunction?
    var typeName: String
    var staleReason: String?
  }

  /// One instance may be held under several types, each with its own userdata.
  struct Key: Hashable {
    var instance: ObjectIdentifier
    var typeName: String
  }

  enum Lookup {
    case live(instance: AnyObject, typeName: String)
    case stale(typeName: String, reason: String?)
  }

  private var entries: [Entry] = []
  private var free: [UInt32] = []
  private var slots: [Key: UInt32] = [:]

  /// The slot that holds the instance, made if need be.
  mutating func slot(
    for instance: AnyObject,
    typeName: String
  ) -> (slot: UInt32, generation: UInt32) {
    let key = Key(instance: ObjectIdentifier(instance), typeName: typeName)
    if let slot = slots[key] { return (slot, entries[Int(slot)].generation) }
    let taken = insert(instance, typeName: typeName, key: key)
    slots[key] = taken.slot
    return taken
  }

  /// A slot of its own, for a host function.
  mutating func insert(
    _ instance: AnyObject,
    typeName: String,
    key: Key? = nil
  ) -> (slot: UInt32, generation: UInt32) {
    if let slot = free.popLast() {
      let generation = entries[Int(slot)].generation
      entries[Int(slot)] = Entry(
        generation: generation,
        key: key,
        instance: instance,
        typeName: typeName
      )
      return (slot, generation)
    }
    entries.append(Entry(generation: 1, key: key, instance: instance, typeName: typeName))
    return (UInt32(entries.count - 1), 1)
  }

  mutating func insertFunction(_ function: HostFunction) -> (slot: UInt32, generation: UInt32) {
    let taken = insert(function, typeName: HostFunction.handleTypeName)
    entries[Int(taken.slot)].function = function
    return taken
  }

  func function(slot: UInt32, generation: UInt32) -> HostFunction? {
    guard Int(slot) < entries.count, entries[Int(slot)].generation == generation else { return nil }
    return entries[Int(slot)].function
  }

  func lookup(slot: UInt32, generation: UInt32) -> Lookup {
    guard Int(slot) < entries.count, entries[Int(slot)].generation == generation else {
      return .stale(typeName: "object", reason: nil)
    }
    guard let instance = entries[Int(slot)].instance else {
      let entry = entries[Int(slot)]
      return .stale(typeName: entry.typeName, reason: entry.staleReason)
    }
    return .live(instance: instance, typeName: entries[Int(slot)].typeName)
  }

  /// Ends the object's life; its slot stays taken until the last userdata is gone.
  mutating func invalidate(_ instance: AnyObject, typeName: String, reason: String?) {
    let key = Key(instance: ObjectIdentifier(instance), typeName: typeName)
    guard let slot = slots.removeValue(forKey: key) else { return }
    entries[Int(slot)].instance = nil
    entries[Int(slot)].key = nil
    entries[Int(slot)].staleReason = reason
  }

  /// Frees a slot and gives what was in it, so that the caller lets go of it when the table is at rest.
  mutating func remove(slot: UInt32, generation: UInt32) -> AnyObject? {
    guard Int(slot) < entries.count, entries[Int(slot)].generation == generation else { return nil }
    let entry = entries[Int(slot)]
    if let key = entry.key { slots[key] = nil }
    // A generation never comes again in a slot: one that would wrap is retired.
    entries[Int(slot)] = Entry(generation: generation &+ 1, typeName: entry.typeName)
    if generation < .max - 1 { free.append(slot) }
    return entry.instance
  }

  var count: Int { entries.count - free.count }
}
