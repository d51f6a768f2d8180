import Testing

@testable import Workbench

/// Fixture F1: violence on Crofton Ward, April 2020 to September 2024, seen from a script.
@Suite("Crofton Ward at the prompt")
struct CroftonTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession()
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
  }

  private func number(_ expression: String) throws -> Double? {
    Double(try demonstration.enter(expression))
  }

  @Test("A baseline of 24 points gives the published centre and limits")
  func baseline() throws {
    try demonstration.enter(#"a = crofton:spc { rules = "nhse-2023", baseline = 24 }"#)
    #expect(try demonstration.enter(#"("%.4f"):format(a.centre)"#) == "11.1667")
    #expect(try demonstration.enter(#"("%.4f"):format(a.mean_moving_range)"#) == "3.1739")
    #expect(try demonstration.enter(#"("%.4f"):format(a.lower)"#) == "2.7241")
    #expect(try demonstration.enter(#"("%.4f"):format(a.upper)"#) == "19.6093")
  }

  /// Indices from 0, as the fixture's source counts them.
  private func points(rule: String, under rules: String) throws -> String {
    try demonstration.enter(
      """
      do
        local found = {}
        for s in crofton:signals { rules = "\(rules)", baseline = 24 }:each() do
          for _, rule in ipairs(s.rules) do
            if rule == "\(rule)" then found[#found + 1] = s.period - qi.month "2020-04" end
          end
        end
        answer = table.concat(found, " ")
      end
      """
    )
    return try demonstration.enter("answer")
  }

  @Test("The two rule sets differ at exactly the points that tell them apart")
  func twoOfThree() throws {
    #expect(
      try points(rule: "two_of_three", under: "nhse-2023")
        == "27 28 30 32 34 44 45 46 48 49 51 52 53"
    )
    #expect(
      try points(rule: "two_of_three", under: "ptd-0.2.2") == "27 28 30 32 34 44 45 48 49 52 53"
    )
    for rules in ["nhse-2023", "ptd-0.2.2"] {
      #expect(try points(rule: "beyond_limits", under: rules) == "46 51")
      let shift = (25...53).map(String.init).joined(separator: " ")
      #expect(try points(rule: "shift", under: rules) == shift)
    }
  }

  @Test("A new phase from July 2022 halves the mean and holds")
  func newPhase() throws {
    try demonstration.enter(
      #"b = crofton:rebase { at = "2022-07", reason = "Huddles" }:spc { rules = "nhse-2023" }"#
    )
    #expect(try demonstration.enter(#"("%.4f"):format(b.centre)"#) == "5.7407")
    #expect(try demonstration.enter(#"("%.2f"):format(b.lower)"#) == "-2.65")
    #expect(try demonstration.enter(#"("%.2f"):format(b.upper)"#) == "14.13")
    #expect(try demonstration.enter(#"#b:signals { since = "2022-07" }"#) == "0")
    #expect(try demonstration.enter("b.variation") == "common_cause")
  }

  @Test("Limits from the whole period, the wrong analysis, are what they are")
  func wholePeriod() throws {
    try demonstration.enter(#"w = crofton:spc { rules = "nhse-2023" }"#)
    #expect(try demonstration.enter(#"("%.4f"):format(w.centre)"#) == "8.4630")
    #expect(try demonstration.enter(#"("%.2f %.2f"):format(w.lower, w.upper)"#) == "-0.07 17.00")
    try demonstration.enter(
      """
      flags = {}
      for s in w:signals():each() do flags[#flags + 1] = s.period - qi.month "2020-04" end
      """
    )
    let expected = (Array(8...17) + Array(43...53)).map(String.init).joined(separator: " ")
    #expect(try demonstration.enter(#"table.concat(flags, " ")"#) == expected)
  }

  @Test("The run chart counts useful points, runs and crossings")
  func runChart() throws {
    try demonstration.enter(
      #"frozen = crofton:spc { rules = "anhoej", chart = "run", baseline = 24 }.phases[1]"#
    )
    #expect(try demonstration.enter("frozen.centre") == "11.0")
    #expect(try demonstration.enter("frozen.useful") == "48")
    #expect(try demonstration.enter("frozen.longest_run") == "28")
    #expect(try demonstration.enter("frozen.longest_run_limit") == "9")
    #expect(try demonstration.enter("frozen.crossings") == "8")
    try demonstration.enter(#"whole = crofton:spc { rules = "anhoej", chart = "run" }.phases[1]"#)
    #expect(try demonstration.enter("whole.centre") == "8.5")
    #expect(try demonstration.enter("whole.useful") == "54")
    #expect(try demonstration.enter("whole.longest_run") == "11")
    #expect(try demonstration.enter("whole.crossings") == "15")
    #expect(try demonstration.enter("whole.crossings_minimum") == "21")
    #expect(try demonstration.enter("whole.runs_signal") == "true")
  }

  @Test("An explanation gives the rule, the points and the arithmetic with its numbers")
  func explanation() throws {
    let text = try demonstration.enter(
      #"crofton:signals { rules = "nhse-2023", baseline = 24 }[1]:explain()"#
    )
    #expect(text.contains("268 ÷ 24 = 11.1667"))
    #expect(text.contains("73 ÷ 23 = 3.1739"))
    #expect(text.contains("11.1667 ± 2.66 × 3.1739 = 2.7241 to 19.6093"))
    #expect(text.contains("29 points below 11.1667"))
    #expect(text.contains("7 or more points in a row on one side of the centre"))
    #expect(text.contains("nhse-2023"))
  }
}
