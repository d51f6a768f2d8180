import Testing

@testable import Workbench

@Suite("A series from plain numbers")
struct PlainSeriesTests {
  let demonstration: DemonstrationSession

  init() throws {
    // No store is needed for it, so this one stays empty.
    demonstration = try DemonstrationSession(isLoaded: false)
  }

  private func message(_ source: String) -> String {
    demonstration.failure(of: source)?.message ?? "no failure"
  }

  @Test("nil and false are missing values, also at the end")
  func missing() throws {
    try demonstration.enter("s = qi.series { values = { 1, nil, 3, false } }")
    #expect(try demonstration.enter("#s") == "4")
    #expect(try demonstration.enter("s.missing") == "2")
    #expect(try demonstration.enter("s[2].value") == "nil")
    #expect(try demonstration.enter("s[4].why") == "missing")
    #expect(try demonstration.enter("s[3].value") == "3.0")
  }

  @Test("Nothing over nothing is a missing value")
  func zeroOverZero() throws {
    try demonstration.enter("s = qi.series { numerators = { 0, 3 }, denominators = { 0, 12 } }")
    #expect(try demonstration.enter("s.missing") == "1")
    #expect(try demonstration.enter("s[1].why") == "no value: the denominator is zero")
    #expect(try demonstration.enter("s[2].value") == "0.25")
  }

  @Test("It has the points, cuts, phases, charts and tables of any series, by position")
  func methods() throws {
    try demonstration.enter(
      "s = qi.series { name = \"Waits\", values = { 3, 4, 5, 4, 3, 9, 8, 9, 9, 8 } }"
    )
    #expect(try demonstration.enter("#s:upto(4)") == "4")
    #expect(try demonstration.enter("#s:from(-3)") == "3")
    #expect(try demonstration.enter("s:from(6)[1].value") == "9.0")
    try demonstration.enter("r = s:rebase { at = 6, reason = \"A second team\" }:spc()")
    #expect(try demonstration.enter("r.phases[1].centre") == "3.8")
    #expect(try demonstration.enter("r.phases[2].centre") == "8.6")
    #expect(try demonstration.enter("r.phases[2].first") == "6")
    #expect(try demonstration.enter("s:table()").contains("Value"))
    #expect(try demonstration.printed("print(s:chart())").contains("Waits"))
    #expect(try demonstration.enter("s.measure") == "nil")
    #expect(try demonstration.enter("s.unit_code") == "nil")
    #expect(try demonstration.enter("s[1].period") == "nil")
    #expect(try demonstration.enter("s[-1].position") == "10")
  }

  @Test("Labels name its points, in pictures and in arguments")
  func labels() throws {
    try demonstration.enter(
      """
      s = qi.series {
        values = { 3, 4, 5, 4, 3, 9 }, labels = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" },
      }
      """
    )
    #expect(try demonstration.enter("s[6].label") == "Sat")
    #expect(try demonstration.enter("#s:upto \"Wed\"") == "3")
    #expect(try demonstration.enter("s:spc { exclude = \"Sat\" }.centre") == "3.8")
    #expect(demonstration.failure(of: "s:upto \"Wedd\"")?.candidates == ["\"Wed\""])
    try demonstration.enter("t = qi.series { values = { 1, 2 }, labels = { 2023, 2023 } }")
    #expect(message("t:upto \"2023\"").contains("which stands there more than once"))
  }

  @Test("Dates are answered with a sentence where there are none")
  func noDates() throws {
    try demonstration.enter("s = qi.series { values = { 1, 2, 3 } }")
    let failure = demonstration.failure(of: "s:upto \"2024-03\"")
    #expect(failure?.message.contains("the series has no dates") == true)
    #expect(failure?.hint?.contains("by its position, 1 to 3") == true)
    #expect(message("s:rebase { at = 4, reason = \"x\" }").contains("position 4"))
  }

  @Test(
    "What cannot be a series is refused with the place of the fault",
    arguments: [
      ("values = { 1, \"two\" }", "values[2] of qi.series is the text \"two\"."),
      ("values = { 1, 2, 1/0 }", "values[3] of qi.series is infinite."),
      ("values = { 1, 0/0 }", "values[2] of qi.series is not a number (0/0)."),
      ("values = { 1, [40] = 2, [1000000] = 3 }", "values[1000000]"),
      ("numerators = { 1, 2 }, denominators = { 9 }", "2 numerators and 1 denominator"),
      ("numerators = { 1, 2 }, denominators = { 9, -1 }", "denominators[2] of qi.series is -1"),
      (
        "numerators = { 1, 7 }, denominators = { 9, 0 }",
        "The denominator is zero and the numerator is 7, at point 2."
      ),
      (
        "numerators = { 7 }, denominators = { 0 }, kind = \"mean\"",
        "The denominator is zero and the numerator is 7, at point 1."
      ),
      ("numerators = { 1 }", "no denominators"),
      ("denominators = { 1 }", "no numerators"),
      ("values = { 1 }, numerators = { 1 }", "values and numerators are given"),
      ("name = \"x\"", "no numbers"),
      ("subgroups = { { 1, 2 }, 3 }", "subgroups[2] of qi.series is the number 3"),
      ("subgroups = { { 1, 2 }, { 3, \"x\" } }", "subgroups[2][2]"),
      ("values = { 1, 2 }, labels = { \"a\" }", "1 label and 2 points"),
      ("values = { 1 }, multiplier = 100", "belongs to numerators"),
      ("numerators = { 3 }, denominators = { 2 }, kind = \"proportion\"", "numerators[1]"),
      ("numerators = { 3 }, denominators = { 2 }, kind = \"count\"", "has no denominators"),
    ]
  )
  func refused(arguments: String, words: String) {
    #expect(message("qi.series { \(arguments) }").contains(words))
  }

  @Test("A value of subgroups is their mean, and each knows its members")
  func subgroups() throws {
    try demonstration.enter("s = qi.series { subgroups = { { 1, 2, 6 }, false, { 4, nil, 6 } } }")
    #expect(try demonstration.enter("s[1].value") == "3.0")
    #expect(try demonstration.enter("s[2].value") == "nil")
    #expect(try demonstration.enter("s[3].value") == "5.0")
    #expect(try demonstration.enter("#s[3].members") == "2")
    #expect(try demonstration.enter("tostring(s[1])") == "1: 3 (mean of 3)")
  }
}
