import QualityModel
import Testing

@testable import DemonstrationTrust

/// Silent, unaligned, aimless and misplaced projects are found from the records alone, by rules that know nothing of how they were made, and nothing
/// else is found.
@Suite struct PortfolioFinderTests {
  @Test("Thirty five projects are silent", arguments: PortfolioFixture.seeds)
  func thirtyFiveProjectsAreSilent(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    var news: [String: CalendarDate] = [:]
    for (entity, fields) in [
      (Entity.pdsaCycle, ["started_on", "ended_on"]), (.progressScore, ["scored_on"]),
      (.statusNote, ["from_on"]), (.sustainCheck, ["done_on"]), (.involvement, ["involved_on"]),
    ] {
      for record in fixture.records(entity) {
        guard let code = record.text("project") else { continue }
        for day in fields.compactMap(record.day) where day <= PortfolioFixture.review {
          news[code] = max(news[code] ?? day, day)
        }
      }
    }
    let silent = fixture.reviewed.filter { project in
      let last =
        news[project.code] ?? project.record.day("registered_on") ?? PortfolioFixture.review
      return last.days(to: PortfolioFixture.review) > 183
    }
    let watched = silent.filter {
      ["paused", "monitoring", "sustained"].contains($0.record.text("status") ?? "")
    }
    #expect(silent.count - watched.count == 35)
    #expect(Set(watched.map(\.code)) == fixture.made([.paused, .monitored]))
    #expect(fixture.made([.stale]).isSubset(of: silent.map(\.code)))
    let merged = silent.filter { fixture.classes[$0.code]?.isMerge == true }
    #expect(merged.count == 9)
  }

  @Test("Twenty three projects serve no objective that holds", arguments: PortfolioFixture.seeds)
  func twentyThreeProjectsServeNoObjectiveThatHolds(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let holding = Set(
      fixture.records(.objective).filter { objective in
        (objective.day("valid_from") ?? .latest) <= PortfolioFixture.review
          && (objective.day("valid_to") ?? .latest) >= PortfolioFixture.review
      }.compactMap { $0.text("code") }
    )
    let links = fixture.portfolio.records.filter { $0.entity === Entity.projectObjective }
    var served: Set<String> = []
    for link in links where holding.contains(link.text("objective") ?? "") {
      served.insert(link.text("project") ?? "")
    }
    let programmes = Set(
      fixture.records(.programmeObjective).filter { holding.contains($0.text("objective") ?? "") }
        .compactMap { $0.text("programme") }
    )
    let unaligned = fixture.reviewed.filter { project in
      !served.contains(project.code)
        && !programmes.contains(project.record.text("programme") ?? "none")
    }
    #expect(unaligned.count == 23)
    #expect(unaligned.count { fixture.classes[$0.code] == .unaligned } == 16)
    #expect(unaligned.count { fixture.classes[$0.code]?.isMerge == true } == 7)
    let expired = Set(links.compactMap { $0.text("project") })
    #expect(unaligned.count { expired.contains($0.code) } == 3)
    // Four have no objective but their programme's.
    #expect(
      Set(fixture.reviewed.filter { !served.contains($0.code) }.map(\.code))
        .subtracting(unaligned.map(\.code)) == fixture.made([.throughProgramme])
    )
  }

  @Test("Fifteen projects have neither an aim nor a measure", arguments: PortfolioFixture.seeds)
  func fifteenProjectsHaveNeitherAnAimNorAMeasure(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let aimless = fixture.reviewed.filter {
      $0.aim == nil && $0.outcomes.isEmpty && $0.record["aim_goal"] == nil
        && $0.record["aim_by"] == nil
    }
    #expect(aimless.count == 15)
    #expect(aimless.count { fixture.classes[$0.code] == .aimless } == 10)
    #expect(aimless.count { $0.record["aim"] != nil } == 2)
    #expect(aimless.allSatisfy { $0.record["narrative"] != nil })
  }

  @Test(
    "Six open projects have a method that their triage did not recommend",
    arguments: PortfolioFixture.seeds
  )
  func sixOpenProjectsHaveAMethodThatTheirTriageDidNotRecommend(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let triages = Dictionary(
      uniqueKeysWithValues: fixture.records(.triage).map { ($0.text("code") ?? "", $0) }
    )
    let misfits = fixture.reviewed.compactMap { project -> (String, String)? in
      guard let triage = project.record.text("triage").flatMap({ triages[$0] }),
        let recommended = triage.text("recommended"),
        recommended != project.record.text("method")
      else { return nil }
      return (project.code, recommended)
    }
    #expect(Set(misfits.map(\.0)) == fixture.made([.wrongMethod]))
    #expect(misfits.map(\.1).sorted() == ["CA", "CA", "CA", "JDI", "RES", "SE"])
  }

  @Test(
    "Pairs with words alike have one unit and different aims",
    arguments: PortfolioFixture.seeds
  )
  func pairsWithWordsAlikeHaveOneUnitAndDifferentAims(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let drafts = fixture.portfolio.plan.drafts.filter { $0.kind == .alike }
    let pairs = Dictionary(grouping: drafts) { $0.cluster ?? "" }.values
    #expect(pairs.count == 8)
    for pair in pairs {
      #expect(pair.count == 2)
      #expect(pair[0].units == pair[1].units)
      #expect(pair[0].measure != pair[1].measure)
      let words = pair.map { Set($0.title.split(separator: " ")) }
      #expect(words[0].intersection(words[1]).count >= 4)
    }
  }

  @Test("Second phases follow a project that has ended", arguments: PortfolioFixture.seeds)
  func secondPhasesFollowAProjectThatHasEnded(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let byCode = Dictionary(
      uniqueKeysWithValues: fixture.records(.project).map { ($0.text("code") ?? "", $0) }
    )
    let following = fixture.reviewed.filter { $0.record.text("follows") != nil }
    #expect(Set(following.map(\.code)) == fixture.made([.secondPhase]))
    for project in following {
      let first = byCode[project.record.text("follows") ?? ""]
      #expect(
        (first?.day("closed_on") ?? .latest) < (project.record.day("registered_on") ?? .earliest)
      )
    }
  }
}
