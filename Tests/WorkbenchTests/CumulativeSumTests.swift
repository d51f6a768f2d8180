import Testing

@testable import Workbench

@Suite("CUSUM charts at the prompt")
struct CumulativeSumTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession(columns: 160)
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
  }

  @Test("The sums are those that a few lines of Lua make of the values")
  func secondDerivation() throws {
    let agreed = try demonstration.enter(
      #"""
      local sum, ranges = 0, 0
      for i = 1, 24 do sum = sum + crofton[i].value end
      for i = 2, 24 do ranges = ranges + math.abs(crofton[i].value - crofton[i - 1].value) end
      local centre, sigma = sum / 24, ranges / 23 / (2 / math.sqrt(math.pi))
      local cusum = crofton:cusum { baseline = 24, shift = 1.5, h = 4, head_start = 2 }
      assert(math.abs(cusum.centre - centre) < 1e-12 and math.abs(cusum.sigma - sigma) < 1e-12)
      local high, low, first = 2, -2, nil
      for i = 1, #crofton do
        local z = (crofton[i].value - centre) / sigma
        high, low = math.max(0, high + z - 0.75), math.min(0, low + z + 0.75)
        if low < -4 and not first then first = { i, low } end
      end
      local signal = cusum.signals[#cusum.signals]
      assert(signal.side == "low" and signal.position == first[1], signal.label)
      assert(math.abs(signal.sum - first[2]) < 1e-9)
      return signal.label
      """#
    )
    #expect(agreed == "Oct 2022" || agreed == "Sep 2022", "\(agreed)")
  }

  @Test("The card says when the fall was seen and when it seems to have begun")
  func card() throws {
    let printed = try demonstration.printed("print(crofton:cusum { baseline = 24 })")
    #expect(printed.contains("11.17 (the mean of the first 24 points)"))
    #expect(printed.contains("Oct 2022: the low sum is -5.35 σ"))
    // The huddles began in April 2022; the months from July on are lower.
    #expect(printed.contains("seems to have begun at Jul 2022 (improvement)"))
    #expect(try demonstration.enter("#crofton:cusum { baseline = 24 }.signals") == "1")
    #expect(
      try demonstration.enter(#"crofton:cusum { baseline = 24 }.signals[1]["until"]"#) == "Sep 2024"
    )
  }

  @Test("The drawing prints, and is saved as SVG")
  func drawing() throws {
    let printed = try demonstration.printed("print(crofton:cusum { baseline = 24 }:chart())")
    #expect(printed.contains("decision limit"))
    #expect(printed.contains("Jul 2022"))
    #expect(
      try demonstration.enter(
        #"crofton:cusum { baseline = 24 }:chart { title = "Look" }.svg:find("Look") ~= nil"#
      ) == "true"
    )
  }

  @Test("Sums of single cases follow the likelihood ratio and start again after a signal")
  func bernoulli() throws {
    let agreed = try demonstration.enter(
      #"""
      local outcomes = {}
      for i = 1, 200 do outcomes[i] = i % (i <= 120 and 20 or 6) == 0 and 1 or 0 end
      outcomes[7] = false
      local chart = qi.bernoulli_cusum { outcomes = outcomes, target = 0.05, better = "lower" }
      local p, sum, found = 0.05, 0, {}
      local raised = 2 * p / (1 - p + 2 * p)
      for i, event in ipairs(outcomes) do
        if event then
          sum = math.max(0, sum + (event == 1 and math.log(raised / p)
            or math.log((1 - raised) / (1 - p))))
        end
        if sum >= 3.5 then found[#found + 1] = { i, sum } sum = 0 end
      end
      assert(#found == #chart.signals and #found == 1, #found)
      local signal = chart.signals[1]
      assert(signal.position == found[1][1] and math.abs(signal.sum - found[1][2]) < 1e-9)
      return signal.side .. " " .. signal.label .. " " .. signal.since
      """#
    )
    #expect(agreed == "high 168 120")
    let printed = try demonstration.printed(
      #"print(qi.bernoulli_cusum { outcomes = { 0, 1, false, 0 }, target = 0.1 })"#
    )
    #expect(printed.contains("4 cases, 1 event, 1 not known"))
    #expect(printed.contains("an event in 10 % of cases (given)"))
  }

  @Test("Subgroups are summed in standard errors of their means, with σ from within them")
  func subgroups() throws {
    let printed = try demonstration.printed(
      #"""
      sub = qi.series {
        name = "Fridge",
        subgroups = { { 1, 2, 3 }, { 2, 3, 4 }, { 1, 2, 2 }, { 3, 4, 5 }, { 9, 8, 9 }, { 9, 9, 8 } },
      }
      print(sub:cusum { baseline = 4 })
      """#
    )
    #expect(printed.contains("within the subgroups of the first 4 points"))
    #expect(printed.contains("a sum beyond 5 standard errors"))
    // Mean range 1.75 of three members ÷ d2(3) = 1.6926; (8.6667 − 2.6667) ÷ (σ ÷ √3) − ½ and so on.
    #expect(
      try demonstration.enter(
        #"""
        local cusum = sub:cusum { baseline = 4 }
        assert(math.abs(cusum.sigma - 1.75 / 1.692569) < 1e-5, cusum.sigma)
        local sum, centre = 0, (2 + 3 + 5 / 3 + 4) / 4
        for _, mean in ipairs { 2, 3, 5 / 3, 4, 26 / 3 } do
          sum = math.max(0, sum + (mean - centre) / (cusum.sigma / math.sqrt(3)) - 0.5)
        end
        return math.abs(cusum.signals[1].sum - sum) < 1e-9 and cusum.signals[1].position
        """#
      ) == "5"
    )
  }

  @Test("Where nothing tells the level or σ, the card says so")
  func nothing() throws {
    let none = #"qi.series { values = { false, false }, kind = "individual" }:cusum()"#
    #expect(try demonstration.printed("print(\(none))").contains("no point has a value"))
    let one = #"qi.series { values = { 5 }, kind = "individual" }:cusum()"#
    #expect(try demonstration.printed("print(\(one))").contains("nothing tells σ"))
  }

  @Test("New phases of the series are told to play no part")
  func phases() throws {
    let printed = try demonstration.printed(
      #"print(crofton:rebase { at = "2022-07", reason = "Huddles" }:cusum())"#
    )
    #expect(printed.contains("its new phases play no part"))
  }

  @Test(
    "What cannot be computed is answered in words",
    arguments: [
      ("crofton:cusum { h = 0 }", "h of 0 is not above zero"),
      ("crofton:cusum { sigma = -1 }", "sigma of -1 is not above zero"),
      ("crofton:cusum { shift = 0 }", "shift of 0"),
      ("crofton:cusum { head_start = 9 }", "not between 0 and h, 5"),
      ("crofton:cusum { baseline = 0 }", "baseline of 0 points"),
      ("qi.bernoulli_cusum { outcomes = { 1, 2 }, target = 0.1 }", "Case 2 is 2"),
      ("qi.bernoulli_cusum { outcomes = { 1, 0 } }", "how probable"),
      ("qi.bernoulli_cusum { outcomes = { 0, 0 }, baseline = 2 }", "no odds"),
      (
        "qi.bernoulli_cusum { outcomes = { 0 }, target = 0.1, labels = { \"a\", \"b\" } }",
        "2 labels"
      ),
      ("qi.bernoulli_cusum { outcomes = { 0, 1 }, target = 0.1, odds_ratio = 1 }", "not above 1"),
    ]
  )
  func refusals(source: String, sentence: String) throws {
    let diagnostic = try #require(demonstration.failure(of: source))
    #expect(diagnostic.message.contains(sentence), "\(diagnostic.message)")
  }
}
