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
    case (.fourOfFive, .high): "four of five beyond one sigma, above the centre"
    case (.fourOfFive, .low): "four of five beyond one sigma, below the centre"
    case (.alternation, _): "rising and falling by turns"
    case (.stratification, _): "unusually near to the centre"
    case (.mixture, _): "avoiding the centre on both sides"
    }
  }

  /// What a rule asks for, with the lengths of the rule set.
  static func meaning(_ rule: Rule) -> String {
    switch rule {
    case .beyondLimits: "a point beyond a limit; a point on it is inside"
    case .trend(let length, let ties):
      "\(length) or more points in a row, each beyond the one before"
        + (ties == .ignore ? "; one equal to it is passed over" : "")
    case .twoOfThree(let band, let third):
      "two of three points in a row "
        + (band == .beyondTwoSigma ? "beyond two sigma" : "between two and three sigma")
        + (third == .sameSide
          ? ", all three on one side of the centre"
          : " on one side, the third anywhere")
    case .shift(let length, let onCentre):
      "\(length) or more points in a row on one side of the centre"
        + (onCentre == .ignore ? "; those on it are passed over" : "")
    case .longRun: "a run on one side longer than chance allows for the number of useful points"
    case .fewCrossings:
      "fewer crossings of the centre than chance allows for the number of useful points"
    case .fourOfFive:
      "four of five points in a row beyond one sigma on one side, the fifth anywhere"
    case .alternation(let length): "\(length) or more points in a row that rise and fall by turns"
    case .stratification(let length): "\(length) or more points in a row within one sigma"
    case .mixture(let length):
      "\(length) points in a row beyond one sigma, some on either side"
    }
  }

  /// The word by which scripts test a rule.
  static func identifier(_ rule: RuleKind) -> String { rule.name }

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
  static func identifier(_ category: PointCategory) -> String { category.name }

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
  static func identifier(_ category: AssuranceCategory) -> String { category.name }
}
