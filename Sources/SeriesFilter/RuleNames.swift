internal import SPCCore

/// The bytes of `rule:side` for every rule and side, made once.
struct RuleSideNames {
  private let high: [[UInt8]]
  private let low: [[UInt8]]

  init() {
    high = RuleKind.allCases.map { Array("\($0.name):\(SignalSide.high.name)".utf8) }
    low = RuleKind.allCases.map { Array("\($0.name):\(SignalSide.low.name)".utf8) }
  }

  subscript(rule: RuleKind, side: SignalSide) -> [UInt8] {
    side == .high ? high[Int(rule.rawValue)] : low[Int(rule.rawValue)]
  }

  /// The names of all rules a point meets, in the order of the rule set.
  func met(
    at index: Int,
    of rules: [RuleKind],
    _ workspace: borrowing ChartWorkspace
  ) -> [[UInt8]] {
    let highHits = workspace.highHits(at: index)
    let lowHits = workspace.lowHits(at: index)
    var met: [[UInt8]] = []
    for rule in rules {
      if highHits.contains(rule) { met.append(self[rule, .high]) }
      if lowHits.contains(rule) { met.append(self[rule, .low]) }
    }
    return met
  }
}

/// The bytes of the words for verdicts, made once.
struct VerdictWords {
  private let categories = PointCategory.allCases.map { Array($0.name.utf8) }
  private let assurances = AssuranceCategory.allCases.map { Array($0.name.utf8) }
  private let screenings = ["off", "applied", "fall_back"].map { Array($0.utf8) }

  subscript(category: PointCategory) -> [UInt8] {
    switch category {
    case .commonCause: categories[0]
    case .improvement: categories[1]
    case .concern: categories[2]
    case .neutralHigh: categories[3]
    case .neutralLow: categories[4]
    }
  }

  subscript(assurance: AssuranceCategory) -> [UInt8] {
    switch assurance {
    case .consistentlyPasses: assurances[0]
    case .consistentlyFails: assurances[1]
    case .hitOrMiss: assurances[2]
    }
  }

  subscript(screening: ScreeningOutcome) -> [UInt8] {
    switch screening {
    case .off: screenings[0]
    case .applied: screenings[1]
    case .fallBack: screenings[2]
    }
  }
}
