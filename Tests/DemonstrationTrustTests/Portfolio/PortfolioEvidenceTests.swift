import QualityModel
import Testing

@testable import DemonstrationTrust

@Suite struct PortfolioEvidenceTests {
  private func kept(_ fixture: PortfolioFixture) -> Set<String> {
    let classes = fixture.classes
    return Set(
      fixture.open.compactMap { $0.text("code") }.filter { classes[$0]?.isRemovable == false }
    )
  }

  @Test(
    "There are about nine hundred tests and four in ten lack a prediction",
    arguments: PortfolioFixture.seeds
  )
  func thereAreAboutNineHundredTestsAndFourInTenLackAPrediction(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let cycles = fixture.records(.pdsaCycle)
    #expect((820...1020).contains(cycles.count), "\(cycles.count)")
    let missing = cycles.count { $0["prediction"] == nil }
    #expect(missing == cycles.count * 2 / 5)
  }

  @Test(
    "Thirty one of the kept projects have their tests written down in full",
    arguments: PortfolioFixture.seeds
  )
  func thirtyOneOfTheKeptProjectsHaveTheirTestsWrittenDownInFull(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let kept = kept(fixture)
    let full = fixture.byProject(.pdsaCycle).filter { code, cycles in
      let cycles = cycles.sorted { ($0.number("number") ?? 0) < ($1.number("number") ?? 0) }
      return kept.contains(code) && cycles.count >= 3
        && cycles.allSatisfy { cycle in
          ["prediction", "measured", "observed", "study", "decision", "change_idea"]
            .allSatisfy { cycle[$0] != nil }
        }
        && zip(cycles, cycles.dropFirst()).allSatisfy { $0.text("code") == $1.text("previous") }
    }
    #expect(full.count == 31)
  }

