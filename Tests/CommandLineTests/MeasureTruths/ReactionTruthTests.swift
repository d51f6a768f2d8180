import Testing

@testable import DemonstrationTrust

/// M22 and the planted outcomes of projects: where people reacted to nothing, and where work has told.
@Suite("Shipped analyses tell reactions to chance from work that has told")
struct ReactionTruthTests {
  private static let plan = Result {
    try DemonstrationPortfolio(DemonstrationTrust(seed: DemonstrationTrust.usualSeed))
  }

  @Test(
    "M22: exactly twelve actions in nine units were raised against common cause, with the counts"
  )
  func noise() throws {
    let planted = try Self.plan.get().reacted.all.filter(\.isNoise)
    let minute = try TrustStore.minute("reacted_to_noise")
    let found = try #require(minute.tables.first)
    #expect(
      Set(zip(found["Unit"], found["Measure"]).map { [$0, $1] })
        == Set(planted.map { [$0.unit, $0.measure] })
    )
    #expect(found.rows.count == 12)
    #expect(Set(found["Raised"]) == Set(planted.map { "\($0.raised)" }))
    let units = try #require(minute.table(under: "By unit:"))
    #expect(Set(units["Unit"]) == Set(planted.map(\.unit)))
    #expect(units["Actions"].compactMap { Int($0) } == [2, 2, 2, 1, 1, 1, 1, 1, 1])
    #expect(
      minute.text.contains(
        "Of 30 actions raised after a figure 12 were about common cause at 9 units, 18 about"
      )
    )
  }

  @Test("M22: what was raised later is not known on an earlier day")
  func earlier() throws {
    let planted = try Self.plan.get().reacted.all.filter(\.isNoise)
    let day = try #require(planted.map(\.raised).sorted().dropFirst(5).first)
    let minute = try TrustStore.minute("reacted_to_noise", "on=\(day)")
    let found = try #require(minute.tables.first)
    #expect(Set(found["Raised"]) == Set(planted.map(\.raised).filter { $0 <= day }.map { "\($0)" }))
  }

  @Test("Thirty-seven actions are overdue, nine moved twice or more; eight plans are weak alone")
  func late() throws {
    let minute = try TrustStore.minute("late_and_weak_actions")
    let late = try #require(minute.table(under: "Overdue"))
    #expect(late.rows.count == 37)
    #expect(late["Moves"].count { Int($0) ?? 0 > 1 } == 9)
    #expect(zip(late["First due"], late["Due now"]).allSatisfy { $0 <= $1 && $1 < "2024-09-30" })
    #expect(minute.table(under: "weak actions alone")?.rows.count == 8)
    #expect(minute.text.contains("Of 38 projects with actions 8 have weak ones alone."))
    // Half a year before, by what had been raised, moved and done by then.
    let before = try #require(
      try TrustStore.minute("late_and_weak_actions", "on=2024-03-31").table(under: "Overdue")
    )
    #expect(before["Due now"].allSatisfy { $0 < "2024-03-31" })
    #expect(Set(before["Action"]) != Set(late["Action"]))
  }

  @Test("Of the nine sustained eight are shown to be, the ninth at a cost, and every loss is found")
  func sustained() throws {
    let drafts = try Self.plan.get().plan.drafts
    func codes(_ outcome: ProjectDraft.Outcome) -> Set<String> {
      Set(drafts.filter { $0.outcome == outcome }.map(\.code))
    }
    let minute = try TrustStore.minute("improved_and_sustained")
    let sustained = try #require(minute.table(under: "Improved and sustained"))
    let costly = try #require(minute.table(under: "balancing measure got worse"))
    let lost = try #require(minute.table(under: "and lost again"))
    #expect(Set(sustained["Project"]).isSubset(of: codes(.sustained)))
    #expect(sustained.rows.count == 8)
    #expect(
      Set(sustained["Project"] + costly["Project"])
        == codes(.sustained).union(codes(.harmElsewhere))
    )
    #expect(Set(lost["Project"]).isSuperset(of: codes(.lost)))
    // No project that was planted to be lost, or to harm, is called sustained or simply better.
    let better = try #require(minute.table(under: "not yet shown to hold"))
    #expect(Set(better["Project"]).isDisjoint(with: codes(.lost).union(codes(.harmElsewhere))))
    #expect(costly["Balancing"].allSatisfy { $0.hasSuffix(" worse") })
    #expect(sustained["Balancing"].allSatisfy { !$0.hasSuffix(" worse") || $0 == "no worse" })
    #expect(sustained["Months"].allSatisfy { Int($0) ?? 0 >= 12 })
  }
}
