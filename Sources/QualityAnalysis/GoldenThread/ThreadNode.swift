public import QualityModel

/// Something that the golden thread runs through: an objective, or what serves one.
public struct ThreadNode: Hashable, Sendable {
  /// What sort of thing it is; the raw value is the name of its entity.
  public enum Kind: String, CaseIterable, Sendable {
    /// An objective, at its level.
    case objective
    /// A quality priority of one year, which stands for an objective.
    case priority = "quality_priority"
    /// A programme.
    case programme
    /// A project.
    case project
    /// An item of an audit plan, which looks at what a priority is about.
    case planItem = "plan_item"
    /// A measure, which shows how a priority, a programme or a project is going.
    case measure
  }

  /// What sort of thing it is.
  public let kind: Kind
  /// Its code.
  public let code: String
  /// What it is called.
  public let title: String
  /// How high it stands; for objectives alone.
  public let level: ObjectiveLevel?
  /// The unit whose objective it is, or that is audited.
  public let unit: String?
  /// Who leads it, or answers for it.
  public let lead: String?
  /// The state it is in, where it has states.
  public let status: String?
  /// The first day it holds; `nil` where nothing says.
  public let from: CalendarDate?
  /// The last day it holds; `nil` until further notice.
  public let to: CalendarDate?

  /// Makes a node.
  init(
    _ kind: Kind,
    _ code: String,
    _ title: String,
    level: ObjectiveLevel? = nil,
    unit: String? = nil,
    lead: String? = nil,
    status: String? = nil,
    from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) {
    self.kind = kind
    self.code = code
    self.title = title
    self.level = level
    self.unit = unit
    self.lead = lead
    self.status = status
    self.from = from
    self.to = to
  }

  /// Whether it holds on a day, and if not, why.
  public func standing(on day: CalendarDate) -> ThreadStanding {
    if let to, to < day { return .ended(to) }
    if let from, day < from { return .notBegun(from) }
    return .holds
  }

  /// Whether it is work: a project or a programme, and not only words about what is wanted.
  public var isWork: Bool { kind == .project || kind == .programme }

  /// Whether it is an objective of the national plan, where a thread ends.
  public var isNational: Bool { level == .national }
}

/// Whether something holds on a day.
public enum ThreadStanding: Hashable, Sendable {
  /// It does.
  case holds
  /// It held until this day.
  case ended(CalendarDate)
  /// It holds from this day on.
  case notBegun(CalendarDate)
}

/// How one thing serves another.
public struct ThreadLink: Hashable, Sendable {
  /// What makes the link.
  public enum Kind: Hashable, Sendable {
    /// An objective serves a higher one.
    case serves
    /// A project or a programme contributes to an objective.
    case contributes
    /// A project is part of a programme.
    case partOf
    /// A quality priority stands for an objective.
    case standsFor
    /// An item of an audit plan looks at what a quality priority is about.
    case audits
    /// A measure shows how something is going.
    case shows
  }

  /// What makes it.
  public let kind: Kind
  /// How the one helps the other, in the words of whoever linked them; `nil` where none are asked.
  public let reason: String?
  /// The place of the lower end among the nodes.
  let lower: Int
  /// The place of the upper end.
  let upper: Int
}
