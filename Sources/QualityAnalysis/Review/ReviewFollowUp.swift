public import QualityModel

/// What became of a review's decisions, seen on a later day.
public struct ReviewFollowUp: Sendable {
  /// One decision and what became of it.
  public struct Item: Sendable {
    /// What was decided.
    public var decided: DecidedProject
    /// The place of the project in the later portfolio; `nil` where it is not on the register.
    public var project: Int?
    /// Why it does not count as carried out; empty where it does.
    public var lacking: [Lack]

    /// Whether it was carried out.
    public var isCarriedOut: Bool { lacking.isEmpty }
  }

  /// What stands against a decision's being carried out.
  public enum Lack: Hashable, Sendable {
    /// The project is not on the register.
    case notRegistered
    /// It is in another state than it should be in.
    case state(ProjectState)
    /// It was merged into another project than was decided, or into none that is named.
    case mergedElsewhere(String?)
    /// The project that should carry it on is closed itself.
    case carrierClosed(String, ProjectState)
    /// It has another method than was decided.
    case method(String)
    /// It rests until another day than was decided.
    case pausedUntil(CalendarDate?)
    /// It is closed, and tests were still begun or ended after.
    case workedOn(CalendarDate)
  }

  /// The decisions, those not carried out first, each group in the order of the projects' codes.
  public let items: [Item]

  /// Looks what became of decisions.
  ///
  /// - Parameters:
  ///   - decisions: What was decided.
  ///   - portfolio: The portfolio on the later day.
  public init(_ decisions: [DecidedProject], in portfolio: PortfolioRecords) {
    items = decisions.map { decided in
      guard let number = portfolio.number(ofProject: decided.project) else {
        return Item(decided: decided, project: nil, lacking: [.notRegistered])
      }
      return Item(
        decided: decided,
        project: number,
        lacking: Self.lacking(decided, portfolio.projects[number], in: portfolio)
      )
    }
    .sorted { first, second in
      first.isCarriedOut == second.isCarriedOut
        ? first.decided.project < second.decided.project : !first.isCarriedOut
    }
  }

  /// The decisions that were not carried out.
  public var open: [Item] { items.filter { !$0.isCarriedOut } }

  private static func lacking(
    _ decided: DecidedProject,
    _ project: PortfolioProject,
    in portfolio: PortfolioRecords
  ) -> [Lack] {
    switch decided.decision {
    case .merge:
      guard project.state == .closedMerged else { return [.state(project.state)] }
      var lacking = workedOn(project)
      if project.mergedInto != decided.mergeInto {
        lacking.append(.mergedElsewhere(project.mergedInto))
      }
      if let carrier = decided.mergeInto.flatMap(portfolio.number(ofProject:)) {
        let carrying = portfolio.projects[carrier]
        if !carrying.state.isOpen {
          lacking.append(.carrierClosed(carrying.code, carrying.state))
        }
      }
      return lacking
    case .stop:
      // Somebody may have written down what was learnt: it is stopped all the same.
      let isStopped = project.state == .closedStopped || project.state == .closedLearning
      return isStopped ? workedOn(project) : [.state(project.state)]
    case .reRegister:
      guard project.state.isOpen else {
        return isRegisteredAnew(decided, in: portfolio) ? [] : [.state(project.state)]
      }
      return project.method == decided.newMethod ? [] : [.method(project.method)]
    case .pause:
      // A pause that has ended since was one.
      if project.state == .paused {
        let until = project.pause?.until
        return until == decided.pausedUntil ? [] : [.pausedUntil(until)]
      }
      let isOver = decided.pausedUntil.map { $0 < portfolio.day } ?? false
      return isOver && project.stateSince > decided.decidedOn ? [] : [.state(project.state)]
    case .goOn, .change:
      return project.state.isOpen ? [] : [.state(project.state)]
    }
  }

  /// Closed, and still worked on.
  private static func workedOn(_ project: PortfolioProject) -> [Lack] {
    guard let closed = project.closed, let cycle = project.news.lastCycle, cycle > closed else {
      return []
    }
    return [.workedOn(cycle)]
  }

  /// Whether the work goes on as a project of the decided method that says it follows this one.
  private static func isRegisteredAnew(
    _ decided: DecidedProject,
    in portfolio: PortfolioRecords
  ) -> Bool {
    portfolio.projects.contains {
      $0.follows == decided.project && $0.method == decided.newMethod && $0.state.isOpen
    }
  }
}
