public import QualityModel

/// A balancing measure that became worse.
public struct Harm: Sendable {
  /// What it did.
  public let course: SeriesCourse
  /// How many other units became worse since the same month and are worse now, of those with figures enough.
  ///
  /// Where most did, it may not be the project.
  public let elsewhere: CountOf
}

/// What the figures of a project's measures did at its units since something was changed.
public struct ProjectCourse: Sendable {
  /// The outcomes: the measure of the aim, or without one every outcome of the family, at each unit.
  public let outcomes: [SeriesCourse]
  /// The balancing measures at each unit.
  public let balancing: [SeriesCourse]
  /// The day from which a change could show in the figures of a unit: the first test on a whole unit, or
  /// the day from which the change was the usual way of working where that was earlier; without either
  /// the first test, or else the first day of work.
  ///
  /// What is tried with one case or on one shift does not move the figures of a ward, and each point
  /// more before the change makes the limits better. A test whose scale nobody wrote down may have been
  /// on a whole unit.
  public let change: CalendarDate?

  /// Those outcomes of which something can be said.
  public var judged: [SeriesCourse] { outcomes.filter { $0.obstacle == nil } }
  /// The balancing measures that became worse and are worse now.
  public let harms: [Harm]
  /// Those that became worse here and not at most of the other units.
  public var harmed: [SeriesCourse] { harms.filter { !$0.elsewhere.isMost }.map(\.course) }
  /// Whether the improvement is there now at every unit of which something can be said.
  public var isImproved: Bool { !judged.isEmpty && judged.allSatisfy(\.isImproved) }
  /// Whether there was an improvement that lasted, somewhere.
  public var hasImproved: Bool { judged.contains { $0.improvement != nil && !$0.isSilent } }

  /// Judges the measures of a project.
  init(
    _ project: PortfolioProject,
    _ evidence: ImprovementEvidence,
    _ others: inout CoursesElsewhere
  ) {
    let portfolio = evidence.portfolio
    let cycles = evidence.cycles(of: project.code)
    let whole = cycles.filter { cycle in
      cycle.text("scale").map { ["one_unit", "several_units"].contains($0) } ?? true
    }
    func first(_ cycles: [EntityRecord]) -> CalendarDate? {
      cycles.compactMap { $0.day("started_on") }.min()
    }
    let visible = [first(whole), project.implemented].compactMap(\.self).min()
    let since = visible ?? first(cycles) ?? project.started
    func courses(_ measures: [Int]) -> [SeriesCourse] {
      guard let since else { return [] }
      return measures.flatMap { measure in
        project.places.map { place in
          let code = portfolio.measures[measure].code
          let unit = portfolio.units[place.unit].code
          return SeriesCourse(
            evidence.series(code, unit),
            of: (code, unit),
            since: since,
            inPlace: project.implemented,
            upTo: evidence.day,
            ruleSet: evidence.ruleSet
          )
        }
      }
    }
    change = since
    outcomes = courses(project.outcomeMeasures)
    balancing = courses(project.measures(.balancing))
    let own = Set(project.places.map { portfolio.units[$0.unit].code })
    harms = balancing.filter(\.isHarmed).map { course in
      Harm(
        course: course,
        elsewhere: others.count(course, without: own, evidence, where: \.isHarmed)
      )
    }
  }

  /// How far the level went from where it was to the goal of the project; 1 is the goal.
  ///
  /// - Parameters:
  ///   - project: The project.
  ///   - furthest: Whether the unit and the stretch are taken where it went furthest; otherwise the level
  ///     of the newest half year at the unit where it went least far.
  /// - Returns: `nil` without a goal or without figures, and where the goal lies behind where it began.
  func shareOfGoal(_ project: PortfolioProject, furthest: Bool = false) -> Double? {
    guard let goal = project.aim.goal else { return nil }
    let shares = judged.map { course -> Double? in
      guard let before = course.before, let now = course.now else { return nil }
      let way = course.better == .lower ? before - goal : goal - before
      guard way > 0 else { return nil }
      let levels = furthest ? [now, course.improvement?.level ?? now] : [now]
      return levels.map { (course.better == .lower ? before - $0 : $0 - before) / way }.max()
    }
    if furthest { return shares.compactMap(\.self).max() }
    return shares.contains { $0 == nil } ? nil : shares.compactMap(\.self).min()
  }
}

extension ProjectCourse {
  /// How many of the other units that report the first outcome, and where nobody works on it, improved
  /// since the same month and are improved now.
  func elsewhere(
    _ project: PortfolioProject,
    _ evidence: ImprovementEvidence,
    _ others: inout CoursesElsewhere
  ) -> CountOf? {
    guard let measure = project.outcomeMeasures.first, let course = judged.first else { return nil }
    let own = project.places.map { evidence.portfolio.units[$0.unit].code }
    return others.count(
      course,
      without: evidence.unitsAtWork(on: measure).union(own),
      evidence,
      where: \.isImproved
    )
  }
}

extension PortfolioProject {
  /// The measures that show whether it worked: that of the aim, or without one the outcomes of the family.
  var outcomeMeasures: [Int] { aim.measure.map { [$0] } ?? measures(.outcome) }
}
