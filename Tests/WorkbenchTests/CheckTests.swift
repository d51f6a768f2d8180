import QualityModel
import Testing

@testable import QualityStore
@testable import Workbench

@Suite("What qi.check says")
struct CheckTests {
  @Test("Where nothing breaks, it says how many rules it asked of how much")
  func nothing() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    let said = try demonstration.enter("qi.check()")
    let report = try demonstration.session.store.checkReport()
    #expect(
      said.replacing("\n", with: " ").hasSuffix(
        "Nothing breaks a rule: \(report.rules) rules, asked of \(report.records) records, "
          + "\(report.figures) figures and \(report.changes) changes."
      )
    )
    #expect(try demonstration.enter("#qi.check()") == "0")
  }

  @Test("A breach has its rule, its record, what is wrong and how to mend it")
  func breach() throws {
    let rule = RecordRule(
      "I-51",
      "A project that has ended has the day it closed.",
      .when("status", is: ["closed_stopped"]),
      .needs(["closed_on"])
    )
    let breach = Breach(
      rule: "I-51",
      entity: "project",
      key: "P-01",
      detail: rule.statement + " (closed_on)",
      cause: .within(rule, fields: ["closed_on"])
    )
    let table = TableObject(
      CheckReport(breaches: [breach], rules: 200, records: 3000, figures: 1, changes: 2)
    )
    #expect(
      table.rows.first?.map(\.text) == [
        "I-51", "project P-01", "A project that has ended has the day it closed. (closed_on)",
        "Record `closed_on`, or another `status`.",
      ]
    )
    #expect(
      table.footnotes == ["1 breach of 200 rules, asked of 3,000 records, 1 figure and 2 changes."]
    )
  }

  @Test("Every rule that is a query has words of its own for mending its breach")
  func mends() {
    let declared = Set(
      Entity.all.flatMap { entity in
        entity.rules.map(\.statement)
          + [
            "Any \(entity.name.replacing("_", with: " ")) moves by the steps of its lifecycle alone."
          ]
      }
    )
    for rule in CheckedRule.all where !declared.contains(rule.statement) {
      let isOfFields =
        Entity.named(rule.entity) != nil && !rule.id.hasPrefix("loop-")
        && !StoreRule.all.contains { $0.id == rule.id }
      guard !isOfFields, !["I-33", "I-48"].contains(rule.id) else { continue }
      #expect(MendingWords.query(rule.id) != nil, "\(rule.id)")
    }
    #expect(MendingWords.query("I-99") == nil)
  }

  @Test("What a breach within a record is mended by follows from what the rule asks")
  func within() {
    func mend(_ test: RecordRule.Test, _ fields: [String]) -> String {
      let rule = RecordRule("I-00", "A sentence.", .always, test)
      return MendingWords.mend(
        Breach(
          rule: "I-00",
          entity: "project",
          key: "P",
          detail: "",
          cause: .within(rule, fields: fields)
        )
      )
    }
    #expect(mend(.needs(["a", "b"]), ["b"]) == "Record `b`.")
    #expect(mend(.needsOneOf(["a", "b"]), ["a", "b"]) == "Record `a` or `b`.")
    #expect(mend(.lacks(["a"]), ["a"]) == "Take away `a` with  :change { without = … }.")
    #expect(mend(.ordered("a", "b"), ["a", "b"]) == "Record the right value of `a` or `b`.")
    #expect(mend(.differ("code", "a"), ["code", "a"]) == "Name another record, or none, in `a`.")
  }
}
