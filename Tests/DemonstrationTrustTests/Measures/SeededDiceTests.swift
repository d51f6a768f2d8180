import Testing

@testable import DemonstrationTrust

@Suite("Seeded dice")
struct SeededDiceTests {
  @Test("The bits are those of SplitMix64")
  func referenceBits() {
    // The first three outputs for the seed 1234567, as the algorithm's reference program gives them.
    var dice = SeededDice(seed: 1_234_567)
    #expect(dice.next() == 6_457_827_717_110_365_317)
    #expect(dice.next() == 3_203_168_211_198_807_973)
    #expect(dice.next() == 9_817_491_932_198_370_423)
  }

  @Test("Dice of one name do not depend on those of another, and each attempt has its own")
  func names() {
    var first = SeededDice(seed: 7, for: "SAF-01")
    var again = SeededDice(seed: 7, for: "SAF-01")
    var other = SeededDice(seed: 7, for: "SAF-02")
    var later = SeededDice(seed: 7, for: "SAF-01", attempt: 1)
    let bits = first.next()
    #expect(bits == again.next())
    #expect(bits != other.next())
    #expect(bits != later.next())
  }

  @Test(
    "Means and variances are those of the distributions, on both sides of the change of method",
    arguments: [0.3, 4.0, 9.9, 25.0, 40.0, 41.0, 600.0]
  )
  func poissonMoments(mean: Double) {
    var dice = SeededDice(seed: 11, for: "poisson \(mean)")
    let moments = Moments((0..<20_000).map { _ in Double(dice.poisson(mean)) })
    // Five standard errors of the mean; the variance of a Poisson number equals its mean.
    #expect(abs(moments.mean - mean) < 5 * (mean / 20_000).squareRoot())
    #expect(abs(moments.variance / mean - 1) < 0.08)
  }

  @Test(
    "Binomial numbers have their mean and variance and stay within the cases",
    arguments: [(5, 0.2), (40, 0.05), (40, 0.93), (200, 0.5), (1500, 0.91), (30, 0.4)]
  )
  func binomialMoments(cases: Int, probability: Double) {
    var dice = SeededDice(seed: 13, for: "binomial \(cases) \(probability)")
    let numbers = (0..<20_000).map { _ in dice.binomial(cases, probability) }
    #expect(numbers.allSatisfy { 0...cases ~= $0 })
    let moments = Moments(numbers.map(Double.init))
    let variance = Double(cases) * probability * (1 - probability)
    #expect(abs(moments.mean - Double(cases) * probability) < 5 * (variance / 20_000).squareRoot())
    #expect(abs(moments.variance / variance - 1) < 0.08)
  }

  @Test("Normal numbers have mean 0 and variance 1, and 2.3 per cent lie above 2")
  func normalMoments() {
    var dice = SeededDice(seed: 17)
    let numbers = (0..<40_000).map { _ in dice.normal() }
    let moments = Moments(numbers)
    #expect(abs(moments.mean) < 0.025)
    #expect(abs(moments.variance - 1) < 0.05)
    #expect((0.019...0.027).contains(Double(numbers.count { $0 > 2 }) / 40_000))
  }

  @Test("A shuffle keeps every element and moves each everywhere")
  func shuffles() {
    var dice = SeededDice(seed: 19)
    var firsts = [Int](repeating: 0, count: 6)
    for _ in 0..<6_000 {
      let shuffled = dice.shuffled([0, 1, 2, 3, 4, 5])
      #expect(shuffled.sorted() == [0, 1, 2, 3, 4, 5])
      firsts[shuffled[0]] += 1
    }
    #expect(firsts.allSatisfy { 850...1_150 ~= $0 })
  }

  private struct Moments {
    let mean: Double
    let variance: Double

    init(_ numbers: [Double]) {
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      self.mean = mean
      variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)
    }
  }
}
