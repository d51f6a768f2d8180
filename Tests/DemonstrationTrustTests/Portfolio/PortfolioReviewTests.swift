import QualityAnalysis
import QualityModel
import Testing

@testable import DemonstrationTrust

/// The planted decisions taken, and looked at three months later.
@Suite struct PortfolioReviewTests {
  /// What should be decided about each project that should go.
  private func decisions(_ fixture: PortfolioFixture) throws -> [DecidedProject] {
    let drafts = fixture.portfolio.plan.drafts
    return drafts.filter(\.kind.isRemovable).map { draft in
      let decision: PortfolioDecision =
        draft.kind.isMerge ? .merge : draft.kind == .wrongMethod ? .reRegister : .stop
      return DecidedProject(
        draft.code,
        decision,
        mergeInto: draft.survivor.map { drafts[$0].code },
        newMethod: decision == .reRegister ? "AUDIT" : nil,
        decidedBy: draft.lead,
        decidedOn: PortfolioDays.review.adding(days: 14)
      )
    }
  }

  @Test(
    "The planted decisions take every directorate to what was planted",
    arguments: PortfolioFixture.seeds
  )
  func thePlantedDecisionsTakeEveryDirectorateToWhatWasPlanted(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let portfolio = fixture.portfolioRecords
    let reduction = try PortfolioReduction(portfolio, decisions(fixture))
    #expect(reduction.notOpen.isEmpty)
    #expect(reduction.total.before == 312)
    #expect(reduction.total.after == 156)
    #expect(reduction.total.decided == [.merge: 98, .stop: 52, .reRegister: 6])
    #expect(reduction.total.reduction == 0.5)
    let rows = reduction.rows.map { row -> String in
      guard case .directorate(let unit) = row.place else { return "\(row.place)" }
      return "\(portfolio.units[unit].code) \(row.before) \(row.after)"
    }
    #expect(rows == ["ACM 84 41", "CML 81 40", "OPC 63 32", "CYP 45 23", "FPH 39 20"])
  }

  @Test(
    "Three months later the decisions that were not carried out are found, and no others",
    arguments: PortfolioFixture.seeds
  )
  func theDecisionsNotCarriedOutAreFound(_ seed: UInt64) throws {
    let fixture = PortfolioFixture.of(seed)
    let decisions = try decisions(fixture)
    let later = PortfolioDays.review.adding(days: 90)
    let done = PortfolioDays.review.adding(days: 30)
    // Nine merges whose teams go on testing, two of them closed in the register, and four stops.
    let merges = decisions.filter { $0.decision == .merge }
    let testing = Set(stride(from: 0, to: 90, by: 10).map { merges[$0].project })
    let closedAndTesting = Set(testing.sorted().prefix(2))
    let stops = decisions.filter { $0.decision == .stop }
    let goingOn = Set(stride(from: 0, to: 40, by: 10).map { stops[$0].project })
    let byProject = Dictionary(uniqueKeysWithValues: decisions.map { ($0.project, $0) })
    var latest: [RecordKey: EntityRecord] = [:]
    for record in fixture.portfolio.records { latest[record.key] = record }
    var records = latest.values.filter { $0.entity !== Entity.project }
    for var project in latest.values where project.entity === Entity.project {
      let code = project.text("code") ?? ""
      let isLeft = testing.contains(code) && !closedAndTesting.contains(code)
      if let decided = byProject[code], !isLeft, !goingOn.contains(code) {
        if decided.decision == .reRegister {
          project["method"] = decided.newMethod.map { .text($0) }
        } else {
          project["status"] = .text(decided.decision == .merge ? "closed_merged" : "closed_stopped")
          project["status_on"] = .day(done)
          project["closed_on"] = .day(done)
          project["merged_into"] = decided.mergeInto.map { .text($0) }
        }
      }
      records.append(project)
    }
    for code in testing {
      records.append(
        EntityRecord(
          .pdsaCycle,
          [
            "code": .text("\(code)-late"), "project": .text(code), "number": .wholeNumber(99),
            "status": .text("do"), "started_on": .day(later.adding(days: -10)),
          ]
        )
      )
    }
    let portfolio = PortfolioRecords(
      on: later,
      records + fixture.trust.organisationRecords,
      units: fixture.trust.units,
      measures: fixture.trust.measures.map { ($0.measure.code, $0.measure.name) }
    )
    let followUp = ReviewFollowUp(decisions, in: portfolio)
    #expect(followUp.items.count == 156)
    #expect(Set(followUp.open.map(\.decided.project)) == testing.union(goingOn))
    #expect(followUp.open.count == 13)
    let late = followUp.open.filter { closedAndTesting.contains($0.decided.project) }
    #expect(late.allSatisfy { $0.lacking == [.workedOn(later.adding(days: -10))] })
  }
}
