import QualityModel

/// The periods of a frequency over the years that the figures are about.
///
/// A week belongs to the month that has most of its days: the month of its Thursday. So the 235 weeks
/// from Monday 30 March 2020 fall into exactly the 54 months from April 2020, and weekly counts add up
/// to monthly ones.
struct Timeline: Sendable {
  /// The first days.
  let starts: [CalendarDate]
  /// The last days.
  let ends: [CalendarDate]
  /// The month each belongs to; 0 is April 2020.
  let months: [Int]

  static let monthly = Timeline(.monthly, from: Organisation.firstDay)
  static let weekly = Timeline(.weekly, from: Organisation.day(2020, 3, 30))
  static let quarterly = Timeline(.quarterly, from: Organisation.firstDay)

  /// The timeline of a frequency.
  static func of(_ frequency: Frequency) -> Timeline {
    switch frequency {
    case .weekly: weekly
    case .quarterly: quarterly
    case .monthly, .daily: monthly
    }
  }

  private init(_ frequency: Frequency, from first: CalendarDate) {
    var starts: [CalendarDate] = []
    var start = first
    while frequency.periodEnd(startingOn: start) <= Organisation.lastDay {
      starts.append(start)
      start = frequency.nextPeriodStart(after: start)
    }
    self.starts = starts
    ends = starts.map { frequency.periodEnd(startingOn: $0) }
    let april = Organisation.firstDay.calendarMonth
    months = starts.map { start in
      let day = frequency == .weekly ? start.adding(days: 3) : start
      return april.months(to: day.calendarMonth)
    }
  }

  /// The number of periods.
  var count: Int { starts.count }

  /// The number of days of a period.
  func days(_ index: Int) -> Int { starts[index].days(to: ends[index]) + 1 }

  /// The month of the year that a period belongs to, 1 to 12.
  func calendarMonth(_ index: Int) -> Int { (months[index] + 3) % 12 + 1 }

  /// The first period of a month; the number of periods where there is none.
  func first(ofMonth month: Int) -> Int { months.firstIndex { $0 >= month } ?? count }
}
