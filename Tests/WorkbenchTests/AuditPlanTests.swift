import QualityModel
import Testing

@testable import Workbench

@Suite("Audit plans in scripts")
struct AuditPlanTests {
  @Test("Items are listed by plan, by focus area, by priority and by who leads them")
  func lists() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    #expect(try demonstration.enter(#"#qi.audit_plan("AP-2024").items"#) == "4")
    #expect(try demonstration.enter(#"#qi.plan_items:where { unit = "ACM" }"#) == "3")
    #expect(try demonstration.enter(#"#qi.focus_area("FA-VIOLENCE").plan_item_focuses"#) == "3")
    #expect(
      try demonstration.enter(
        #"qi.quality_priority("PR-2024-01").plan_item_priorities[1].item.code"#
      )
        == "PI-02"
    )
    #expect(try demonstration.enter(#"#qi.person("DESAI").plan_items_led"#) == "4")
  }

  @Test("An audit is put off with the reason, and not without")
  func deferred() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let refused = try demonstration.enter(
      #"qi.plan_item("PI-04"):change { status = "deferred" }:rejections()"#
    )
    #expect(refused.contains("says when, why, and who decided"), "\(refused)")
    try demonstration.enter(
      """
      qi.plan_item("PI-04"):change {
        status = "deferred", set_aside_on = "2024-10-01", set_aside_by = "PEREIRA",
        set_aside_because = "Nobody is free before the spring",
      }:commit { reason = "Put off" }
      """
    )
    #expect(try demonstration.enter(#"qi.plan_item("PI-04").status"#) == "deferred")
    let begun = try demonstration.enter(
      """
      qi.plan_item("PI-03"):change {
        status = "deferred", set_aside_on = "2024-10-01", set_aside_by = "PEREIRA",
        set_aside_because = "Too late for that",
      }:rejections()
      """
    )
    #expect(begun.contains("in_progress can become reported, not deferred"), "\(begun)")
    #expect(try demonstration.enter("qi.check()").hasPrefix("Nothing breaks a rule"))
  }

  @Test("An item of a draft plan does not begin, and says how to mend that")
  func draft() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let refused = try demonstration.enter(
      #"qi.plan_item("PI-07"):change { status = "in_progress" }:rejections()"#
    )
    #expect(refused.contains("its plan AP-2025 is a draft"), "\(refused)")
  }

  @Test("A priority whose only audit was put off has none, with the audit named")
  func noAudit() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    #expect(try demonstration.enter(#"#qi.orphans { gap = "no_audit" }"#) == "0")
    try demonstration.enter(
      #"qi.plan_item_priorities:where { item = "PI-03" }[1]:remove():commit { reason = "Wrong one" }"#
    )
    try demonstration.enter(#"gaps = qi.orphans { gap = "no_audit" }"#)
    #expect(try demonstration.enter("gaps[1].Code") == "PR-2024-02")
    #expect(try demonstration.enter(#"gaps[1]["Because of"]"#) == "PI-05")
    #expect(try demonstration.enter(#"#qi.orphans { gap = "no_audit", on = "2024-06-09" }"#) == "0")
  }

  @Test(
    "Where the year has no plan it is said that nothing is known, and no priority is called unaudited"
  )
  func unknown() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let text = try demonstration.enter(#"qi.orphans { gap = "no_audit", on = "2022-06-30" }"#)
    #expect(!text.contains("No audit plan"), "no priority holds on the day: \(text)")
    let sessions = try DemonstrationSession(onModel: ())
    try sessions.enter(
      """
      qi.define { quality_priorities = { {
        code = "PR-2026-01", title = "Sleep", objective = "T-SAFE", financial_year = "2026/27",
        domain = "experience", must_do = false, status = "proposed", lead = "LINDQVIST",
      } } }:commit { reason = "Another year" }
      """
    )
    let later = try sessions.enter(#"qi.orphans { gap = "no_audit", on = "2026-06-30" }"#)
    #expect(later.contains("No audit plan for the year of 2026-06-30 is recorded"), "\(later)")
    #expect(try sessions.enter(#"#qi.orphans { gap = "no_audit", on = "2026-06-30" }"#) == "0")
  }
}
