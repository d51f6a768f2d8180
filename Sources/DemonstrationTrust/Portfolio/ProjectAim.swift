import QualityModel

/// What a project wants to reach: the parts, and a sentence made of them.
struct ProjectAim {
  var baseline: Double
  var goal: Double?
  var by: CalendarDate?
  let people: String
  var sentence: String

  /// Makes an aim.
  ///
  /// - Parameters:
  ///   - subject: What it is about.
  ///   - observed: Where the figures stood before; `nil` for as places usually do.
  ///   - started: The day from which it counts.
  ///   - isWhole: Whether it says how much and by when.
  ///   - form: Which of the sentences it uses; the same number makes the same sentence.
  ///   - dice: Where the figures come from.
  init(
    _ subject: Subject,
    observed: Double?,
    started: CalendarDate,
    isWhole: Bool,
    form: Int,
    _ dice: inout SeededDice
  ) {
    let usual = subject.usual
    let guess = usual.lowerBound + (usual.upperBound - usual.lowerBound) * dice.uniform()
    // Next to nothing is no place to start from.
    baseline = Self.tenths(observed.flatMap { $0 > 0.2 * usual.lowerBound ? $0 : nil } ?? guess)
    let part = 0.15 + 0.25 * dice.uniform()
    var wanted =
      subject.better == .lower ? baseline * (1 - part) : baseline * (1 + part * 0.8)
    if subject.sign == "%", subject.better == .higher {
      wanted = baseline + (100 - baseline) * (0.3 + part)
    }
    goal = Self.tenths(wanted)
    let month = started.adding(months: dice.whole(10...20)).calendarMonth
    by = month.lastDay
    people = subject.people
    sentence = ""
    if !isWhole {
      if dice.happens(0.5) { goal = nil } else { by = nil }
    }
    sentence = words(subject, form)
  }

  private func words(_ subject: Subject, _ form: Int) -> String {
    let says = subject.says.hasPrefix("% ") ? "the share" + subject.says.dropFirst(1) : subject.says
    let sign = subject.sign
    let verb =
      subject.better == .lower ? ["lower", "bring down", "cut"] : ["raise", "bring up", "lift"]
    let start = FieldValue.number(baseline).text + sign
    let end = goal.map { " to \(FieldValue.number($0).text)\(sign)" } ?? " as far as we can"
    let day = by.map { " by \(Self.date($0))" } ?? ""
    switch form % 5 {
    case 0: return "To \(verb[0]) \(says) from \(start)\(end)\(day)"
    case 1: return "We want to \(verb[1]) \(says) from \(start)\(end)\(day), for \(people)"
    case 2: return "For \(people): \(verb[2]) \(says) from \(start)\(end)\(day)"
    case 3:
      let opening = by.map { "By \(Self.date($0)), \(says)" } ?? ProjectTitle.raised(says)
      return "\(opening) will have gone from \(start)\(end)"
    default: return "\(ProjectTitle.raised(verb[0])) \(says)\(end)\(day); we start from \(start)"
    }
  }

  private static func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  /// A day as people write it.
  static func date(_ day: CalendarDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return "\(day.day) \(months[day.month - 1]) \(day.year)"
  }
}
