internal import SPCCore

/// The words for what CUSUM, funnel, Pareto chart and capability cannot be computed from.
extension Diagnostic {
  private static func number(_ value: Double) -> String { NumberText.plain(value, places: 6) }

  init(_ error: CumulativeSumError) {
    let message: String
    var hint: String?
    switch error {
    case .noValues: message = "The series has no points, so there is nothing to sum."
    case .notFinite(let index, let value):
      message = "Point \(index + 1) is \(value), which is not a number that can be summed."
    case .magnitudeTooLarge: message = "The values are too large to sum."
    case .targetNotFinite: message = "The target is not a number."
    case .sigmaNotPositive(let sigma):
      message = "A sigma of \(Self.number(sigma)) is not above zero."
    case .shiftNotPositive(let shift):
      message = "A shift of \(Self.number(shift)) σ is not above zero."
      hint = "Sums look both ways: write  shift = 1  for one σ up or down."
    case .decisionIntervalNotPositive(let limit):
      message = "A decision limit h of \(Self.number(limit)) is not above zero."
      hint = "The usual one is  h = 5  (or 4, with more false alarms)."
    case .headStartOutOfRange(let start, let limit):
      message =
        "A head start of \(Self.number(start)) is not between 0 and h, \(Self.number(limit))."
      hint = "The usual one is half of h:  head_start = \(Self.number(limit / 2))"
    case .baselineNotPositive(let count):
      message = "A baseline of \(NumberText.counted(count, "point")) has nothing to estimate from."
    case .noSpread(let index):
      message = "The baseline does not vary, so nothing says how far point \(index + 1) is off."
      hint = "Give σ yourself:  sigma = …"
    }
    self.init(kind: "spc", message, hint: hint)
  }

  init(_ error: BernoulliCumulativeSumError) {
    let message: String
    var hint: String?
    switch error {
    case .noCases: message = "There are no cases, so there is nothing to sum."
    case .notBinary(let index, let value):
      message = "Case \(index + 1) is \(Self.number(value)), and a case is either 1 or 0."
      hint = "Write 1 where the event happened, 0 where not, false where that is not known."
    case .baselineOutOfRange(let count, let caseCount):
      message =
        "A baseline of \(NumberText.counted(count, "case")) does not fit "
        + "\(NumberText.counted(caseCount, "case"))."
    case .baselineWithoutCases(let count):
      message = "Of the first \(NumberText.counted(count, "case")) none is known."
    case .probabilityOutOfRange(let probability):
      message =
        "An event in \(Self.number(probability)) of cases has no odds to compare with: "
        + "it must be above 0 and below 1."
      hint = "Where the baseline has no event, give what is expected:  target = 0.01"
    case .oddsRatioOutOfRange(let ratio):
      message = "An odds ratio of \(Self.number(ratio)) is not above 1."
      hint = "The chart looks both ways: 2 stands for twice and for half the odds."
    case .limitNotPositive(let limit):
      message = "A limit h of \(Self.number(limit)) is not above zero."
    }
    self.init(kind: "spc", message, hint: hint)
  }

  init(_ error: FunnelError) {
    let message: String
    var hint: String?
    switch error {
    case .noGroups: message = "There are no units to compare."
    case .nothingCounted:
      message = "Nothing was counted at any unit, so there is no rate of all to compare with."
      hint = "Give one:  target = …"
    case .denominatorCountMismatch(let denominators, let numerators):
      message =
        "There are \(NumberText.counted(denominators, "denominator")) for "
        + "\(NumberText.counted(numerators, "numerator"))."
      hint = "Give one of each for every unit, and false where there is none."
    case .numeratorOutOfRange(let index, let value):
      message = "Numerator \(index + 1) is \(Self.number(value)), and a count is 0 or more."
    case .denominatorOutOfRange(let index, let value):
      message = "Denominator \(index + 1) is \(Self.number(value)), and a size is 0 or more."
    case .numeratorAboveDenominator(let index, let numerator, let denominator):
      message =
        "Unit \(index + 1) has \(Self.number(numerator)) of \(Self.number(denominator)), "
        + "which is no proportion."
      hint = "Where one case can have several events, write  kind = \"rate\""
    case .targetOutOfRange(let target):
      message = "A target of \(Self.number(target)) is not one that can be held against."
      hint = "A proportion lies between 0 and 1 (times the multiplier), a rate above 0."
    case .trimmingOutOfRange(let share):
      message = "A share of \(Self.number(share)) cannot be trimmed; it is 0 or more, and below ½."
    case .multiplierNotPositive(let multiplier):
      message = "A multiplier of \(Self.number(multiplier)) is not above zero."
    case .magnitudeTooLarge: message = "The counts are too large to add up."
    case .interrupted: message = "The computation was stopped."
    }
    self.init(kind: error == .interrupted ? "stopped" : "spc", message, hint: hint)
  }

  init(_ error: ParetoError) {
    let message: String
    switch error {
    case .noCategories: message = "There are no categories to put in order."
    case .weightCountMismatch(let weights, let names):
      message = "There are \(weights) weights for \(names) names."
    case .weightOutOfRange(let index, let value):
      message = "Category \(index + 1) has \(Self.number(value)), and none can be below zero."
    case .magnitudeTooLarge: message = "The numbers are too large to add up."
    case .interrupted: message = "The computation was stopped."
    }
    self.init(kind: error == .interrupted ? "stopped" : "spc", message)
  }

  init(_ error: CapabilityError) {
    let message: String
    var hint: String?
    switch error {
    case .noValues: message = "There is no value, so nothing says what the process is capable of."
    case .notFinite(let index, let value):
      message = "Value \(index + 1) is \(value), which is not a number."
    case .magnitudeTooLarge: message = "The values are too large to compute with."
    case .noSpecificationLimit:
      message = "Capability needs to know what is asked: a lower limit, an upper one, or both."
      hint = "Write  upper = 240  or  lower = 60, upper = 80"
    case .specificationLimitNotFinite: message = "What is asked is not a number."
    case .specificationLimitsOutOfOrder(let lower, let upper):
      message =
        "A lower limit of \(Self.number(lower)) is not below an upper one of "
        + "\(Self.number(upper))."
    case .targetNotFinite: message = "The target is not a number."
    case .confidenceOutOfRange(let confidence):
      message = "A confidence of \(Self.number(confidence)) is not between 0 and 1."
      hint = "The usual one is  confidence = 0.95"
    case .sigmaNotPositive(let sigma):
      message =
        sigma.isNaN
        ? "There is too little to tell the spread from."
        : "The values do not vary (σ is \(Self.number(sigma))), so no index is defined."
      hint = "Give more values, or σ yourself:  sigma = …"
    }
    self.init(kind: "spc", message, hint: hint)
  }
}
