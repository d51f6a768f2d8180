internal import QualityAnalysis
internal import QualityModel

/// What the measures of projects did since their changes, as a table.
enum CourseTable {
  /// A row for each outcome and each balancing measure of each project at each of its units.
  static func of(_ claims: [ClaimAgainstEvidence], _ evidence: ImprovementEvidence) -> TableObject {
    let table = TableObject(
      headings: [
        "Project", "State", "Verdict", "Role", "Measure", "Unit", "Before", "Points before", "Now",
        "Points since", "There", "From", "Months", "Level", "Points", "Errors",
      ],
      footnotes: [
        ClaimTable.judged(evidence),
        "Before and Now are levels from parts, Now of the newest half year; From, Months, Level, Points "
          + "and Errors are about the change that lasted: the standard errors between its mean and that "
          + "of the points before.",
        "It cannot tell whether the project brought the change about.",
      ]
    )
    table.narrowing = Narrowing(
      whole: ["Project", "Measure", "Unit"],
      kept: ["Project", "Measure", "Unit", "There", "Before", "Now"],
      common: ["State"],
      repeating: [],
      leaving: [
        "Errors", "Points", "Level", "Points since", "Points before", "Months", "State", "Verdict",
        "Role", "From",
      ]
    )
    for claim in claims {
      let courses =
        claim.course.outcomes.map { ("outcome", $0, $0.improvement) }
        + claim.course.balancing.map { ("balancing", $0, $0.concern) }
      for (role, course, stretch) in courses {
        let project = evidence.portfolio.projects[claim.project]
        table.rows.append([
          .text(project.code), .text(ClaimWords.spaced(project.state.rawValue)),
          .text(ClaimWords.verdict(claim.verdict)), .text(role), .text(course.measure),
          .text(course.unit), .number(course.before, places: 2), .count(course.pointsBefore),
          .number(course.now, places: 2), .count(course.pointsAfter),
          .text(there(role, course)), .text(stretch.map { "\($0.first)" }),
          .number(stretch.flatMap { months($0, course) }.map(Double.init), places: 0),
          .number(stretch?.level, places: 2), .number(stretch.map { Double($0.points) }, places: 0),
          .number(stretch?.standardErrors, places: 1),
        ])
      }
    }
    table.emptyText = "No open project names an outcome on \(evidence.day)."
    return table
  }

  /// What is there of what was hoped for or feared, in the fewest words.
  private static func there(_ role: String, _ course: SeriesCourse) -> String {
    if let obstacle = course.obstacle { return ClaimWords.obstacle(obstacle) }
    if course.isHarmed { return "worse" }
    if role == "balancing" { return "no worse" }
    if course.isSilent { return "nothing counted now" }
    return course.isImproved
      ? "better" : course.isLost ? "reached and lost" : "no change that lasted"
  }

  /// The months from the first point of a change that is there to the newest point, both counted; of one
  /// that is gone the months that it lasted.
  private static func months(_ stretch: SeriesCourse.Stretch, _ course: SeriesCourse) -> Int? {
    let last = stretch.isThereNow ? course.latest ?? stretch.last : stretch.last
    return stretch.first.calendarMonth.months(to: last.calendarMonth) + 1
  }
}
