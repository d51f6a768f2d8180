import QualityModel
import Testing

@testable import DemonstrationTrust

/// What is planted in the audit plans, found from the records alone.
@Suite struct PortfolioAuditTests {
  /// The records of one plan's year, with what its items cover.
  private struct Year {
    let items: [EntityRecord]
    let areas: [String: [String]]
    let priorities: [String: [String]]

    init(_ plan: String, _ fixture: PortfolioFixture) {
      items = fixture.records(.planItem).filter { $0.text("plan") == plan }
      func links(_ entity: Entity, _ field: String) -> [String: [String]] {
        Dictionary(grouping: fixture.records(entity)) { $0.text("item") ?? "" }
          .mapValues { $0.compactMap { $0.text(field) } }
      }
      areas = links(.planItemFocus, "area")
      priorities = links(.planItemPriority, "priority")
    }

    var alive: [EntityRecord] { items.filter { $0["set_aside_on"] == nil } }

    func areas(_ items: [EntityRecord]) -> Set<String> {
      Set(items.flatMap { areas[$0.key.text] ?? [] })
    }

    func priorities(_ items: [EntityRecord]) -> Set<String> {
      Set(items.flatMap { priorities[$0.key.text] ?? [] })
    }

    var idle: [EntityRecord] {
      alive.filter { areas[$0.key.text] == nil && priorities[$0.key.text] == nil }
    }
  }

  @Test("There are 116 items: 56 in 2023/24, 60 in 2024/25", arguments: PortfolioFixture.seeds)
  func counts(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    #expect(fixture.records(.planItem).count == 116)
    #expect(Year("AP-2023", fixture).items.count == 56)
    #expect(Year("AP-2024", fixture).items.count == 60)
    #expect(fixture.records(.focusArea).count == 20)
    #expect(fixture.records(.auditPlan).map { $0.text("status") } == ["closed", "approved"])
  }

  @Test(
    "This year's plan leaves out FA11 and FA17, has tier 4 alone in FA06, FA14 and FA20, and 7 idle items",
    arguments: PortfolioFixture.seeds
  )
  func gaps(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let year = Year("AP-2024", fixture)
    let all = Set(fixture.records(.focusArea).map(\.key.text))
    #expect(all.subtracting(year.areas(year.alive)) == ["FA11", "FA17"])
    #expect(year.areas(year.items).isDisjoint(with: ["FA11", "FA17"]))
    let better = year.areas(year.alive.filter { ($0.number("tier") ?? 0) < 4 })
    #expect(year.areas(year.alive).subtracting(better) == ["FA06", "FA14", "FA20"])
    #expect(year.idle.count == 7)
    // Neither what an item is about nor its area tells that it serves nothing.
    #expect(year.alive.contains { year.areas[$0.key.text] == nil && !year.idle.contains($0) })
    let audited = year.priorities(year.alive)
    let ours = fixture.records(.qualityPriority).filter { $0.text("financial_year") == "2024/25" }
    #expect(ours.count == 5)
    #expect(audited.count == 4)
    #expect(audited.isSubset(of: ours.map(\.key.text)))
  }

  @Test("Last year's plan covers every area and every priority", arguments: PortfolioFixture.seeds)
  func lastYear(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let year = Year("AP-2023", fixture)
    #expect(year.areas(year.alive.filter { ($0.number("tier") ?? 0) < 4 }).count == 20)
    #expect(year.priorities(year.alive).count == 5)
    #expect(year.idle.isEmpty)
  }

  @Test(
    "What became of the items is known by the end of the data, and no audit is planned twice",
    arguments: PortfolioFixture.seeds
  )
  func states(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let items = fixture.records(.planItem)
    for item in items {
      for field in ["reported_on", "set_aside_on"] {
        #expect(item.day(field).map { $0 < PortfolioDays.end } ?? true, "\(item.key) \(field)")
      }
    }
    let states = Set(items.compactMap { $0.text("status") })
    #expect(states.isSuperset(of: ["planned", "in_progress", "reported", "complete", "deferred"]))
    let last = Year("AP-2023", fixture)
    #expect(last.items.allSatisfy { $0.text("status") != "planned" })
    let names = items.map { [$0.text("plan"), $0.text("title"), $0.text("unit")] }
    #expect(Set(names).count == names.count)
  }
}
