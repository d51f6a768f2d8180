public import QualityModel
public import SPCCore

/// What the records and figures of a project say of its improvement, whatever is claimed.
public enum ImprovementVerdict: String, CaseIterable, Hashable, Sendable {
  /// It lasted, is there now with twelve points or more since the change was in place, the newest check
  /// found it held, and no balancing measure is worse.
  case sustained
  /// It is there now, and a balancing measure became worse and is worse now.
  case atACost = "at_a_cost"
  /// It is there now, and has not been shown to hold.
  case improved
  /// It lasted half a year or longer, and is gone.
  case lost
  /// There are figures enough, and they show no improvement that lasted.
  case notShown = "not_shown"
  /// There are too few figures to say.
  case cannotTell = "cannot_tell"
}

/// What a project claims beside what its evidence supports.
///
/// A score is a judgement of people and stays what it is. Beside it stands the highest step whose
/// conditions, and those of all steps before it, hold in the records. What was only said, without a
/// record, supports nothing here: the scale lets an anecdote support 3.0, and records cannot show one.
public struct ClaimAgainstEvidence: Sendable {
  /// A judgement of how far a project had come.
  public struct Claim: Hashable, Sendable {
    /// The step.
    public let step: ProgressStep
    /// The day of the judgement.
    public let on: CalendarDate
    /// The code of the person who judged.
    public let by: String
    /// What it rests on, in their words; `nil` where nothing was written.
    public let evidence: String?
    /// The lowest judgement of the same day, where others judged otherwise.
    public let lowest: ProgressStep
  }

  /// The place of the project in the portfolio.
  public let project: Int
  /// The newest judgement; of several on one day the highest, and `nil` where nobody has judged.
  public let claim: Claim?
  /// The highest step that the evidence supports.
  public let supported: ProgressStep
  /// The conditions that do not hold, in the order of the steps.
  public let unmet: [ProgressCondition]
  /// What the figures did.
  public let course: ProjectCourse
  /// What they come to.
  public let verdict: ImprovementVerdict
  /// Whether the register says that it is sustained.
  public let isSaidSustained: Bool
  /// How far it is now from where it was to the goal; see ``ProjectCourse``.
  public let shareOfGoal: Double?
  /// How many other units where nobody works on the outcome improved since the same month and are improved
  /// now, of those with figures enough.
  ///
  /// Where most did, it may not be the project. `nil` where the project's own figures show no improvement.
  public let elsewhere: CountOf?
  /// What the newest check of its outcome came to, a word of ``QualityModel/Vocabulary/sustainResult``.
  public let lastCheck: String?

  /// What is missing for the step after the one that is supported.
  public var missingForNext: [ProgressCondition] {
    guard let next = ProgressStep(rawValue: supported.rawValue + 1) else { return [] }
    return unmet.filter { $0.step == next }
  }

  /// What is missing for the step that is claimed; empty where it is supported.
  public var missingForClaim: [ProgressCondition] {
    guard let claim else { return [] }
    return unmet.filter { $0.step <= claim.step }
  }

  /// How many half steps the claim lies above what is supported; negative where it is too modest, 0
  /// without a claim.
  public var excess: Int { claim.map { $0.step.rawValue - supported.rawValue } ?? 0 }

  /// Whether it says that something is better, by a judgement of 3.0 or more.
  public var claimsImprovement: Bool {
    claim.map { $0.step >= .improvementClaimed } ?? false
  }

  /// Whether the evidence supports that something became better: 3.0 or more.
  public var supportsImprovement: Bool { supported >= .improvementClaimed }

  /// Holds a project's claim against its evidence.
  init(
    _ number: Int,
    _ evidence: ImprovementEvidence,
    _ others: inout CoursesElsewhere
  ) {
    let project = evidence.portfolio.projects[number]
    self.project = number
    claim = Self.claim(of: project, evidence)
    course = ProjectCourse(project, evidence, &others)
    let conditions = EvidenceConditions(project, course, evidence)
    unmet = ProgressCondition.allCases.filter { !conditions.holds($0) }
    let lowest = unmet.map(\.step).min()
    supported =
      lowest.flatMap { ProgressStep(rawValue: $0.rawValue - 1) }
      ?? (lowest == nil ? .sustained : .intent)
    verdict = conditions.verdict
    isSaidSustained = project.state == .sustained
    shareOfGoal = course.shareOfGoal(project)
    elsewhere = course.hasImproved ? course.elsewhere(project, evidence, &others) : nil
    lastCheck = conditions.lastCheck
  }

  private static func claim(
    of project: PortfolioProject,
    _ evidence: ImprovementEvidence
  ) -> Claim? {
    let scores = evidence.of(.progressScore, project.code).compactMap { record -> Claim? in
      guard let on = record.day("scored_on"), on <= evidence.day,
        let step = record.text("score").flatMap({ ProgressStep(word: $0) })
      else { return nil }
      return Claim(
        step: step,
        on: on,
        by: record.text("scored_by") ?? "",
        evidence: record.text("evidence").flatMap { $0.isEmpty ? nil : $0 },
        lowest: step
      )
    }
    guard let last = scores.map(\.on).max() else { return nil }
    let newest = scores.filter { $0.on == last }
    return newest.max { $0.step < $1.step }.map { claim in
      Claim(
        step: claim.step,
        on: claim.on,
        by: claim.by,
        evidence: claim.evidence,
        lowest: newest.map(\.step).min() ?? claim.step
      )
    }
  }
}

extension ImprovementEvidence {
  /// Holds the claims of all projects that were open or sustained on the day against their evidence.
  ///
  /// - Parameter checkpoint: Asked at each project.
  /// - Returns: One for each project, in the order of their codes; those that nobody has scored too.
  /// - Throws: ``SPCCore/SPCError/interrupted``.
  public func claims(checkpoint: Checkpoint = .none) throws(SPCError) -> [ClaimAgainstEvidence] {
    // What was sustained is judged also where the work on it has closed.
    let chosen = portfolio.projects.indices.filter { number in
      let project = portfolio.projects[number]
      return project.state == .sustained || project.state.isOpen && project.closed == nil
    }
    var claims: [ClaimAgainstEvidence] = []
    claims.reserveCapacity(chosen.count)
    var others = CoursesElsewhere()
    for (place, number) in chosen.enumerated() {
      try checkpoint(place, of: chosen.count)
      claims.append(ClaimAgainstEvidence(number, self, &others))
    }
    return claims
  }

  /// The claim of one project; `nil` where none with the code was registered by the day.
  public func claim(of code: String) -> ClaimAgainstEvidence? {
    var others = CoursesElsewhere()
    return portfolio.number(ofProject: code).map { ClaimAgainstEvidence($0, self, &others) }
  }
}
