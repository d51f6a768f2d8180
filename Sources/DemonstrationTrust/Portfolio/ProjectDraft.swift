import QualityModel

/// A project in the making.
struct ProjectDraft {
  /// What it is made to be.
  var kind: ProjectClass
  /// The directorate.
  let directorate: String
  /// The units where it works, the first one chiefly.
  var units: [String]
  /// The measure it is about; `nil` for one that has no measure at all.
  var measure: String?
  /// A second outcome, where it has one.
  var secondOutcome: String?
  /// What it is called.
  var title: String
  /// What it tries, as it stands within a sentence.
  var idea: String
  /// Which cluster it belongs to.
  var cluster: String?
  /// The place among the drafts of the project that should carry it on, where it should be merged.
  var survivor: Int?
  /// The programme that it says it belongs to.
  var programme: String?
  /// The place among the drafts of the project it follows, or was merged into.
  var follows: Int?
  var mergedInto: Int?
  /// What the improvement came to, for the few that have one.
  var outcome: Outcome?
  /// The problem that its triage named, where that differs from its method.
  var misfit: Misfit?

  /// Also without news, objective or aim, although something else decides what it is.
  var isStale = false
  var isUnaligned = false
  var isAimless = false
  /// Whether its only objective is one that has expired.
  var hasExpiredObjective = false

  /// The method, by its code.
  var method = "MFI"
  /// How far it has come, and when it came there.
  var life = ProjectLife()
  /// The people.
  var lead = ""
  var sponsor: String?
  var coach: String?
  /// The code.
  var code = ""
  /// The triage, where there was one.
  var triage: String?

  /// What became of an improvement.
  enum Outcome: Hashable {
    /// It has held.
    case sustained
    /// It was reached and lost.
    case lost
    /// It was reached while something else became worse.
    case harmElsewhere
  }

  /// What a project is when it is no improvement project.
  enum Misfit: Hashable, CaseIterable {
    case audit, research, evaluation, smallChange
  }

  init(
    _ kind: ProjectClass,
    in directorate: String,
    at units: [String],
    on measure: String?,
    title: String,
    idea: String
  ) {
    self.kind = kind
    self.directorate = directorate
    self.units = units
    self.measure = measure
    self.title = title
    self.idea = idea
  }

  /// Whether it is open on the day of the review.
  var isOpen: Bool { kind != .closed }
  /// Whether a review should keep it.
  var isKept: Bool { isOpen && !kind.isRemovable }
  /// Whether the improvement is one that the figures show.
  var isSupported: Bool { outcome != nil }
}

/// The days of a project.
struct ProjectLife {
  var status = "active"
  var registered = PortfolioDays.review
  var triaged: CalendarDate?
  var started: CalendarDate?
  var implementing: CalendarDate?
  var implemented: CalendarDate?
  var sustained: CalendarDate?
  var closed: CalendarDate?
  var pausedOn: CalendarDate?
  var pausedUntil: CalendarDate?
  /// The last day on which anything was heard of it, up to the review.
  var lastNews = PortfolioDays.review

  /// The steps to its state, first one first.
  var steps: [(day: CalendarDate, status: String)] {
    var steps = [(registered, "proposed")]
    if let triaged { steps.append((triaged, "triaged")) }
    if let started { steps.append((started, "active")) }
    if let implementing { steps.append((implementing, "implementing")) }
    if let implemented { steps.append((implemented, "monitoring")) }
    if let sustained { steps.append((sustained, "sustained")) }
    if let pausedOn { steps.append((pausedOn, "paused")) }
    if let closed { steps.append((closed, status)) }
    return steps
  }
}

/// Days that much hangs on.
enum PortfolioDays {
  /// The day of the review of the portfolio.
  static let review = day(2024, 1, 31)
  /// The last day of the data.
  static let end = day(2024, 9, 30)
  /// Half a year, as the rule on silence counts it.
  static let silence = 183

  /// The first day of a month, counted from April 2020 as the figures are.
  static func month(_ month: Int) -> CalendarDate { day(2020, 4, 1).adding(months: month) }

  /// A day that is known to exist.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day: \(year)-\(month)-\(day)")
    }
    return date
  }
}
