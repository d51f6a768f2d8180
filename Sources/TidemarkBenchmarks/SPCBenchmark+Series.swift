internal import TestInputSupport

extension SPCBenchmark {
  /// Series such as a trust has them: noise around a level, one in four with a step or a drift, one
  /// in ten with a missing month, all rounded to one decimal so that ties occur.
  static func monthlySeries(seriesCount: Int, pointCount: Int) -> [Double] {
    var random = SeededGenerator(seed: 20_261_121)
    var values: [Double] = []
    values.reserveCapacity(seriesCount * pointCount)
    for _ in 0..<seriesCount {
      let level = 20 + 80 * random.uniform()
      let spread = 1 + 9 * random.uniform()
      let change = random.next() % 8  // 0: a step, 1: a drift, else neither
      let changePoint = Int(random.next() % UInt64(pointCount))
      let missing = random.next() % 10 == 0 ? Int(random.next() % UInt64(pointCount)) : -1
      for index in 0..<pointCount {
        // The sum of twelve uniforms is near enough to normal for a timing.
        var noise = -6.0
        for _ in 0..<12 { noise += random.uniform() }
        var value = level + spread * noise
        if change == 0, index >= changePoint { value += 1.5 * spread }
        if change == 1, index >= changePoint { value -= 0.2 * spread * Double(index - changePoint) }
        values.append(index == missing ? .nan : (value * 10).rounded() / 10)
      }
    }
    return values
  }

  /// Shares such as a trust has them: cases among 20 to 400 patients a month, one series in four with a
  /// change of level, one in ten with a month without patients.
  static func monthlyParts(seriesCount: Int, pointCount: Int) -> (
    numerators: [Double], denominators: [Double]
  ) {
    var random = SeededGenerator(seed: 20_261_122)
    var numerators: [Double] = []
    var denominators: [Double] = []
    for _ in 0..<seriesCount {
      let share = 0.02 + 0.6 * random.uniform()
      let usual = 20 + 380 * random.uniform()
      let changes = random.next() % 4 == 0
      let changePoint = Int(random.next() % UInt64(pointCount))
      let empty = random.next() % 10 == 0 ? Int(random.next() % UInt64(pointCount)) : -1
      for index in 0..<pointCount {
        let denominator = index == empty ? 0 : (usual * (0.7 + 0.6 * random.uniform())).rounded()
        let level = changes && index >= changePoint ? share * 1.3 : share
        var noise = -6.0
        for _ in 0..<12 { noise += random.uniform() }
        let spread = (level * (1 - level) * denominator).squareRoot()
        let numerator = (level * denominator + spread * noise).rounded()
        denominators.append(denominator)
        numerators.append(min(max(numerator, 0), denominator))
      }
    }
    return (numerators, denominators)
  }
}

extension SeededGenerator {
  /// A number from 0 up to 1, with 53 random bits.
  fileprivate mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
}
