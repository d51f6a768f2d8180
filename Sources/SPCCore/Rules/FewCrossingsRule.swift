/// Anhøj: the useful points cross the centre less often than chance explains.
///
/// A finding about a phase, not about any of its points: nothing is marked, and
/// ``RunsAnalysis/isFewCrossingsSignal`` says it.
///
/// Source: J. Anhøj, A. V. Olesen, *Run charts revisited*, PLoS ONE 9(11), 2014; qicharts2 0.8.1,
/// `helper.functions.R`.
struct FewCrossingsRule {
  /// The fewest crossings that Anhøj's rule allows among `usefulCount` points: the 5 % quantile of
  /// the binomial distribution of *n* − 1 trials with probability ½; nil for no points.
  ///
  /// That is the smallest *k* with P(X ≤ k) ≥ 0.05. The probabilities are walked down from the
  /// largest, which is set to 1, so that no number of points makes them underflow where they count;
  /// then up again from below.
  ///
  /// - Complexity: O(√*n*): terms that cannot change the sum are left out.
  static func minimum(usefulCount: Int) -> Int? {
    guard usefulCount > 0 else { return nil }
    let trials = usefulCount - 1
    let mode = trials / 2
    // Down from the mode. The distribution is symmetrical, so the upper half repeats the lower;
    // with an even number of trials the mode itself is there only once.
    var term = 1.0
    var lowerSum = trials.isMultiple(of: 2) ? 0.5 : 1.0
    var lowest = mode
    while lowest > 0, term > 1e-18 {
      term *= Double(lowest) / Double(trials - lowest + 1)
      lowest -= 1
      lowerSum += term
    }
    let enough = 0.05 * 2 * lowerSum
    var crossings = lowest
    var sum = term
    while sum < enough {
      term *= Double(trials - crossings) / Double(crossings + 1)
      crossings += 1
      sum += term
    }
    return crossings
  }
}
