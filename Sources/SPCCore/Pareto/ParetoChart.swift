/// One category of a Pareto chart.
public struct ParetoCategory: Sendable, Hashable {
  /// The name of the category.
  public let name: String
  /// How often it occurred, or the sum of its weights.
  public let weight: Double
  /// Its part of the total; 0 where the total is 0.
  public let share: Double
  /// The weight of this category and all larger ones.
  public let cumulativeWeight: Double
  /// The part of the total that this category and all larger ones make; exactly 1 at the end unless
  /// the total is 0.
  public let cumulativeShare: Double
}

/// Why a Pareto chart could not be computed: facts only, the words are made elsewhere.
public enum ParetoError: Error, Sendable, Hashable {
  /// There is no category.
  case noCategories
  /// There is not one weight for each name.
  case weightCountMismatch(weightCount: Int, nameCount: Int)
  /// A weight is negative or infinite. NaN is no error: it stands for a missing weight.
  case weightOutOfRange(index: Int, value: Double)
  /// The weights are so large that their sum overflows.
  case magnitudeTooLarge
  /// It was stopped before it was done.
  case interrupted
}

/// The Pareto chart: categories from the largest down, with the part of the whole they make
/// together.
///
/// Categories of equal weight stand in the order of their names (by Unicode scalars, so that the
/// order is the same everywhere; R sorts by the locale).
///
/// Source: J. M. Juran; qicharts2 0.8.1 `paretochart`.
public struct ParetoChart: Sendable, Hashable {
  /// The categories, largest first.
  public let categories: [ParetoCategory]
  /// The sum of all weights.
  public let total: Double

  /// Counts how often each name occurs.
  ///
  /// - Parameters:
  ///   - observations: The names.
  ///   - checkpoint: Asked every few thousand steps.
  /// - Throws: ``ParetoError`` with the facts, the first that is found.
  public init(
    observations: [String],
    checkpoint: Checkpoint = .none
  ) throws(ParetoError) {
    try self.init(
      names: observations,
      weights: Array(repeating: 1, count: observations.count),
      checkpoint: checkpoint
    )
  }

  /// Adds up the weights (counts, days lost, costs: 0 or more) of each name.
  ///
  /// A name may occur many times. NaN is a missing weight: it adds nothing, but the name has its
  /// category.
  ///
  /// - Parameters:
  ///   - names: The categories.
  ///   - weights: One for each name.
  ///   - checkpoint: Asked every few thousand steps.
  /// - Throws: ``ParetoError`` with the facts, the first that is found.
  public init(
    names: [String],
    weights: [Double],
    checkpoint: Checkpoint = .none
  ) throws(ParetoError) {
    guard names.count == weights.count else {
      throw .weightCountMismatch(weightCount: weights.count, nameCount: names.count)
    }
    guard !names.isEmpty else { throw .noCategories }
    for (index, weight) in weights.enumerated() {
      guard weight.isNaN || (weight >= 0 && weight < .infinity) else {
        throw .weightOutOfRange(index: index, value: weight)
      }
    }
    let chart: (categories: [ParetoCategory], total: Double)
    do {
      chart = try Self.chart(names, weights, ParetoSteps(names.count, checkpoint))
    } catch {
      throw .interrupted
    }
    guard chart.total < .infinity else { throw .magnitudeTooLarge }
    (categories, total) = chart
  }

  private static func chart(
    _ names: [String],
    _ weights: [Double],
    _ steps: ParetoSteps
  ) throws -> (categories: [ParetoCategory], total: Double) {
    // Added up in an order of their own, so that the order of the input is not even in the last
    // digit, nor in which of two spellings of one name ("é" as one scalar or as two) is kept.
    let weights = weights.map { $0.isNaN ? 0 : $0 }
    let entries = try names.indices.sorted { first, second in
      try steps.take()
      let (one, other) = (names[first], names[second])
      return precedes(one, other) || !precedes(other, one) && weights[first] < weights[second]
    }
    var sums: [String: Double] = [:]
    for index in entries {
      try steps.take()
      sums[names[index], default: 0] += weights[index]
    }
    let ordered = try sums.sorted { first, second in
      try steps.take()
      return first.value == second.value
        ? precedes(first.key, second.key) : first.value > second.value
    }
    let total = ordered.reduce(0) { $0 + $1.value }
    var cumulative = 0.0
    let categories = try ordered.map { name, weight in
      try steps.take()
      cumulative += weight
      return ParetoCategory(
        name: name,
        weight: weight,
        share: total > 0 ? weight / total : 0,
        cumulativeWeight: cumulative,
        cumulativeShare: total > 0 ? cumulative / total : 0
      )
    }
    return (categories, total)
  }

  /// Whether a name stands before another by its Unicode scalars, which stand as their UTF-8 does.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Returns the fewest categories that together make at least a share of the total: the "vital
  /// few".
  ///
  /// A share that is reached but for rounding is reached. All categories with a weight for a share
  /// of 1 or more; none for 0 or less, and none where the total is 0.
  public func largest(making share: Double = 0.8) -> ArraySlice<ParetoCategory> {
    guard share > 0, total > 0 else { return [] }
    let asked = min(share, 1) * (1 - 1e-12)
    let end = categories.firstIndex { $0.cumulativeShare >= asked } ?? categories.endIndex - 1
    return categories[...end]
  }
}

/// The steps of a Pareto chart, most of which are comparisons: it asks on some of them.
private final class ParetoSteps {
  private var count = 0
  private let likelyTotal: Int
  private let checkpoint: Checkpoint

  init(_ names: Int, _ checkpoint: Checkpoint) {
    // Two sorts, each of about so many comparisons for every name as its number has digits.
    likelyTotal = names * 2 * (Int.bitWidth - names.leadingZeroBitCount + 1)
    self.checkpoint = checkpoint
  }

  @inline(__always)
  func take() throws(SPCError) {
    count += 1
    if count % 4_096 == 0 { try checkpoint(min(count, likelyTotal), of: likelyTotal) }
  }
}
