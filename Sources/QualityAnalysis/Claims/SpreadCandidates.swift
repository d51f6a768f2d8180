public import QualityModel

/// What is there, in records, of what a change needs before it can go to others.
public enum SpreadReadiness: String, CaseIterable, Hashable, Sendable {
  /// It is sustained where it was tried.
  case sustained
  /// Its parts can be named: change ideas that are the usual way of working there.
  case describable
  /// Somebody has written down what worked, what did not and who should hear of it.
  case written
  /// Another unit has already made it its own, and said what it does differently.
  case adaptedBefore = "adapted_before"
  /// No balancing measure became worse.
  case harmless
}

/// A unit that a change might help next.
public struct SpreadCandidate: Hashable, Sendable {
  /// What speaks for it.
  public enum Reason: Hashable, Sendable {
    /// Its newest figure is special cause for concern.
    case concern
    /// Its level of the newest half year is worse than the new level where the change was made, by two
    /// standard errors of the difference or more.
    case worse
    /// The same, by one standard error or more and less than two: chance may make as much of units alike.
    case perhapsWorse
  }

  /// The code of the unit.
  public let unit: String
  /// Its level of the newest half year.
  public let level: Double
  /// How much worse than the new level of the source, as a part of that level; negative where it is
  /// better, `nil` where levels of units cannot be compared.
  public let gap: Double?
  /// The same difference in standard errors, the spread of both half years counted; `nil` where levels
  /// of units cannot be compared.
  public let standardErrors: Double?
  /// What speaks for it.
  public let reasons: [Reason]
  /// How many points with a value it has.
  public let points: Int
  /// How many projects are open there already.
  public let openProjects: Int
  /// What a declared spread of the change to it has come to: a word of
  /// ``QualityModel/Vocabulary/spreadStatus``; `nil` without one.
  public let spread: String?
  /// What its staff answered when they were last asked how ready they are.
  public let readiness: ReadinessAnswers?
}

/// What the answers to a survey of readiness came to.
public struct ReadinessAnswers: Hashable, Sendable {
  /// The unit that was asked: the one itself, or the nearest above it with answers enough.
  public let unit: String
  /// The day.
  public let on: CalendarDate
  /// The mean of the items, from 0 for the lowest possible answer to 1 for the highest.
  public let share: Double
  /// How many items that is the mean of.
  public let items: Int
  /// The fewest people who answered one of them.
  public let respondents: Int

  /// Answers of fewer people than these are not shown by themselves.
  public static let fewestRespondents = 5
}

/// How a change fared at a unit that took it over.
public struct SpreadResult: Sendable {
  /// The code of the unit.
  public let unit: String
  /// The code of the unit's own project, where it has one.
  public let project: String?
  /// How far it has come there, a word of ``QualityModel/Vocabulary/spreadStatus``.
  public let status: String
  /// What the outcome did there since.
  public let courses: [SeriesCourse]
  /// What that comes to.
  public let verdict: ImprovementVerdict
}

/// Where the change of a project could help next, and how it fared where it went.
public struct SpreadProspects: Sendable {
  /// The project.
  public let source: ClaimAgainstEvidence
  /// The measure that was compared, by its code.
  public let measure: String
  /// Its new level at the source, the least good of its units; `nil` without figures.
  public let level: Double?
  /// Whether levels of different units may be compared: not those of counts, which are as large as the
  /// unit.
  public let comparesLevels: Bool
  /// What there is of what a change needs before it can go to others.
  public let readiness: Set<SpreadReadiness>
  /// The units where it could help, those with a concern first, then the worst.
  public let candidates: [SpreadCandidate]
  /// Units of the same kind with the measure that were looked at, the candidates among them.
  public let considered: Int
  /// The codes of units left out because somebody there works on the measure already.
  public let atWork: [String]
  /// How it fared where it was taken over.
  public let results: [SpreadResult]

  /// Whether it may be offered as proven; else it is promising (I-34).
  public var isProven: Bool { source.verdict == .sustained && source.isSaidSustained }
}

