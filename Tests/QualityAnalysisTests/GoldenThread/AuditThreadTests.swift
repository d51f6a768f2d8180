import QualityAnalysis
import QualityModel
import Testing

@Suite("Audits in the golden thread")
struct AuditThreadTests {
  private static func plan(_ code: String, _ year: String) -> EntityRecord {
    Made.record(
      .auditPlan,
      [
        "code": code, "financial_year": year, "status": "approved", "approved_on": "2024-04-15",
        "approved_by": "QC",
      ]
    )
  }

  private static func item(
    _ code: String,
    in plan: String = "A24",
    serves priority: String? = nil,
    setAside day: String? = nil
  ) -> [EntityRecord] {
    var fields = [
      "code": code, "plan": plan, "title": "Audit \(code)", "tier": "2", "kind": "clinical_audit",
      "unit": "NORMAN", "quarter": "2", "lead": "P1", "status": day == nil ? "planned" : "deferred",
    ]
    fields["set_aside_on"] = day
    return [Made.record(.planItem, fields)]
      + (priority.map {
        [Made.record(.planItemPriority, ["item": code, "priority": $0])]
      } ?? [])
  }

  private func faults(_ more: [EntityRecord], on day: String = "2024-10-15") throws -> [String] {
    try Made.thread(Made.whole + more, on: day).faults().map(\.short)
  }

  @Test("A priority has no audit where its year's plan is known and no item of it serves it")
  func noAudit() throws {
    let plan = [Self.plan("A24", "2024/25")]
    #expect(try faults(plan) == ["no_audit Y"])
    #expect(try faults(plan + Self.item("I1")) == ["no_audit Y"])
    #expect(try faults(plan + Self.item("I1", serves: "Y")) == [])
  }

  @Test("Where no plan of its year is known, nothing is known of a priority's audits")
  func noPlan() throws {
    #expect(try faults([]) == [])
    let last = [Self.plan("A23", "2023/24")] + Self.item("I1", in: "A23")
    #expect(try faults(last) == [])
    #expect(try !Made.thread(Made.whole + last).hasAuditPlan)
    #expect(try Made.thread(Made.whole + last, on: "2024-03-31").hasAuditPlan)
    #expect(try Made.thread(Made.whole + [Self.plan("A24", "2024/25")]).hasAuditPlan)
  }

  @Test("An item that was put off serves until the day before, and is what the gap is because of")
  func setAside() throws {
    let records =
      [Self.plan("A24", "2024/25")] + Self.item("I1", serves: "Y", setAside: "2024-07-01")
    #expect(try faults(records, on: "2024-06-30") == [])
    #expect(try faults(records, on: "2024-07-01") == ["no_audit Y ← I1"])
    #expect(try faults(records + Self.item("I2", serves: "Y"), on: "2024-07-01") == [])
  }

  @Test("A priority of another year is not judged, nor is an audit called work on an objective")
  func notJudged() throws {
    let records =
      [Self.plan("A24", "2024/25"), Self.plan("A23", "2023/24")] + Self.item("I1", serves: "Y")
      + Made.priority("Z", for: "Q", year: "2023/24", measures: ["M"])
    #expect(try faults(records) == [])
    #expect(
      try faults(records, on: "2024-03-31").filter { $0.hasPrefix("no_audit") } == ["no_audit Z"]
    )
    // Without its project the priority is audited and still has no project.
    let idle = try Made.thread(
      Made.ladder + Made.priority("Y", for: "Q", measures: ["M"]) + records
        + [Made.role("P1", from: "2020-01-01")]
    ).faults().map(\.short)
    #expect(idle.contains("no_project Y ← Q"))
    #expect(!idle.contains { $0.hasPrefix("no_audit") })
  }

  @Test("An audit is linked to the national plan through its priority, and listed under it")
  func linked() throws {
    let thread = try Made.thread(
      Made.whole + [Self.plan("A24", "2024/25")] + Self.item("I1", serves: "Y") + Self.item("I2")
    )
    let trace = try #require(thread.up(from: .planItem, "I1"))
    #expect(trace.holds)
    #expect(trace.paths.first?.codes == "I1 Y Q R B S N")
    #expect(try #require(thread.up(from: .planItem, "I2")).paths.map(\.gap) == [.noPriority])
    let reach = try #require(thread.down(from: .priority, "Y"))
    #expect(reach.served(.kind(.planItem)).map(\.step.node.code) == ["I1"])
    #expect(reach.served(.kind(.planItem)).map(\.holds) == [true])
    #expect(thread.node(.planItem, "I1")?.unit == "NORMAN")
  }
}
