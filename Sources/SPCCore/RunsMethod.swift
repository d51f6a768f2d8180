/// How crossings and the longest run of useful points are judged.
public enum RunsMethod: String, Sendable, CaseIterable, Hashable {
  /// Anhøj's rules: the run against log₂ of the useful points, the crossings against a binomial
  /// distribution, each by itself.
  case anhoej
  /// Limits chosen together from the joint distribution of both, for 10 to 100 useful points;
  /// Anhøj's rules outside.
  case bestBox = "best_box"
  /// The best box with its corner cut: where crossings only just suffice, the run must be shorter,
  /// and where the run is as long as allowed, there must be more crossings. For 10 to 100 useful
  /// points; Anhøj's rules outside.
  case cutBox = "cut_box"

  /// Returns the limits that a pair of figures is judged by.
  ///
  /// - Parameters:
  ///   - usefulCount: The number of useful points.
  ///   - longestRun: The longest run found; the cut box needs more crossings beside its longest.
  ///   - crossings: The crossings found; the cut box allows shorter runs beside its fewest.
  /// - Returns: The longest run and the fewest crossings allowed; nil for no useful points.
  func limits(
    usefulCount: Int,
    longestRun: Int,
    crossings: Int
  ) -> (longestRun: Int, crossings: Int)? {
    if self != .anhoej, let box = RunsBox(usefulCount: usefulCount) {
      guard self == .cutBox, let cut = box.cut else { return (box.longestRun, box.crossings) }
      return (
        crossings == box.crossings ? cut.longestRun : box.longestRun,
        longestRun == box.longestRun ? cut.crossings : box.crossings
      )
    }
    guard let longest = LongRunRule.limit(usefulCount: usefulCount),
      let fewest = FewCrossingsRule.minimum(usefulCount: usefulCount)
    else { return nil }
    return (longest, fewest)
  }
}
