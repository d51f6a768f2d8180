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
  public init(observations: [String]) throws(ParetoError) {
    try self.init(names: observations, weights: Array(repeating: 1, count: observations.count))
  }

  /// Adds up the weights (counts, days lost, costs: 0 or more) of each name.
  ///
  /// A name may occur many times. NaN is a missing weight: it adds nothing, but the name has its
  /// category.
  public init(names: [String], weights: [Double]) throws(ParetoError) {
    guard names.count == weights.count else {
      throw .weightCountMismatch(weightCount: weights.count, nameCount: names.count)
    }
    guard !names.isEmpty else { throw .noCategories }
    var entries: [(name: String, weight: Double)] = []
    entries.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      let weight = weights[index]
      guard weight.isNaN || (weight >= 0 && weight < .infinity) else {
        throw .weightOutOfRange(index: index, value: weight)
      }
      entries.append((name, weight.isNaN ? 0 : weight))
    }
    // Added up in an order of their own, so that the order of the input is not even in the last
    // digit, nor in which of two spellings of one name ("é" as one scalar or as two) is kept.
    entries.sort { first, second in
      let (one, other) = (first.name.unicodeScalars, second.name.unicodeScalars)
      return one.elementsEqual(other)
        ? first.weight < second.weight : one.lexicographicallyPrecedes(other)
    }
    var sums: [String: Double] = [:]
    for entry in entries { sums[entry.name, default: 0] += entry.weight }
    let ordered = sums.sorted { first, second in
      first.value == second.value
        ? first.key.unicodeScalars.lexicographicallyPrecedes(second.key.unicodeScalars)
        : first.value > second.value
    }
    var cumulative = 0.0
    let cumulated = ordered.map { entry in
      cumulative += entry.value
      return cumulative
    }
    let total = cumulative
    guard total < .infinity else { throw .magnitudeTooLarge }
    self.total = total
    categories = zip(ordered, cumulated).map { entry, cumulative in
      ParetoCategory(
        name: entry.key,
        weight: entry.value,
        share: total > 0 ? entry.value / total : 0,
        cumulativeWeight: cumulative,
        cumulativeShare: total > 0 ? cumulative / total : 0
      )
    }
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
