public import QualityModel

/// What may be wrong with a project by itself, without another beside it; in the order in which a review
/// names the first of several.
public enum ProjectFlag: String, CaseIterable, Hashable, Sendable {
  /// Nothing has been heard of it for more than half a year, and nobody agreed to that.
  case stale
  /// It serves no objective that holds, nor does its programme.
  case unaligned
  /// It has neither an aim that could be measured nor an outcome.
  case noAim = "no_aim"
  /// Its method does not fit its problem.
  case wrongMethod = "wrong_method"
  /// Its aim lacks a part.
  case incompleteAim = "incomplete_aim"
  /// Its method asks for a whole family of measures, and it has not got one.
  case incompleteFamily = "incomplete_family"

  /// Whether it is one of the rules of a review, ``QualityModel/Vocabulary/findingRule``.
  public var isFinding: Bool { Vocabulary.findingRule.contains(rawValue) }
}

/// Since when nothing has been heard of a project.
public struct ProjectSilence: Hashable, Sendable {
  /// What was heard last.
  public enum Source: String, CaseIterable, Hashable, Sendable {
    /// It was put on the register; nothing since.
    case registration
    /// A test began or ended.
    case cycle
    /// Somebody judged how far it had come.
    case score
    /// Its state was noted.
    case note
    /// Somebody looked whether it had held.
    case check
    /// Somebody was involved.
    case involvement
  }

  /// Why silence is as it should be.
  public enum Excuse: Hashable, Sendable {
    /// It rests until a day, and somebody agreed to that.
    case paused(until: CalendarDate)
    /// The change is in place, and its measures are watched: the last day of the newest figure.
    case watched(upTo: CalendarDate)
  }

  /// What was heard last.
  public let source: Source
  /// When.
  public let last: CalendarDate
  /// The days since.
  public let days: Int
  /// Why it may be silent; `nil` where nothing excuses it.
  public let excuse: Excuse?
  /// The day on which a pause ended that it still rests in.
  public let pauseEndedOn: CalendarDate?

  /// More days than these without news make a project stale: half a year.
  public static let limit = 183

  /// Whether it is too long, and nothing excuses it.
  public var isStale: Bool { days > Self.limit && excuse == nil }
}

/// Why a project serves nothing.
public enum AlignmentGap: Hashable, Sendable {
  /// It names no objective, and belongs to no programme that does.
  case none
  /// All that it serves has ended, or not begun: the codes of the objectives.
  case ended([String])
}

/// What is wrong with one project by itself.
///
/// Findings change nothing: what becomes of a project is for people to decide.
public struct ProjectFlags: Sendable {
  /// The place of the project in the portfolio.
  public let project: Int
  /// Since when nothing was heard of it.
  public let silence: ProjectSilence
  /// Why it serves nothing; `nil` where it serves an objective that holds.
  public let alignment: AlignmentGap?
  /// The parts that its aim lacks.
  public let missingAim: [PortfolioProject.Aim.Part]
  /// The parts of a family of measures that its method asks for and that it lacks.
  public let missingRoles: [FamilyRole]
  /// Why its method does not fit; `nil` where nothing speaks against it.
  public let misfit: MethodMisfit?
  /// What is wrong, the gravest first.
  public let flags: [ProjectFlag]

  init(_ number: Int, _ evidence: ImprovementEvidence) {
    let portfolio = evidence.portfolio
    let project = portfolio.projects[number]
    self.project = number
    silence = ProjectSilence(project, evidence)
    alignment = project.state == .sustained ? nil : portfolio.alignmentGap(of: project)
    missingAim = project.aim.missing
    let asksForFamily = portfolio.methods[project.method]?.requiresFamily ?? false
    missingRoles = asksForFamily ? project.missingRoles : []
    misfit = MethodMisfit(project, evidence)
    let hasNoAim =
      project.outcomeMeasures.isEmpty && project.aim.goal == nil && project.aim.by == nil
    // Nothing of a project that has not begun is late.
    let isAtWork = project.state.advance >= ProjectState.active.advance
    var flags: Set<ProjectFlag> = []
    if silence.isStale { flags.insert(.stale) }
    if alignment != nil { flags.insert(.unaligned) }
    if misfit != nil { flags.insert(.wrongMethod) }
    if hasNoAim {
      flags.insert(.noAim)
    } else if isAtWork, !missingAim.isEmpty {
      flags.insert(.incompleteAim)
    }
    if isAtWork, !missingRoles.isEmpty { flags.insert(.incompleteFamily) }
    self.flags = ProjectFlag.allCases.filter(flags.contains)
  }
}

extension ProjectSilence {
  init(_ project: PortfolioProject, _ evidence: ImprovementEvidence) {
    let news = project.news
    let heard: [(source: Source, day: CalendarDate?)] = [
      (.registration, project.registered), (.note, news.lastNote), (.score, news.lastScore),
      (.involvement, news.lastInvolvement), (.check, news.lastCheck), (.cycle, news.lastCycle),
    ]
    var last = project.registered
    var source = Source.registration
    for (kind, day) in heard {
      // Of several things on one day the one nearest to the work is named.
      if let day, day >= last { (last, source) = (day, kind) }
    }
    self.source = source
    self.last = last
    days = last.days(to: evidence.day)
    var excuse: Excuse?
    var ended: CalendarDate?
    switch project.state {
    case .paused:
      if let until = project.pause?.until {
        if until < evidence.day {
          ended = until
        } else if project.pause?.decidedBy != nil {
          excuse = .paused(until: until)
        }
      }
    case .monitoring, .sustained:
      // Only then do figures say that somebody is at work: most are reported whether anybody looks at
      // them or not.
      if days > Self.limit, let latest = evidence.latestFigure(of: project),
        latest.days(to: evidence.day) <= Self.limit
      {
        excuse = .watched(upTo: latest)
      }
    default: break
    }
    self.excuse = excuse
    pauseEndedOn = ended
  }
}

extension PortfolioRecords {
  /// Why a project serves no objective that holds; `nil` where it does (I-02).
  func alignmentGap(of project: PortfolioProject) -> AlignmentGap? {
    let programme = project.programme.map { programmes[$0] }
    let through = programme?.objectives ?? []
    if project.objectives.contains(where: \.holds) { return nil }
    if programme?.isRunning ?? false, through.contains(where: \.holds) { return nil }
    let named = (project.objectives + through).map(\.code)
    return named.isEmpty ? AlignmentGap.none : .ended(named)
  }
}

extension ImprovementEvidence {
  /// What is wrong with each open project by itself, in the order of their codes; those with nothing
  /// wrong too.
  public var flags: [ProjectFlags] { portfolio.open.map { ProjectFlags($0, self) } }

  /// The last day of the newest period with a figure of one of a project's measures at one of its units.
  func latestFigure(of project: PortfolioProject) -> CalendarDate? {
    let measures = Set(project.family.map(\.measure) + project.outcomeMeasures)
    return measures.flatMap { measure in
      project.places.compactMap { place in
        let series = series(portfolio.measures[measure].code, portfolio.units[place.unit].code)
        return series?.points.compactMap { point -> CalendarDate? in
          guard point.numerator != nil, point.period <= day,
            let definition = series?.definitions.last(where: {
              $0.version == point.definitionVersion
            })
          else { return nil }
          return definition.kind == .timeBetween
            ? point.period : definition.frequency.periodEnd(startingOn: point.period)
        }.max()
      }
    }.max()
  }
}
