import QualityModel
import QualityStore

/// The periods that figures have, and the number of each by its day, without a search.
struct PeriodCalendar {
  /// The first days, oldest first.
  private(set) var periods: [CalendarDate] = []
  private let first: Int32
  private var numbers: [Int32]

  init(_ figures: [MeasureFigures.Figure]) {
    var first = Int32.max
    var last = Int32.min
    for figure in figures {
      first = min(first, figure.period.dayNumber)
      last = max(last, figure.period.dayNumber)
    }
    self.first = first
    // All days there are come to 15 MB; those of a few years to 10 kB.
    numbers = figures.isEmpty ? [] : [Int32](repeating: -1, count: Int(last - first) + 1)
    for figure in figures { numbers[Int(figure.period.dayNumber - first)] = 0 }
    for index in numbers.indices where numbers[index] == 0 {
      guard let day = CalendarDate(dayNumber: Int(first) + index) else { continue }
      numbers[index] = Int32(periods.count)
      periods.append(day)
    }
  }

  /// The number of a period that one of the figures has.
  func number(of period: CalendarDate) -> Int { Int(numbers[Int(period.dayNumber - first)]) }
}