extension ImprovementEvidence {
  /// Where the change of a project could help next.
  ///
  /// Candidates are open units of the kinds that the project works at, with figures of the measure of its
  /// aim, whose newest figure is a concern or whose level is worse than the new level at the source by one
  /// standard error of the difference or more, and where no open project, running programme or adopted
  /// spread is about that measure.
  ///
  /// - Parameter code: The code of the project.
  /// - Returns: `nil` where there is no such project, or it names no outcome.
  public func spreadProspects(of code: String) -> SpreadProspects? {
    guard let number = portfolio.number(ofProject: code) else { return nil }
    let project = portfolio.projects[number]
    guard let measure = project.outcomeMeasures.first else { return nil }
    var others = CoursesElsewhere()
    let source = ClaimAgainstEvidence(number, self, &others)
    let search = SpreadSearch(project, measure, source, self)
    return SpreadProspects(
      source: source,
      measure: portfolio.measures[measure].code,
      level: search.level,
      comparesLevels: search.comparesLevels,
      readiness: readiness(of: source, project),
      candidates: search.candidates,
      considered: search.considered.count,
      atWork: search.atWork.map { portfolio.units[$0].code }.sorted(),
      results: results(of: project, &others)
    )
  }

  private func readiness(
    of source: ClaimAgainstEvidence,
    _ project: PortfolioProject
  ) -> Set<SpreadReadiness> {
    var found: Set<SpreadReadiness> = []
    if source.verdict == .sustained { found.insert(.sustained) }
    if of(.changeIdea, project.code).contains(where: {
      ["implemented", "spread"].contains($0.text("status") ?? "")
    }) {
      found.insert(.describable)
    }
    if of(.evaluation, project.code).contains(where: {
      $0.day("evaluated_on").map { $0 <= day } ?? false
    }) {
      found.insert(.written)
    }
    if of(.spread, project.code).contains(where: {
      $0["adaptation"] != nil && $0.day("adopted_on").map { $0 <= day } ?? false
    }) {
      found.insert(.adaptedBefore)
    }
    if !source.course.balancing.isEmpty, source.course.harmed.isEmpty { found.insert(.harmless) }
    return found
  }

  /// How the change of a project fared where it was taken over or is being tried.
  private func results(
    of project: PortfolioProject,
    _ others: inout CoursesElsewhere
  ) -> [SpreadResult] {
    let tried = of(.spread, project.code).filter {
      ["testing", "adopted", "sustained"].contains($0.text("status") ?? "")
    }
    return tried.compactMap { record -> SpreadResult? in
      guard let unit = record.text("unit") else { return nil }
      let target = record.text("target_project")
      let own = target.flatMap { portfolio.number(ofProject: $0) }
        .map { ClaimAgainstEvidence($0, self, &others) }
      let status = record.text("status") ?? ""
      if let own {
        return SpreadResult(
          unit: unit,
          project: target,
          status: status,
          courses: own.course.outcomes,
          verdict: own.verdict
        )
      }
      guard let began = record.day("adopted_on") ?? record.day("offered_on"), began <= day else {
        return nil
      }
      let courses = project.outcomeMeasures.map { measure in
        let code = portfolio.measures[measure].code
        return SeriesCourse(
          series(code, unit),
          of: (code, unit),
          since: began,
          inPlace: record.day("adopted_on"),
          upTo: day,
          ruleSet: ruleSet
        )
      }
      let judged = courses.filter { $0.obstacle == nil }
      let verdict: ImprovementVerdict =
        if judged.isEmpty {
          .cannotTell
        } else if judged.allSatisfy(\.isImproved) {
          .improved
        } else {
          judged.contains(where: \.isLost) ? .lost : .notShown
        }
      return SpreadResult(
        unit: unit,
        project: nil,
        status: status,
        courses: courses,
        verdict: verdict
      )
    }.sorted { $0.unit < $1.unit }
  }
}
