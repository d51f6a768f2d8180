import QualityModel

/// Who has learnt what about improving quality.
enum Trainings {
  /// A course: what it is called, and which kind of learning it is.
  private enum Course: String {
    case coaching, measurement, leadership, introduction, practice, preceptorship

    var kind: String { rawValue }

    var title: String {
      switch self {
      case .coaching: "Coaching for improvement"
      case .measurement: "Measurement for improvement"
      case .leadership: "Leading improvement together"
      case .introduction: "Improvement in an hour"
      case .practice: "Improvement in practice"
      case .preceptorship: "Preceptorship: your first project"
      }
    }
  }

  /// The records.
  static func records(_ roster: Roster, seed: UInt64) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "trainings")
    var records: [EntityRecord] = []
    func add(_ person: String, _ course: Course, _ day: CalendarDate, _ together: Bool) {
      records.append(
        EntityRecord(
          .training,
          [
            "person": .text(person), "course": .text(course.title), "completed_on": .day(day),
            "kind": .text(course.kind), "co_facilitated": .truth(together),
          ]
        )
      )
    }
    for coach in roster.coaches {
      add(coach, .coaching, cohortDay(2019, 2022, &dice), false)
      add(coach, .measurement, cohortDay(2020, 2023, &dice), false)
    }
    let staff = roster.members.filter { $0.kind == "staff" }.map(\.code)
    // The cohort of thirty, clinical and not.
    for person in dice.sample(30, of: staff) {
      add(person, .leadership, PortfolioDays.day(2021, 5, 14), false)
    }
    for person in dice.sample(150, of: staff) {
      add(person, .introduction, cohortDay(2019, 2024, &dice), dice.happens(0.3))
    }
    for person in dice.sample(80, of: staff) {
      add(person, .practice, cohortDay(2020, 2024, &dice), dice.happens(0.5))
    }
    for person in dice.sample(25, of: staff) {
      add(person, .preceptorship, cohortDay(2021, 2024, &dice), false)
    }
    for person in dice.sample(14, of: roster.representatives) {
      add(person, .practice, cohortDay(2021, 2024, &dice), true)
    }
    return records
  }

  /// Courses end in spring, summer or autumn.
  private static func cohortDay(_ first: Int, _ last: Int, _ dice: inout SeededDice) -> CalendarDate
  {
    let year = dice.whole(first...last)
    return PortfolioDays.day(
      year,
      year == 2024 ? 1 : dice.pick([3, 7, 10]),
      dice.pick([11, 18, 25])
    )
  }
}
