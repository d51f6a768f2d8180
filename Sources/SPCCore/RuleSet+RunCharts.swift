/// The sets for run charts; on charts with limits the Anhøj sets look at those as well.
extension RuleSet {
  /// As ``anhoej``, with limits for crossings and longest run chosen together (``RunsMethod/bestBox``).
  ///
  /// Source: J. Anhøj, T. Wentzel-Larsen, *Smooth operator*, PLoS ONE 15(6), 2020; qicharts2 0.8.1,
  /// `method = "bestbox"`.
  public static let anhoejBestBox = RuleSet(
    named: "anhoej-best-box",
    charts: anhoej.charts,
    rules: anhoej.rules,
    screensMovingRanges: anhoej.screensMovingRanges,
    limitFactor: anhoej.limitFactor,
    constants: anhoej.constants,
    runsMethod: .bestBox,
    source: "Anhøj & Wentzel-Larsen, PLoS ONE 15(6), 2020; qicharts2 0.8.1, bestbox"
  )

  /// As ``anhoejBestBox``, with the corner of the box cut (``RunsMethod/cutBox``).
  ///
  /// Source: J. Anhøj, T. Wentzel-Larsen, *Smooth operator*, PLoS ONE 15(6), 2020; qicharts2 0.8.1,
  /// `method = "cutbox"`.
  public static let anhoejCutBox = RuleSet(
    named: "anhoej-cut-box",
    charts: anhoej.charts,
    rules: anhoej.rules,
    screensMovingRanges: anhoej.screensMovingRanges,
    limitFactor: anhoej.limitFactor,
    constants: anhoej.constants,
    runsMethod: .cutBox,
    source: "Anhøj & Wentzel-Larsen, PLoS ONE 15(6), 2020; qicharts2 0.8.1, cutbox"
  )

  /// The Institute for Healthcare Improvement's rules for run charts: six points in a row on one side
  /// of the median, those on it passed over, or five rising or falling, like values passed over.
  ///
  /// IHI has two more, which are left out on purpose. "Too many or too few runs" is read off a table by
  /// the number of useful points; too few is what Anhøj's crossings say, from a distribution that we can
  /// compute and check for every number of points. "An astronomical point" is one that all who look at
  /// the chart find blatantly different: a judgement, which no program can make for them.
  ///
  /// Source: R. J. Perla, L. P. Provost, S. K. Murray, *The run chart: a simple analytical tool for
  /// learning from variation in healthcare processes*, BMJ Quality & Safety 20(1), 2011.
  public static let ihiRun = RuleSet(
    named: "ihi-run",
    charts: [.run],
    rules: [.shift(length: 6, onCentre: .ignore), .trend(length: 5, ties: .ignore)],
    screensMovingRanges: false,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals,
    source: "Perla, Provost & Murray, BMJ Quality & Safety 20(1), 2011"
  )
}
