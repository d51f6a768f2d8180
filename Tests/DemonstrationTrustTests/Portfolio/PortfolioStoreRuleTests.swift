import QualityModel
import Testing

@testable import DemonstrationTrust

/// What the store asks across records; here the same is asked of the values before they are loaded.
@Suite struct PortfolioStoreRuleTests {
  @Test(
    "An approved priority has evidence involvement a measure and a method",
    arguments: PortfolioFixture.seeds
  )
  func anApprovedPriorityHasEvidenceInvolvementAMeasureAndAMethod(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let evidence = Dictionary(grouping: fixture.records(.priorityEvidence)) { $0.text("priority") }
    let involved = Dictionary(grouping: fixture.records(.involvement)) { $0.text("priority") }
    let measures = Dictionary(grouping: fixture.records(.priorityMeasure)) { $0.text("priority") }
    for priority in fixture.records(.qualityPriority) {
      guard !["proposed", "consulted"].contains(priority.text("status") ?? "") else { continue }
      let code = priority.text("code")
      #expect(
        (evidence[code] ?? []).contains {
          ["quality_control", "assurance"].contains($0.text("source") ?? "")
        }
      )
      #expect(
        (involved[code] ?? []).contains {
          ["involve", "collaborate", "co_produce"].contains($0.text("level") ?? "")
        }
      )
      #expect(measures[code]?.isEmpty == false)
      #expect(priority.text("method") != nil)
    }
  }

  @Test(
    "A sustained project has a check that held on twelve points",
    arguments: PortfolioFixture.seeds
  )
  func aSustainedProjectHasACheckThatHeldOnTwelvePoints(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let checks = Dictionary(
      grouping: fixture.portfolio.records.filter {
        $0.entity === Entity.sustainCheck
      }
    ) { $0.text("project") }
    for project in fixture.records(.project) where project.text("status") == "sustained" {
      #expect(
        (checks[project.text("code")] ?? []).contains {
          $0.text("result") == "held" && ($0.number("points_after") ?? 0) >= 12
        }
      )
    }
  }

  @Test(
    "A project that implements has an aim and a family of measures",
    arguments: PortfolioFixture.seeds
  )
  func aProjectThatImplementsHasAnAimAndAFamilyOfMeasures(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let family = fixture.byProject(.projectMeasure)
    let asking = Set(
      fixture.records(.method).filter { $0.isTrue("requires_family") }.compactMap {
        $0.text("code")
      }
    )
    for project in fixture.records(.project)
    where asking.contains(project.text("method") ?? "")
      && ["implementing", "monitoring", "sustained"].contains(project.text("status") ?? "")
    {
      let code = project.text("code") ?? ""
      let roles = Set((family[code] ?? []).compactMap { $0.text("role") })
      #expect(roles == ["outcome", "process", "balancing"], "\(code)")
      for field in ["aim", "aim_measure", "aim_goal", "aim_by"] {
        #expect(project[field] != nil, "\(code) \(field)")
      }
    }
  }

  @Test(
    "A project is merged into one that goes on and will not be merged",
    arguments: PortfolioFixture.seeds
  )
  func aProjectIsMergedIntoOneThatGoesOnAndWillNotBeMerged(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let classes = fixture.classes
    for project in fixture.records(.project) {
      guard let heir = project.text("merged_into") else { continue }
      #expect(classes[heir] == .ordinary)
    }
  }

  @Test("Only what was sustained is offered as proven", arguments: PortfolioFixture.seeds)
  func onlyWhatWasSustainedIsOfferedAsProven(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let status = Dictionary(
      uniqueKeysWithValues: fixture.records(.project).map {
        ($0.text("code") ?? "", $0.text("status") ?? "")
      }
    )
    let spreads = fixture.records(.spread)
    #expect(spreads.count > 15)
    for spread in spreads where spread.isTrue("proven") {
      #expect(status[spread.text("source_project") ?? ""] == "sustained")
    }
    #expect(spreads.contains { !$0.isTrue("proven") })
  }

  @Test("Nothing of a project happens before it is registered", arguments: PortfolioFixture.seeds)
  func nothingOfAProjectHappensBeforeItIsRegistered(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let registered = Dictionary(
      uniqueKeysWithValues: fixture.records(.project).map {
        ($0.text("code") ?? "", $0.day("registered_on"))
      }
    )
    for record in fixture.all {
      guard let code = record.text("project"), let first = registered[code] ?? nil else { continue }
      for field in record.entity.fields {
        guard let day = record.day(field.name) else { continue }
        #expect(day >= first, "\(record.key) \(field.name)")
      }
    }
  }

  @Test(
    "The books of the review know nothing of what came after it",
    arguments: PortfolioFixture.seeds
  )
  func theBooksOfTheReviewKnowNothingOfWhatCameAfterIt(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    // What plans ahead may: aims, ends of pauses, checks that are due, priorities and objectives.
    let ahead = ["aim_by", "paused_until", "due_on", "review_due"]
    for record in fixture.portfolio.records where record.text("project") != nil {
      for field in record.entity.fields where !ahead.contains(field.name) {
        guard let day = record.day(field.name) else { continue }
        #expect(day <= PortfolioFixture.review, "\(record.key) \(field.name)")
      }
    }
  }

  @Test("Units of open projects were open throughout", arguments: PortfolioFixture.seeds)
  func unitsOfOpenProjectsWereOpenThroughout(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let units = Dictionary(uniqueKeysWithValues: fixture.trust.units.map { ($0.code, $0) })
    let places = fixture.byProject(.projectUnit)
    for project in fixture.open {
      for place in places[project.text("code") ?? ""] ?? [] {
        guard let unit = units[place.text("unit") ?? ""],
          let first = project.day("registered_on")
        else { continue }
        #expect(unit.isOpen(on: first))
        #expect(unit.isOpen(on: PortfolioFixture.review))
      }
    }
  }
}
