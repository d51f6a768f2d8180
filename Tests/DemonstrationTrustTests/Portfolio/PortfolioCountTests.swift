import QualityModel
import Testing

@testable import DemonstrationTrust

@Suite struct PortfolioCountTests {
  private func count(_ fixture: PortfolioFixture, _ kinds: ProjectClass...) -> Int {
    fixture.portfolio.plan.drafts.count { kinds.contains($0.kind) }
  }

  @Test(
    "Of four hundred projects 312 are open and 156 of these should go",
    arguments: PortfolioFixture.seeds
  )
  func ofFourHundredProjects312AreOpenAnd156OfTheseShouldGo(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    #expect(fixture.records(.project).count == 400)
    #expect(fixture.open.count == 312)
    #expect(fixture.open.allSatisfy { $0["closed_on"] == nil })
    #expect(fixture.portfolio.plan.drafts.count { $0.kind.isRemovable } == 156)
    #expect(fixture.portfolio.plan.drafts.count { $0.kind.isMerge } == 98)
    #expect(count(fixture, .closed) == 88)
  }

  @Test("Every class has as many projects as it should", arguments: PortfolioFixture.seeds)
  func everyClassHasAsManyProjectsAsItShould(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    #expect(count(fixture, .registeredTwice) == 12)
    #expect(count(fixture, .renamed) == 14)
    #expect(count(fixture, .sameAimElsewhere) == 42)
    #expect(count(fixture, .overlapping) == 18)
    #expect(count(fixture, .withinProgramme) == 12)
    #expect(count(fixture, .stale) == 26)
    #expect(count(fixture, .unaligned) == 16)
    #expect(count(fixture, .aimless) == 10)
    #expect(count(fixture, .wrongMethod) == 6)
    #expect(count(fixture, .survivor) == 58)
    #expect(count(fixture, .alike) == 16)
    #expect(count(fixture, .adopter) == 6)
    #expect(count(fixture, .secondPhase) == 6)
    #expect(count(fixture, .paused) == 4)
    #expect(count(fixture, .throughProgramme) == 4)
    #expect(count(fixture, .monitored) == 4)
    #expect(count(fixture, .ordinary) == 58)
  }

  @Test("Every directorate has what it should before and after", arguments: PortfolioFixture.seeds)
  func everyDirectorateHasWhatItShouldBeforeAndAfter(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    // By the units where projects work, as anybody else would have to count.
    let parents = Dictionary(
      uniqueKeysWithValues: fixture.trust.units.map { ($0.code, $0.parentCode) }
    )
    func directorate(_ unit: String) -> String {
      var code = unit
      while let above = parents[code] ?? nil, above != "TRUST" { code = above }
      return code
    }
    let places = fixture.byProject(.projectUnit)
    let classes = fixture.classes
    var before: [String: Int] = [:]
    var after: [String: Int] = [:]
    for project in fixture.open {
      let code = project.text("code") ?? ""
      let found = Set((places[code] ?? []).map { directorate($0.text("unit") ?? "") })
      #expect(found.count == 1)
      guard let first = found.first else { continue }
      before[first, default: 0] += 1
      if classes[code]?.isRemovable == false { after[first, default: 0] += 1 }
    }
    #expect(before == ["ACM": 84, "CML": 81, "OPC": 63, "CYP": 45, "FPH": 39])
    #expect(after == ["ACM": 41, "CML": 40, "OPC": 32, "CYP": 23, "FPH": 20])
  }

  @Test(
    "The thread has every level and the breaks that were planted",
    arguments: PortfolioFixture.seeds
  )
  func theThreadHasEveryLevelAndTheBreaksThatWerePlanted(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let objectives = fixture.records(.objective)
    let levels = Dictionary(grouping: objectives) { $0.text("level") ?? "" }.mapValues(\.count)
    #expect(
      levels == [
        "national": 6, "trust_strategy": 1, "building_block": 3, "strategic_priority": 5,
        "quality_priority": 20, "directorate": 15, "team": 96, "individual": 120,
      ]
    )
    let linked = Set(fixture.records(.objectiveLink).compactMap { $0.text("objective") })
    let alone = objectives.filter {
      $0.text("level") != "national" && !linked.contains($0.text("code") ?? "")
    }
    #expect(alone.map { $0.text("level") } == Array(repeating: "team", count: 9))