  @Test("Tests of a project come one after another and grow", arguments: PortfolioFixture.seeds)
  func testsOfAProjectComeOneAfterAnotherAndGrow(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let scales = ["one_case", "few_cases", "one_shift", "one_unit", "several_units"]
    for (code, cycles) in fixture.byProject(.pdsaCycle) {
      let cycles = cycles.sorted { ($0.number("number") ?? 0) < ($1.number("number") ?? 0) }
      #expect(cycles.map { Int($0.number("number") ?? 0) } == Array(1...cycles.count))
      for (first, second) in zip(cycles, cycles.dropFirst()) {
        #expect(
          (first.day("started_on") ?? .latest) < (second.day("started_on") ?? .earliest),
          "\(code)"
        )
        let sizes = [first, second].map { scales.firstIndex(of: $0.text("scale") ?? "") ?? 0 }
        #expect(sizes[0] <= sizes[1])
      }
    }
  }

  @Test(
    "Sixty kept projects claim an improvement and eighteen have one",
    arguments: PortfolioFixture.seeds
  )
  func sixtyKeptProjectsClaimAnImprovementAndEighteenHaveOne(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    for records in [fixture.portfolio.records, fixture.all] {
      let scores = Dictionary(grouping: records.filter { $0.entity === Entity.progressScore }) {
        $0.text("project") ?? ""
      }
      let claims = kept(fixture).filter { code in
        let last = (scores[code] ?? []).max {
          ($0.day("scored_on") ?? .earliest) < ($1.day("scored_on") ?? .earliest)
        }
        return last?.text("score").flatMap(Double.init) ?? 0 >= 3
      }
      #expect(claims.count == 60)
    }
    let drafts = fixture.portfolio.plan.drafts
    #expect(drafts.count { $0.outcome == .sustained } == 9)
    #expect(drafts.count { $0.outcome == .lost } == 5)
    #expect(drafts.count { $0.outcome == .harmElsewhere } == 4)
    #expect(drafts.allSatisfy { $0.outcome == nil || $0.kind == .ordinary })
  }

  @Test(
    "Nine projects are sustained and five were reached and lost",
    arguments: PortfolioFixture.seeds
  )
  func nineProjectsAreSustainedAndFiveWereReachedAndLost(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    #expect(fixture.open.count { $0.text("status") == "sustained" } == 9)
    let checks = fixture.byProject(.sustainCheck)
    let lost = fixture.open.filter { project in
      let results = (checks[project.text("code") ?? ""] ?? []).compactMap { $0.text("result") }
      return results.contains("held") && results.contains("lost")
    }
    #expect(lost.count == 5)
    #expect(lost.allSatisfy { $0.text("status") == "monitoring" })
  }

  @Test("A project that is only watched claims everything", arguments: PortfolioFixture.seeds)
  func aProjectThatIsOnlyWatchedClaimsEverything(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let scores = fixture.byProject(.progressScore)
    let boasting = fixture.open.filter { project in
      project.text("status") == "monitoring"
        && (scores[project.text("code") ?? ""] ?? []).contains { $0.text("score") == "5.0" }
    }
    #expect(boasting.count == 1)
  }

  @Test("Steps to a state are those that the lifecycle allows", arguments: PortfolioFixture.seeds)
  func stepsToAStateAreThoseThatTheLifecycleAllows(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let notes = fixture.byProject(.statusNote)
    guard let lifecycle = Entity.project.lifecycle else {
      Issue.record("projects have no lifecycle")
      return
    }
    for project in fixture.records(.project) {
      // Of one day, the state that comes earlier in the life stands first.
      let order = Vocabulary.projectStatus.texts
      let steps = (notes[project.text("code") ?? ""] ?? []).sorted {
        let days = ($0.day("from_on") ?? .earliest, $1.day("from_on") ?? .earliest)
        return days.0 == days.1
          ? (order.firstIndex(of: $0.text("status") ?? "") ?? 0)
            < (order.firstIndex(of: $1.text("status") ?? "") ?? 0) : days.0 < days.1
      }
      #expect(steps.first?.text("status") == "proposed")
      #expect(steps.last?.text("status") == project.text("status"), "\(project.key)")
      #expect(steps.last?.day("from_on") == project.day("status_on"))
      for (first, second) in zip(steps, steps.dropFirst()) {
        let pair = (first.text("status") ?? "", second.text("status") ?? "")
        #expect(lifecycle.allows(pair.0, to: pair.1), "\(project.key) \(pair)")
      }
    }
  }

  @Test("Titles stories and aims are varied", arguments: PortfolioFixture.seeds)
  func titlesStoriesAndAimsAreVaried(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let classes = fixture.classes
    let titles = fixture.records(.project).filter {
      classes[$0.text("code") ?? ""] != .registeredTwice
    }.map { ProjectTitle.plain($0.text("title") ?? "") }
    #expect(Set(titles).count == titles.count)
    let stories = fixture.records(.project).compactMap { $0.text("narrative") }
    #expect(Set(stories).count > 390, "\(Set(stories).count)")
    let aims = fixture.records(.project).compactMap { $0.text("aim") }
    #expect(Set(aims).count == aims.count)
    for text in stories + aims { #expect(!text.contains("{")) }
    let questions = fixture.records(.pdsaCycle).compactMap { $0.text("question") }
    #expect(Double(Set(questions).count) > 0.85 * Double(questions.count))
    #expect(questions.allSatisfy { !$0.contains("{") })
    // The abbreviations of the field are there for a finder to stumble over.
    let all = fixture.records(.project).compactMap { $0.text("title") }.joined(separator: " ")
    for abbreviation in ["V&A", "DNA", "PHC", "SMI"] {
      #expect(all.contains(abbreviation) || all.uppercased().contains(abbreviation))
    }
  }

  @Test("Neither codes nor their order give a class away", arguments: PortfolioFixture.seeds)
  func neitherCodesNorTheirOrderGiveAClassAway(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let ranked = fixture.records(.project).compactMap { $0.text("code") }.sorted()
    let classes = fixture.classes
    for kind in ProjectClass.allCases {
      let ranks = ranked.indices.filter { classes[ranked[$0]] == kind }
      let mean = Double(ranks.reduce(0, +)) / Double(ranks.count)
      // Within three and a half standard errors of the middle, for a sample without replacement.
      let error = (400.0 * 400.0 / 12 / Double(ranks.count)).squareRoot()
      #expect(abs(mean - 199.5) < 3.5 * error, "\(kind) \(mean)")
    }
  }
}
