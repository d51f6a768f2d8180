import Foundation
import Testing

@testable import Workbench

@Suite("Cards of values")
struct CardTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 80, rows: 24) }

  @Test("A list is a table, and what all have in common stands above it")
  func lists() throws {
    #expect(
      try demonstration.enter(#"qi.measure("falls-rate"):by_unit()"#) == """
        4 series · Falls per 1,000 occupied bed days
        Unit        Points  Latest           Value
        ──────────  ──────  ────────  ────────────
        Ash Ward        24  Sep 2024  4.08 (2/490)
        Beech Ward      24  Sep 2024     0 (0/579)
        Cedar Ward      24  Sep 2024  4.51 (2/443)
        Elm Ward        24  Sep 2024   1.6 (1/624)
        """
    )
    #expect(
      try demonstration.enter("qi.measures") == """
        2 measures
        Code        Name                               Kind   Better
        ──────────  ─────────────────────────────────  ─────  ──────
        falls-rate  Falls per 1,000 occupied bed days  rate   lower
        violence    Physical violence incidents        count  lower
        """
    )
    #expect(try demonstration.enter("qi.units:where(function() return false end)") == "no units")
  }

  @Test("A long list shows head and tail within the screen, and :all() shows every item")
  func longList() throws {
    let shown = try demonstration.enter(
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }:signals()"#
    ).split(separator: "\n").map(String.init)
    #expect(shown.count <= 23)
    #expect(shown[0] == "29 signals · Physical violence incidents · Crofton Ward")
    #expect(shown[3] == "May 2022   9 incidents  improvement  shift below the centre")
    #expect(shown.contains("… 12 rows more …"))
    #expect(shown[shown.count - 2].hasPrefix("Sep 2024 "))
    #expect(shown.last == "all of it:  _:all()")
    let all = try demonstration.printed("_:all()").split(separator: "\n")
    #expect(all.count == 3 + 29)
    // The list is still the latest value.
    #expect(try demonstration.enter("#_") == "29")
  }

  @Test("A point shows its value with unit and parts, and of a chart what the chart says")
  func points() throws {
    try demonstration.enter(#"f = qi.measure("falls-rate"):series { unit = "ASH" }"#)
    #expect(
      try demonstration.enter("f[-1]") == """
        Falls per 1,000 occupied bed days · Ash Ward · Sep 2024
          value          4.08 per 1,000 bed days (2/490)
        """
    )
    #expect(try demonstration.enter("f[-1].value * 490") == "2000.0")
    #expect(
      try demonstration.enter(
        #"qi.series { numerators = { 80, 76 }, denominators = { 90, 87 }, kind = "proportion", multiplier = 100, name = "Seen" }[2]"#
      ) == """
        Seen · point 2
          value          87.4 % (76/87)
        """
    )
    #expect(
      try demonstration.enter(
        #"qi.measure("violence"):series { unit = "CROFTON" }:spc { baseline = 24 }[30]"#
      ) == """
        Physical violence incidents · Crofton Ward · Sep 2022
          value          9 incidents
          centre         11.1667
          limits         2.7241 to 19.6093
          reads          special cause, improvement (shift below the centre)
        """
    )
  }

  @Test("A table has decimals under each other, says its unit, and shows all of itself in blocks")
  func tables() throws {
    let shown = try demonstration.enter(
      #"qi.measure("falls-rate"):series { unit = "ASH" }:upto("2022-12"):table()"#
    )
    #expect(
      shown == """
        Period     Value  Numerator  Denominator  Note
        ────────  ──────  ─────────  ───────────  ────
        Oct 2022  1.9048          1          525
        Nov 2022  0.0000          0          510
        Dec 2022  0.0000          0          542
        Value: per 1,000 bed days
        """
    )
    #expect(try demonstration.enter(#"qi.measure("violence").targets"#).hasSuffix("\nno rows"))
    demonstration.session.settings.columns = 50
    let narrow = try demonstration.enter(#"qi.measure("violence").definitions"#)
    #expect(narrow.hasSuffix("more\nall of it:  _:all()"))
    let all = try demonstration.printed("_:all()")
    for word in [
      "Version", "Incidents of physical violence reported on the ward", "Multiplier", "lower",
    ] {
      #expect(all.contains(word), "\(word)")
    }
    #expect(all.components(separatedBy: "Version").count > 2)
  }

  @Test("In a script a table is not cut to the window, and nobody is told to type")
  func inScripts() throws {
    try demonstration.session.runScript(
      Array(
        #"local qi <const> = require "qi"; qi.display(qi.measure("violence"):series { unit = "CROFTON" }:table())"#
          .utf8
      ),
      path: "table.lua"
    )
    #expect(demonstration.output.split(separator: "\n").count == 57)
    #expect(!demonstration.output.contains("all of it"))
  }

  @Test("A function itself says how it is called, what it is for and where its help is")
  func functions() throws {
    try demonstration.enter(#"s = qi.measure("violence"):series { unit = "CROFTON" }"#)
    for (entry, form, help) in [
      ("s.spc", "series:spc {", "?series:spc"), ("qi.measure", "qi.measure {", "?qi.measure"),
      ("display", "qi.display(", "?qi.display"), ("print", "print(", "?print"),
      ("string.format", "string.format(", "?string.format"),
      ("('').rep", "string.rep(", "?string.rep"),
    ] {
      let card = try demonstration.enter(entry)
      #expect(card.hasPrefix(form), "\(entry): \(card)")
      #expect(card.hasSuffix("\nHelp: \(help)"), "\(entry): \(card)")
      #expect(card.split(separator: "\n").count >= 3, "\(entry)")
      for line in card.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= 80) }
      // The help that it names is there.
      #expect(throws: Never.self, "\(entry)") { try demonstration.enter(help) }
    }
    #expect(try demonstration.enter("function(x) return x end").hasPrefix("function: "))
    #expect(try demonstration.enter("tostring(print)").hasPrefix("function: "))
  }

  @Test("Cards keep within the window, and lose no word to it", arguments: [50, 60, 80, 100])
  func widths(columns: Int) throws {
    try demonstration.enter(#"s = qi.measure("violence"):series { unit = "CROFTON" }"#)
    for entry in [
      #"qi.measure "violence""#, #"qi.measure "falls-rate""#, "s[30]", "s:spc {}",
      "s:spc { baseline = 24 }",
      "s:spc { chart = 'run' }", "s:suggest_chart()", "s:capability { upper = 20 }", "s:cusum {}",
      "s:candidate_phases()", "s:spc {}:signals()[1]", #"qi.measure("falls-rate"):funnel()"#,
      #"qi.unit "CROFTON""#, #"qi.measure("falls-rate"):by_unit():latest()"#,
    ] {
      demonstration.session.settings.columns = 500
      let wide = try demonstration.enter(entry)
      demonstration.session.settings.columns = columns
      let narrow = try demonstration.enter(entry)
      for line in narrow.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= columns, "\(entry): \(line)")
      }
      #expect(
        narrow.split(whereSeparator: \.isWhitespace) == wide.split(whereSeparator: \.isWhitespace),
        "\(entry)"
      )
    }
  }
}
