import QualityModel

/// Codes in random order: neither a code nor the order of codes says when or why a thing was made.
struct CodePool {
  private let prefix: String
  private let width: Int
  private var numbers: [Int]

  /// Makes a pool.
  ///
  /// - Parameters:
  ///   - prefix: What every code starts with.
  ///   - capacity: The largest number; more are not to be had.
  ///   - dice: Where the order comes from.
  init(_ prefix: String, capacity: Int, _ dice: inout SeededDice) {
    self.prefix = prefix
    width = String(capacity).count
    numbers = dice.shuffled(Array(1...capacity))
  }

  /// The next code.
  mutating func next() -> String {
    guard let number = numbers.popLast() else { preconditionFailure("no code is left: \(prefix)") }
    let digits = String(number)
    return prefix + String(repeating: "0", count: width - digits.count) + digits
  }
}

extension EntityRecord {
  /// Makes a record from values by the names of fields, some of which may have none.
  init(_ entity: Entity, given named: [String: FieldValue?]) {
    self.init(entity, named.compactMapValues { $0 })
  }
}
