import Testing

@testable import Workbench

@Suite("Rule sets as values")
struct RuleSetTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession(columns: 120) }

  private static let nelsonAgain = #"""
    qi.rule_set {
      name = "nelson again",
      rules = {
        "beyond_limits", { "shift", length = 9 }, { "trend", length = 6 },
        { "alternation", length = 14 }, { "two_of_three", third = "anywhere" }, "four_of_five",
        { "stratification", length = 15 }, { "mixture", length = 8 },
      },
      marking = "completing_point", factor = 3 / 1.128, constants = "three_decimals",
    }
    """#

  @Test("A set of one's own with the rules of a named one finds what that one finds")
  func sameAsNamed() throws {
    let marks = try demonstration.enter(
      #"""
      crofton = qi.measure("violence"):series { unit = "CROFTON" }
      local function marks(rules)
        local found = {}
        for signal in crofton:signals { rules = rules, baseline = 24 }:each() do
          found[#found + 1] = signal.label .. table.concat(signal.rules, "+") .. signal.rule
        end
        return table.concat(found, " ")
      end
      local named, own = marks("nelson"), marks(\#(Self.nelsonAgain))
      assert(named == own, own)
      return #named > 0
      """#
    )
    #expect(marks == "true")
  }

  @Test("A result carries the name of the set that made it, wherever rules are asked for")
  func everywhere() throws {
    try demonstration.enter(#"ours = qi.rule_set { "ward rules", rules = { "beyond_limits" } }"#)
    for source in [
      #"qi.measure("violence"):series { unit = "CROFTON" }:spc { rules = ours }.rule_set"#,
      "qi.measures:latest { rules = ours }.rule_set",
      #"qi.measure("falls-rate"):by_unit():latest { rules = ours }.rule_set"#,
      #"qi.measure("violence"):series { unit = "CROFTON" }:signals { rules = ours }[1].analysis.rule_set"#,
      #"qi.measure("violence"):series { unit = "CROFTON" }:chart { rules = ours }.analysis.rule_set"#,
    ] {
      #expect(try demonstration.enter(source) == "ward rules", "\(source)")
    }
  }

  @Test("Rules that need no limits make a set for run charts, others one for charts with limits")
  func charts() throws {
    let first = { (rules: String) in
      try demonstration.enter(#"qi.rule_set { "own", rules = { \#(rules) } }.charts[1]"#)
    }
    #expect(try first(#"{ "shift", length = 6 }, { "trend", length = 5 }"#) == "run")
    #expect(try first(#""beyond_limits", { "shift", length = 6 }"#) == "xmr")
    #expect(try demonstration.enter(#"qi.rule_set("anhoej").charts[1]"#) == "run")
  }

  @Test("Every named set is listed with its rules and where it comes from")
  func named() throws {
    let printed = try demonstration.printed(
      "for set in qi.rule_sets:each() do print(set) assert(set.source, set.name) end"
    )
    for line in [
      "nhse-2023 · rule set of 4 rules", "NHS England, Making Data Count",
      "two of three points in a row between two and three sigma",
      "15 or more points in a row within one sigma", "best box with its corner cut",
    ] {
      #expect(printed.contains(line), "\(line)")
    }
    #expect(try demonstration.enter(#"qi.rule_set("nelson") == qi.rule_sets[7]"#) == "true")
  }

  @Test(
    "What makes no rule set is answered with what is wrong and how to mend it",
    arguments: [
      (#"qi.rule_set "nelsn""#, "There is no rule set \"nelsn\"", "\"nelson\""),
      (#"qi.rule_set { "nelson", rules = { "trend" } }"#, "stands already", "another name"),
      (#"qi.rule_set { "nelson", factor = 3 }"#, "stands as it is", "another name"),
      (#"qi.rule_set { "x", rules = { "trnd" } }"#, "\"trnd\" is not one", "\"trend\""),
      (#"qi.rule_set { "x", rules = { "trend" } }"#, "needs a length", "nhse-2023 has 7"),
      (#"qi.rule_set { "x", rules = { { "shift", lenght = 8 } } }"#, "\"lenght\"", "\"length\""),
      (
        #"qi.rule_set { "x", rules = { { "shift", ties = "end", length = 8 } } }"#, "no ties",
        "on_centre"
      ),
      (
        #"qi.rule_set { "x", rules = { { "beyond_limits", length = 8 } } }"#, "no length",
        "\"beyond_limits\""
      ),
      (#"qi.rule_set { "x", rules = { { "shift", length = 2 } } }"#, "2 points", ""),
      (#"qi.rule_set { "x", rules = { "long_run", "long_run" } }"#, "twice", ""),
      (#"qi.rule_set { "x", rules = {} }"#, "never find anything", "rules = {"),
      (#"qi.rule_set { "x", rules = { "long_run" }, charts = {} }"#, "no chart", "xmr"),
      (#"qi.rule_set { "x", rules = { "long_run" }, factor = 0 }"#, "limit factor of 0", ""),
      (#"qi.rule_set { "", rules = { "long_run" } }"#, "needs a name", ""),
      (#"qi.measures:latest { rules = "nelsn" }"#, "\"nelsn\"", "\"nelson\""),
      (#"qi.measures:latest { rules = qi.today() }"#, "is a date", ""),
    ]
  )
  func mistakes(source: String, sentence: String, mend: String) throws {
    let diagnostic = try #require(demonstration.failure(of: source))
    #expect(diagnostic.message.contains(sentence), "\(diagnostic.message)")
    let help = (diagnostic.hint ?? "") + diagnostic.candidates.joined(separator: " ")
    #expect(mend.isEmpty || help.contains(mend), "\(help)")
  }
}
