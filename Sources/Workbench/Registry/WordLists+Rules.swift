internal import SPCCore

// Rules, rule sets and what they give.
extension WordList {
  static let rule = WordList(
    "rule",
    "The rules that tell special cause from common cause.",
    of: RuleKind.self,
    example: #"print(qi.rule_set { "ours", rules = { "beyond_limits", { "shift", length = 8 } } })"#
  ) { rule in
    let (meaning, section) =
      switch rule {
      case .beyondLimits: ("a point beyond a limit", "Rule: beyond limits")
      case .trend: ("points in a row that each go further the same way", "Rule: trend")
      case .twoOfThree: ("two of three points in a row near a limit", "Rule: two of three")
      case .shift: ("points in a row on one side of the centre", "Rule: shift")
      case .longRun:
        ("a run on one side that is longer than chance allows", "Rule: long run (Anhøj)")
      case .fewCrossings:
        ("fewer crossings of the centre than chance allows", "Rule: few crossings (Anhøj)")
      case .fourOfFive:
        ("four of five points in a row beyond one sigma on one side", "Rule: four of five")
      case .alternation: ("points in a row that rise and fall by turns", "Rule: alternation")
      case .stratification: ("points in a row that keep near to the centre", "Rule: stratification")
      case .mixture: ("points in a row away from the centre on both sides", "Rule: mixture")
      }
    return Word(rule.name, meaning, section: section)
  }

  static let ruleSetName = WordList(
    "rule_set_name",
    "The rule sets that have a name.",
    words: RuleSet.named.map { ruleSet in
      Word(
        ruleSet.name,
        "for \(RuleSetCard(ruleSet: ruleSet).charts)",
        section: "Rule sets"
      )
    },
    example: """
      local s = qi.measure("violence"):series { unit = "CROFTON" }
      print(s:spc { rules = "anhoej" })
      """
  )

  static let category = WordList(
    "category",
    "What a point is: common cause, or special cause of a direction.",
    of: PointCategory.self,
    example: """
      local s = qi.measure("violence"):series { unit = "CROFTON" }
      print(s:spc().points[1].category)
      """
  ) { category in
    let meaning =
      switch category {
      case .commonCause: "within the usual variation of the process"
      case .improvement: "special cause, in the good direction"
      case .concern: "special cause, in the bad direction"
      case .neutralHigh: "special cause, high, where neither way is good or the rule has none"
      case .neutralLow: "special cause, low, likewise"
      }
    return Word(category.name, meaning, section: "Labels and categories")
  }

  static let assurance = WordList(
    "assurance",
    "How the limits of a chart stand to its target.",
    of: AssuranceCategory.self,
    example: """
      local s = qi.measure("violence"):series { unit = "CROFTON" }
      print(s:spc { target = 10 }.assurance)
      """
  ) { assurance in
    let meaning =
      switch assurance {
      case .consistentlyPasses:
        "met whatever chance does: the target is beyond the limits"
      case .consistentlyFails: "missed until the process changes: the target is beyond the limits"
      case .hitOrMiss: "met or missed by chance: the target is within the limits"
      }
    return Word(assurance.name, meaning, section: "Assurance")
  }

  static let marking = WordList(
    "marking",
    "Which points of a pattern a rule marks.",
    of: PatternMarking.self,
    example:
      #"print(qi.rule_set { "ours", rules = { "beyond_limits" }, marking = "completing_point" })"#
  ) { marking in
    let meaning =
      switch marking {
      case .wholePattern: "every point of the pattern, back to its first"
      case .completingPoint: "the point that completes it, and later ones while it lasts"
      }
    return Word(marking.rawValue, meaning, section: "Which points are marked")
  }

  static let runsMethod = WordList(
    "runs_method",
    "How the rules long_run and few_crossings judge.",
    of: RunsMethod.self,
    example: #"print(qi.rule_set { "ours", rules = { "long_run" }, runs = "best_box" })"#
  ) { method in
    switch method {
    case .anhoej:
      Word("anhoej", "each by itself", section: "Rule: long run (Anhøj)")
    case .bestBox:
      Word(
        "best_box",
        "both together, for 10 to 100 useful points",
        section: "Best box and cut box"
      )
    case .cutBox:
      Word(
        "cut_box",
        "the same, stricter where both only just pass",
        section: "Best box and cut box"
      )
    }
  }

