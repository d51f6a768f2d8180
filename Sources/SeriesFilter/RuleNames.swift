package import SPCCore

extension RuleKind {
  /// The word by which tools test a rule; the same as scripts use.
  package var name: String {
    switch self {
    case .beyondLimits: "beyond_limits"
    case .trend: "trend"
    case .twoOfThree: "two_of_three"
    case .shift: "shift"
    case .longRun: "long_run"
    case .fewCrossings: "few_crossings"
    }
  }
}

extension SignalSide {
  /// The word by which tools test a side: above the centre or rising, below it or falling.
  package var name: String {
    switch self {
    case .high: "high"
    case .low: "low"
    }
  }
}

extension PointCategory {
  /// The word by which tools test a category; the same as scripts use.
  package var name: String {
    switch self {
    case .commonCause: "common_cause"
    case .improvement: "improvement"
    case .concern: "concern"
    case .neutralHigh: "neutral_high"
    case .neutralLow: "neutral_low"
    }
  }
}

extension AssuranceCategory {
  /// The word by which tools test an assurance category; the same as scripts use.
  package var name: String {
    switch self {
    case .consistentlyPasses: "consistently_passes"
    case .consistentlyFails: "consistently_fails"
    case .hitOrMiss: "hit_or_miss"
    }
  }
}

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
}
