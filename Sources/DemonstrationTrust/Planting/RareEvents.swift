import QualityModel

/// The days between rare events, of the directorates and of the trust.
///
/// Each event is a row at its day, in its directorate and in the trust; no two fall on one day, so that
/// the trust's events are exactly those of its directorates.
struct RareEvents: Sendable {
  /// The days of the events by unit, each with the days since the one before.
  private(set) var events: [(unit: String, days: [(day: CalendarDate, since: Int)])] = []

  /// Draws the events of a measure.
  init(_ plan: MeasurePlan, _ local: LocalChanges, dice: inout SeededDice) {
    var taken: Set<CalendarDate> = []
    var all: [CalendarDate] = []
    for (directorate, usual) in plan.behaviour.factors.sorted(by: { $0.key < $1.key }) {
      // Some time before the first day, so that the first event has one before it.
      var day = Organisation.firstDay.adding(days: -1 - dice.below(Int(usual)))
      var previous = day
      var days: [(day: CalendarDate, since: Int)] = []
      while true {
        var gap = usual
        let month = Organisation.firstDay.calendarMonth.months(to: day.calendarMonth)
        for change in local.course(plan.code, directorate)?.changes ?? [] {
          gap *= 1 + change.effect(in: month)
        }
        day = day.adding(days: dice.geometric(1 / gap))
        while taken.contains(day) { day = day.adding(days: 1) }
        guard day <= Organisation.lastDay else { break }
        guard day >= Organisation.firstDay else {
          previous = day
          continue
        }
        taken.insert(day)
        days.append((day, previous.days(to: day)))
        previous = day
        all.append(day)
      }
      events.append((directorate, days))
    }
    all.sort()
    let trust = zip(all, all.dropFirst()).map { (day: $1, since: $0.days(to: $1)) }
    events.append((TrustStructure.trust.code, trust))
  }

  /// The days between the events of a unit, oldest first.
  func gaps(_ unit: String) -> [(day: CalendarDate, since: Int)] {
    events.first { $0.unit == unit }?.days ?? []
  }

  /// The rows, by unit and day.
  var rows: [ObservationRow] {
    events.flatMap { unit, days in
      days.map {
        ObservationRow(
          unitCode: unit,
          observation: Observation(period: $0.day, numerator: Double($0.since))
        )
      }
    }
  }
}
