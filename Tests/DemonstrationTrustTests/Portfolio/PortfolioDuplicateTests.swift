import QualityModel
import Testing

@testable import DemonstrationTrust

/// Duplicates are found from the records alone, by rules that know nothing of how they were made, and nothing
/// else is found.
@Suite struct PortfolioDuplicateTests {
  /// Groups of more than one.
  private func groups<Key: Hashable>(
    _ projects: [ReviewedProject],
    by key: (ReviewedProject) -> Key?
  )
    -> [[ReviewedProject]]
  {
    var groups: [Key: [ReviewedProject]] = [:]
    for project in projects {
      if let key = key(project) { groups[key, default: []].append(project) }
    }
    return groups.values.filter { $0.count > 1 }
  }

  @Test(
    "Titles that are the same without case and punctuation are the twelve pairs",
    arguments: PortfolioFixture.seeds
  )
  func titlesThatAreTheSameWithoutCaseAndPunctuationAreTheTwelvePairs(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let pairs = groups(fixture.reviewed) { ProjectTitle.plain($0.record.text("title") ?? "") }
    #expect(pairs.count == 12)
    for pair in pairs {
      #expect(pair.count == 2)
      #expect(pair[0].units == pair[1].units)
      #expect(pair[0].record.text("title") != pair[1].record.text("title"))
      let days = pair.compactMap { $0.record.day("registered_on") }.sorted()
      #expect((2...60).contains(days[0].days(to: days[1])))
      #expect(pair[0].aim == nil || pair[1].aim == nil || pair[0].aim == pair[1].aim)
      #expect(pair.count { fixture.classes[$0.code] == .registeredTwice } == 1)
      #expect(pair.count { fixture.classes[$0.code] == .survivor } == 1)
    }
    let leads = pairs.map { Set($0.compactMap { $0.record.text("lead") }).count }
    #expect(leads.contains(1) && leads.contains(2))
  }

  @Test(
    "Projects with one outcome at one unit are those planned so",
    arguments: PortfolioFixture.seeds
  )
  func projectsWithOneOutcomeAtOneUnitAreThosePlannedSo(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    // A spot is a unit and an outcome; programmes and those without a measure are looked at apart.
    var spots: [PortfolioGround.Spot: [ReviewedProject]] = [:]
    for project in fixture.reviewed {
      for unit in project.units {
        for measure in project.outcomes {
          spots[PortfolioGround.Spot(unit: unit, measure: measure), default: []].append(project)
        }
      }
    }
    var removable: Set<String> = []
    for group in spots.values where group.count > 1 {
      let kinds = group.compactMap { fixture.classes[$0.code] }
      #expect(kinds.count { $0 == .survivor } == 1, "\(group.map(\.code)) \(kinds)")
      removable.formUnion(group.map(\.code).filter { fixture.classes[$0] != .survivor })
    }
    // Twelve less the five that were registered again with a title alone.
    let expected = fixture.made([.registeredTwice, .renamed, .overlapping]).filter { code in
      !fixture.portfolio.plan.drafts.contains { $0.code == code && $0.isAimless }
    }
    #expect(removable == expected)
    #expect(expected.count == 12 - 5 + 14 + 18)
  }

  @Test("Overlapping projects run together for half a year", arguments: PortfolioFixture.seeds)
  func overlappingProjectsRunTogetherForHalfAYear(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let drafts = fixture.portfolio.plan.drafts
    for draft in drafts where draft.kind == .overlapping {
      guard let first = draft.survivor, let mine = draft.life.started,
        let other = drafts[first].life.started
      else {
        Issue.record("\(draft.code) has not started")
        continue
      }
      #expect(max(mine, other).days(to: PortfolioFixture.review) > 183)
      #expect(ProjectTitle.plain(draft.title) != ProjectTitle.plain(drafts[first].title))
    }
  }

  @Test(
    "One aim in one wording at several units is found ten times",
    arguments: PortfolioFixture.seeds
  )
  func oneAimInOneWordingAtSeveralUnitsIsFoundTenTimes(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let names = Dictionary(uniqueKeysWithValues: fixture.trust.units.map { ($0.code, $0.name) })
    let spread = Set(fixture.records(.spread).compactMap { $0.text("target_project") })
    let clusters = groups(fixture.reviewed.filter { !spread.contains($0.code) }) { project in
      guard let aim = project.aim else { return String?.none }
      // The wording is what is left of the title without the place.
      var title = project.record.text("title") ?? ""
      for unit in project.units { title = title.replacing(names[unit] ?? "", with: "") }
      return aim + ProjectTitle.plain(title)
    }.filter { Set($0.flatMap(\.units)).count > 1 }
    #expect(clusters.count == 10)
    #expect(clusters.reduce(0) { $0 + $1.count } == 52)
    let members = Set(clusters.flatMap { $0.map(\.code) })
    #expect(members.intersection(fixture.made([.sameAimElsewhere])).count == 42)
    #expect(members.allSatisfy { [.sameAimElsewhere, .survivor].contains(fixture.classes[$0]) })
  }

  @Test(
    "Projects inside the scope of a programme they do not belong to are twelve",
    arguments: PortfolioFixture.seeds
  )
  func projectsInsideTheScopeOfAProgrammeTheyDoNotBelongToAreTwelve(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let running = Set(
      fixture.records(.programme).filter { $0.text("status") == "running" }
        .compactMap { $0.text("code") }
    )
    let units = Dictionary(grouping: fixture.records(.programmeUnit)) { $0.text("programme") ?? "" }
    let measures = Dictionary(grouping: fixture.records(.programmeMeasure)) {
      $0.text("programme") ?? ""
    }
    var inside: Set<String> = []
    for code in running {
      let places = Set((units[code] ?? []).compactMap { $0.text("unit") })
      let outcomes = Set(
        (measures[code] ?? []).filter { $0.text("role") == "outcome" }
          .compactMap { $0.text("measure") }
      )
      for project in fixture.reviewed where project.record.text("programme") != code {
        if !project.units.isDisjoint(with: places), !project.outcomes.isDisjoint(with: outcomes) {
          inside.insert(project.code)
        }
      }
    }
    #expect(inside == fixture.made([.withinProgramme]))
  }
}
