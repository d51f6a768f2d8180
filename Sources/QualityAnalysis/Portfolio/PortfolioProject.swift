public import QualityModel

/// How far a project has come: the words of ``QualityModel/Vocabulary/projectStatus``.
public enum ProjectState: String, CaseIterable, Hashable, Sendable {
  case proposed, triaged, active, paused, implementing, monitoring, sustained
  case completedNotSustained = "completed_not_sustained"
  case closedMerged = "closed_merged"
  case closedStopped = "closed_stopped"
  case closedLearning = "closed_learning"

  /// Whether work goes on, or what it reached is being held.
  public var isOpen: Bool {
    switch self {
    case .proposed, .triaged, .active, .paused, .implementing, .monitoring, .sustained: true
    case .completedNotSustained, .closedMerged, .closedStopped, .closedLearning: false
    }
  }

  /// How many steps of its life a project has behind it in this state; a pause is no step forward.
  public var advance: Int {
    switch self {
    case .proposed, .closedMerged, .closedStopped, .closedLearning: 0
    case .triaged: 1
    case .active, .paused: 2
    case .implementing: 3
    case .monitoring, .completedNotSustained: 4
    case .sustained: 5
    }
  }
}

/// The part that a measure plays: the words of ``QualityModel/Vocabulary/measureRole``.
public enum FamilyRole: String, CaseIterable, Hashable, Sendable {
  case outcome, process, balancing
}

/// A measure of a family, with the part it plays.
public struct FamilyMember: Hashable, Sendable {
  /// The place of the measure in ``PortfolioRecords/measures``.
  public var measure: Int
  /// The part it plays.
  public var role: FamilyRole

  /// Makes a member.
  public init(_ measure: Int, _ role: FamilyRole) {
    self.measure = measure
    self.role = role
  }
}

/// A unit that takes part in a project.
public struct ProjectPlace: Hashable, Sendable {
  /// The place of the unit in ``PortfolioRecords/units``.
  public var unit: Int
  /// What it does there: a word of ``QualityModel/Vocabulary/unitRole``.
  public var role: String

  /// Makes a place.
  public init(_ unit: Int, role: String) {
    self.unit = unit
    self.role = role
  }
}

/// An objective that a project or a programme serves.
public struct ServedObjective: Hashable, Sendable {
  /// The code of the objective.
  public var code: String
  /// Whether the objective itself holds on the day; what it serves in turn is not looked at.
  public var holds: Bool

  /// Makes it.
  public init(_ code: String, holds: Bool) {
    self.code = code
    self.holds = holds
  }
}

/// A project as it stood on a day.
public struct PortfolioProject: Sendable {
  /// The code, unique and the same for ever.
  public var code: String
  /// What it is called.
  public var title = ""
  /// What it is about, in the team's own words.
  public var narrative: String?

  /// What it wants to reach, each part `nil` where it does not say.
  public var aim = Aim()
  /// The parts of an aim.
  public struct Aim: Sendable {
    /// All of it in one sentence.
    public var sentence: String?
    /// The place in ``PortfolioRecords/measures`` of the measure that shows it.
    public var measure: Int?
    /// The value before.
    public var baseline: Double?
    /// The value to be reached.
    public var goal: Double?
    /// The day by which.
    public var by: CalendarDate?
    /// For whom.
    public var people: String?
  }

  /// How far it had come on the day.
  public var state = ProjectState.proposed
  /// Since when.
  public var stateSince: CalendarDate
  /// The day it was put on the register.
  public var registered: CalendarDate
  /// The first day of work.
  public var started: CalendarDate?
  /// The day from which the change was the usual way of working.
  public var implemented: CalendarDate?
  /// The last day of work; `nil` also where that is still to come.
  public var closed: CalendarDate?
  /// The pause that it is in.
  public var pause: Pause?
  /// A pause: from when until when, and who agreed to it.
  public struct Pause: Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate
    /// The day on which it ends; a pause that has ended while the project still rests keeps it.
    public var until: CalendarDate?
    /// The code of the person who decided; `nil` where nobody is said to have.
    public var decidedBy: String?
    /// Why.
    public var reason: String?
  }
  /// The reference of its approval as research, and the day of it.
  public var approval: (reference: String, on: CalendarDate?)?

  /// The code of its method.
  public var method = ""
  /// Where the method was chosen.
  public var triage: MethodChoice?
  /// What a triage said.
  public struct MethodChoice: Hashable, Sendable {
    /// The code of the triage.
    public var code: String
    /// A word of ``QualityModel/Vocabulary/problemType``.
    public var problem: String
    /// The code of the method that was recommended.
    public var recommended: String
    /// The code of the method that was chosen.
    public var chosen: String
    /// Why they differ.
    public var overrideReason: String?
  }

  /// The code of the person who leads it.
  public var lead = ""
  /// The code of the person who speaks for it.
  public var sponsor: String?
  /// The code of the person who helps with method.
  public var coach: String?

  /// The units that take part, in the order of their codes.
  public var places: [ProjectPlace] = []
  /// The directorates of those units on the day, as places in ``PortfolioRecords/units``.
  public var directorates: [Int] = []
  /// Its family of measures, without the measure of its aim where that is not one of them.
  public var family: [FamilyMember] = []
  /// The objectives that it serves itself, in the order of their codes.
  public var objectives: [ServedObjective] = []
  /// The place in ``PortfolioRecords/programmes`` of the programme it belongs to.
  public var programme: Int?
  /// The code of the earlier project that it is the next phase of.
  public var follows: String?
  /// The code of the project that carries it on, where it had been merged by the day.
  public var mergedInto: String?

  /// What has been heard of it.
  public var news = ProjectNews()

  /// Makes a project that was registered on a day and of which nothing else is known.
  public init(_ code: String, registered: CalendarDate) {
    self.code = code
    self.registered = registered
    stateSince = registered
  }

  /// The measures of a part of its family, in the order of the measures.
  public func measures(_ role: FamilyRole) -> [Int] {
    family.filter { $0.role == role }.map(\.measure)
  }
}

/// What has been heard of a project up to a day: how much, and when last.
public struct ProjectNews: Hashable, Sendable {
  /// How many tests were begun.
  public var cycles = 0
  /// How many of them ended with a decision.
  public var completeCycles = 0
  /// The last day on which a test began or ended.
  public var lastCycle: CalendarDate?
  /// The newest score, a word of ``QualityModel/Vocabulary/progress``; of several on one day the highest.
  public var score: String?
  /// The day of that score.
  public var lastScore: CalendarDate?
  /// The last day on which its state was noted.
  public var lastNote: CalendarDate?
  /// The last day on which somebody looked whether it had held.
  public var lastCheck: CalendarDate?
  /// The last day on which somebody was involved.
  public var lastInvolvement: CalendarDate?
  /// The first day of the newest period for which one of its measures has a figure at one of its
  /// units or at a unit below one of them.
  public var lastFigure: CalendarDate?

  /// Makes news of nothing.
  public init() {}
}
