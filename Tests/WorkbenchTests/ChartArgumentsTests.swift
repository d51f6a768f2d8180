import Testing

@testable import SPCCore
@testable import Workbench

@Suite("The arguments of a chart")
struct ChartArgumentsTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try demonstration.enter(
      """
      shares = qi.series {
        numerators = { 4, 2, 7 }, denominators = { 120, 98, 131 }, multiplier = 100,
        kind = "proportion", better = "lower",
      }
      counts = qi.series { values = { 9, 9, 8, 10, 9, 9, 9, 8, 10, 9, 9, 9, 9 }, kind = "count" }
      threes = {}
      for i = 1, 13 do threes[i] = { 1, 2, 3 } end
      groups = qi.series { subgroups = threes }
      """
    )
  }

  private func lines(_ call: String) throws -> String {
    try demonstration.enter("a = \(call)")
    return try demonstration.enter(
      #"("%.4f %.4f %.4f"):format(a.lower or -99, a.centre, a.upper or -99)"#
    )
  }

  private func message(_ source: String) -> String {
    demonstration.failure(of: source)?.message ?? "no failure"
  }

  @Test("Every chart of the core has a name that a script can use")
  func names() throws {
    let help = try demonstration.enter("??series:spc")
    for chart in ChartKind.allCases { #expect(help.contains("\"\(chart.rawValue)\"")) }
  }

  @Test("A p chart takes the parts of the measure, and its limits vary with n")
  func proportions() throws {
    // 13 ÷ 349 = 3.7249 %; at n = 98: + 3 √(0.037249 × 0.962751 ÷ 98) = 9.4638.
    try demonstration.enter(#"a = shares:spc { chart = "p" }"#)
    #expect(try demonstration.enter(#"("%.4f"):format(a.centre)"#) == "3.7249")
    #expect(try demonstration.enter(#"("%.4f"):format(a[2].upper)"#) == "9.4638")
    #expect(try demonstration.enter("a[2].size") == "98.0")
    #expect(try demonstration.enter("a.limits_vary") == "true")
    #expect(try demonstration.enter("a[2].near_upper < a[2].upper") == "true")
  }

  @Test("An np chart shows the cases, and its known centre is the proportion")
  func cases() throws {
    try demonstration.enter(
      #"s = qi.series { numerators = { 48, 52, 50 }, denominators = { 100, 100, 100 } }"#
    )
    // 100 × 0.5 ± 3 √(100 × 0.5 × 0.5) = 50 ± 15.
    #expect(try lines(#"s:spc { chart = "np", centre = 0.5 }"#) == "35.0000 50.0000 65.0000")
    #expect(try demonstration.enter("tostring(a[1])") == "1: 48 of 100")
    #expect(
      message(#"s:spc { chart = "np", centre = 50 }"#)
        == "A centre of 50 cannot be that of an np chart."
    )
  }

  @Test("Counts, subgroups, averages and ranges have the limits of their textbooks")
  func textbooks() throws {
    #expect(try lines(#"counts:spc { chart = "c", centre = 9 }"#) == "0.0000 9.0000 18.0000")
    // A3(3) = 1.954, B4(3) = 2.568 (Montgomery, appendix VI).
    #expect(try lines("groups:spc()") == "0.0456 2.0000 3.9544")
    #expect(try lines(#"groups:spc { chart = "s" }"#) == "0.0000 1.0000 2.5682")
    // The first of λ = 0.2 has 3 × 0.2 σ.
    #expect(
      try lines(
        #"qi.series { values = { 10 } }:spc { chart = "ewma", centre = 10, sigma = 1 }"#
      ) == "9.4000 10.0000 10.6000"
    )
    #expect(
      try lines(
        #"qi.series { values = { 10 } }:spc { chart = "ewma", lambda = 0.5, centre = 10, sigma = 1 }"#
      ) == "8.5000 10.0000 11.5000"
    )
    // D4(2) = 3.267.
    #expect(
      try lines(#"qi.series { values = { 1, 2, 3, 4 } }:spc { chart = "mr" }"#)
        == "0.0000 1.0000 3.2670"
    )
  }

  @Test("Probability limits are the quantiles of the distribution")
  func probability() throws {
    // Of a Poisson distribution of mean 9 the 0.00135 quantile is 2 and the 0.99865 quantile is 19.
    #expect(
      try lines(#"counts:spc { chart = "c", centre = 9, limits = "probability" }"#)
        == "2.0000 9.0000 19.0000"
    )
    #expect(message(#"counts:spc { chart = "c", confidence = 0.9 }"#).contains("sigma limits"))
    #expect(
      message(#"counts:spc { limits = "probability" }"#)
        == "An XmR chart has no probability limits."
    )
  }

  @Test("Points are left out by period, by position and by month of a weekly series")
  func exclude() throws {
    // April and June 2020 are points 1 and 3.
    #expect(
      try lines(#"crofton:spc { exclude = { "2020-04", 3 } }"#)
        == lines(#"crofton:spc { exclude = { qi.month "2020-04", qi.date "2020-06-17" } }"#)
    )
    #expect(try demonstration.enter("a.excluded") == "2")
    #expect(try demonstration.enter("a[1].excluded") == "true")
    #expect(try demonstration.enter("a:table()").contains("Excluded"))
    #expect(message("crofton:spc { exclude = 99 }").contains("names position 99"))
  }

  @Test("Sigma can be known, or estimated otherwise, and limits be cut at zero")
  func sigma() throws {
    #expect(try lines("counts:spc { centre = 1, sigma = 1 }") == "-2.0000 1.0000 4.0000")
    #expect(
      try lines("counts:spc { centre = 1, sigma = 1, clip = true }") == "0.0000 1.0000 4.0000"
    )
    try demonstration.enter("s = qi.series { values = { 1, 3, 1, 3 } }")
    // s = 1.1547, c4(4) = 0.9213.
    #expect(
      try lines(#"s:spc { sigma_estimator = "standard_deviation" }"#) == "-1.7599 2.0000 5.7599"
    )
    #expect(
      message(#"s:spc { sigma_estimator = "pooled" }"#).contains("not estimated by \"pooled\"")
    )
    #expect(message(#"counts:spc { chart = "c", sigma = 2 }"#).contains("takes no sigma"))
  }

  @Test("A chart that does not suit the measure is refused with those that do")
  func unsuitable() throws {
    let refused = message(#"crofton:spc { chart = "t" }"#)
    #expect(refused.contains("A t chart is for the time between events, and this measures a count"))
    #expect(refused.contains("use \"c\", "))
    #expect(message(#"shares:spc { chart = "u" }"#).contains("use \"p\", \"p_prime\""))
    #expect(message(#"crofton:spc { chart = "p" }"#).contains("use \"c\""))
    #expect(try lines(#"shares:spc { chart = "u", force = true }"#).hasPrefix("0.0000 3.7249"))
    #expect(
      message(#"shares:spc { chart = "c", force = true }"#).contains("A c chart is for counts")
    )
    // Plain numbers that say nothing of themselves are refused by their shape alone.
    #expect(
      message(#"qi.series { values = { 1, 2, 3 } }:spc { chart = "p" }"#)
        == "A p chart is made from numerators and denominators, not from single values."
    )
  }

  @Test(
    "A share above one is refused with its point, on every chart of shares and of any kind",
    arguments: ["p", "p_prime", "np"]
  )
  func sharesAboveOne(chart: String) throws {
    try demonstration.enter(
      "s = qi.series { numerators = { 9, 10, 11 }, denominators = { 10, 5, 12 } }"
    )
    for force in ["false", "true"] {
      let failure = demonstration.failure(of: "s:spc { chart = \"\(chart)\", force = \(force) }")
      let message = failure?.message ?? "no failure"
      #expect(
        message.hasPrefix("The numerator of point 2 is 10, more than its denominator 5, and ")
      )
      #expect(failure?.hint?.contains("a u chart is for rates") == true)
    }
    #expect(try demonstration.enter(#"s:spc { chart = "u" }.chart_kind"#) == "u")
    #expect(message("s:from(3):spc { chart = \"\(chart)\" }") == "no failure")
  }

  @Test("Where the chart is named alone, it has the rules made for it")
  func rulesOfChart() throws {
    try demonstration.enter(#"a = crofton:spc { chart = "run" }"#)
    #expect(try demonstration.enter("a.rule_set") == "anhoej")
    #expect(try demonstration.enter("a.chart_kind") == "run")
    #expect(try demonstration.enter(#"crofton:spc { chart = "c" }.rule_set"#) == "nhse-2023")
    #expect(try demonstration.enter(#"crofton:spc { rules = "ihi-run" }.chart_kind"#) == "run")
    #expect(
      message(#"crofton:spc { chart = "run", rules = "nhse-2023" }"#)
        == "The rule set nhse-2023 is not defined for a run chart."
    )
  }

  @Test(
    "What the chart makes no use of is refused",
    arguments: [
      (
        #"chart = "c", lambda = 0.3"#,
        "\"lambda\" is the weight of an EWMA chart, and this is a c chart."
      ),
      ("lambda = 0.3", "\"lambda\" is the weight of an EWMA chart, and this is an XmR chart."),
      (
        #"chart = "c", screen = true"#,
        "\"screen\" leaves out outlying moving ranges, and a c chart has none."
      ),
      (
        #"chart = "run", clip = true"#,
        "\"clip\" cuts limits off at zero, and a run chart has none."
      ),
      ("sigma = 0", "A sigma of 0 is not a number above zero."),
    ]
  )
  func unused(arguments: String, sentence: String) throws {
    #expect(message("counts:spc { \(arguments) }") == sentence)
    #expect(message(#"counts:spc { chart = "ewma", lambda = 0.3 }"#) == "no failure")
  }

  @Test("Where force cannot help, it says why")
  func forceInVain() {
    for (call, reason) in [
      (#"crofton:spc { chart = "p", force = true }"#, "there are no denominators"),
      (#"crofton:spc { chart = "xbar", force = true }"#, "there are no subgroups"),
      (#"shares:spc { chart = "c", force = true }"#, "there are no single counts or times"),
      (
        #"qi.series { values = { 1, 2 } }:spc { chart = "u", force = true }"#,
        "there are no denominators"
      ),
    ] {
      let hint = demonstration.failure(of: call)?.hint ?? ""
      #expect(hint.contains("force cannot help: \(reason)."), "\(call)")
    }
  }

  @Test("A rule set is given by name or as a value")
  func ruleSets() throws {
    let own = try RuleSet(
      name: "our ward",
      charts: [.xmr],
      rules: [.shift(length: 8)],
      screensMovingRanges: false
    )
    let arguments = ChartArguments(Arguments(values: ["rules": .object(RuleSetObject(own))]))
    #expect(arguments.ruleSet == own)
    #expect(try demonstration.enter(#"crofton:spc { rules = "nelson" }.rule_set"#) == "nelson")
    #expect(
      demonstration.failure(of: #"crofton:spc { rules = "nhse-2022" }"#)?.candidates
        == ["\"nhse-2023\""]
    )
    #expect(message("crofton:spc { rules = 3 }").contains("rules"))
  }

  @Test("What the runs of a phase show is listed after the points, with its own sentence")
  func phaseSignals() throws {
    try demonstration.enter(
      #"found = crofton:signals { rules = "anhoej", chart = "run" }:where(function(s) return s.scope == "phase" end)"#
    )
    #expect(try demonstration.enter("#found") == "2")
    #expect(try demonstration.enter("found[1].rule") == "long_run")
    #expect(try demonstration.enter("found[1].category") == "improvement")
    #expect(
      try demonstration.enter("found[1]:sentence()")
        == "Nov 2023 – Sep 2024: 11 useful points in a row below the centre, where at most 9 are "
        + "expected, are special cause, improvement."
    )
    #expect(
      try demonstration.enter("found[2]:sentence()")
        == "Apr 2020 – Sep 2024: 15 crossings of the centre among 54 useful points, where at least "
        + "21 are expected, are special cause."
    )
    #expect(try demonstration.enter("found[2].category") == "special_cause")
    #expect(try demonstration.enter("found[2].value") == "nil")
    #expect(
      try demonstration.enter(#"table.concat(found[1].improvement_rules, " ")"#) == "long_run"
    )
    #expect(try demonstration.enter("#found[1].concern_rules") == "0")
    #expect(try demonstration.enter("#found[2].improvement_rules") == "0")
  }

  @Test("The chart of the spread is drawn beneath, with the same points and phases")
  func spread() throws {
    let printed = try demonstration.printed("print(crofton:chart { baseline = 24, spread = true })")
    #expect(printed.contains("Moving range, incidents"))
    // 3.267 × 73 ÷ 23.
    #expect(printed.contains("upper 10.4"))
    #expect(try demonstration.enter("crofton:chart { spread = true }.svg").contains("Moving range"))
    #expect(
      try demonstration.enter("groups:chart { spread = true }.svg").contains("Standard deviation")
    )
    #expect(
      try demonstration.enter(
        #"groups:chart { spread = true, sigma_estimator = "mean_range" }.svg"#
      ).contains("Range of the subgroup")
    )
    #expect(
      message(#"shares:chart { chart = "p", spread = true }"#)
        == "A p chart has no chart of its spread: XmR and X-bar charts have one."
    )
  }
}
