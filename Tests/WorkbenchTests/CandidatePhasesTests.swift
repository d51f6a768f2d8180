import Testing

@testable import Workbench

@Suite("Candidate phases at the prompt")
struct CandidatePhasesTests {
  let demonstration: DemonstrationSession

  init() throws {
    demonstration = try DemonstrationSession(columns: 160)
    try demonstration.enter(#"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#)
  }

  @Test("Crofton: a new level from July 2022, or from May against the first two years")
  func crofton() throws {
    let whole = try demonstration.printed("print(crofton:candidate_phases())")
    #expect(whole.contains("candidate      a new phase from Jul 2022"))
    #expect(whole.contains(#""Safety huddles start", 1 Apr 2022, 91 days before"#))
    #expect(whole.contains("Nothing is changed"))
    try demonstration.enter("found = crofton:candidate_phases { baseline = 24 }.candidates[1]")
    let fixed = try demonstration.printed("print(crofton:candidate_phases { baseline = 24 })")
    #expect(fixed.contains("begins         with the shift, May 2022, and not at the change point"))
    #expect(fixed.contains("the limits are fixed on points before it"))
    let found = try demonstration.enter(
      "local c = crofton:candidate_phases().candidates[1] return c.start == c.shift"
    )
    #expect(whole.contains("begins         at the change point, Jul 2022") == (found == "false"))
    #expect(try demonstration.enter("found.start") == "May 2022")
    #expect(try demonstration.enter("found.change_point") == "Jul 2022")
    #expect(try demonstration.enter("found.days_after_annotation") == "30")
    #expect(try demonstration.enter("found.side") == "low")
  }

  @Test("The means are those of the points before and after")
  func means() throws {
    #expect(
      try demonstration.enter(
        #"""
        local found = crofton:candidate_phases().candidates[1]
        local before, after = 0, 0
        for i = 1, #crofton do
          if i < found.position then before = before + crofton[i].value
          else after = after + crofton[i].value end
        end
        assert(math.abs(found.mean_before - before / (found.position - 1)) < 1e-9)
        assert(math.abs(found.mean_after - after / (#crofton - found.position + 1)) < 1e-9)
        return found.points_after == #crofton - found.position + 1
        """#
      ) == "true"
    )
  }

  @Test("The lines to adopt it are refused until the reason is written, and then work")
  func adopting() throws {
    try demonstration.enter("lines = crofton:candidate_phases().candidates[1].adopt")
    let lines = try demonstration.enter("lines")
    #expect(lines.contains(#"measure = "violence", unit = "CROFTON", from = "2022-07-01""#))
    // As printed they hold no reason, and a phase without one is refused.
    #expect(demonstration.failure(of: lines) != nil)
    #expect(try demonstration.enter("#crofton:spc().phases") == "1")
    let written = lines.replacing(
      #"reason = "","#,
      with: #"reason = "Safety huddles took hold","#
    )
    .replacing(#"decided_by = """#, with: #"decided_by = "Ward manager""#)
    .replacing(#"commit { reason = "" }"#, with: #"commit { reason = "Agreed in October" }"#)
    try demonstration.enter(written)
    #expect(
      try demonstration.enter(
        ##"#qi.measure("violence"):series { unit = "CROFTON" }:spc().phases"##
      ) == "2"
    )
    // The new phase holds no further change.
    let again = try demonstration.printed(
      #"print(qi.measure("violence"):series { unit = "CROFTON" }:candidate_phases())"#
    )
    #expect(again.contains("nothing that would be a reason to begin a new phase"))
  }

  @Test("Looking stores nothing")
  func nothingStored() throws {
    let before = try demonstration.enter("#qi.log")
    try demonstration.enter("crofton:candidate_phases()")
    #expect(try demonstration.enter("#qi.log") == before)
    #expect(try demonstration.enter(##"#qi.measure("violence").phases"##) == "0")
  }

  @Test("Where there is none, the card says why")
  func none() throws {
    let short = try demonstration.printed(#"print(crofton:upto("2020-12"):candidate_phases())"#)
    #expect(short.contains("9 points with a value in this phase"))
    let known = try demonstration.printed(
      "print(crofton:candidate_phases { centre = 11, sigma = 3 })"
    )
    #expect(known.contains("the centre is given"))
    let blind = try demonstration.printed(
      #"print(crofton:candidate_phases { rules = qi.rule_set { "one", rules = { "beyond_limits" } } })"#
    )
    #expect(blind.contains("no rule that sees a shift"))
  }

  @Test("A series without dates is cut by position")
  func plain() throws {
    let printed = try demonstration.printed(
      #"""
      local values = {}
      for i = 1, 40 do values[i] = (i > 24 and 20 or 10) + i % 3 end
      print(qi.series { values = values, name = "Steps" }:candidate_phases())
      """#
    )
    #expect(printed.contains("a new phase from point 25"))
    #expect(printed.contains("series:rebase { at = 25, reason = \"\" }"))
  }
}
