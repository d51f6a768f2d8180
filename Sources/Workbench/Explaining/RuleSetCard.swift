internal import SPCCore

/// A rule set on one screen: what each rule asks for, and what else decides a verdict.
struct RuleSetCard {
  let ruleSet: RuleSet

  /// The set in one line: "western-electric · beyond_limits, two_of_three, shift 8 · Western Electric …".
  var line: String {
    let rules = ruleSet.rules.map { rule in
      rule.length.map { "\(rule.kind.name) \($0)" } ?? rule.kind.name
    }
    return ([ruleSet.name, rules.joined(separator: ", ")] + (ruleSet.source.map { [$0] } ?? []))
      .joined(separator: " · ")
  }

  func lines(width: Int) -> [String] {
    func row(_ name: String, _ text: String) -> [String] {
      WrappedText.lines(text, after: "  \(name.padded(to: 16))", indent: 18, width: width)
    }
    var lines = ["\(ruleSet.name) · rule set of \(NumberText.counted(ruleSet.rules.count, "rule"))"]
    for rule in ruleSet.rules { lines += row(rule.kind.name, RuleWords.meaning(rule)) }
    lines += row("charts", charts)
    lines += row("marks", marking)
    if let runs { lines += row("runs", runs) }
    lines += row("XmR limits", limits)
    lines += row(
      "screening",
      ruleSet.screensMovingRanges
        ? "moving ranges of 3.267 mean moving ranges or more are left out of the limits"
        : "none; every moving range counts"
    )
    lines += row("constants", constants)
    if let source = ruleSet.source { lines += row("source", source) }
    return lines
  }

  /// What it is for.
  var charts: String {
    let all = [ChartKind.run] + ChartKind.withLimits
    if Set(ruleSet.charts) == Set(all) { return "every chart" }
    if Set(ruleSet.charts) == Set(ChartKind.withLimits) { return "every chart with limits" }
    return ruleSet.charts.map(\.rawValue).joined(separator: ", ")
  }

  private var marking: String {
    switch ruleSet.marking {
    case .wholePattern: "every point of a pattern, back to its first"
    case .completingPoint: "the point that completes a pattern, and later ones while it lasts"
    }
  }

  /// How crossings and the longest run are judged; nil where no rule looks at them.
  private var runs: String? {
    guard ruleSet.rules.contains(where: { $0.kind == .longRun || $0.kind == .fewCrossings }) else {
      return nil
    }
    return switch ruleSet.runsMethod {
    case .anhoej: "longest run and crossings each by itself (Anhøj)"
    case .bestBox: "limits for longest run and crossings chosen together (best box)"
    case .cutBox: "the best box with its corner cut"
    }
  }

  private var limits: String {
    "centre ± \(NumberText.plain(ruleSet.limitFactor, places: 6)) × mean moving range"
  }

  private var constants: String {
    switch ruleSet.constants {
    case .exact: "exact"
    case .threeDecimals: "to three decimals, as printed in textbooks (d2 = 1.128)"
    }
  }
}
