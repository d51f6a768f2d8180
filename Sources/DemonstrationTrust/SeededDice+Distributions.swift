extension SeededDice {
  /// Returns a standard normal number: the sum of twelve uniform ones less six.
  ///
  /// Exact arithmetic on every platform; no number is beyond six, and there are slightly fewer far
  /// out than there should be, which no chart can see.
  mutating func normal() -> Double {
    var sum: UInt64 = 0
    for _ in 0..<6 {
      let bits = next()
      sum += (bits & 0xFFFF_FFFF) + (bits >> 32)
    }
    return Double(sum) * 0x1p-32 - 6
  }

  /// Returns a number of events where so many are expected.
  ///
  /// Up to 40 expected exactly, as the sum of Poisson numbers of at most 10 expected each; beyond
  /// that from a normal number with the correction for skew, which errs by less than one event.
  mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    guard mean <= 40 else {
      let z = normal()
      return max(0, Int((mean + mean.squareRoot() * z + (z * z - 1) / 6).rounded()))
    }
    let parts = max(1, Int((mean / 10).rounded(.up)))
    let none = Self.exponential(minus: mean / Double(parts))
    var count = 0
    for _ in 0..<parts {
      var product = uniform()
      while product > none {
        count += 1
        product *= uniform()
      }
    }
    return count
  }

  /// Returns how many of some cases have a property that each has with a probability.
  ///
  /// Small numbers exactly; where more than nine cases vary, from a normal number with the correction
  /// for skew.
  mutating func binomial(_ cases: Int, _ probability: Double) -> Int {
    guard cases > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return cases }
    guard probability <= 0.5 else { return cases - binomial(cases, 1 - probability) }
    let mean = Double(cases) * probability
    let variance = mean * (1 - probability)
    guard variance <= 9 else {
      let z = normal()
      let skew = (1 - 2 * probability) * (z * z - 1) / 6
      return min(cases, max(0, Int((mean + variance.squareRoot() * z + skew).rounded())))
    }
    // From 0 upwards until the share of the distribution is used up.
    let odds = probability / (1 - probability)
    var term = Self.power(1 - probability, cases)
    var left = uniform() - term
    var count = 0
    while left > 0, count < cases {
      term *= odds * Double(cases - count) / Double(count + 1)
      count += 1
      left -= term
    }
    return count
  }

  /// Returns after how many trials something first happens, 1 or more.
  mutating func geometric(_ probability: Double) -> Int {
    var trials = 1
    while !happens(probability) { trials += 1 }
    return trials
  }

  /// e to the power −x for x ≥ 0, by halving and squaring.
  static func exponential(minus x: Double) -> Double {
    var halvings = 0
    var small = x
    while small > 0.5 {
      small /= 2
      halvings += 1
    }
    var term = 1.0
    var sum = 1.0
    for index in 1...14 {
      term *= -small / Double(index)
      sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
  }

  /// A number to a whole power, by squaring.
  static func power(_ base: Double, _ exponent: Int) -> Double {
    var (square, left, product) = (base, exponent, 1.0)
    while left > 0 {
      if left & 1 == 1 { product *= square }
      square *= square
      left >>= 1
    }
    return product
  }
}
