import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite struct StoreRuleTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
  }

  @Test("Every rule has a number of its own, and every one has a way here to break it")
  func covered() {
    let ids = StoreRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(StoreRule.all.map(\.view)).count == ids.count)
    let references = ids.filter { $0.hasPrefix("reference-") }
    let ofDefinitions = Set(PlantedBreak.refusedAtTheEntry.map(\.rule))
    #expect(Set(ids) == Set(RuleCase.all.map(\.rule)).union(references).union(ofDefinitions))
    #expect(Set(references) == Set(ReferenceCase.all.map(\.rule)))
  }

  @Test(
    "A plan that would break a rule is refused by its number, and leaves the store as it was",
    arguments: RuleCase.all
  )
  func refusedByPlan(_ broken: RuleCase) throws {
    try store.record(broken.before(store).map(Proposal.record))
    let before = try store.contents()
    let plan = try store.plan(
      broken.records(store).map(Proposal.record)
        + broken.removed(store).map { Proposal.removal($0.key) }
    )
    #expect(Set(plan.breaches.map(\.rule)) == [broken.rule])
    // Of a loop the plan names the records that are in it, not those that were right before.
    #expect(broken.keys.isSuperset(of: plan.breaches.map(\.key)))
    #expect(throws: StoreError.notClean(rejected: plan.counts.rejected)) {
      try plan.commit(reason: "r", actor: "a")
    }
    #expect(try plan.commit(reason: "r", actor: "a", requireClean: false) == .nothingNew)
    #expect(try store.contents() == before)
  }

  @Test(
    "What is written past the plans is refused at the entry of the log",
    arguments: RuleCase.all
  )
  func refusedByTrigger(_ broken: RuleCase) throws {
    try store.record(broken.before(store).map(Proposal.record))
    let before = try store.contents()
    let (records, removed) = (try broken.records(store), try broken.removed(store))
    #expect(throws: StoreError.ruleBroken(id: broken.rule)) {
      try store.writePastPlans(records, removing: removed)
    }
    #expect(try store.contents() == before)
  }

  @Test(
    "What was written past the triggers too is found, and nothing else is",
    arguments: RuleCase.all
  )
  func foundByCheck(_ broken: RuleCase) throws {
    try store.record(broken.before(store).map(Proposal.record))
    #expect(try store.check() == [])
    let rule = try #require(StoreRule.all.first { $0.id == broken.rule })
    try store.tamper("DROP TRIGGER check_\(rule.view)")
    try store.writePastPlans(broken.records(store), removing: broken.removed(store))
    let found = try store.check()
    #expect(Set(found.map(\.rule)) == [broken.rule])
    #expect(Set(found.map(\.key)) == broken.keys)
    #expect(found.allSatisfy { !$0.detail.isEmpty })
  }

  @Test("A loop made by two records of one plan refuses both, and what has no part in it stands")
  func loopOfTwo() throws {
    let gold = EntityRecord(
      .committee,
      [
        "code": .text("GOLD"), "name": .text("Gold group"), "level": .text("executive"),
        "reports_to": .text("SILVER"),
      ]
    )
    let silver = gold.with(["code": .text("SILVER"), "reports_to": .text("GOLD")])
    let bronze = gold.with(["code": .text("BRONZE"), "reports_to": .text("BOARD")])
    let plan = try store.plan([.record(gold), .record(bronze), .record(silver)])
    #expect(plan.items.map(\.outcome.isRejected) == [true, false, true])
    #expect(Set(plan.breaches.map(\.key)) == ["GOLD", "SILVER"])
    _ = try plan.commit(reason: "r", actor: "a", requireClean: false)
    #expect(try store.codes(of: .committee).contains("BRONZE"))
    #expect(try store.check() == [])
  }

  @Test("What refers to a record that a rule refuses is refused with it")
  func refusedTogether() throws {
    let project = try store.example(.project, "P-01", ["code": .text("P-07")])
    let place = EntityRecord(
      .projectUnit,
      ["project": .text("P-07"), "unit": .text("ELM"), "role": .text("test")]
    )
    let plan = try store.plan([.record(place), .record(project)])
    #expect(plan.items[0].outcome == .rejected(.recordRejected(entity: "project", code: "P-07")))
    #expect(plan.breaches.map(\.rule) == ["I-04"])
  }

  @Test("What is needed may come in the same plan as what needs it")
  func together() throws {
    let project = try store.example(.project, "P-01", ["code": .text("P-07")])
    let check = try #require(
      try store.records(.sustainCheck).first { $0.text("result") == "held" }
    )
    try store.record([.record(project), .record(check.with(["project": .text("P-07")]))])
    #expect(try store.check() == [])
  }
}
