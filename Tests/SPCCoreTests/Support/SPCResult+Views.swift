import SPCCore

extension SPCResult {
  /// The indices of the points that meet a rule on a side.
  func indices(meeting rule: RuleKind, _ side: SignalSide) -> [Int] {
    points.indices.filter {
      (side == .high ? points[$0].highHits : points[$0].lowHits).contains(rule)
    }
  }

  /// The indices of the points that have a label.
  var labelled: [Int] { points.indices.filter { points[$0].label != nil } }
}

extension SPCPoint {
  /// The label in the words of NHSRplotthedots.
  var plotTheDotsLabel: String {
    guard let label else { return "Common Cause" }
    return switch (label.rule, label.side) {
    case (.beyondLimits, .high): "Above UCL"
    case (.beyondLimits, .low): "Below LCL"
    case (.trend, .high): "7 Point Trend (Increasing)"
    case (.trend, .low): "7 Point Trend (Decreasing)"
    case (.twoOfThree, .high): "2 in 3 Above CL"
    case (.twoOfThree, .low): "2 in 3 Below CL"
    case (.shift, .high): "7 Points Above CL"
    case (.shift, .low): "7 Points Below CL"
    case (.longRun, _), (.fewCrossings, _), (.fourOfFive, _), (.alternation, _),
      (.stratification, _), (.mixture, _):
      "not a rule of NHSRplotthedots"
    }
  }
}

extension PointCategory {
  /// The category in the words of NHSRplotthedots.
  var plotTheDotsName: String {
    switch self {
    case .commonCause: "common_cause"
    case .improvement: "special_cause_improvement"
    case .concern: "special_cause_concern"
    case .neutralHigh: "special_cause_neutral_high"
    case .neutralLow: "special_cause_neutral_low"
    }
  }
}
