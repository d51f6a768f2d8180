public import QualityModel

/// What a review may decide about a project: the words of ``QualityModel/Vocabulary/portfolioDecision``.
public enum PortfolioDecision: String, CaseIterable, Hashable, Sendable {
  case goOn = "continue"
  case change, merge, stop
  case reRegister = "re_register"
  case pause

  /// Whether the project is one fewer on the register of improvement work afterwards (I-32).
  public var reduces: Bool {
    switch self {
    case .merge, .stop, .reRegister: true
    case .goOn, .change, .pause: false
    }
  }
}

/// What was decided about one project.
public struct DecidedProject: Hashable, Sendable {
  /// The code of the project.
  public var project: String
  /// What was decided.
  public var decision: PortfolioDecision
  /// The code of the project that is to carry it on, for a merge.
  public var mergeInto: String?
  /// The code of the method it is to be registered under, for a new registration.
  public var newMethod: String?
  /// The day on which a pause ends.
  public var pausedUntil: CalendarDate?
  /// The code of the person who decided.
  public var decidedBy: String
  /// The day of the decision.
  public var decidedOn: CalendarDate

  /// Makes a decision.
  public init(
    _ project: String,
    _ decision: PortfolioDecision,
    mergeInto: String? = nil,
    newMethod: String? = nil,
    pausedUntil: CalendarDate? = nil,
    decidedBy: String,
    decidedOn: CalendarDate
  ) {
    self.project = project
    self.decision = decision
    self.mergeInto = mergeInto
    self.newMethod = newMethod
    self.pausedUntil = pausedUntil
    self.decidedBy = decidedBy
    self.decidedOn = decidedOn
  }

  /// Reads a record of the entity `review_decision`; `nil` for one that lacks what every one has.
  public init?(_ record: EntityRecord) {
    guard let project = record.text("project"),
      let decision = record.text("decision").flatMap(PortfolioDecision.init),
      let decidedBy = record.text("decided_by"),
      let decidedOn = record.day("decided_on")
    else { return nil }
    self.init(
      project,
      decision,
      mergeInto: record.text("merge_into"),
      newMethod: record.text("new_method"),
      pausedUntil: record.day("paused_until"),
      decidedBy: decidedBy,
      decidedOn: decidedOn
    )
  }
}
