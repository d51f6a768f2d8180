internal import SPCCore

/// Why a category is what it is: the direction, and the numbers compared.
enum VerdictWords {
  /// Why a point is improvement or concern, or neither.
  static func category(of point: SPCPoint, _ direction: ImprovementDirection) -> String {
    guard let label = point.label else {
      return point.lower.isNaN
        ? "it is part of no pattern that the rule set looks for"
        : "it lies within the limits, and is part of no pattern that the rule set looks for"
    }
    let finding = side(label)
    guard label.rule.hasDirection else {
      return "\(finding): that is neither good nor bad by itself"
    }
    switch direction {
    case .neutral: return "\(finding); neither way is called better, so it is only high or low"
    case .increase: return "\(finding), and higher is better"
    case .decrease: return "\(finding), and lower is better"
    }
  }

  /// The rules that say the other of improvement and concern than the one that names the point; nil
  /// where all agree.
  static func contrary(_ point: SPCPoint, _ direction: ImprovementDirection) -> String? {
    let improvement = point.improvementHits(direction).kinds
    let concern = point.concernHits(direction).kinds
    guard !improvement.isEmpty, !concern.isEmpty else { return nil }
    return "improvement by \(improvement.map(\.name).joined(separator: ", ")), concern by "
      + "\(concern.map(\.name).joined(separator: ", ")): look at the chart"
  }

  /// What a point is beside its category, to be said behind it: "; also improvement: shift below the
  /// centre"; empty where the rules agree.
  static func also(_ point: SPCPoint, _ result: SPCResult) -> String {
    guard point.isConflicting(result.direction) else { return "" }
    let order = result.ruleSet.rules.map(\.kind)
    func words(_ category: PointCategory, _ hits: RuleHits) -> String {
      guard point.category != category else { return "" }
      let side = result.direction.side(of: category)
      let rules = order.filter(hits.contains).map { RuleWords.short($0, side) }
      return "; also \(RuleWords.word(category)): \(rules.joined(separator: ", "))"
    }
    return words(.improvement, point.improvementHits(result.direction))
      + words(.concern, point.concernHits(result.direction))
  }

  private static func side(_ label: PointLabel) -> String {
    switch (label.rule, label.side) {
    case (.trend, .high): "the series rises"
    case (.trend, .low): "the series falls"
    case (.alternation, _): "the series goes up and down by turns"
    case (.stratification, _): "the points hug the centre"
    case (.mixture, _): "the points avoid the centre"
    case (.fewCrossings, _): "the centre is crossed seldom"
    case (.beyondLimits, .high), (.twoOfThree, .high), (.shift, .high), (.longRun, .high),
      (.fourOfFive, .high):
      "it lies on the high side"
    case (.beyondLimits, .low), (.twoOfThree, .low), (.shift, .low), (.longRun, .low),
      (.fourOfFive, .low):
      "it lies on the low side"
    }
  }

  /// Why a target is passed, failed, or hit by chance; nil without one.
  static func assurance(_ result: SPCResult) -> String? {
    guard let category = result.assurance, let phase = result.phases.last,
      let target = result.points.last?.target
    else { return nil }
    let value = Figure.text(target)
    let isHigherBetter = result.direction == .increase
    let (lower, upper) = (Figure.text(phase.lower), Figure.text(phase.upper))
    switch category {
    case .hitOrMiss:
      return "\(value) lies within the limits, \(lower) to \(upper): "
        + "chance alone decides whether it is met"
    case .consistentlyPasses:
      return isHigherBetter
        ? "higher is better, and \(value) lies below the lower limit, \(lower): "
          + "common cause alone stays above it"
        : "lower is better, and \(value) lies above the upper limit, \(upper): "
          + "common cause alone stays below it"
    case .consistentlyFails:
      return isHigherBetter
        ? "higher is better, and \(value) lies above the upper limit, \(upper): "
          + "it is not met until the process changes"
        : "lower is better, and \(value) lies below the lower limit, \(lower): "
          + "it is not met until the process changes"
    }
  }
}

extension ImprovementDirection {
  /// The side that improvement or concern lies on.
  fileprivate func side(of category: PointCategory) -> SignalSide {
    (category == .improvement) == (self == .increase) ? .high : .low
  }
}
