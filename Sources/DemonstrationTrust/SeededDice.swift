/// Chance that is the same for the same seed, on every platform.
///
/// Bits come from SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). Whatever is made of
/// them uses only the four operations and the square root, which IEEE 754 fixes to the last bit: no
/// function of the C library, whose last digit differs from one platform to the next. Not for
/// secrets.
struct SeededDice: Sendable {
  private var state: UInt64

  /// Makes dice from a seed.
  init(seed: UInt64) { state = seed }

  /// Makes dice of their own for a thing with a name.
  ///
  /// Each measure, unit and project has its own, so that a change to one leaves the others as they
  /// were.
  ///
  /// - Parameters:
  ///   - seed: The master seed.
  ///   - name: The name of the thing.
  ///   - attempt: 0, then 1, 2 … where what came out did not hold a truth that was to be planted.
  init(seed: UInt64, for name: String, attempt: Int = 0) {
    // FNV-1a over the bytes of the name, then one step of SplitMix64 over all three.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var mixed = SeededDice(seed: seed ^ hash)
    state = mixed.next() &+ UInt64(truncatingIfNeeded: attempt) &* 0xD1B5_4A32_D192_ED03
  }

  /// Returns the next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Returns a whole number from 0 to below a bound, each as likely as the others.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Returns a whole number of a range, each as likely as the others.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Returns a number from 0 to below 1, with 53 random bits.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Returns whether something happens that has a probability.
  mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  /// Returns one of some things.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Returns things in random order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    var last = elements.count - 1
    while last > 0 {
      elements.swapAt(last, below(last + 1))
      last -= 1
    }
    return elements
  }

  /// Returns so many different things of some, in random order.
  mutating func sample<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    Array(shuffled(elements).prefix(count))
  }
}
