import QualityModel

/// Which conditions of the steps of progress hold for a project.
struct EvidenceConditions {
  private let project: PortfolioProject
  private let course: ProjectCourse
  private let cycles: [EntityRecord]
  private let ideas: Set<String>
  private let hasCompleteTest: Bool
  /// The result of the newest check of an outcome.
  let lastCheck: String?
  /// Whether that check rests on enough points.
  private let isHeld: Bool

  init(_ project: PortfolioProject, _ course: ProjectCourse, _ evidence: ImprovementEvidence) {
    self.project = project
    self.course = course
    cycles = evidence.cycles(of: project.code)
    hasCompleteTest = cycles.contains { evidence.hasEnded($0) && $0["decision"] != nil }
    ideas = Set(evidence.of(.changeIdea, project.code).compactMap { $0.text("status") })
    let measures = Set(project.outcomeMeasures.map { evidence.portfolio.measures[$0].code })
    let checks = evidence.of(.sustainCheck, project.code).filter { check in
      measures.contains(check.text("measure") ?? "")
        && check.day("done_on").map { $0 <= evidence.day } ?? false
    }
    let newest = checks.max { left, right in
      let days = (left.day("done_on") ?? .earliest, right.day("done_on") ?? .earliest)
      return days.0 == days.1
        ? (left.number("months_after") ?? 0) < (right.number("months_after") ?? 0)
        : days.0 < days.1
    }
    lastCheck = newest?.text("result")
    isHeld = lastCheck == "held" && (newest?.number("points_after") ?? 0) >= Self.enough
  }

  private static let enough = Double(ProgressCondition.pointsToSustain)

  /// Whether a condition holds.
  func holds(_ condition: ProgressCondition) -> Bool {
    switch condition {
    case .aimWritten: project.aim.sentence != nil
    case .outcomeNamed: !project.outcomeMeasures.isEmpty
    case .workBegun: project.started != nil
    case .testBegun: !cycles.isEmpty
    case .testComplete: hasCompleteTest
    case .outcomeFigures: !course.judged.isEmpty
    case .improvement: course.hasImproved
    case .fifthOfGoal: project.aim.goal == nil || reaches(0.2, furthest: true)
    case .measurableAim: project.aim.isMeasurable
    case .improvementNow: course.isImproved
    case .wholeFamily: project.missingRoles.isEmpty
    case .halfOfGoal: reaches(0.5)
    case .noHarm: course.harmed.isEmpty
    case .beingPutInPlace:
      project.implemented != nil || project.state.advance >= ProjectState.implementing.advance
        || !ideas.isDisjoint(with: ["adopted", "implemented", "spread"])
    case .inPlace: hasInPlace(points: 6)
    case .nearGoal: reaches(0.75)
    case .goalReached: reaches(1)
    case .twelvePoints: hasInPlace(points: ProgressCondition.pointsToSustain)
    case .heldCheck: isHeld
    case .usualPractice: !ideas.isDisjoint(with: ["implemented", "spread"])
    }
  }

  /// What the figures and the checks come to.
  var verdict: ImprovementVerdict {
    guard !course.judged.isEmpty else { return .cannotTell }
    guard course.hasImproved else { return .notShown }
    guard course.isImproved else {
      // At some units it is there, at others it never was: neither lost nor shown.
      return course.judged.contains(where: \.isLost) ? .lost : .notShown
    }
    if !course.harmed.isEmpty { return .atACost }
    return holds(.twelvePoints) && isHeld ? .sustained : .improved
  }

  private func reaches(_ share: Double, furthest: Bool = false) -> Bool {
    course.shareOfGoal(project, furthest: furthest).map { $0 >= share } ?? false
  }

  private func hasInPlace(points: Int) -> Bool {
    !course.judged.isEmpty && course.judged.allSatisfy { ($0.pointsInPlace ?? 0) >= points }
  }
}

extension PortfolioProject.Aim {
  /// The parts of an aim that can be measured.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// What is to get better, in words.
    case sentence
    /// By which measure.
    case measure
    /// How much.
    case goal
    /// By when.
    case by
  }

  /// The parts that it lacks.
  public var missing: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .sentence: sentence == nil
      case .measure: measure == nil
      case .goal: goal == nil
      case .by: by == nil
      }
    }
  }

  /// Whether it says by which measure, how much and by when.
  public var isMeasurable: Bool { measure != nil && goal != nil && by != nil }
}

extension PortfolioProject {
  /// The parts of a family of measures that it has no measure for; the measure of the aim is an outcome.
  public var missingRoles: [FamilyRole] {
    FamilyRole.allCases.filter { role in
      measures(role).isEmpty && !(role == .outcome && aim.measure != nil)
    }
  }
}
