import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// What is planted in the actions, found from the records and the figures alone.
@Suite struct PortfolioActionTests {
  private static let today = PortfolioDays.end

  private func overdue(_ fixture: PortfolioFixture) -> [EntityRecord] {
    fixture.records(.action).filter { action in
      ["open", "in_progress"].contains(action.text("status") ?? "")
        && action.day("due_on").map { $0 < Self.today } ?? false
    }
  }

  @Test(
    "Thirty-seven actions are overdue, and nine of them were moved twice or more",
    arguments: PortfolioFixture.seeds
  )
  func lateActions(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let moves = Dictionary(grouping: fixture.records(.dueDateChange)) { $0.text("action") ?? "" }
    let late = overdue(fixture)
    #expect(late.count == 37)
    #expect(late.count { (moves[$0.text("code") ?? ""]?.count ?? 0) > 1 } == 9)
    // Neither being late nor being moved is what tells them apart: others are open, or were moved too.
    let open = fixture.records(.action).filter {
      ["open", "in_progress"].contains($0.text("status") ?? "")
    }
    #expect(open.count > 45)
    #expect(moves.keys.filter { code in !late.contains { $0.text("code") == code } }.count > 4)
  }

  @Test(
    "Eight plans of projects have weak actions alone, and every other has a stronger one",
    arguments: PortfolioFixture.seeds
  )
  func weakPlans(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let plans = fixture.byProject(.action).filter { !$0.key.isEmpty }
    #expect(plans.count == 38)
    #expect(plans.values.count { $0.allSatisfy { $0.text("strength") == "weak" } } == 8)
    #expect(plans.values.allSatisfy { (2...4).contains($0.count) })
  }

  @Test(
    "Of thirty figures that were reacted to, twelve in nine units were common cause on the day",
    arguments: PortfolioFixture.seeds
  )
  func reactions(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let plans = Dictionary(uniqueKeysWithValues: MeasurePlans.all.map { ($0.code, $0) })
    var noise: [EntityRecord] = []
    let reacting = fixture.records(.action).filter { $0["figure_on"] != nil }
    for action in reacting {
      let measure = try #require(action.text("measure"))
      let unit = try #require(action.text("unit"))
      let plan = try #require(plans[measure])
      let period = try #require(action.day("figure_on"))
      let raised = try #require(action.day("raised_on"))
      // The action came after the month, and before the next one's figure was known.
      #expect(raised > period.calendarMonth.lastDay)
      #expect(raised < period.calendarMonth.adding(months: 1).lastDay)
      let values = try #require(fixture.figures[measure]).filter {
        $0.unitCode == unit && $0.observation.period <= period
      }
      .sorted { $0.observation.period < $1.observation.period }
      .map { row -> Double in
        let figure = row.observation
        let parts = (figure.numerator ?? .nan) / (figure.denominator ?? 1)
        return parts * plan.multiplier
      }
      let point = try #require(plan.chart(values)?.points.last)
      #expect([.commonCause, .concern].contains(point.category), "\(action.key)")
      if point.category == .commonCause { noise.append(action) }
    }
    #expect(reacting.count == 30)
    #expect(noise.count == 12)
    #expect(Set(noise.map { $0.text("unit") }).count == 9)
    // Nothing else about them tells: their words and strength are those of the others.
    #expect(Set(noise.map { $0.text("strength") }).isSubset(of: ["weak", "intermediate"]))
    #expect(
      Set(noise.map(\.key.text))
        == Set(
          reacting.filter { action in
            fixture.portfolio.reacted.all.contains {
              $0.isNoise && $0.measure == action.text("measure") && $0.unit == action.text("unit")
                && $0.period == action.day("figure_on")
            }
          }
          .map(\.key.text)
        )
    )
  }

  @Test(
    "Actions belong to projects, to figures, and to neither, and keep the order of their days",
    arguments: PortfolioFixture.seeds
  )
  func kinds(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let actions = fixture.records(.action)
    #expect(actions.count { $0["project"] == nil && $0["figure_on"] == nil } == 46)
    #expect(actions.count { $0["project"] != nil } > 80)
    for action in actions {
      for field in ["raised_on", "done_on", "verified_on", "cancelled_on"] {
        #expect(action.day(field).map { $0 <= Self.today } ?? true, "\(action.key) \(field)")
      }
    }
    let raised = Dictionary(
      uniqueKeysWithValues: actions.map { ($0.text("code") ?? "", $0.day("raised_on")) }
    )
    var newest: [String: EntityRecord] = [:]
    for move in fixture.records(.dueDateChange) {
      let code = move.text("action") ?? ""
      let on = move.day("moved_on") ?? .earliest
      #expect(raised[code].flatMap { $0 }.map { $0 <= on } ?? false, "\(move.key)")
      #expect(on <= Self.today)
      if newest[code].flatMap({ $0.day("moved_on") }).map({ $0 < on }) ?? true {
        newest[code] = move
      }
    }
    // I-60, asked of the values before they are loaded.
    for action in actions {
      let code = action.text("code") ?? ""
      #expect(
        action.day("due_on") == newest[code]?.day("due_on") ?? action.day("original_due_on"),
        "\(code)"
      )
    }
  }
}
