import QualityModel
import QualityStore

/// What measures did at all units since a month, each worked out once for however many projects ask.
///
/// A project asks from the first day of the month in which something was changed there, so that those of
/// one month share the answer and a large portfolio costs little more than a small one.
struct CoursesElsewhere {
  private struct Question: Hashable {
    let measure: String
    let month: CalendarMonth
  }

  private var known: [Question: [SeriesCourse]] = [:]

  /// Counts the other units of whose figures of a measure something is true, of those with enough.
  ///
  /// - Parameters:
  ///   - course: What the measure did at the unit of the project.
  ///   - left: The codes of units that do not count.
  ///   - evidence: Where the figures are.
  ///   - isTrue: What is asked.
  /// - Returns: How many of how many.
  mutating func count(
    _ course: SeriesCourse,
    without left: Set<String>,
    _ evidence: ImprovementEvidence,
    where isTrue: (SeriesCourse) -> Bool
  ) -> CountOf {
    let question = Question(measure: course.measure, month: course.change.calendarMonth)
    let all =
      known[question] ?? evidence.courses(of: question.measure, since: question.month.firstDay)
    known[question] = all
    let others = all.filter { !left.contains($0.unit) }
    return CountOf(others.count(where: isTrue), of: others.count)
  }
}

extension ImprovementEvidence {
  /// What a measure did since a day at the units with figures of their own, and enough of them.
  fileprivate func courses(of measure: String, since change: CalendarDate) -> [SeriesCourse] {
    guard let totals = totals[measure] else { return [] }
    return totals.unitsWithFigures.compactMap { number -> SeriesCourse? in
      // The sum of a directorate has the unit in it.
      guard totals.isOwnOnly(number) else { return nil }
      let course = SeriesCourse(
        try? totals.series(of: number),
        of: (measure, totals.structure.units[number].code),
        since: change,
        inPlace: nil,
        upTo: day,
        ruleSet: ruleSet
      )
      return course.obstacle == nil ? course : nil
    }
  }
}
