import QualityModel
import Testing

@testable import Workbench

@Suite("Actions in scripts")
struct ActionTests {
  @Test("Actions are listed by unit, by measure and by project")
  func lists() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    #expect(try demonstration.enter(#"#qi.actions:where { unit = "CROFTON" }"#) == "2")
    #expect(try demonstration.enter(#"#qi.actions:where { measure = "violence" }"#) == "2")
    #expect(try demonstration.enter(#"#qi.actions:where { project = "P-01" }"#) == "1")
    #expect(try demonstration.enter(#"qi.project("P-01").actions[1].code"#) == "A-01")
    #expect(try demonstration.enter(#"#qi.person("DESAI").actions_owned"#) == "2")
    #expect(try demonstration.enter(#"#qi.action("A-02").due_date_changes"#) == "2")
  }

  @Test("An action is rescheduled with the reason, and the day first agreed stays")
  func rescheduled() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    try demonstration.enter(
      """
      qi.action("A-04"):reschedule {
        due_on = "2024-12-20", reason = "Too few people", decided_by = "LINDQVIST",
        moved_on = "2024-10-14",
      }:commit { reason = "Rescheduled" }
      """
    )
    let action = #"qi.action("A-04")"#
    #expect(try demonstration.enter("tostring(\(action).due_on)") == "2024-12-20")
    #expect(try demonstration.enter("tostring(\(action).original_due_on)") == "2024-10-31")
    #expect(try demonstration.enter("\(action).due_date_changes[1].reason") == "Too few people")
    #expect(
      try demonstration.enter("tostring(\(action).due_date_changes[1].moved_on)") == "2024-10-14"
    )
    #expect(try demonstration.enter("qi.check()").hasPrefix("Nothing breaks a rule"))
  }

  @Test("An action whose day is changed in silence is refused, with how to do it")
  func silent() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let rejections = try demonstration.enter(
      #"qi.action("A-04"):change { due_on = "2024-12-20" }:rejections()"#
    )
    #expect(rejections.contains("no change of date says why"), "\(rejections)")
  }

  @Test("Nobody verifies their own action")
  func verified() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let rejections = try demonstration.enter(
      """
      qi.action("A-03"):change {
        status = "verified", verified_by = "OKORO", verified_on = "2024-07-05",
      }:rejections()
      """
    )
    #expect(rejections.contains("Somebody other than its owner verifies"), "\(rejections)")
  }
}