    let measured = Set(fixture.records(.priorityMeasure).compactMap { $0.text("priority") })
    let unmeasured = fixture.records(.qualityPriority).filter {
      !measured.contains($0.text("code") ?? "")
    }
    #expect(unmeasured.map { $0.text("financial_year") } == ["2024/25"])
    #expect(unmeasured.first?.text("status") == "consulted")
  }

  @Test(
    "One priority of this year is led by somebody without a role in post",
    arguments: PortfolioFixture.seeds
  )
  func onePriorityOfThisYearIsLedBySomebodyWithoutARoleInPost(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let inPost = Set(
      fixture.records(.role).filter { $0.day("to_on") == nil }.compactMap { $0.text("person") }
    )
    let orphans = fixture.records(.qualityPriority).filter {
      $0.text("financial_year") == "2024/25" && !inPost.contains($0.text("lead") ?? "")
    }
    #expect(orphans.count == 1)
  }

  @Test("Every priority with a measure has a project", arguments: PortfolioFixture.seeds)
  func everyPriorityWithAMeasureHasAProject(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let served = Set(fixture.records(.projectObjective).compactMap { $0.text("objective") })
    let measured = Set(fixture.records(.priorityMeasure).compactMap { $0.text("priority") })
    for priority in fixture.records(.qualityPriority)
    where measured.contains(priority.text("code") ?? "") {
      #expect(served.contains(priority.text("objective") ?? ""), "\(priority.key)")
    }
  }

  @Test("People and coaches are as many as they should be", arguments: PortfolioFixture.seeds)
  func peopleAndCoachesAreAsManyAsTheyShouldBe(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    #expect(fixture.records(.person).count == 420)
    #expect(Set(fixture.records(.person).map { $0.text("name") }).count == 420)
    #expect(fixture.records(.role).count { $0.text("role") == "coach" } == 26)
    var loads: [String: Int] = [:]
    for project in fixture.open {
      if let coach = project.text("coach") { loads[coach, default: 0] += 1 }
    }
    #expect(loads.count == 26)
    #expect(312 - loads.values.reduce(0, +) == 41)
    #expect(loads.values.sorted().suffix(3).dropFirst() == [19, 23])
    #expect(loads.values.sorted()[23] <= 11)
  }

  @Test("Surveys and focus areas are as planned", arguments: PortfolioFixture.seeds)
  func surveysAndFocusAreasAreAsPlanned(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let areas = fixture.records(.focusArea)
    #expect(areas.count == 20)
    #expect(areas.allSatisfy { $0.text("edition") == "demo-1" && $0.isTrue("synthetic") })
    let scores = fixture.records(.readinessScore)
    let small = Set(scores.filter { $0.number("respondents") == 3 }.compactMap { $0.text("unit") })
    #expect(small.count == 1)
    func change(_ item: String, _ unit: String) -> Double {
      let both = scores.filter { $0.text("item") == item && $0.text("unit") == unit }
      let after = both.first { $0.text("occasion") == "follow_up" }?.number("score") ?? 0
      return after - (both.first { $0.text("occasion") == "baseline" }?.number("score") ?? 0)
    }
    let items = Set(
      scores.filter { $0.text("instrument") == "readiness" }.compactMap { $0.text("item") }
    )
    let units = ["ACM", "CML", "OPC", "CYP", "FPH"]
    #expect(items.contains { item in units.count { change(item, $0) > 0.4 } == 4 })
    let engaged = Set(
      scores.filter { $0.text("instrument") == "clinical engagement" }.compactMap {
        $0.text("item")
      }
    )
    #expect(engaged.allSatisfy { change($0, "CYP") < -0.3 })
  }

  @Test(
    "Huddles are held on most days where they began, and one a day at most",
    arguments: PortfolioFixture.seeds
  )
  func huddlesAreHeldOnMostDays(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let crofton = fixture.trust.organisation.places.crofton
    let huddles = fixture.records(.huddle).filter { $0.text("unit") == crofton }
    #expect(huddles.count == 13 * 7)
    #expect(huddles.count { $0.text("outcome") == "held" } > 65)
  }
}
