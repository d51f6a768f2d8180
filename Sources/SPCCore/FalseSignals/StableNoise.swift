/// Series of what a chart takes for noise.
struct StableNoise {
  /// How a series is made; the numbers behind it are standard normal.
  private enum Model {
    case normal
    case counts
    case parts(share: Double)
    case subgroups
    case exponential(step: Double)
  }

  private let chart: ChartKind
  private let model: Model
  private var generator: NormalGenerator

  init(for specification: ChartSpecification, seed: UInt64 = 0) {
    chart = specification.chart
    model =
      switch specification.chart {
      case .ewma where specification.sigmaEstimator?.isOfSubgroups ?? false: .subgroups
      case .run, .xmr, .mr, .ewma: .normal
      case .c: .counts
      case .p, .pPrime, .np: .parts(share: 0.5)
      case .u, .uPrime, .iPrime: .parts(share: 1)
      case .xbar, .r, .s: .subgroups
      case .g: .exponential(step: 1e-4)
      case .t: .exponential(step: 0)
      }
    generator = NormalGenerator(seed: seed)
  }

  /// What a chart of this noise has as its centre in the long run, for one whose centre is known.
  var centre: Double {
    switch chart {
    case .run, .xmr, .xbar, .ewma: 0
    case .mr: ControlChartConstants.d2(2)
    case .r: ControlChartConstants.d2(Self.subgroupSize)
    case .s: ControlChartConstants.c4(Self.subgroupSize)
    case .c: Self.size
    case .p, .pPrime, .np, .u, .uPrime, .iPrime: Self.share(of: model)
    // The mean of whole numbers of steps: 1 ÷ (e^step − 1).
    case .g: 9_999.500_008
    // Γ(1 + 1 ÷ 3.6)^3.6: the mean on the compressed scale, stretched.
    case .t: 0.687_373_244_716
    }
  }

  /// The standard deviation that such a chart takes as known: of single values, or on an I′ chart of
  /// a point whose denominator is 1.
  var sigma: Double { 1 }

  /// Whether single points are normal, or means of normal ones.
  var isNormal: Bool {
    if case .exponential = model { false } else { true }
  }

  /// How many normal numbers each point takes.
  var numbersPerPoint: Int {
    switch model {
    case .normal, .counts, .parts: 1
    case .subgroups: Self.subgroupSize
    case .exponential: 2
    }
  }

  private static func share(of model: Model) -> Double {
    if case .parts(let share) = model { share } else { 1 }
  }

  /// Counts of this size, or shares of it, are normal for every purpose here.
  private static let size = 1e8
  private static let subgroupSize = 5

  /// Returns the next series.
  mutating func series(_ count: Int) -> ChartData {
    switch model {
    case .normal:
      return .values((0..<count).map { _ in generator.next() })
    case .counts:
      return .values((0..<count).map { _ in nextCount(variance: Self.size, mean: Self.size) })
    case .parts(let share):
      // A binomial count varies by n p (1 − p), a Poisson count by its mean.
      let mean = share * Self.size
      let variance = share < 1 ? mean * (1 - share) : mean
      return .parts(
        numerators: (0..<count).map { _ in nextCount(variance: variance, mean: mean) },
        denominators: Array(repeating: Self.size, count: count),
        multiplier: 1
      )
    case .subgroups:
      return .subgroups(
        (0..<count).map { _ in (0..<Self.subgroupSize).map { _ in generator.next() } }
      )
    case .exponential(let step):
      return .values((0..<count).map { _ in nextExponential(step: step) })
    }
  }

  private mutating func nextCount(variance: Double, mean: Double) -> Double {
    (mean + variance.squareRoot() * generator.next()).rounded()
  }

  /// Half the sum of two squared standard normal numbers is exponential with mean 1; with a step,
  /// as a whole number of steps.
  private mutating func nextExponential(step: Double) -> Double {
    let (first, second) = (generator.next(), generator.next())
    let value = (first * first + second * second) / 2
    return step > 0 ? (value / step).rounded(.down) : value
  }
}

extension SigmaEstimator {
  /// Whether it looks at the spread within subgroups.
  fileprivate var isOfSubgroups: Bool { self != .movingRange && self != .standardDeviation }
}
