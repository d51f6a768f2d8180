import Foundation
import SPCCore
import Testing

@testable import Workbench

@Suite("Explanations")
struct ExplanationTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession(columns: 400)
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try demonstration.enter(
      """
      parts = qi.series {
        numerators   = { 4, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4, 14, 1 },
        denominators = { 81, 79, 84, 80, 83, 76, 82, 81, 79, 80, 84, 81, 79, 60 },
        multiplier = 100, better = "lower",
      }
      values = qi.series { values = { 4, 7, 3, 5, 6, 2, 8, 4, 5, 3, 6, 4, 24, 9 }, better = "lower" }
      groups = qi.series { subgroups = {
        { 4, 7, 3 }, { 5, 6, 2, 8 }, { 4, 5, 3 }, { 6, 4, 9, 1 }, { 3, 5, 4 }, { 6, 2, 7 },
        { 4, 7, 3 }, { 5, 6, 2 }, { 4, 5, 13 }, { 6, 4 }, { 3, 5, 4 }, { 6, 2, 7 }, { 9, 8, 12 },
      } }
      """
    )
  }

  private func series(for chart: ChartKind) -> String {
    if chart.dataShapes == [.parts] { return "parts" }
    return chart.dataShapes.contains(.values) ? "values" : "groups"
  }

  /// The explanation of the last point with a value; checks its arithmetic and its limits.
  @discardableResult
  private func explain(
    _ call: String,
    atLeast count: Int,
    _ location: SourceLocation = #_sourceLocation
  ) throws -> String {
    try demonstration.enter("a = \(call)")
    let text = try demonstration.enter("a:explain()")
    let formulas = ArithmeticReader.formulas(in: text)
    for formula in formulas { #expect(formula.holds, "\(formula)", sourceLocation: location) }
    #expect(formulas.count >= count, "too few formulas in:\n\(text)", sourceLocation: location)
    for line in ["lower", "upper"] {
      guard let limit = Double(try demonstration.enter("a.\(line)")) else { continue }
      #expect(
        text.contains(Figure.text(limit)),
        "\(line) \(limit) in:\n\(text)",
        sourceLocation: location
      )
    }
    return text
  }

  @Test(
    "Every chart explains its limits in arithmetic that gives the limits",
    arguments: ChartKind.allCases
  )
  func arithmetic(chart: ChartKind) throws {
    let rules = chart == .run ? ", rules = \"anhoej\"" : ""
    let text = try explain(
      "\(series(for: chart)):spc { chart = \"\(chart.rawValue)\"\(rules) }",
      atLeast: chart == .run ? 1 : 2
    )
    #expect(text.contains("formula  "))
    #expect(text.contains("source  "))
    #expect(
      text.contains(
        "baseline          1\(chart.dataShapes.contains(.values) || chart.dataShapes == [.parts] ? 4 : 3) points"
      )
    )
  }

  @Test(
    "So does every estimator of sigma, on every chart that has it",
    arguments: ChartKind.allCases.flatMap { chart in chart.sigmaEstimators.map { (chart, $0) } }
  )
  func estimators(chart: ChartKind, estimator: SigmaEstimator) throws {
    let ofValues: [SigmaEstimator] = [.movingRange, .standardDeviation]
    let series = ofValues.contains(estimator) ? "values" : "groups"
    try explain(
      "\(series):spc { chart = \"\(chart.rawValue)\", sigma_estimator = \"\(estimator.rawValue)\" }",
      atLeast: 3
    )
    // With exact constants, and with screening.
    try explain(
      "\(series):spc { chart = \"\(chart.rawValue)\", sigma_estimator = \"\(estimator.rawValue)\", rules = \"nelson\", screen = \(chart.hasMovingRanges) }",
      atLeast: 3
    )
  }

  @Test(
    "Known centres and sigmas, points left out and fixed baselines are said, and the arithmetic holds",
    arguments: ChartKind.allCases.filter { $0 != .run }
  )
  func given(chart: ChartKind) throws {
    let call = "\(series(for: chart)):spc { chart = \"\(chart.rawValue)\", "
    let centre = chart == .np ? "0.05" : "5"
    let known = try explain(call + "centre = \(centre) }", atLeast: 1)
    #expect(known.contains("given and not computed"))
    let fixed = try explain(call + "baseline = 12, exclude = 3 }", atLeast: 2)
    #expect(fixed.contains("left out          3: not in centre, limits or patterns"))
    #expect(fixed.contains("limits are fixed on them"))
    let clipped = try explain(call + "clip = true, screen = \(chart.hasMovingRanges) }", atLeast: 2)
    #expect(!clipped.contains("given and not"))
  }

  @Test(
    "A known sigma stands for the estimate",
    arguments: [ChartKind.xmr, .xbar, .r, .s, .iPrime, .ewma]
  )
  func knownSigma(chart: ChartKind) throws {
    let text = try explain(
      "\(series(for: chart)):spc { chart = \"\(chart.rawValue)\", sigma = 2 }",
      atLeast: 2
    )
    #expect(text.contains("2, given and not computed"))
  }

  @Test("A point where limits vary is explained with its own n")
  func point() throws {
    try demonstration.enter(#"a = parts:spc { chart = "p" }"#)
    let text = try demonstration.enter("a:explain { point = 13 }")
    #expect(text.contains("13: 17.72 (14/79) is special cause, concern (above the upper limit)."))
    #expect(text.contains("n                 79 at point 13"))
    #expect(text.contains("72 ÷ 1,109 × 100 = 6.4923"))
    #expect(text.contains("why concern       it lies on the high side, and lower is better"))
    #expect(text == (try demonstration.enter("a:signals()[1]:explain()")))
    #expect(
      try demonstration.enter("a:explain { point = -1 }").contains(
        "n                 60 at point 14"
      )
    )
    #expect(
      demonstration.failure(of: "a:explain { point = 15 }")?.message.contains("position 15") == true
    )
  }

  @Test("A point of common cause and one left out say so")
  func commonCause() throws {
    let common = try demonstration.enter(
      #"crofton:spc { baseline = 24 }:explain { point = "2020-06" }"#
    )
    #expect(common.contains("Jun 2020: 11 incidents is common cause."))
    #expect(common.contains("2.7241 to 19.6093"))
    let excluded = try demonstration.enter(
      #"crofton:spc { exclude = "2020-06" }:explain { point = "2020-06" }"#
    )
    #expect(excluded.contains("left out          of centre, limits and patterns; judged against"))
  }

  @Test("The whole chart says what was fixed, left out and decided, and why")
  func whole() throws {
    let text = try demonstration.enter(
      #"crofton:rebase { at = "2022-07", reason = "Huddles" }:spc { exclude = "2020-05", target = 20 }:explain()"#
    )
    #expect(text.contains("phase 1           Apr 2020 – Jun 2022"))
    #expect(text.contains("phase 2           Jul 2022 – Sep 2024, because: Huddles"))
    #expect(text.contains("left out          May 2020: not in centre, limits or patterns"))
    #expect(text.contains("155 ÷ 27 = 5.7407"))
    #expect(text.contains("rule set          nhse-2023: NHS England"))
    #expect(
      text.contains(
        "lower is better, and 20 lies above the upper limit, 14.13: common cause alone stays below it"
      )
    )
  }

  @Test("The three ways to stand to a target are told with the numbers compared")
  func assurance() throws {
    func told(_ target: Int, _ better: String) throws -> String {
      try demonstration.enter(
        "crofton:spc { baseline = 24, target = \(target), better = \"\(better)\" }:explain()"
      )
    }
    #expect(
      try told(10, "lower").contains("10 lies within the limits, 2.7241 to 19.6093: chance alone")
    )
    #expect(
      try told(2, "lower").contains("2 lies below the lower limit, 2.7241: it is not met until")
    )
    #expect(
      try told(2, "higher").contains(
        "2 lies below the lower limit, 2.7241: common cause alone stays above"
      )
    )
    #expect(
      try told(20, "higher").contains("20 lies above the upper limit, 19.6093: it is not met until")
    )
    #expect(try !told(20, "neutral").contains("target  "))
  }

  @Test("Unusual runs of a phase are explained with their counts and their limits")
  func phaseSignals() throws {
    try demonstration.enter(
      #"found = crofton:signals { rules = "anhoej", chart = "run" }:where(function(s) return s.scope == "phase" end)"#
    )
    let run = try demonstration.enter("found[1]:explain()")
    #expect(run.contains("longest run       11 points below the centre, Nov 2023 – Sep 2024"))
    #expect(run.contains("log₂ 54 + 3 is 8.7549, rounded 9: longer is unusual"))
    let crossings = try demonstration.enter("found[2]:explain()")
    #expect(crossings.contains("crossings         15"))
    #expect(crossings.contains("21: of 53 steps each crosses with probability ½"))
    let chart = try demonstration.enter(
      #"crofton:spc { rules = "anhoej", chart = "run" }:explain()"#
    )
    #expect(chart.contains("15 crossings of the centre among 54 useful points"))
    #expect(
      chart.contains("longest run 11, at most 9 expected; 15 crossings, at least 21 expected")
    )
  }

  @Test("A point that is improvement by one rule and concern by another says both")
  func contrary() throws {
    // Rises in a trend and still lies below the centre it was frozen at.
    try demonstration.enter(
      """
      v = {}
      for i = 1, 12 do v[i] = 50 + (i % 2) end
      for i = 1, 7 do v[12 + i] = 20 + i end
      a = qi.series { values = v, better = "higher" }:spc { baseline = 12 }
      """
    )
    #expect(try demonstration.enter(#"table.concat(a[19].improvement_rules, " ")"#) == "trend")
    #expect(
      try demonstration.enter(#"table.concat(a[19].concern_rules, " ")"#)
        == "beyond_limits two_of_three shift"
    )
    #expect(
      try demonstration.enter("a:explain { point = 19 }").contains(
        "improvement by trend, concern by beyond_limits, two_of_three, shift: look at the chart"
      )
    )
    let card = try demonstration.enter("tostring(a)")
    #expect(card.contains("19: 27, special cause, concern; also improvement: rising trend"))
    #expect(
      try demonstration.enter("a:signals()[-1]:sentence()")
        == "19: 27 is special cause, concern (below the lower limit); also improvement: rising trend."
    )
    #expect(
      try demonstration.enter("a:chart().svg").contains("; also improving: in a rising trend")
    )
    try demonstration.enter("a:table():save \"out/both_sides.csv\"")
    let file = try String(
      contentsOf: DemonstrationSession.project.appendingPathComponent("out/both_sides.csv"),
      encoding: .utf8
    )
    try? FileManager.default.removeItem(
      at: DemonstrationSession.project.appendingPathComponent("out/both_sides.csv")
    )
    let rows = file.split(whereSeparator: \.isNewline)
    #expect(rows[0].hasSuffix("Rules,Improvement rules,Concern rules"))
    #expect(rows[19].hasSuffix(",trend,beyond_limits two_of_three shift"))
  }

  @Test("Probability limits name their distribution and what they leave out")
  func probability() throws {
    let text = try explain(#"parts:spc { chart = "p", limits = "probability" }"#, atLeast: 1)
    #expect(text.contains("(1 − 0.9973) ÷ 2 = 0.00135 on either side"))
    #expect(text.contains("the quantiles of the binomial distribution of 60 cases"))
  }

  @Test(
    "With probability limits the formula is that of the quantiles, and sigma is told",
    arguments: [ChartKind.p, .np, .c, .u, .g]
  )
  func quantiles(chart: ChartKind) throws {
    let call = "\(series(for: chart)):spc { chart = \"\(chart.rawValue)\", "
    let text = try explain(call + #"limits = "probability" }"#, atLeast: 1)
    #expect(text.contains("formula           the quantiles at 0.00135 and 0.99865 of the "))
    #expect(!text.contains("± 3"))
    #expect(text.contains("sigma is here a third of the way from the centre to the further limit"))
  }

  @Test("The formula does not call a centre that was given a mean or a median")
  func givenFormula() throws {
    for (chart, formula) in [
      (ChartKind.run, "centre as given"),
      (.xmr, "centre ± 2.66 × mean moving range, of |xᵢ − xᵢ₋₁|; the centre is given"),
      (.c, "c ± 3 × √c; the centre is given"),
      (.np, "n × p ± 3 × √(n × p × (1 − p)); the centre is given"),
      (.g, "g ± 3 × √(g × (g + 1)); the centre is given"),
    ] {
      let centre = chart == .np ? "0.05" : "5"
      let text = try demonstration.enter(
        "\(series(for: chart)):spc { chart = \"\(chart.rawValue)\", centre = \(centre) }:explain()"
      )
      #expect(text.contains("formula           \(formula)\n"), "\(text)")
      #expect(
        !text.contains("̄") && !text.contains("ū") && !text.contains("the median, and"),
        "\(text)"
      )
    }
  }

  @Test("Long lines are broken between words and go on under the text")
  func narrow() throws {
    let narrow = try DemonstrationSession(columns: 80)
    try narrow.enter(
      #"a = qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }"#
    )
    let lines = try narrow.enter("a:explain()").split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix(String(repeating: " ", count: 18)) })
  }

  @Test("Cards say where limits vary, and what was left out")
  func cards() throws {
    let card = try demonstration.enter(#"tostring(parts:spc { chart = "p", exclude = 13 })"#)
    #expect(card.contains("limits vary with n: 0 to "))
    #expect(card.contains("at the last point"))
    #expect(card.contains("left out       13"))
    #expect(!card.contains("moving range"))
  }

  @Test("An explanation says what small change would turn the verdict, and how near the line is")
  func fragility() throws {
    // The shift hangs on June 2022, 11 against a mean of 268 ÷ 24. Without a value x the mean is
    // (268 − x) ÷ 23, which is 11 or less from x = 15 on.
    try demonstration.enter(
      """
      names = {}
      for i = 1, 24 do
        if crofton[i].value >= 15 then names[#names + 1] = crofton[i].label end
      end
      last = table.remove(names)
      """
    )
    let names = try demonstration.enter(#"table.concat(names, ", ") .. " or " .. last"#)
    let text = try demonstration.enter("crofton:spc { baseline = 24 }:signals()[1]:explain()")
    #expect(
      text.contains("tried: each of 54 points taken away by itself, and limits from one or two")
    )
    #expect(text.contains("it would be common cause: without \(names)\n"))
    #expect(
      text.contains("nearest to the line that decides: Jun 2022, 11, 0.06 sigma from 11.1667")
    )
    let sure = try demonstration.enter("crofton:spc { baseline = 24 }:explain()")
    #expect(sure.contains("nothing of these changes the verdict"))
  }

  @Test("A verdict on a target that hangs on single points says so")
  func fragileTarget() throws {
    let text = try demonstration.enter(
      #"crofton:rebase { at = "2022-07", reason = "x" }:spc { target = 14 }:explain()"#
    )
    #expect(text.contains("it would be a target it consistently passes: without "))
    #expect(text.contains("the target, 14, is 0.05 sigma from the nearer limit, 14.13"))
  }

  @Test("A lower limit cut off at zero is no line that a value could pass")
  func distanceFromZero() throws {
    try demonstration.enter(
      #"z = qi.series { values = { 4, 5, 3, 6, 4, 5, 3, 4, 6, 5, 4, 3, 0 }, kind = "count" }"#
    )
    // 52 ÷ 13 = 4, so the limits are 4 ± 3 × 2; zero is 10 ÷ 2 = 5 sigma below the upper one.
    #expect(
      try demonstration.enter(#"z:spc { chart = "c" }:explain()"#)
        .contains("its value, 0, is 5.00 sigma from the limit it could pass, 10")
    )
  }
}
