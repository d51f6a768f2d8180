import Testing

@testable import Workbench

@Suite("Charts are suggested at the prompt")
struct ChartSuggestionTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 400) }

  /// Counts too small for a chart of counts, as a measure of the store and as plain numbers.
  private static let rare = #"""
    rare = qi.series {
      name = "Fractures", kind = "count", better = "lower",
      values = { 0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 3, 0, 1, 0, 0 },
    }
    """#

  @Test("A measure of the store: the chart, why, what else, with numbers")
  func stored() throws {
    let printed = try demonstration.printed(
      #"print(qi.measure("violence"):series { unit = "CROFTON" }:suggest_chart())"#
    )
    #expect(printed.contains("54 points of a count"))
    #expect(printed.contains("XmR chart"))
    #expect(printed.contains("run chart"))
    #expect(printed.contains("one chart to learn"))
    let falls = #"qi.measure("falls-rate"):series { unit = "ASH" }:suggest_chart()"#
    let rate = try demonstration.printed("print(\(falls))")
    #expect(rate.contains("24 points of a rate"))
    #expect(rate.contains("events in a period on average"))
    #expect(try demonstration.enter("\(falls).mean_count < 4") == "true")
    #expect(try demonstration.enter("#\(falls).cautions > 0") == "true")
  }

  @Test("Rare events: the time between them, and how long periods would have to be")
  func rareEvents() throws {
    try demonstration.enter(Self.rare)
    #expect(try demonstration.enter("rare:suggest_chart().chart") == "t")
    let printed = try demonstration.printed("print(rare:suggest_chart())")
    #expect(printed.contains("suggested: a t chart · 20 points of a count"))
    #expect(printed.contains("There are 0.5 events in a period on average"))
    #expect(
      printed.contains("Added up over 8 periods at a time there would be 4 or more, at 2 points.")
    )
    #expect(printed.contains("It needs the date of every event"))
    #expect(printed.contains("65 % of the values are zero"))
  }

  @Test(
    "An XmR chart of rare events is refused, with what to use instead, and drawn where insisted on"
  )
  func refused() throws {
    try demonstration.enter(Self.rare)
    for call in [
      "rare:spc()", "rare:chart()", "rare:signals()", #"rare:spc { chart = "xmr" }"#,
    ] {
      let diagnostic = try #require(demonstration.failure(of: call), "\(call)")
      #expect(diagnostic.message.contains("only 0.5 events in a period on average"))
      #expect(diagnostic.hint?.contains("force = true") == true)
      #expect(diagnostic.hint?.contains("a t chart") == true)
    }
    #expect(try demonstration.enter("rare:spc { force = true }.chart_kind") == "xmr")
    #expect(try demonstration.enter(#"rare:spc { rules = "anhoej" }.chart_kind"#) == "run")
    // The card says it where the chart was insisted on.
    let card = try demonstration.printed("print(rare:spc { force = true })")
    #expect(card.contains("too few events for an XmR chart: 0.5 in a period on average"))
  }

  @Test("Where many series are looked at, a refused one does not stop the others")
  func many() throws {
    try demonstration.enter(Self.rare)
    try demonstration.enter(
      #"latest = qi.list { rare, qi.measure("violence"):series { unit = "CROFTON" } }:latest()"#
    )
    #expect(try demonstration.enter("latest.tested") == "1")
    #expect(try demonstration.enter("latest.not_tested") == "1")
    let printed = try demonstration.printed("print(latest)")
    #expect(printed.contains("Fractures"))
    #expect(printed.contains("not charted"))
  }

  @Test("Where the chart suggested needs other data, the best of these is named, and can be made")
  func now() throws {
    try demonstration.enter(Self.rare)
    try demonstration.enter(
      #"""
      falls = qi.measure("falls-rate"):series { unit = "ASH" }
      violence = qi.measure("violence"):series { unit = "CROFTON" }
      function now(series)
        local s = series:suggest_chart()
        return series:spc { chart = s.chart_now, rules = s.rules_now }.chart_kind
      end
      """#
    )
    for (series, needs, chart) in [
      ("rare", "true", "run"), ("falls", "true", "run"), ("violence", "false", "c"),
    ] {
      #expect(try demonstration.enter("\(series):suggest_chart().needs_other_data") == needs)
      #expect(try demonstration.enter("\(series):suggest_chart().chart_now") == chart)
      #expect(try demonstration.enter("now(\(series))") == chart)
    }
    let printed = try demonstration.printed("print(falls:suggest_chart())")
    #expect(
      printed.contains(#"these data make a run chart: :spc { chart = "run", rules = "anhoej" }"#)
    )
    #expect(
      !(try demonstration.printed("print(violence:suggest_chart())")).contains("these data make")
    )
  }

  @Test("Subgroups have sizes and no denominators")
  func subgroups() throws {
    let printed = try demonstration.printed(
      #"""
      local groups = {}
      for i = 1, 24 do
        groups[i] = { i % 3, i % 5 }
        if i % 4 == 0 then groups[i][3], groups[i][4] = 2, 3 end
      end
      print(qi.suggest_chart { subgroups = groups })
      """#
    )
    #expect(!printed.lowercased().contains("denominator"), "\(printed)")
    #expect(printed.contains("however many members"), "\(printed)")
    #expect(printed.contains("Sizes of subgroups go from"), "\(printed)")
  }

  @Test("Plain numbers: every kind has a chart, and a kind has to be said")
  func plain() throws {
    for (source, chart) in [
      (#"values = { 3, 9, 4, 12, 6, 2, 8, 5, 7, 11, 4, 6, 9 }, kind = "time_between""#, "t"),
      (#"values = { 3, 9, 4, 12, 6, 2, 8, 5, 7, 11, 4, 6, 9 }, kind = "cases_between""#, "g"),
      (#"values = { 3, 9, 4, 12, 6, 2, 8, 5, 7, 11, 4, 6, 9 }, kind = "individual""#, "xmr"),
      (#"values = { 3, 9, 4 }, kind = "individual""#, "run"),
      ("subgroups = { { 1, 2 }, { 2, 3 }, { 1, 3 }, { 3, 2 } }", "run"),
    ] {
      #expect(try demonstration.enter("qi.suggest_chart { \(source) }.chart") == chart, "\(source)")
    }
    let diagnostic = try #require(
      demonstration.failure(of: "qi.suggest_chart { values = { 1, 2, 3 } }")
    )
    #expect(diagnostic.message.contains("what is measured"))
    #expect(diagnostic.hint?.contains("\"individual\"") == true)
  }

  @Test("A rolling mean is told to a reader of the chart, once it is made")
  func rolling() throws {
    try demonstration.enter(
      #"""
      math.randomseed(7)
      local raw, smooth = {}, {}
      for i = 1, 71 do raw[i] = math.random() * 10 + math.random() * 10 end
      for i = 12, 71 do
        local sum = 0
        for j = i - 11, i do sum = sum + raw[j] end
        smooth[#smooth + 1] = sum / 12
      end
      rolling = qi.series { values = smooth, kind = "individual", name = "Rolling" }
      """#
    )
    let printed = try demonstration.printed("print(rolling:spc())")
    #expect(printed.contains("no control chart can judge them"))
    // What is suggested fits what is said.
    let suggested = try demonstration.printed("print(rolling:suggest_chart())")
    #expect(suggested.contains("suggested: a run chart, only to look at"))
    #expect(suggested.contains("means over about 12 rolling periods"))
    #expect(suggested.contains("It cannot judge rolling means, as above."))
    #expect(suggested.contains("chart the single periods"))
    #expect(suggested.split(separator: "over about 12").count == 2)
  }
}
