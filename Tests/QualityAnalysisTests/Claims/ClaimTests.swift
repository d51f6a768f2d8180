import QualityAnalysis
import QualityModel
import SPCCore
import Testing

@Suite("What a project claims and what its evidence supports")
struct ClaimTests {
  /// Takes from a whole project what a condition asks for.
  static func take(_ condition: ProgressCondition, from portfolio: inout SmallPortfolio) {
    switch condition {
    case .aimWritten: portfolio.project["aim"] = nil
    case .outcomeNamed:
      portfolio.project["aim_measure"] = nil
      portfolio.records["outcome"] = nil
    case .workBegun: portfolio.project["started_on"] = nil
    case .testBegun: portfolio.records["cycles"] = nil
    case .testComplete:
      portfolio.records["cycles"] = [SmallPortfolio.cycle(1, "one_unit", "2022-07-01", nil)]
    case .outcomeFigures: portfolio.numerators["M"] = nil
    case .improvement: portfolio.numerators["M"]?["CROFTON"] = SmallPortfolio.usual(36)
    case .fifthOfGoal: portfolio.project["aim_goal"] = "-30"
    case .measurableAim: portfolio.project["aim_by"] = nil
    case .improvementNow:
      portfolio.numerators["M"]?["CROFTON"] =
        SmallPortfolio.usual(18) + SmallPortfolio.usual(10).map { $0 - 5 }
        + SmallPortfolio.usual(8)
    case .wholeFamily: portfolio.records["balancing"] = nil
    case .halfOfGoal: portfolio.project["aim_goal"] = "-4"
    case .noHarm:
      portfolio.numerators["B"]?["CROFTON"] =
        SmallPortfolio.usual(18) + SmallPortfolio.usual(18).map { $0 + 5 }
    case .beingPutInPlace:
      portfolio.project["implemented_on"] = nil
      portfolio.project["status"] = "active"
      portfolio.records["idea"] = nil
    case .inPlace: portfolio.project["implemented_on"] = "2023-10-01"
    case .nearGoal: portfolio.project["aim_goal"] = "2"
    case .goalReached: portfolio.project["aim_goal"] = "4.5"
    case .twelvePoints: portfolio.project["implemented_on"] = "2023-03-01"
    case .heldCheck: portfolio.records["check"] = [SmallPortfolio.check("2023-09-05", "lost")]
    case .usualPractice: portfolio.records["idea"] = nil
    }
  }

  @Test("A project that has everything supports 5.0 and is sustained")
  func everything() throws {
    let claim = try SmallPortfolio().claim()
    #expect(claim.unmet == [])
    #expect(claim.supported == .sustained && claim.supported.word == "5.0")
    #expect(claim.verdict == .sustained)
    #expect(claim.excess == 0 && claim.missingForClaim == [])
    let course = try #require(claim.course.outcomes.first)
    #expect(course.pointsBefore == 18 && course.pointsAfter == 18 && course.pointsInPlace == 16)
    #expect("\(course.change)" == "2022-07-01")
    #expect(try #require(course.improvement).points == 18)
  }

  @Test(
    "Without what a condition asks for, the step before its own is supported",
    arguments: ProgressCondition.allCases
  )
  func eachCondition(_ condition: ProgressCondition) throws {
    var portfolio = SmallPortfolio()
    Self.take(condition, from: &portfolio)
    let claim = try portfolio.claim()
    #expect(claim.unmet.contains(condition), "\(claim.unmet)")
    #expect(claim.supported.rawValue == condition.step.rawValue - 1, "\(claim.unmet)")
    #expect(claim.missingForNext.contains(condition))
    #expect(claim.missingForClaim.contains(condition) && claim.excess > 0)
  }

  @Test("Every step but the first asks for something, and the words are those of the register")
  func scale() {
    #expect(ProgressStep.allCases.map(\.word) == Vocabulary.progress.texts)
    #expect(
      ProgressStep.allCases.compactMap { ProgressStep(word: $0.word) } == ProgressStep.allCases
    )
    #expect(ProgressStep(word: "3.2") == nil)
    for step in ProgressStep.allCases { #expect(step.conditions.isEmpty == (step == .intent)) }
  }

