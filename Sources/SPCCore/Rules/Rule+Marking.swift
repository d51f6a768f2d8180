extension Rule {
  /// Marks every point of a phase that meets the rule.
  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    switch self {
    case .beyondLimits: BeyondLimitsRule().mark(reading, marks)
    case .trend(let length): TrendRule(length: length).mark(reading, marks)
    case .twoOfThree(let band): TwoOfThreeRule(band: band).mark(reading, marks)
    case .shift(let length): ShiftRule(length: length).mark(reading, marks)
    case .longRun: LongRunRule().mark(reading, marks)
    case .fewCrossings: break  // A finding about the phase: see FewCrossingsRule.
    }
  }

  /// Returns the side of the label of a point that meets the rule.
  func labelSide(at index: Int, _ reading: PhaseReading, _ marks: PhaseMarks) -> SignalSide {
    if case .trend(let length) = self {
      return TrendRule(length: length).labelSide(at: index, reading, marks)
    }
    // No point lies on both sides of a line at once, so at most one side is marked.
    return marks.high[index].contains(kind) ? .high : .low
  }

  /// Returns the patterns that make a point meet the rule, for its explanation: none where it does
  /// not, two where it is the turning point of two trends.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    switch self {
    case .beyondLimits: BeyondLimitsRule().patterns(at: index, reading)
    case .trend(let length): TrendRule(length: length).patterns(at: index, reading)
    case .twoOfThree(let band): TwoOfThreeRule(band: band).patterns(at: index, reading)
    case .shift(let length): ShiftRule(length: length).patterns(at: index, reading)
    case .longRun: LongRunRule().patterns(at: index, reading)
    case .fewCrossings: []
    }
  }
}

extension RuleSet {
  /// Whether a rule of the set needs the runs of a phase counted.
  var analysesRuns: Bool {
    rules.contains { $0 == .longRun || $0 == .fewCrossings }
  }
}
