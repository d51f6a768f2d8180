/// How much more the groups of a funnel plot differ than chance has them.
struct FunnelDispersion {
  /// The scores after trimming, one for each group; NaN where the group does not count.
  let trimmedScores: [Double]
  /// Whether the group's score was changed or left out by the trimming.
  let isTrimmed: [Bool]
  /// φ, the mean of the squared trimmed scores: about 1 where only chance is at work.
  ///
  /// NaN where no group counts.
  let ratio: Double
  /// τ², the variance between groups on the transformed scale; 0 where they differ by no more than
  /// chance, or where fewer than two groups count.
  let betweenVariance: Double

  /// Estimates φ and τ² from scores (NaN: no score, does not count) and the standard errors they
  /// were made with.
  ///
  /// τ² = max(0, (n φ − (n − 1)) ÷ (Σw − Σw² ÷ Σw)) with w = 1 ÷ s², over the n groups that count.
  ///
  /// Source: D. J. Spiegelhalter, *Handling over-dispersion of performance indicators*, Quality and
  /// Safety in Health Care 14, 2005; R. DerSimonian, N. Laird, 1986.
  init(scores: [Double], standardErrors: [Double], trimming: FunnelTrimming) {
    let trimmed =
      switch trimming {
      case .none: TrimmedScores(scores)
      case .winsorised(let share): TrimmedScores(winsorising: scores, share)
      case .truncated(let share): TrimmedScores(truncating: scores, share)
      }
    trimmedScores = trimmed.scores
    isTrimmed = trimmed.isTrimmed
    var count = 0.0
    var squares = 0.0
    var weights = 0.0
    var squaredWeights = 0.0
    for (score, error) in zip(trimmedScores, standardErrors) where !score.isNaN {
      let weight = 1 / (error * error)
      count += 1
      squares += score * score
      weights += weight
      squaredWeights += weight * weight
    }
    ratio = squares / count
    let excess = squares - (count - 1)
    let divisor = weights - squaredWeights / weights
    betweenVariance = count >= 2 && excess > 0 && divisor > 0 ? excess / divisor : 0
  }
}

/// Scores with the influence of the extreme ones bounded.
struct TrimmedScores {
  /// One for each group; NaN where the group does not count.
  private(set) var scores: [Double]
  private(set) var isTrimmed: [Bool]

  /// Leaves everything as it is.
  init(_ scores: [Double]) {
    self.scores = scores
    isTrimmed = Array(repeating: false, count: scores.count)
  }

  /// Moves scores beyond the quantiles of the shares to these.
  ///
  /// As in FunnelPlotR, a score that is on a quantile is marked too.
  init(winsorising scores: [Double], _ share: Double) {
    self.init(scores)
    let sorted = scores.filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else { return }
    let low = Self.quantile(of: sorted, share)
    let high = Self.quantile(of: sorted, 1 - share)
    for (index, score) in scores.enumerated() where !score.isNaN {
      self.scores[index] = min(max(score, low), high)
      isTrimmed[index] = !(score > low && score < high)
    }
  }

  /// Leaves out the groups of the lowest and the highest share of the ranks.
  ///
  /// Equal scores share the mean of their ranks. With k = 1 ÷ share, rank r of n stays when
  /// 1 ≤ ⌊r k ÷ (n + 1)⌋ < k − 1.
  init(truncating scores: [Double], _ share: Double) {
    self.init(scores)
    guard share > 0 else { return }
    let sorted = scores.filter { !$0.isNaN }.sorted()
    let parts = 1 / share
    for (index, score) in scores.enumerated() where !score.isNaN {
      let below = Self.count(in: sorted) { $0 < score }
      let notAbove = Self.count(in: sorted) { $0 <= score }
      let rank = Double(below + notAbove + 1) / 2
      let part = (rank * parts / Double(sorted.count + 1)).rounded(.down)
      guard !(part >= 1 && part < parts - 1) else { continue }
      self.scores[index] = .nan
      isTrimmed[index] = true
    }
  }

  /// How many values at the beginning of a sorted array have a property that no later one has.
  private static func count(in sorted: [Double], where isEarly: (Double) -> Bool) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if isEarly(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The quantile of sorted values with linear interpolation between them (R's type 7).
  private static func quantile(of sorted: [Double], _ share: Double) -> Double {
    let position = share * Double(sorted.count - 1)
    let index = Int(position.rounded(.down))
    guard index + 1 < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}