  @Test("The newest score by the day is the claim, of one day the highest, with what others said")
  func newestScore() throws {
    var portfolio = SmallPortfolio()
    portfolio.records["score"] = [
      SmallPortfolio.score("2023-06-01", "5.0"),
      SmallPortfolio.score("2023-09-08", "3.5", evidence: nil),
      SmallPortfolio.score("2023-09-08", "2.0", by: "P2"),
      SmallPortfolio.score("2024-02-01", "4.5"),
    ]
    let claim = try #require(try portfolio.claim().claim)
    #expect(claim.step == .improved && claim.by == "P1" && claim.lowest == .begun)
    #expect(claim.evidence == nil)
    portfolio.day = "2024-02-01"
    #expect(try portfolio.claim().claim?.step == .holding)
    portfolio.records["score"] = nil
    let unscored = try portfolio.claim()
    #expect(unscored.claim == nil && unscored.excess == 0 && !unscored.claimsImprovement)
  }

  @Test("It is sustained with twelve points and a held check, not with one of them")
  func sustained() throws {
    var portfolio = SmallPortfolio()
    portfolio.records["check"] = nil
    #expect(try portfolio.claim().verdict == .improved)
    portfolio.records["check"] = [SmallPortfolio.check("2023-09-05", "held", points: 11)]
    #expect(try portfolio.claim().verdict == .improved)
    portfolio.records["check"] = [
      SmallPortfolio.check("2023-09-05", "held"), SmallPortfolio.check("2023-12-05", "partly_held"),
    ]
    #expect(try portfolio.claim().verdict == .improved)
    // A check that is done after the day is not known yet.
    portfolio.day = "2023-11-30"
    #expect(try portfolio.claim().verdict == .sustained)
    portfolio.day = "2023-08-20"
    #expect(try portfolio.claim().verdict == .improved)
  }

  @Test("What was reached and lost is told from what was never there")
  func lost() throws {
    var portfolio = SmallPortfolio()
    Self.take(.improvementNow, from: &portfolio)
    #expect(try portfolio.claim().verdict == .lost)
    Self.take(.improvement, from: &portfolio)
    #expect(try portfolio.claim().verdict == .notShown)
    Self.take(.outcomeFigures, from: &portfolio)
    #expect(try portfolio.claim().verdict == .cannotTell)
  }

  @Test("Harm of a balancing measure makes it better at a cost; harm at every unit does not")
  func harm() throws {
    var portfolio = SmallPortfolio()
    Self.take(.noHarm, from: &portfolio)
    let claim = try portfolio.claim()
    #expect(claim.verdict == .atACost && claim.course.harmed.map(\.measure) == ["B"])
    let worse = portfolio.numerators["B"]?["CROFTON"]
    portfolio.numerators["B"]?["NORMAN"] = worse
    let everywhere = try portfolio.claim()
    #expect(everywhere.verdict == .sustained && everywhere.course.harmed.isEmpty)
    #expect(everywhere.course.harms.map(\.elsewhere) == [CountOf(1, of: 1)])
  }

  @Test("Where other units improved as well it is counted")
  func elsewhere() throws {
    var portfolio = SmallPortfolio()
    #expect(try portfolio.claim().elsewhere == CountOf(0, of: 1))
    let better = portfolio.numerators["M"]?["CROFTON"]
    portfolio.numerators["M"]?["NORMAN"] = better
    #expect(try portfolio.claim().elsewhere == CountOf(1, of: 1))
  }

  @Test("At two units one that is better supports first signs, and no more")
  func twoUnits() throws {
    var portfolio = SmallPortfolio()
    portfolio.records["second"] = [
      Made.record(.projectUnit, ["project": "P", "unit": "NORMAN", "role": "test"])
    ]
    let claim = try portfolio.claim()
    #expect(claim.supported == .firstSigns && claim.missingForNext == [.improvementNow])
    #expect(claim.verdict == .notShown)
  }

  @Test("Projects that had ended or were not registered by the day claim nothing")
  func closed() throws {
    var portfolio = SmallPortfolio()
    portfolio.day = "2021-11-30"
    let early = try portfolio.evidence()
    #expect(try early.claims().isEmpty && early.claim(of: "P") == nil)
    portfolio.day = "2024-01-15"
    portfolio.project["status"] = "closed_stopped"
    portfolio.project["closed_on"] = "2023-12-01"
    #expect(try portfolio.evidence().claims().isEmpty)
  }

  @Test("Judging a portfolio stops at the project where it is told to")
  func stops() throws {
    let evidence = try SmallPortfolio().evidence()
    var asked: [Int] = []
    let stop = Checkpoint { done, total in
      asked.append(done)
      #expect(total == 1)
      return false
    }
    #expect(throws: SPCError.interrupted) { try evidence.claims(checkpoint: stop) }
    #expect(asked == [0])
  }
}
