internal import LuaRuntime

/// What the latest entries gave, so that it can be named afterwards: `_12` is the value of entry 12,
/// `_12_2` the second of several, `__2` the second of the latest.
///
/// Only so many are kept, and fewer where memory runs short: what is to stay gets a name of its own.
struct KeptValues {
  /// The values of so many entries are kept.
  static let mostEntries = 100
  /// Of one entry so many values are kept.
  static let mostValues = 50

  /// Oldest first.
  private var entries: [(number: Int, values: [LuaValue])] = []
  /// The entries from before this one have been forgotten.
  private(set) var firstKept = 1

  /// How many entries are kept.
  var count: Int { entries.count }

  /// The number of the latest entry that gave a value.
  var latest: Int? { entries.last?.number }

  /// What an entry gave; nil when it gave nothing or is no longer kept.
  func values(of number: Int) -> [LuaValue]? {
    entries.last { $0.number == number }?.values
  }

  mutating func keep(_ values: [LuaValue], of number: Int) {
    entries.append((number, Array(values.prefix(Self.mostValues))))
    if entries.count > Self.mostEntries { forgetOldest(entries.count - Self.mostEntries) }
  }

  /// Lets go of the older half.
  mutating func forgetOlderHalf() { forgetOldest((entries.count + 1) / 2) }

  /// Lets go of everything.
  mutating func forgetAll() { forgetOldest(entries.count) }

  private mutating func forgetOldest(_ count: Int) {
    guard count > 0, let last = entries.prefix(count).last else { return }
    firstKept = last.number + 1
    entries.removeFirst(count)
  }
}

/// A name that stands for what an entry gave.
struct KeptValueName: Equatable {
  /// The entry, or nil for the latest that gave a value.
  var entry: Int?
  /// Which of its values, from 1.
  var position: Int

  /// The meaning of `_12`, `_12_2` and `__2`; nil for any other name, `_` included, which is a global.
  init?(_ name: String) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].isEmpty,
      parts.dropFirst().allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    if parts.count == 2 {
      guard let entry = Int(parts[1]) else { return nil }
      self.entry = entry
      position = 1
    } else {
      guard let position = Int(parts[2]), parts[1].isEmpty || Int(parts[1]) != nil else {
        return nil
      }
      entry = Int(parts[1])
      self.position = position
    }
  }

  /// The name of one of the values of the latest entry.
  static func ofLatest(position: Int) -> String { position == 1 ? "_" : "__\(position)" }
}

extension WorkbenchSession {
  /// What a global of this name holds, or what an entry gave that is named so; nothing is run.
  func valueOfGlobal(named name: String) -> LuaValue? {
    if let value = try? lua.globals.rawGet(name), !value.isNil { return value }
    return KeptValueName(name).flatMap(keptValue)
  }

  /// What an entry gave; nil when it is not kept.
  func keptValue(_ name: KeptValueName) -> LuaValue? {
    guard let entry = name.entry ?? keptValues.latest, let values = keptValues.values(of: entry),
      values.indices.contains(name.position - 1)
    else { return nil }
    return values[name.position - 1]
  }

  /// Keeps what the running entry gave, as `_` and by the entry's number.
  func keep(_ values: [LuaValue]) throws {
    guard let first = values.first else { return }
    if !first.isNil { try lua.globals.rawSet("_", first) }
    keptValues.keep(values, of: entryNumber)
    // What was only looked at must not take the room that work needs.
    guard isMemoryShort, keptValues.count > 1 else { return }
    try lua.collectGarbage()
    while isMemoryShort, keptValues.count > 1 {
      keptValues.forgetOlderHalf()
      try lua.collectGarbage()
    }
  }

  /// Lets go of all values of entries, `_` included: memory has run out.
  func forgetKeptValues() {
    keptValues.forgetAll()
    try? lua.globals.rawSet("_", .boolean(false))
    try? lua.collectGarbage()
  }

  private var isMemoryShort: Bool {
    let memory = lua.memory
    return memory.limit > 0 && memory.live > memory.limit / 4 * 3
  }

  /// Why there is no value under a name that stands for an entry's; nil where the name does not.
  func missingKeptValue(named text: String) -> Diagnostic? {
    guard entryNumber > 0, !settings.isRunningScript, let name = KeptValueName(text) else {
      return nil
    }
    func missing(_ message: String, _ hint: String? = nil) -> Diagnostic {
      Diagnostic(kind: "script", message, hint: hint)
    }
    let toKeep = "Give a value a name of its own to keep it:  x = …"
    guard let entry = name.entry ?? keptValues.latest else {
      return missing("No entry has given a value yet.")
    }
    if entry == 0 { return missing("Entries are counted from 1.") }
    if entry >= entryNumber {
      let latest = keptValues.latest.map { "The latest value is  _\($0) ." }
      return missing("Entry \(entry) is not done yet: this is entry \(entryNumber).", latest)
    }
    if let values = keptValues.values(of: entry) {
      return missing("Entry \(entry) gave \(NumberText.counted(values.count, "value")).")
    }
    if entry < keptValues.firstKept {
      return missing(
        "The value of entry \(entry) is no longer kept.",
        "The latest \(KeptValues.mostEntries) are, as memory allows. " + toKeep
      )
    }
    return missing(
      "Entry \(entry) gave no value.",
      keptValues.latest.map {
        "The latest value is  _\($0) , and what was typed is shown by  :history"
      }
    )
  }
}
