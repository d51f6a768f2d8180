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
}
