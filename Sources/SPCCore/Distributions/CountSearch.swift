/// The search for a quantile of a distribution of counts.
enum CountSearch {
  /// Returns the smallest whole number from 0 to `maximum` whose cumulative probability reaches
  /// `probability`, which is between 0 and 1, both excluded.
  ///
  /// A cumulative probability that *is* the asked one, but for rounding, counts as reached, as in
  /// R's `qbinom` and `qpois`. R allows 8 units in the last place of the asked one for that. So do
  /// we, and 10⁻¹² of the smaller tail besides, which is what ours are accurate to.
  static func smallestCount(
    reaching probability: Double,
    near start: Double,
    deviation: Double,
    maximum: Double,
    tails: (Double) -> (lower: Double, upper: Double)
  ) -> Double {
    let lowerAsked = probability * (1 - 1e-12)
    let upperAllowed = (1 - probability) * (1 + 1e-12) + 8 * Double.ulpOfOne
    func isReached(_ count: Double) -> Bool {
      let tails = tails(count)
      return probability <= 0.5 ? tails.lower >= lowerAsked : tails.upper <= upperAllowed
    }
    // Not reached at `low`, reached at `high`.
    var low = -1.0
    var high = maximum
    var step = max(1, (deviation / 8).rounded())
    var count = min(max(start.rounded(), 0), maximum)
    if isReached(count) {
      high = count
      while true {
        count -= step
        guard count >= 0 else { break }
        guard isReached(count) else {
          low = count
          break
        }
        high = count
        step *= 2
      }
    } else {
      low = count
      while true {
        count += step
        guard count < maximum else { break }
        if isReached(count) {
          high = count
          break
        }
        low = count
        step *= 2
      }
    }
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      // Beyond 2⁵³ whole numbers are no longer one apart.
      guard middle > low, middle < high else { break }
      if isReached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
