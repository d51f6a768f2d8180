import Testing

@testable import Workbench

@Suite("The card of an analysis")
struct AnalysisCardTests {
  let demonstration: DemonstrationSession

  init() throws {
    // Numbers of scripts alone; the store stays empty.
    demonstration = try DemonstrationSession(isLoaded: false)
  }

  private func card(_ series: String, _ chart: String = "") throws -> String {
    try demonstration.enter("tostring(qi.series { \(series) }:spc { \(chart) })")
  }

  @Test("Values and lines have the digits of the series' scale, however small it is")
  func digits() throws {
    let tiny = try card("values = { 1e-9, 2e-9, 1.5e-9, 1.2e-9 }")
    #expect(tiny.contains("centre 0.000000001425, limits "))
    #expect(tiny.contains("4: 0.0000000012, common cause"))
    let rates = try card(
      "numerators = { 4, 5, 3, 6, 7 }, denominators = { 100, 98, 70, 99, 120 }",
      #"chart = "u""#
    )
    #expect(rates.contains("centre 0.051335, limits vary with n: 0 to 0.113384 at"))
    #expect(rates.contains("5: 0.0583 (7/120)"))
    let near = try card("values = { 1000.001, 1000.002, 1000.004, 1000.001 }")
    #expect(near.contains("4: 1000.001, common cause"))
    let ordinary = try card("values = { 12.345, 14, 13, 12.3333 }")
    #expect(ordinary.contains("4: 12.33, common cause"))
    let table = try demonstration.enter("qi.series { values = { 1e-9, 2e-9 } }:spc():table()")
    #expect(table.contains("0.0000000015"))
  }

  @Test(
    "What each scale shows",
    arguments: [
      ([1.0, 5], 2), ([100, 900], 2), ([0.05, 0.08], 4), ([1e-9, 2e-9], 11), ([7, 7], 2),
      ([0.07, 0.07], 4), ([0, 0], 2), ([], 2), ([1e-30, 2e-30], 12), ([1e6, 1e6 + 0.5], 3),
    ]
  )
  func places(values: [Double], expected: Int) {
    #expect(NumberText.places(for: values) == expected)
  }

  @Test("Where there are no limits it says what they need, and nothing is provisional")
  func noLimits() throws {
    let one = try card("values = { 5, false, false, false }")
    #expect(one.contains("4 points, 3 without a value, 1 – 4"))
    #expect(
      one.contains(
        "limits         centre 5, no limits: they need two points that follow each other and have "
          + "values"
      )
    )
    #expect(!one.contains("provisional"))
    let run = try card("values = { 5, 7, 6 }", #"chart = "run""#)
    #expect(run.contains("centre         6, provisional"))
    #expect(!run.contains("limits  "))
    #expect(try card("subgroups = { { 1 }, { 2 } }").contains("a subgroup of two values or more"))
  }

  @Test("Cautions that need no kind are said without one")
  func cautions() throws {
    try demonstration.enter(
      """
      level, v = 0, {}
      for i = 1, 60 do level = 0.9 * level + ((i * 7919) % 101 - 50) / 50; v[i] = level end
      """
    )
    #expect(try card("values = v").contains("Each value resembles the one before"))
    #expect(
      try card("values = { 1, 0, 2, 1, 0, 1, 3, 0, 1, 2, 1, 0 }").contains(
        "If these are counts of events, there are only 1 in a period on average"
      )
    )
    #expect(
      try card(
        "numerators = { 1, 2, 1, 2 }, denominators = { 90, 99, 98, 97 }",
        #"chart = "u""#
      ).contains("There are only 1.5 events in a period on average")
    )
    #expect(!(try card("values = { 9, 11, 12, 10 }").contains("If these are counts")))
    #expect(!(try card("values = { 1.5, 0.5, 2 }").contains("If these are counts")))
    #expect(!(try card("values = { 10, 20, 30 }").contains("mind")))
  }

  @Test("What a chart takes for counts and is none is said, not refused")
  func fractions() throws {
    for (series, chart, sentence) in [
      ("values = { 4, 1.5, 3 }", "c", "1 value, at point 2, is no whole number."),
      ("values = { 4, 1.5, 2.5 }", "g", "2 values, the first at point 2, are no whole numbers."),
      (
        "numerators = { 4, 1.5 }, denominators = { 10, 10 }", "np",
        "1 value, at point 2, is no whole number."
      ),
    ] {
      let text = try card(series, "chart = \"\(chart)\"")
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(sentence), "\(text)")
      #expect(words.contains("are for whole numbers."), "\(text)")
    }
  }

  @Test("Pictures carry the cautions as their note, unless the script has one")
  func note() throws {
    try demonstration.enter(
      "s = qi.series { values = { 1, 0, 2, 1, 0, 1, 3, 0, 1, 2, 1, 0 } }"
    )
    #expect(try demonstration.enter("s:chart().svg").contains("If these are counts of events"))
    let own = try demonstration.enter(#"s:chart { note = "Our own" }.svg"#)
    #expect(own.contains("Our own") && !own.contains("If these are counts"))
    #expect(
      try demonstration.printed("print(s:chart())").contains("XmR chart. Rule set: nhse-2023")
    )
  }
}
