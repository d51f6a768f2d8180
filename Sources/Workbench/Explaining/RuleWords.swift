internal import SPCCore

/// The names of rules and categories in the words of the field.
enum RuleWords {
  /// A rule in two or three words.
  static func short(_ rule: RuleKind, _ side: SignalSide) -> String {
    switch (rule, side) {
    case (.beyondLimits, .high): "above the upper limit"
    case (.beyondLimits, .low): "below the lower limit"
    case (.trend, .high): "rising trend"
    case (.trend, .low): "falling trend"
    case (.twoOfThree, .high): "two of three near the upper limit"
    case (.twoOfThree, .low): "two of three near the lower limit"
    case (.shift, .high): "shift above the centre"
    case (.shift, .low): "shift below the centre"
    case (.longRun, .high): "unusually long run above the centre"
    case (.longRun, .low): "unusually long run below the centre"
    case (.fewCrossings, _): "unusually few crossings"
    }
  }

  /// What a rule asks for, with the lengths of the rule set.
  static func meaning(_ rule: Rule) -> String {
    switch rule {
    case .beyondLimits: "a point beyond a limit; a point on it is inside"
    case .trend(let length): "\(length) or more points in a row, each beyond the one before"
    case .twoOfThree(.beyondTwoSigma):
      "two of three points in a row beyond two sigma, all three on one side of the centre"
    case .twoOfThree(.betweenTwoAndThreeSigma):
      "two of three points in a row between two and three sigma, all three on one side"
    case .shift(let length): "\(length) or more points in a row on one side of the centre"
    case .longRun: "a run on one side longer than Anhøj's limit"
    case .fewCrossings: "fewer crossings of the centre than Anhøj's minimum"
    }
  }

  /// The word by which scripts test a rule.
  static func identifier(_ rule: RuleKind) -> String {
    switch rule {
    case .beyondLimits: "beyond_limits"
    case .trend: "trend"
    case .twoOfThree: "two_of_three"
    case .shift: "shift"
    case .longRun: "long_run"
    case .fewCrossings: "few_crossings"
    }
  }

  /// All rules a point meets with their sides, as `tidemark spc` writes them: "shift:low trend:high".
  static func identifiers(_ point: SPCPoint) -> String {
    point.hits.kinds.flatMap { rule -> [String] in
      var sides: [String] = []
      if point.highHits.contains(rule) { sides.append("\(identifier(rule)):high") }
      if point.lowHits.contains(rule) { sides.append("\(identifier(rule)):low") }
      return sides
    }.joined(separator: " ")
  }

  /// A category as people read it.
  static func category(_ category: PointCategory) -> String {
    switch category {
    case .commonCause: "common cause"
    case .improvement: "special cause, improvement"
    case .concern: "special cause, concern"
    case .neutralHigh: "special cause, high"
    case .neutralLow: "special cause, low"
    }
  }

  /// A category in one word, for tables.
  static func word(_ category: PointCategory) -> String {
    switch category {
    case .commonCause: "common cause"
    case .improvement: "improvement"
    case .concern: "concern"
    case .neutralHigh: "high"
    case .neutralLow: "low"
    }
  }

  /// The word by which scripts test a category.
  static func identifier(_ category: PointCategory) -> String {
    switch category {
    case .commonCause: "common_cause"
    case .improvement: "improvement"
    case .concern: "concern"
    case .neutralHigh: "neutral_high"
    case .neutralLow: "neutral_low"
    }
  }

  /// An assurance category as people read it.
  static func assurance(_ category: AssuranceCategory?) -> String {
    switch category {
    case .consistentlyPasses: "consistently passes the target"
    case .consistentlyFails: "consistently fails the target"
    case .hitOrMiss: "hits or misses the target by chance"
    case nil: "no target"
    }
  }

  /// The word by which scripts test an assurance category.
  static func identifier(_ category: AssuranceCategory) -> String {
    switch category {
    case .consistentlyPasses: "consistently_passes"
    case .consistentlyFails: "consistently_fails"
    case .hitOrMiss: "hit_or_miss"
    }
  }
}
