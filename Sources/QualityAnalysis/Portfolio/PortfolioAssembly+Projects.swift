import QualityModel

extension PortfolioAssembly {
  /// The projects registered by the day, in the order of their codes.
  func projects(_ programmes: [String: Int]) -> [PortfolioProject] {
    let places = byProject(.projectUnit)
    let families = byProject(.projectMeasure)
    let served = byProject(.projectObjective)
    let notes = byProject(.statusNote)
    let news = allNews(notes)
    let triages = Dictionary(
      of(.triage).map { ($0.text("code") ?? "", $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let registered = of(.project).filter { $0.day("registered_on").map { $0 <= day } ?? false }
    return registered.sorted { ($0.text("code") ?? "") < ($1.text("code") ?? "") }.map { record in
      let code = record.text("code") ?? ""
      var project = described(record)
      project.triage = record.text("triage").flatMap { triages[$0] }.map(Self.choice)
      project.programme = record.text("programme").flatMap { programmes[$0] }
      project.places = (places[code] ?? []).compactMap { place in
        number(place, unit: "unit").map { ProjectPlace($0, role: place.text("role") ?? "") }
      }.sorted { $0.unit < $1.unit }
      project.directorates = directorates(of: project.places.map(\.unit))
      project.family = family(families[code] ?? [])
      project.objectives = objectives(served[code] ?? [])
      project.news = news[code] ?? ProjectNews()
      setState(of: &project, record, notes[code] ?? [])
      return project
    }
  }

  /// What a project says of itself.
  private func described(_ record: EntityRecord) -> PortfolioProject {
    var project = PortfolioProject(
      record.text("code") ?? "",
      registered: record.day("registered_on") ?? day
    )
    project.title = record.text("title") ?? ""
    project.narrative = record.text("narrative")
    project.aim = PortfolioProject.Aim(
      sentence: record.text("aim"),
      measure: number(record, measure: "aim_measure"),
      baseline: record.number("aim_baseline"),
      goal: record.number("aim_goal"),
      by: record.day("aim_by"),
      people: record.text("aim_for")
    )
    project.started = record.day("started_on").flatMap { $0 <= day ? $0 : nil }
    project.implemented = record.day("implemented_on").flatMap { $0 <= day ? $0 : nil }
    project.closed = record.day("closed_on").flatMap { $0 <= day ? $0 : nil }
    project.approval = record.text("approval_reference").map { ($0, record.day("approved_on")) }
    project.method = record.text("method") ?? ""
    project.lead = record.text("lead") ?? ""
    project.sponsor = record.text("sponsor")
    project.coach = record.text("coach")
    project.follows = record.text("follows")
    return project
  }

  /// How far the project had come on the day.
  ///
  /// What the record says counts when it was so by the day; else the last note before, and of several
  /// notes of one day the one that is further on; without notes, whether work had started.
  private func setState(
    of project: inout PortfolioProject,
    _ record: EntityRecord,
    _ notes: [EntityRecord]
  ) {
    let past = notes.compactMap { note -> (day: CalendarDate, state: ProjectState)? in
      guard let from = note.day("from_on"), from <= day,
        let state = note.text("status").flatMap({ ProjectState(rawValue: $0) })
      else { return nil }
      return (from, state)
    }.sorted { ($0.day, Self.order($0.state)) < ($1.day, Self.order($1.state)) }
    let recorded = record.text("status").flatMap { ProjectState(rawValue: $0) }
    if let recorded, let since = record.day("status_on"), since <= day {
      (project.state, project.stateSince) = (recorded, since)
    } else if let last = past.last {
      (project.state, project.stateSince) = (last.state, last.day)
    } else if let started = project.started {
      (project.state, project.stateSince) = (.active, started)
    }
    if project.state == .closedMerged { project.mergedInto = record.text("merged_into") }
    guard project.state == .paused else { return }
    let since = project.stateSince
    let note = notes.first { $0.day("from_on") == since && $0.text("status") == "paused" }
    project.pause = PortfolioProject.Pause(
      from: since,
      until: record.day("paused_until"),
      decidedBy: note?.text("decided_by"),
      reason: note?.text("reason")
    )
  }

  private static func order(_ state: ProjectState) -> Int {
    ProjectState.allCases.firstIndex(of: state) ?? 0
  }

  private static func choice(_ triage: EntityRecord) -> PortfolioProject.MethodChoice {
    PortfolioProject.MethodChoice(
      code: triage.text("code") ?? "",
      problem: triage.text("problem_type") ?? "",
      recommended: triage.text("recommended") ?? "",
      chosen: triage.text("chosen") ?? "",
      overrideReason: triage.text("override_reason")
    )
  }

  /// What had been heard of each project by the day, without its figures.
  private func allNews(_ notes: [String: [EntityRecord]]) -> [String: ProjectNews] {
    var news: [String: ProjectNews] = [:]
    func past(_ record: EntityRecord, _ field: String) -> CalendarDate? {
      record.day(field).flatMap { $0 <= day ? $0 : nil }
    }
    func latest(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate? {
      guard let left, let right else { return left ?? right }
      return max(left, right)
    }
    for cycle in of(.pdsaCycle) {
      guard let code = cycle.text("project"), let began = past(cycle, "started_on") else {
        continue
      }
      let ended = past(cycle, "ended_on")
      news[code, default: ProjectNews()].cycles += 1
      if ended != nil, cycle.text("decision") != nil {
        news[code, default: ProjectNews()].completeCycles += 1
      }
      let before = news[code]?.lastCycle
      news[code]?.lastCycle = latest(before, latest(began, ended))
    }
    for score in of(.progressScore) {
      guard let code = score.text("project"), let word = score.text("score"),
        let scored = past(score, "scored_on")
      else { continue }
      var mine = news[code] ?? ProjectNews()
      if (mine.lastScore ?? .earliest, mine.score ?? "") <= (scored, word) {
        (mine.lastScore, mine.score) = (scored, word)
      }
      news[code] = mine
    }
    for (code, notes) in notes {
      news[code, default: ProjectNews()].lastNote = notes.compactMap { past($0, "from_on") }.max()
    }
    for (entity, field, path) in [
      (Entity.sustainCheck, "done_on", \ProjectNews.lastCheck),
      (Entity.involvement, "involved_on", \ProjectNews.lastInvolvement),
    ] {
      for record in of(entity) {
        guard let code = record.text("project"), let last = past(record, field) else { continue }
        var mine = news[code] ?? ProjectNews()
        mine[keyPath: path] = latest(mine[keyPath: path], last)
        news[code] = mine
      }
    }
    return news
  }
}
