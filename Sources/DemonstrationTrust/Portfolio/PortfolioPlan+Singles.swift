extension PortfolioPlan {
  /// The projects with an improvement that the figures show, where the figures show it.
  mutating func planPlacedImprovements() {
    place("OPC", places.fewerFalls, "SAF-09", .sustained)
    for team in places.fewerMissedAppointments { place("CML", team, "EXP-11", .sustained) }
    place("CML", places.healthChecksKept, "EFF-01", .sustained)
    place("FPH", places.fasterScreening, "ACC-10", .sustained)
    place("OPC", places.shorterWaits, "EFF-11", .sustained)
    place("OPC", places.fewerPressureUlcers, "SAF-11", .sustained)
    placeAtService(places.fasterAnswers, "EXP-09")
    for team in places.healthChecksLost { place("CML", team, "EFF-01", .lost) }
    place("FPH", places.checklistLost, "SAF-18", .lost)
    place("ACM", places.restraintProject, "SAF-03", .harmElsewhere)
    place("ACM", places.earlierDischarge, "EFF-14", .harmElsewhere)
    place("CYP", places.childrenSooner, "ACC-03", .harmElsewhere)
    place("FPH", places.fewerAgencyShifts, "STF-09", .harmElsewhere)
  }

  private mutating func place(
    _ directorate: String,
    _ code: String,
    _ measure: String,
    _ outcome: ProjectDraft.Outcome
  ) {
    ground.take(code, measure)
    ground.count(code)
    var draft = project(
      .ordinary,
      in: directorate,
      at: unit(code),
      on: Subject.of(measure)
    )
    draft.outcome = outcome
    add(draft)
  }

  /// A project of a whole service.
  private mutating func placeAtService(_ service: String, _ measure: String) {
    ground.take(service, measure)
    let angle = ground.angle(of: measure)
    let title = "\(angle.title) across community mental health"
    _ = ground.isNew(title)
    var draft = ProjectDraft(
      .ordinary,
      in: String(service.prefix(3)),
      at: [service],
      on: measure,
      title: title,
      idea: angle.idea
    )
    draft.outcome = .sustained
    add(draft)
  }

  /// Everything that stands alone and is not ordinary.
  mutating func planSingles() {
    for (column, directorate) in scarceFirst {
      for _ in 0..<PortfolioCounts.secondPhase[column] { planSecondPhase(directorate) }
      for (kind, counts) in [
        (ProjectClass.paused, PortfolioCounts.paused), (.monitored, PortfolioCounts.monitored),
        (.stale, PortfolioCounts.stale), (.unaligned, PortfolioCounts.unaligned),
      ] {
        for _ in 0..<counts[column] { addSingle(kind, directorate) }
      }
    }
    // Three of those that serve nothing serve what was a priority years ago.
    let unaligned = dice.sample(3, of: drafts.indices.filter { drafts[$0].kind == .unaligned })
    for index in unaligned { drafts[index].hasExpiredObjective = true }
    planAimless()
    planWrongMethod()
  }

  /// What is left to fill a directorate up to what it should keep.
  mutating func planOrdinary() {
    for (column, directorate) in scarceFirst {
      while kept(in: directorate) < PortfolioCounts.kept[column] {
        addSingle(.ordinary, directorate)
      }
    }
  }

  @discardableResult
  private mutating func addSingle(_ kind: ProjectClass, _ directorate: String) -> Int {
    let (place, subject) = ground.spot(in: directorate, angles: 1)
    return add(project(kind, in: directorate, at: place, on: subject))
  }

  private mutating func planSecondPhase(_ directorate: String) {
    let second = addSingle(.secondPhase, directorate)
    var first = drafts[second]
    first.kind = .closed
    let title = first.title
    drafts[second].title = title + dice.pick([", second phase", ": the next step", " (phase 2)"])
    _ = ground.isNew(drafts[second].title)
    drafts[second].follows = add(first)
  }

  private mutating func planAimless() {
    var wishes = dice.shuffled(AimlessProjects.all)
    for (column, directorate) in columns {
      for _ in 0..<PortfolioCounts.aimless[column] {
        let wish = wishes.removeLast()
        let place = dice.pick(ground.units[directorate] ?? [])
        ground.count(place.code)
        let title = "\(wish.title) \(ProjectTitle.place(place))"
        _ = ground.isNew(title)
        add(
          ProjectDraft(
            .aimless,
            in: directorate,
            at: [place.code],
            on: nil,
            title: title,
            idea: wish.idea
          )
        )
      }
    }
  }

  private mutating func planWrongMethod() {
    // One of each, and two more audits.
    var misfits = dice.shuffled([
      ProjectDraft.Misfit.audit, .audit, .audit, .research, .evaluation, .smallChange,
    ])
    for (column, directorate) in scarceFirst {
      for _ in 0..<PortfolioCounts.wrongMethod[column] {
        let misfit = misfits.removeLast()
        // Two about one measure would be one aim in one wording at two units.
        let used = Set(drafts.filter { $0.kind == .wrongMethod }.compactMap(\.measure))
        let (place, subject) = ground.spot(in: directorate, angles: 0) { subject in
          !PortfolioCounts.reserved.contains(subject.measure) && !used.contains(subject.measure)
            && (misfit != .audit || MisfitWords.audited.contains(subject.measure))
        }
        let words = MisfitWords.of(misfit, subject)
        var draft = ProjectDraft(
          .wrongMethod,
          in: directorate,
          at: [place.code],
          on: subject.measure,
          title: "\(words.title) \(ProjectTitle.place(place))",
          idea: words.idea
        )
        _ = ground.isNew(draft.title)
        draft.misfit = misfit
        add(draft)
      }
    }
  }

  /// Projects that ended before the review; they may have been about anything, anywhere.
  mutating func planClosed() {
    for (column, directorate) in columns {
      let wanted = PortfolioCounts.closed[column]
      while drafts.count(where: { $0.directorate == directorate && $0.kind == .closed }) < wanted {
        let place = dice.pick(ground.units[directorate] ?? [])
        let subject = dice.pick(Subject.all.filter { $0.fits(place) })
        let angle = dice.pick(subject.angles)
        let title = ProjectTitle.saying(angle, place, &dice)
        guard ground.isNew(title) else { continue }
        add(
          ProjectDraft(
            .closed,
            in: directorate,
            at: [place.code],
            on: subject.measure,
            title: title,
            idea: angle.idea
          )
        )
      }
    }
  }

  /// What else is wrong with some of those that are to be merged.
  mutating func planOverlaps() {
    let twice = drafts.indices.filter { drafts[$0].kind == .registeredTwice }
    let aimless = dice.sample(PortfolioCounts.aimlessToo, of: twice)
    for index in aimless { drafts[index].isAimless = true }
    let others = drafts.indices.filter { drafts[$0].kind.isMerge && !aimless.contains($0) }
    let chosen = dice.sample(PortfolioCounts.staleToo + PortfolioCounts.unalignedToo, of: others)
    for index in chosen.prefix(PortfolioCounts.staleToo) { drafts[index].isStale = true }
    for index in chosen.dropFirst(PortfolioCounts.staleToo) { drafts[index].isUnaligned = true }
    for index in drafts.indices {
      switch drafts[index].kind {
      case .stale: drafts[index].isStale = true
      case .unaligned: drafts[index].isUnaligned = true
      case .aimless: drafts[index].isAimless = true
      default: break
      }
    }
  }
}
