import Foundation
import TestInputSupport
import Testing

@testable import Workbench

@Suite("Funnel plots at the prompt")
struct FunnelTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 140) }

  @Test("Parts are added up over the periods before units are compared")
  func parts() throws {
    try demonstration.enter(
      #"""
      falls = qi.measure "falls-rate"
      local funnel = falls:funnel { from = "2023-10", to = "2024-09", adjust = false }
      local events, days = 0, 0
      for one in falls:by_unit { from = "2023-10", to = "2024-09" }:each() do
        for i = 1, #one do
          if one[i].value then
            events, days = events + one[i].numerator, days + one[i].denominator
          end
        end
      end
      assert(math.abs(funnel.centre - 1000 * events / days) < 1e-9)
      """#
    )
    let printed = try demonstration.printed(
      #"print(falls:funnel { from = "2023-10", to = "2024-09" }:table())"#
    )
    // Counted by hand from data/falls_extract.csv.
    #expect(printed.contains("ASH    Ash Ward           29         6003   4.83  within"))
  }

  @Test("A rate is beyond a limit exactly where the Poisson distribution says so")
  func poisson() throws {
    // P(X ≤ x) for a mean of 10, summed here.
    func cumulative(_ count: Int) -> Double {
      guard count >= 0 else { return 0 }
      var term = 4.539992976248485e-05  // e⁻¹⁰
      var sum = term
      for k in 1...max(count, 1) where k <= count {
        term *= 10 / Double(k)
        sum += term
      }
      return sum
    }
    for count in 0...30 {
      let standing = try demonstration.enter(
        """
        local funnel = qi.funnel {
          numerators = { \(count) }, denominators = { 2500 }, kind = "rate", multiplier = 1000,
          target = 4, adjust = false,
        }
        return funnel.outside[1] and funnel.outside[1].standing or "within"
        """
      )
      let (atMost, atLeast) = (cumulative(count), 1 - cumulative(count - 1))
      let expected =
        atLeast < 0.001
        ? "above_99.8"
        : atLeast < 0.025
          ? "above_95" : atMost < 0.001 ? "below_99.8" : atMost < 0.025 ? "below_95" : "within"
      #expect(standing == expected, "\(count)")
    }
  }

  @Test(
    "Where units differ by no more than chance, limits are exact; the card says how many stand out"
  )
  func chance() throws {
    let printed = try demonstration.printed(
      #"""
      print(qi.funnel {
        numerators = { 14, 16, 10, 60 }, denominators = { 140, 160, 95, 210 },
        names = { "Ash", "Beech", "Cedar", "Elm" }, kind = "proportion", multiplier = 100,
        target = 10, adjust = false, better = "lower", name = "Patients who fell",
      })
      """#
    )
    #expect(printed.contains("4 units · target 10.0 %"))
    #expect(printed.contains("exact binomial, not adjusted"))
    #expect(printed.contains("Elm   28.6 %  210"))
    #expect(printed.contains("above the 99.8 % limit (concern)"))
    #expect(
      printed.contains("1 of 4 units lies beyond the 99.8 % limits, 1 beyond the 95 % limits")
    )
    #expect(printed.contains("adjust = true widens the limits"))
  }

  /// Units that differ much more than chance, the last far out.
  private static let wide = #"""
    wide = {
      numerators = { 40, 55, 61, 48, 20, 75, 52, 33, 58, 190 },
      denominators = { 200, 200, 200, 200, 200, 200, 200, 200, 200, 200 },
      kind = "proportion", multiplier = 100, name = "Readmitted",
    }
    function with(more)
      local all = {}
      for name, value in pairs(wide) do all[name] = value end
      for name, value in pairs(more) do all[name] = value end
      return qi.funnel(all)
    end
    """#

  @Test("How units far out are trimmed is chosen, and named in the line of the method")
  func trimming() throws {
    try demonstration.enter(Self.wide)
    for (options, words) in [
      ("", "scores winsorised at 10 % on either side"),
      (#"trim = "none""#, "no score trimmed"),
      (#"trim = "truncated""#, "scores truncated by 10 % on either side"),
      (#"trim = "winsorised", trim_share = 0.25"#, "scores winsorised at 25 % on either side"),
      (#"trim_share = 0.2"#, "scores winsorised at 20 % on either side"),
      (#"kind = "standardised_ratio""#, "scores truncated by 10 % on either side"),
    ] {
      let printed = try demonstration.printed("print(with { \(options) })")
      #expect(printed.contains("; \(words))"), "\(options): \(printed)")
      // The picture says it as well.
      let svg = try demonstration.enter("with { \(options) }:chart().svg")
      #expect(svg.contains(words), "\(options)")
    }
    // φ without trimming is the mean of the squared scores, here with √p = sin Y by hand.
    let numerators = [40, 55, 61, 48, 20, 75, 52, 33, 58, 190].map(Double.init)
    let middle = asin((numerators.reduce(0, +) / 2000).squareRoot())
    let scores = numerators.map { (asin(($0 / 200).squareRoot()) - middle) * 2 * 200.squareRoot() }
    let untrimmed = scores.reduce(0) { $0 + $1 * $1 } / 10
    // The lowest and the highest tenth of the ranks, one unit each, are left out.
    let truncated = scores.sorted().dropFirst().dropLast().reduce(0) { $0 + $1 * $1 } / 8
    for (trim, expected) in [("none", untrimmed), ("truncated", truncated)] {
      let found = try demonstration.enter(
        #"string.format("%.17g", with { trim = "\#(trim)" }.dispersion)"#
      )
      #expect(abs(try #require(Double(found)) - expected) < 1e-9, "\(trim)")
    }
  }

  @Test("Shares without a multiplier are printed to the digits that tell units apart")
  func digits() throws {
    let printed = try demonstration.printed(
      #"""
      print(qi.funnel {
        numerators = { 30, 60, 58, 62, 61 }, denominators = { 100, 600, 600, 600, 600 },
        kind = "proportion",
      })
      """#
    )
    #expect(printed.contains("all units 0.108"), "\(printed)")
    let row = try #require(printed.split(separator: "\n").first { $0.hasPrefix("unit 1") })
    #expect(row.contains("0.3  100"), "\(row)")
    #expect(row.firstMatch(of: /0\.\d{3} to 0\.\d{3} +0\.\d{3} to 0\.\d{3}/) != nil, "\(row)")
  }

  @Test("Where φ is below 1 and τ² above 0, the card says why limits are widened all the same")
  func widenedByChance() throws {
    // Scores that square to between k − 1 and k.
    let printed = try demonstration.printed(
      #"""
      print(qi.funnel {
        numerators = { 50, 60, 53, 43 }, denominators = { 200, 200, 200, 200 },
        kind = "proportion", multiplier = 100, trim = "none", limits = "exact",
      })
      """#
    )
    #expect(!printed.contains("times as much"), "\(printed)")
    #expect(printed.contains("the units vary no more than chance would have them"), "\(printed)")
    #expect(printed.contains("above (k − 1) ÷ k = 0.75 for k = 4 units"), "\(printed)")
  }

  @Test("Limits of chance alone around units that differ by more carry a remark, card and picture")
  func chanceAlone() throws {
    demonstration.session.settings.columns = 400
    try demonstration.enter(Self.wide)
    let remark = "limits of chance alone flag too many"
    let card = try demonstration.printed("print(with { adjust = false })")
    #expect(card.contains(remark))
    #expect(card.contains("adjust = true allows for it."))
    let svg = try demonstration.enter(
      #"with { adjust = false }:chart { note = "Our own note." }.svg"#
    )
    #expect(svg.contains("Our own note."))
    #expect(svg.contains("more than chance explains"))
    #expect(!(try demonstration.printed("print(with {})")).contains(remark))
    #expect(
      !(try demonstration.printed(
        #"""
        print(qi.funnel {
          numerators = { 50, 54, 49 }, denominators = { 200, 200, 200 }, kind = "rate", adjust = false,
        })
        """#
      )).contains(remark)
    )
  }

  @Test("Without any figure there is no middle")
  func nothing() throws {
    let none = #"qi.funnel { numerators = { false }, denominators = { 3 }, kind = "rate" }"#
    #expect(try demonstration.enter("\(none).centre == nil") == "true")
    #expect(
      try demonstration.printed("print(\(none)) print(\(none):chart())").contains(
        "No unit has a value"
      )
    )
  }

  @Test("Units without a figure are told, and units with fewer periods")
  func gaps() throws {
    let printed = try demonstration.printed(
      #"print(qi.funnel { numerators = { 1, false }, denominators = { 9, 9 }, kind = "rate" })"#
    )
    #expect(printed.contains("1 unit without a value is not compared: unit 2"))
    let falls = try demonstration.printed(#"print(qi.measure("falls-rate"):funnel())"#)
    #expect(falls.contains("1 unit has fewer periods than others: CEDAR"))
    #expect(falls.contains("Oct 2022 – Sep 2024"))
    #expect(falls.contains("from 4 units it is hardly known how much units differ"))
  }

  @Test("The drawing prints, and is saved as SVG")
  func drawing() throws {
    let printed = try demonstration.printed(#"print(qi.measure("falls-rate"):funnel():chart())"#)
    #expect(printed.contains("99.8% limit"))
    #expect(printed.contains("Occupied bed days"))
    let path = try demonstration.enter(
      #"qi.measure("falls-rate"):funnel { period = "2024-09" }:chart():save "out/funnel-test.svg""#
    )
    #expect(path == "out/funnel-test.svg")
  }

  @Test(
    "What cannot be compared is answered in words",
    arguments: [
      (#"qi.measure("violence"):funnel()"#, "is a count, and a funnel compares"),
      (#"qi.measure("falls-rate"):funnel { period = "2001-01" }"#, "No unit has a figure"),
      (#"qi.measure("falls-rate"):funnel { period = "2024-09", to = "2024-09" }"#, "given both"),
      (#"qi.measure("falls-rate"):funnel { target = -4 }"#, "target of -0.004"),
      (#"qi.funnel { numerators = { 3 }, denominators = { 2 }, kind = "proportion" }"#, "3 of 2"),
      (#"qi.funnel { numerators = { 0 }, denominators = { 2 }, kind = "rate" }"#, "no rate of all"),
      (
        #"qi.funnel { numerators = { 3 }, denominators = { 2, 1 }, kind = "rate" }"#,
        "2 denominators"
      ),
      (
        #"qi.funnel { numerators = { 3, -1 }, denominators = { 4, 4 }, kind = "rate" }"#,
        "Numerator 2"
      ),
      (#"qi.funnel { numerators = { 3 }, denominators = { 4 } }"#, "needs \"kind\""),
      (
        #"qi.funnel { numerators = { 3, 12 }, denominators = { 9, 0 }, kind = "rate" }"#,
        "The denominator is zero and the numerator is 12: unit 2."
      ),
      (
        #"""
        qi.funnel {
          numerators = { 3, 12 }, denominators = { 9, 0 }, kind = "rate", names = { "Ash", "Elm" },
        }
        """#,
        "The denominator is zero and the numerator is 12: Elm (unit 2)."
      ),
      (
        #"qi.funnel { numerators = { 3 }, denominators = { 4 }, kind = "rate", trim_share = 0.5 }"#,
        "A share of 0.5 cannot be trimmed"
      ),
      (
        #"""
        qi.funnel {
          numerators = { 3 }, denominators = { 4 }, kind = "rate", trim = "none", trim_share = 0.1,
        }
        """#,
        "that nothing is"
      ),
    ]
  )
  func refusals(source: String, sentence: String) throws {
    let diagnostic = try #require(demonstration.failure(of: source))
    #expect(diagnostic.message.contains(sentence), "\(diagnostic.message)")
  }

  /// Records figures of the falls rate, a line each: unit, period, falls, bed days.
  private func load(_ lines: [String]) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write((["u,p,n,d"] + lines).joined(separator: "\n"))
    try demonstration.enter(
      """
      qi.import {
        "\(file)", into = "falls-rate",
        columns = { unit = "u", period = "p", numerator = "n", denominator = "d" },
      }:commit { reason = "More figures" }
      """
    )
  }

  @Test("A unit and one that lies above it are not compared with each other")
  func countedTwice() throws {
    // A trust lies two levels above its wards.
    try load(["TRUST,2024-09-01,20,3000"])
    let diagnostic = try #require(
      demonstration.failure(of: #"qi.measure("falls-rate"):funnel { period = "2024-09" }"#)
    )
    #expect(diagnostic.message.contains("lies above Ash Ward"), "\(diagnostic.message)")
    #expect(diagnostic.hint?.contains(#"units = { "ASH""#) == true)
    #expect(
      try demonstration.enter(
        #"qi.measure("falls-rate"):funnel { units = { "ASH", "BEECH", "ELM" } }.compared"#
      ) == "3"
    )
    let unknown = demonstration.failure(of: #"qi.measure("falls-rate"):funnel { units = "ASHH" }"#)
    #expect(unknown?.candidates.contains { $0.contains("ASH") } == true)
  }

  @Test("Figures under two definitions are not added up")
  func definitions() throws {
    try demonstration.enter(
      #"""
      qi.define { measures = { {
        code = "falls-rate", name = "Falls per 1,000 occupied bed days", kind = "rate",
        multiplier = 1000, better = "lower", frequency = "monthly", from = "2024-10-01", version = 2,
        numerator = "Inpatient falls and slips", denominator = "Occupied bed days in the month",
      } } }:commit { reason = "Slips count too" }
      """#
    )
    // No figure stands under the second definition yet, so that all there are still add up.
    #expect(try demonstration.enter(#"qi.measure("falls-rate"):funnel().compared"#) == "4")
    try load(["ASH,2024-10-01,9,510", "BEECH,2024-10-01,4,600"])
    let diagnostic = try #require(demonstration.failure(of: #"qi.measure("falls-rate"):funnel()"#))
    #expect(diagnostic.message.contains("changed in this time"), "\(diagnostic.message)")
    #expect(
      try demonstration.enter(#"qi.measure("falls-rate"):funnel { from = "2024-10" }.compared"#)
        == "2"
    )
    let sums = try demonstration.printed(
      #"print(qi.measure("falls-rate"):series { unit = "ASH" }:cusum())"#
    )
    #expect(sums.contains("the definition changes at Oct 2024"))
  }
}
