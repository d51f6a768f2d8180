import TestInputSupport

/// Random series for property tests, the same for the same seed.
struct SeededSeries {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Returns whole numbers around a level, with a step in one series of two.
  ///
  /// Ties, shifts, trends and points beyond the limits all occur. Whole numbers keep shifts and changes of scale exact.
  mutating func wholeNumbers(count: Int, missingShare: Int = 0) -> [Double] {
    let changePoint = integer(in: 0...max(count * 2, 1))
    return (0..<count).map { index in
      if missingShare > 0, integer(in: 0...99) < missingShare { return Double.nan }
      let noise = (0..<4).reduce(0) { sum, _ in sum + integer(in: -10...10) }
      return Double(100 + noise + (index >= changePoint ? 25 : 0))
    }
  }
}
