/// Which slot holds an instance under a type.
///
/// Every object that goes to a script is looked for here first. A hash table with open addressing
/// and linear steps; what is taken out leaves no trace, because the places after it move up.
struct ObjectSlots {
  private struct Place {
    var address: UInt = 0
    var type: Int32 = 0
    var slot: UInt32 = 0

    /// No object lives at 0.
    var isEmpty: Bool { address == 0 }
    var hash: UInt {
      let mixed = (address ^ UInt(truncatingIfNeeded: type)) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ (mixed >> 32)
    }
  }

  private var places = [Place](repeating: Place(), count: 64)
  private var count = 0

  func find(_ instance: AnyObject, _ type: Int32) -> UInt32? {
    let place = places[position(of: wanted(instance, type))]
    return place.isEmpty ? nil : place.slot
  }

  /// Notes the slot of an instance that has none.
  mutating func insert(_ instance: AnyObject, _ type: Int32, slot: UInt32) {
    if (count + 1) * 2 > places.count { grow() }
    var place = wanted(instance, type)
    place.slot = slot
    places[position(of: place)] = place
    count += 1
  }

  mutating func remove(_ instance: AnyObject, _ type: Int32) {
    var hole = position(of: wanted(instance, type))
    guard !places[hole].isEmpty else { return }
    count -= 1
    places[hole] = Place()
    var next = after(hole)
    while !places[next].isEmpty {
      let home = Int(truncatingIfNeeded: places[next].hash) & (places.count - 1)
      // It may move up to the hole unless that lies before its home.
      if (next - home) & (places.count - 1) >= (next - hole) & (places.count - 1) {
        places[hole] = places[next]
        places[next] = Place()
        hole = next
      }
      next = after(next)
    }
  }

  private func wanted(_ instance: AnyObject, _ type: Int32) -> Place {
    Place(address: UInt(bitPattern: ObjectIdentifier(instance)), type: type)
  }

  /// Where the key is, or the empty place where it belongs.
  private func position(of key: Place) -> Int {
    var position = Int(truncatingIfNeeded: key.hash) & (places.count - 1)
    while !places[position].isEmpty,
      places[position].address != key.address || places[position].type != key.type
    {
      position = after(position)
    }
    return position
  }

  private func after(_ position: Int) -> Int { (position + 1) & (places.count - 1) }

  private mutating func grow() {
    let old = places
    places = [Place](repeating: Place(), count: old.count * 2)
    for place in old where !place.isEmpty { places[position(of: place)] = place }
  }
}
