import QualityModel
import Testing

@testable import DemonstrationTrust

/// The register and the figures tell one story.
@Suite struct PortfolioFiguresTests {
  @Test("No share is more than its whole, whatever the seed", arguments: PortfolioFixture.seeds)
  func noShareIsMoreThanItsWhole(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let shares = fixture.trust.measures.filter {
      $0.definitions.contains { $0.kind == .proportion }
    }
    #expect(shares.count > 20)
    for (measure, _) in shares {
      for row in fixture.figures[measure.code] ?? [] {
        guard let part = row.observation.numerator, let whole = row.observation.denominator else {
          continue
        }
        #expect(part <= whole, "\(measure.code) \(row.unitCode) \(row.observation.period)")
      }
    }
  }

  @Test(
    "What was sustained is better in the figures of its unit",
    arguments: PortfolioFixture.seeds
  )
  func whatWasSustainedIsBetterInTheFigures(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let drafts = fixture.portfolio.plan.drafts.filter { $0.outcome == .sustained }
    #expect(drafts.count == 9)
    for draft in drafts {
      let measure = try #require(draft.measure)
      let change = try change(of: measure, draft, fixture)
      let isLower = Subject.of(measure).better == .lower
      #expect(isLower ? change < -0.1 : change > 0.05, "\(draft.title) \(change)")
    }
  }

  @Test(
    "Where something was reached at the cost of something else, the family of measures has both",
    arguments: PortfolioFixture.seeds
  )
  func whatWasReachedAtACostHasBoth(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let drafts = fixture.portfolio.plan.drafts.filter { $0.outcome == .harmElsewhere }
    #expect(drafts.count == 4)
    let harmed = ["SAF-03": "SAF-06", "EFF-14": "EFF-12", "ACC-03": "EXP-11", "STF-09": "STF-11"]
    for draft in drafts {
      let measure = try #require(draft.measure)
      let balancing = try #require(
        fixture.byProject(.projectMeasure)[draft.code]?
          .first { $0.text("role") == "balancing" }?.text("measure")
      )
      #expect(balancing == harmed[measure])
      #expect(try change(of: measure, draft, fixture) < -0.1, "\(draft.title)")
      let other = try change(of: balancing, draft, fixture)
      #expect(balancing == "STF-11" ? other < -0.03 : other > 0.1, "\(draft.title) \(other)")
    }
  }

  @Test("What was reached and lost rose for half a year", arguments: PortfolioFixture.seeds)
  func whatWasLostRoseForHalfAYear(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let drafts = fixture.portfolio.plan.drafts.filter { $0.outcome == .lost }
    #expect(drafts.count == 5)
    for draft in drafts {
      let measure = try #require(draft.measure)
      let placed = try #require(draft.life.implemented)
      let before = try mean(of: measure, draft, fixture, placed.adding(months: -12)..<placed)
      let risen = try mean(of: measure, draft, fixture, placed..<placed.adding(months: 6))
      let end = PortfolioDays.end
      let last = try mean(of: measure, draft, fixture, end.adding(months: -6)..<end)
      #expect(risen > before * 1.08, "\(draft.title)")
      #expect(last < before + (risen - before) * 0.6, "\(draft.title)")
    }
  }

  @Test("Aims start from the figures of the year before", arguments: PortfolioFixture.seeds)
  func aimsStartFromTheFigures(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let records = Dictionary(
      uniqueKeysWithValues: fixture.records(.project).map { ($0.text("code") ?? "", $0) }
    )
    for draft in fixture.portfolio.plan.drafts where draft.outcome == .sustained {
      let measure = try #require(draft.measure)
      let started = try #require(draft.life.started)
      let baseline = try #require(records[draft.code]?.number("aim_baseline"))
      let share = try mean(of: measure, draft, fixture, started.adding(months: -12)..<started)
      let multiplier = try #require(
        fixture.trust.measures.first { $0.measure.code == measure }?.definitions.first?.multiplier
      )
      // The mean of the periods is not quite the mean of all cases, and early answers are corrected.
      #expect(abs(baseline - share * multiplier) < 0.2 * baseline, "\(draft.title)")
    }
  }

  /// How far a measure is from where it was before the change of a project, as a part of it.
  private func change(of measure: String, _ draft: ProjectDraft, _ fixture: PortfolioFixture) throws
    -> Double
  {
    let placed = try #require(draft.life.implemented)
    let before = try mean(of: measure, draft, fixture, CalendarDate.earliest..<placed)
    return try mean(of: measure, draft, fixture, placed..<PortfolioDays.end) / before - 1
  }

  /// The mean of a measure at the unit of a project, from the parts of the figures.
  private func mean(
    of measure: String,
    _ draft: ProjectDraft,
    _ fixture: PortfolioFixture,
    _ days: Range<CalendarDate>
  ) throws -> Double {
    let rows = try #require(fixture.figures[measure]).filter { $0.unitCode == draft.units[0] }
    let chosen = rows.map(\.observation).filter { days.contains($0.period) && $0.numerator != nil }
    try #require(chosen.count >= 5)
    let numerator = chosen.reduce(0) { $0 + ($1.numerator ?? 0) }
    return numerator / chosen.reduce(0) { $0 + ($1.denominator ?? 1) }
  }
}
