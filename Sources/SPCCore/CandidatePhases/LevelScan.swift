/// A series laid out to look for changes of level in several windows: the sums are made once.
struct LevelScan {
  /// The indices of the observed values, ascending.
  let observed: [Int]
  private let margin: Int
  private let weights: [Double]
  private let total: Double
  private let centre: Double
  private let scale: Double
  /// The sum and the weight of the observed values before each, as distances from the centre.
  private let sumsBefore: [Double]
  private let weightsBefore: [Double]
  private let wholeSum: Double
  /// The standard deviation between neighbours, in the unit of the distances.
  private let spread: Double

  /// Lays out a series; nil where no window of it can show a change.
  ///
  /// See ``LevelChange`` for the parameters.
  init?(_ values: [Double], sigmas: [Double], margin: Int = LevelChange.fewestPoints) {
    let observed = values.indices.filter { !values[$0].isNaN }
    guard margin > 0, observed.count >= 2 * margin else { return nil }
    let isWeighted = sigmas.count == values.count && observed.allSatisfy { sigmas[$0] > 0 }
    let weights = observed.map { isWeighted ? 1 / (sigmas[$0] * sigmas[$0]) : 1 }
    let total = weights.reduce(0, +)
    let centre = zip(observed, weights).reduce(0) { $0 + values[$1.0] * ($1.1 / total) }
    // Distances from the mean, the largest 1: neither the level nor the unit of a series can blur
    // or overflow the sums.
    let scale = observed.reduce(0) { max($0, (values[$1] - centre).magnitude) }
    guard scale > 0, scale.isFinite else { return nil }
    let distances = values.map { ($0 - centre) / scale }
    wholeSum = zip(observed, weights).reduce(0) { $0 + distances[$1.0] * $1.1 }
    var (sums, cumulated): ([Double], [Double]) = ([], [])
    sums.reserveCapacity(observed.count)
    cumulated.reserveCapacity(observed.count)
    var (sum, weight) = (0.0, 0.0)
    for (place, index) in observed.enumerated() {
      sums.append(sum)
      cumulated.append(weight)
      sum += distances[index] * weights[place]
      weight += weights[place]
    }
    var (ranges, rangeCount) = (0.0, 0)
    for later in values.indices.dropFirst() {
      let step =
        isWeighted
        ? distances[later] / sigmas[later] - distances[later - 1] / sigmas[later - 1]
        : distances[later] - distances[later - 1]
      ranges += step.isNaN ? 0 : step.magnitude
      rangeCount += step.isNaN ? 0 : 1
    }
    guard rangeCount > 0 else { return nil }
    spread = ranges / Double(rangeCount) / Dispersion.rangePerSigma
    self.observed = observed
    self.margin = margin
    self.weights = weights
    self.total = total
    self.centre = centre
    self.scale = scale
    sumsBefore = sums
    weightsBefore = cumulated
  }

  /// Finds the change of level; nil where nothing changes, or no place is left for it.
  ///
  /// - Parameter window: Where the first point at the new level may be; nil for anywhere.
  /// - Returns: The change of greatest likelihood.
  func change(within window: Range<Int>? = nil) -> LevelChange? {
    let first = window.map { observed.firstPlace(notBelow: $0.lowerBound) } ?? 0
    let end = window.map { observed.firstPlace(notBelow: $0.upperBound) } ?? observed.count
    let places = max(first, margin)..<max(first, margin, min(end, observed.count - margin + 1))
    var best: (place: Int, square: Double, before: Double, after: Double)?
    for place in places {
      let (sum, weight) = (sumsBefore[place], weightsBefore[place])
      let before = sum / weight
      let after = (wholeSum - sum) / (total - weight)
      let share = weight * (total - weight) / total
      let square = (before - after) * (before - after) * share
      if square > best?.square ?? 0 { best = (place, square, before, after) }
    }
    guard let best else { return nil }
    return LevelChange(
      index: observed[best.place],
      statistic: best.square.squareRoot() / spread,
      meanBefore: centre + best.before * scale,
      meanAfter: centre + best.after * scale
    )
  }
}
