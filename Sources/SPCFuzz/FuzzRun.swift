internal import TestInputSupport

/// One run: an input made from a seed, and what must hold for it.
struct FuzzRun: CustomStringConvertible {
  let seed: UInt64

  private enum Kind {
    case chart(ChartCase)
    case input(InputCase)
  }

  private var kind: Kind {
    var random = FuzzRandom(seed: seed)
    return random.isHappening(1, in: 6)
      ? .input(InputCase(&random)) : .chart(ChartCase(&random))
  }

  /// The whole input, so that it can be made again by hand.
  var description: String {
    switch kind {
    case .chart(let chart): chart.description
    case .input(let input): input.description
    }
  }

  /// What of the contract does not hold; nothing when all is well.
  func broken() -> [String] {
    var wasRefused = false
    return broken(wasRefused: &wasRefused)
  }

  /// As ``broken()``, and whether the input was refused as a wrong one.
  func broken(wasRefused: inout Bool) -> [String] {
    switch kind {
    case .chart(let chart): ChartContract.broken(by: chart, wasRefused: &wasRefused)
    case .input(let input): InputContract.broken(by: input, wasRefused: &wasRefused)
    }
  }
}

/// A generator whose numbers follow from its seed alone.
struct FuzzRandom: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }

  /// Whether what happens so often among so many happens now.
  mutating func isHappening(_ often: Int, in many: Int) -> Bool {
    integer(1...many) <= often
  }

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[integer(0...elements.count - 1)]
  }

  /// About normal, mean 0 and variance 1.
  mutating func deviate() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += number(0...1) }
    return sum
  }
}
