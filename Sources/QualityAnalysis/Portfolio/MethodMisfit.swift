import QualityModel

/// What a method may ask of whoever uses it.
public enum MethodDemand: String, CaseIterable, Hashable, Sendable {
  /// An aim and a whole family of measures.
  case family
  /// Standards to measure against.
  case standards
  /// Approval as research.
  case approval
}

/// Why the method of a project does not fit its problem.
///
/// It is the triage asked again for the whole portfolio: the kind of problem that somebody named, held
/// against what the method asks for. It is only as good as that answer.
public struct MethodMisfit: Hashable, Sendable {
  /// What speaks against the method.
  public enum Reason: Hashable, Sendable {
    /// The triage recommended another.
    case notRecommended
    /// The method does not ask for what such a problem needs.
    case lacks(MethodDemand)
    /// It asks for what such a problem does not need.
    case exceeds(MethodDemand)
    /// It is registered as improvement, has a target as its standard, one figure of its outcome since it
    /// began half a year ago or longer, and no test: what an audit looks like.
    case looksLikeAudit
  }

  /// The code of the method.
  public let method: String
  /// What speaks against it.
  public let reasons: [Reason]
  /// The kind of problem, a word of ``QualityModel/Vocabulary/problemType``; `nil` without a triage.
  public let problem: String?
  /// The code of the method that the triage recommended.
  public let recommended: String?
  /// Why another was chosen, in the words of whoever chose.
  public let overrideReason: String?

  init?(_ project: PortfolioProject, _ evidence: ImprovementEvidence) {
    let method = evidence.portfolio.methods[project.method]
    var reasons: [Reason] = []
    if let triage = project.triage {
      if triage.recommended != project.method { reasons.append(.notRecommended) }
      if let method {
        let asked = method.demands
        let fit = MethodFit(problem: triage.problem)
        reasons += fit.needed.subtracting(asked).sorted { $0.rawValue < $1.rawValue }
          .map(Reason.lacks)
        reasons += fit.excessive.intersection(asked).sorted { $0.rawValue < $1.rawValue }
          .map(Reason.exceeds)
      }
    } else if method?.requiresFamily ?? false, Self.looksLikeAudit(project, evidence) {
      reasons.append(.looksLikeAudit)
    }
    guard !reasons.isEmpty else { return nil }
    self.method = project.method
    self.reasons = reasons
    problem = project.triage?.problem
    recommended = project.triage?.recommended
    overrideReason = project.triage?.overrideReason
  }

  private static func looksLikeAudit(
    _ project: PortfolioProject,
    _ evidence: ImprovementEvidence
  ) -> Bool {
    guard let started = project.started, project.news.cycles == 0,
      started.days(to: evidence.day) > ProjectSilence.limit
    else { return false }
    let portfolio = evidence.portfolio
    let series = project.outcomeMeasures.flatMap { measure in
      project.places.compactMap { place in
        evidence.series(portfolio.measures[measure].code, portfolio.units[place.unit].code)
      }
    }
    guard series.contains(where: { !$0.targets.isEmpty }) else { return false }
    let figures = series.flatMap(\.points).count { point in
      point.value != nil && point.period >= started && point.period <= evidence.day
    }
    return figures == 1
  }
}

/// What the method for a kind of problem asks for.
///
/// The decision table, in short: a standard and the question whether it is met is a clinical audit; to
/// find out what holds elsewhere too is research; a cause that nobody knows is work for the Model for
/// Improvement; what is known to work, must be done or is only to be described needs none of these.
struct MethodFit {
  /// What the method must ask for.
  let needed: Set<MethodDemand>
  /// What it asks for in vain.
  let excessive: Set<MethodDemand>

  init(problem: String) {
    switch problem {
    case "compliance_gap": (needed, excessive) = ([.standards], [.family, .approval])
    case "new_knowledge": (needed, excessive) = ([.approval], [])
    case "wicked": (needed, excessive) = ([.family], [.approval])
    case "known_solution", "safety_must_do", "evaluate_existing":
      (needed, excessive) = ([], [.family, .standards, .approval])
    case "redesign", "record_system": (needed, excessive) = ([], [.standards, .approval])
    default: (needed, excessive) = ([], [])
    }
  }
}

extension PortfolioMethod {
  /// What it asks for.
  public var demands: Set<MethodDemand> {
    Set(
      MethodDemand.allCases.filter { demand in
        switch demand {
        case .family: requiresFamily
        case .standards: requiresStandards
        case .approval: requiresApproval
        }
      }
    )
  }
}
