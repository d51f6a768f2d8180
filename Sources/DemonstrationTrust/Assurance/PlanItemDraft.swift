import QualityModel

/// An item of an audit plan in the making.
struct PlanItemDraft {
  /// What became of it by the end of the data.
  enum Fate {
    case planned, inProgress
    case reported(CalendarDate)
    case complete(CalendarDate)
    case deferred(CalendarDate)
    case abandoned(CalendarDate)
  }

  /// The year in which its plan begins.
  let year: Int
  let title: String
  /// The places of the focus areas that it covers.
  var areas: [Int] = []
  /// The place of the quality priority of its year that it serves.
  var priority: Int?
  var tier = 3
  var kind = "clinical_audit"
  /// The directorate; none for the whole trust.
  var directorate: String?
  var quarter = 1
  var fate = Fate.planned

  /// Whether it is still to be done, or was.
  var isAlive: Bool {
    switch fate {
    case .planned, .inProgress, .reported, .complete: true
    case .deferred, .abandoned: false
    }
  }

  /// Whether it covers no focus area and serves no priority.
  var servesNothing: Bool { areas.isEmpty && priority == nil }

  /// The first day of its quarter.
  var quarterStart: CalendarDate { PortfolioDays.day(year, 4, 1).adding(months: 3 * (quarter - 1)) }

  /// The last day of its quarter.
  var quarterEnd: CalendarDate { quarterStart.adding(months: 3).adding(days: -1) }
}