  static let ties = WordList(
    "ties",
    "What a point does to a run that it neither continues nor turns.",
    of: TieReading.self,
    example: #"print(qi.rule_set { "ours", rules = { { "trend", length = 6, ties = "ignore" } } })"#
  ) { reading in
    switch reading {
    case .end: Word("end", "it ends the run", section: "Ties")
    case .ignore: Word("ignore", "it is passed over: neither counted nor marked", section: "Ties")
    }
  }

  static let twoOfThreeBand = WordList(
    "two_of_three_band",
    "Which points the rule two_of_three counts.",
    of: TwoOfThreeBand.self,
    example: """
      print(qi.rule_set { "ours", rules = { { "two_of_three", beyond = "two_sigma" } } })
      """
  ) { band in
    let meaning =
      switch band {
      case .beyondTwoSigma: "all beyond two sigma, those beyond the limits too"
      case .betweenTwoAndThreeSigma: "those beyond two sigma but within the limits"
      }
    return Word(band.word, meaning, section: "Rule: two of three")
  }

  static let thirdPoint = WordList(
    "third_point",
    "Where the third point of two_of_three may lie.",
    of: ThirdPoint.self,
    example: #"print(qi.rule_set { "ours", rules = { { "two_of_three", third = "anywhere" } } })"#
  ) { place in
    switch place {
    case .sameSide:
      Word("same_side", "on the same side of the centre", section: "Rule: two of three")
    case .anywhere: Word("anywhere", "anywhere", section: "Rule: two of three")
    }
  }
}

// Funnel plots.
extension WordList {
  static let comparison = WordList(
    "comparison",
    "What a funnel plot compares between units.",
    of: FunnelComparison.self,
    example: """
      print(qi.funnel {
        numerators = { 12, 31, 9 }, denominators = { 140, 160, 95 }, kind = "proportion",
      })
      """
  ) { comparison in
    let (meaning, method) =
      switch comparison {
      case .proportion: ("the share of cases that have a property", "arcsin √p")
      case .rate: ("events for so much exposure: bed days, list size", "√rate")
      case .ratioOfCounts:
        ("two counts, such as discharges to admissions", "ln((a + ½) ÷ (b + ½))")
      case .standardisedRatio: ("observed ÷ expected, as for the SHMI", "ln(observed ÷ expected)")
      case .standardisedRatioBySquareRoot: ("observed ÷ expected", "√(observed ÷ expected)")
      }
    return Word(
      comparison.rawValue,
      meaning,
      method: "widened on the scale \(method)",
      section: "Funnel plot"
    )
  }

  static let overdispersion = WordList(
    "trim",
    "How units far out are kept from widening the limits they are held against.",
    words: [
      Word("none", "every unit counts as it is", section: "Funnel plot"),
      Word(
        "winsorised",
        "the lowest and highest count as those next to them",
        section: "Funnel plot"
      ),
      Word("truncated", "the lowest and highest do not count", section: "Funnel plot"),
    ],
    example: """
      print(qi.funnel {
        numerators = { 12, 31, 9 }, denominators = { 140, 160, 95 }, kind = "proportion",
        trim = "none",
      })
      """
  )

  static let funnelLimits = WordList(
    "funnel_limits",
    "How the limits of a funnel are made where they are not widened.",
    words: [
      Word(
        FunnelLimitMethod.exact.rawValue,
        "from the distribution itself",
        section: "Funnel plot"
      ),
      Word(
        FunnelLimitMethod.transformed.rawValue,
        "from the normal distribution, on the scale of the comparison",
        section: "Funnel plot"
      ),
    ],
    example: """
      print(qi.funnel {
        numerators = { 12, 31, 9 }, denominators = { 140, 160, 95 }, kind = "proportion",
        limits = "transformed",
      })
      """
  )
}
