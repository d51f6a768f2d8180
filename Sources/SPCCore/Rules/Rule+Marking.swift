extension Rule {
  /// Marks the points of a phase that meet the rule, as ``PhaseReading/marking`` says.
  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    switch self {
    case .beyondLimits: BeyondLimitsRule().mark(reading, marks)
    case .trend(let length, let ties):
      TrendRule(length: length, ties: ties).mark(reading, marks)
    case .twoOfThree(let band, let third):
      TwoOfThreeRule(band: band, third: third).mark(reading, marks)
    case .shift(let length, let onCentre):
      ShiftRule(length: length, onCentre: onCentre).mark(reading, marks)
    case .longRun: LongRunRule().mark(reading, marks)
    case .fewCrossings: break  // A finding about the phase: see FewCrossingsRule.
    case .fourOfFive: FourOfFiveRule().mark(reading, marks)
    case .alternation(let length): AlternationRule(length: length).mark(reading, marks)
    case .stratification(let length): StratificationRule(length: length).mark(reading, marks)
    case .mixture(let length): MixtureRule(length: length).mark(reading, marks)
    }
  }

  /// Returns the side of the label of a point that meets the rule.
  func labelSide(at index: Int, _ reading: PhaseReading, _ marks: PhaseMarks) -> SignalSide {
    if case .trend(let length, let ties) = self {
      return TrendRule(length: length, ties: ties).labelSide(at: index, reading, marks)
    }
    // No point lies on both sides of a line at once, so at most one side is marked; but for a point
    // shared by two alternations, which has no direction anyway.
    return marks.high[index].contains(kind) ? .high : .low
  }

  /// Returns the patterns that make a point meet the rule, for its explanation: none where it does
  /// not, two where it is the turning point of two trends.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    switch self {
    case .beyondLimits: BeyondLimitsRule().patterns(at: index, reading)
    case .trend(let length, let ties):
      TrendRule(length: length, ties: ties).patterns(at: index, reading)
    case .twoOfThree(let band, let third):
      TwoOfThreeRule(band: band, third: third).patterns(at: index, reading)
    case .shift(let length, let onCentre):
      ShiftRule(length: length, onCentre: onCentre).patterns(at: index, reading)
    case .longRun: LongRunRule().patterns(at: index, reading)
    case .fewCrossings: []
    case .fourOfFive: FourOfFiveRule().patterns(at: index, reading)
    case .alternation(let length): AlternationRule(length: length).patterns(at: index, reading)
    case .stratification(let length):
      StratificationRule(length: length).patterns(at: index, reading)
    case .mixture(let length): MixtureRule(length: length).patterns(at: index, reading)
    }
  }
}

extension RuleSet {
  /// Whether a rule of the set needs the runs of a phase counted.
  var analysesRuns: Bool {
    rules.contains { $0 == .longRun || $0 == .fewCrossings }
  }

  /// Whether a rule of the set needs to know how points lie against the one-sigma lines.
  var needsOneSigma: Bool {
    rules.contains(where: \.needsOneSigma)
  }
}
