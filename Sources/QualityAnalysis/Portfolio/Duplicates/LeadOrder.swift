import QualityModel

/// The order in which projects are proposed to carry a work on: the best evidence first.
///
/// Of two projects the one comes first that has been heard of within half a year; that does not rest;
/// that belongs to a running programme or a declared spread, which others can join; that has come
/// further in its life; that has finished more tests; whose aim and family of measures are more
/// complete, an objective that holds counting as a part; that was registered earlier; whose code comes
/// first. It is a proposal: who leads is for people to decide.
struct LeadOrder {
  /// The places of open projects, the first to be proposed first.
  let projects: [Int]
  /// Where each project stands in that order; closed ones stand at the end.
  let ranks: [Int]
  /// The open projects of each programme, in that order.
  let ofProgramme: [Int: [Int]]

  init(_ finder: DuplicateFinder) {
    let portfolio = finder.portfolio
    let keys = portfolio.projects.indices.map { number in
      Key(portfolio.projects[number], portfolio, isDeclared: finder.isDeclared(number))
    }
    projects = portfolio.projects.indices.filter { finder.features[$0].isOpen }
      .sorted { keys[$0] < keys[$1] }
    var ranks = [Int](repeating: projects.count, count: keys.count)
    for (rank, project) in projects.enumerated() { ranks[project] = rank }
    self.ranks = ranks
    var ofProgramme: [Int: [Int]] = [:]
    for project in projects {
      if let programme = finder.features[project].programme {
        ofProgramme[programme, default: []].append(project)
      }
    }
    self.ofProgramme = ofProgramme
  }

  private struct Key: Comparable {
    /// What counts, the most weighty first, the smaller the better.
    let marks: [Int]
    let code: String

    init(_ project: PortfolioProject, _ portfolio: PortfolioRecords, isDeclared: Bool) {
      let news = project.news
      let heard =
        [
          news.lastCycle, news.lastScore, news.lastNote, news.lastCheck, news.lastInvolvement,
        ].compactMap(\.self).max() ?? project.registered
      let aim = project.aim
      let parts = [aim.measure != nil, aim.goal != nil, aim.by != nil].count { $0 }
      let roles = Set(project.family.map(\.role)).count
      // What serves an objective and goes on under one that serves none is lost to the objective.
      let served = portfolio.alignmentGap(of: project) == nil ? 1 : 0
      marks = [
        heard.days(to: portfolio.day) > DuplicateFinder.longTogether ? 1 : 0,
        project.state == .paused ? 1 : 0, isDeclared ? 0 : 1, -project.state.advance,
        -news.completeCycles,
        -(parts + roles + served), Int(project.registered.dayNumber),
      ]
      code = project.code
    }

    static func < (left: Key, right: Key) -> Bool {
      left.marks == right.marks
        ? left.code < right.code : left.marks.lexicographicallyPrecedes(right.marks)
    }
  }
}
