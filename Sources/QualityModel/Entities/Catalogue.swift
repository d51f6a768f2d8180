extension Entity {
  /// Every kind of record, what is referred to before what refers to it.
  ///
  /// The units of the organisation and the measures are referred to too, as "unit" and "measure";
  /// they have tables of their own.
  public static let all: [Entity] = [
    site, unitLocation, unitPlacement, unitSuccession, person, committee, role,
    method, triage,
    objective, objectiveLink, focusArea, qualityPriority, priorityEvidence, priorityMeasure,
    dataQualityAssessment, boardMeasure, huddle,
    programme, programmeUnit, programmeMeasure, programmeObjective,
    project, projectUnit, projectObjective, projectMeasure, statusNote,
    driver, changeIdea, pdsaCycle, progressScore, sustainCheck,
    involvement, evaluation, spread, recognition,
    portfolioReview, reviewFinding, reviewDecision, readinessScore, training, wordMeaning,
    action, dueDateChange,
    auditPlan, planItem, planItemFocus, planItemPriority,
  ]

  /// The entity of a name, "project"; `nil` where there is none.
  public static func named(_ name: String) -> Entity? { byName[name] }

  private static let byName = Dictionary(
    all.map { ($0.name, $0) },
    uniquingKeysWith: { first, _ in first }
  )
}
