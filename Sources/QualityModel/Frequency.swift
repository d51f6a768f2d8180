/// How often a measure is reported, and so what its periods are.
public enum Frequency: String, CaseIterable, Hashable, Sendable {
  /// A period is one day.
  case daily
  /// A period is seven days; the week may start on any weekday, and a store holds the weeks of one
  /// measure and unit to one.
  case weekly
  /// A period is a calendar month.
  case monthly
  /// A period is a calendar quarter, from January, April, July or October.
  case quarterly

  /// Whether a period may start on this day.
  public func isPeriodStart(_ day: CalendarDate) -> Bool {
    switch self {
    case .daily, .weekly: true
    case .monthly: day.day == 1
    case .quarterly: day.day == 1 && (day.month - 1) % 3 == 0
    }
  }

  /// The last day of the period that starts on this day.
  public func periodEnd(startingOn start: CalendarDate) -> CalendarDate {
    switch self {
    case .daily: start
    case .weekly: start.adding(days: 6)
    case .monthly, .quarterly: nextPeriodStart(after: start).adding(days: -1)
    }
  }

  /// The start of the period after the one that starts on this day.
  public func nextPeriodStart(after start: CalendarDate) -> CalendarDate {
    switch self {
    case .daily: start.adding(days: 1)
    case .weekly: start.adding(days: 7)
    case .monthly: start.adding(months: 1)
    case .quarterly: start.adding(months: 3)
    }
  }
}
