extension SPCBenchmark {
  /// Series such as a trust has them: noise around a level, one in four with a step or a drift, one
  /// in ten with a missing month, all rounded to one decimal so that ties occur.
  static func monthlySeries(seriesCount: Int, pointCount: Int) -> [Double] {
    var random = SplitMix(state: 20_261_121)
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

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }

    mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }
  }
}
