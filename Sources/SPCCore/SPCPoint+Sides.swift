extension SPCPoint {
  /// Returns the rules the point meets on the side of improvement.
  ///
  /// By what the rules found, not by the label: a point may be improvement by one rule and concern
  /// by another, such as one that rises in a trend and still lies below the lower limit. Rules
  /// without direction (``RuleKind/hasDirection``) are on neither side.
  ///
  /// - Parameter direction: Which way the measure improves.
  /// - Returns: The rules; none for a neutral direction.
  public func improvementHits(_ direction: ImprovementDirection) -> RuleHits {
    switch direction {
    case .increase: highHits.intersection(.withDirection)
    case .decrease: lowHits.intersection(.withDirection)
    case .neutral: []
    }
  }

  /// Returns the rules the point meets on the side of concern.
  ///
  /// - Parameter direction: Which way the measure improves.
  /// - Returns: The rules; none for a neutral direction.
  public func concernHits(_ direction: ImprovementDirection) -> RuleHits {
    switch direction {
    case .increase: lowHits.intersection(.withDirection)
    case .decrease: highHits.intersection(.withDirection)
    case .neutral: []
    }
  }

  /// Returns whether the point is improvement by one rule and concern by another.
  ///
  /// The turning point of two trends is both by the same rule.
  ///
  /// - Parameter direction: Which way the measure improves.
  /// - Returns: Whether both sides have a rule; never for a neutral direction.
  public func isConflicting(_ direction: ImprovementDirection) -> Bool {
    !improvementHits(direction).isEmpty && !concernHits(direction).isEmpty
  }
}

extension RuleHits {
  /// All kinds that have a direction.
  static let withDirection = RuleKind.allCases.filter(\.hasDirection)
    .reduce(into: RuleHits()) { $0.formUnion(RuleHits($1)) }
}
