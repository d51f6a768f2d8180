import QualityModel

extension PortfolioWriter {
  /// The project itself, and the choice of its method.
  mutating func writeProject(_ index: Int) {
    let draft = plan.drafts[index]
    let life = draft.life
    let aim = aim(of: index)
    let subject = draft.measure.map(Subject.of)
    let hope = hopeful.firstIndex(of: index).map { AimlessProjects.hopes[$0] }
    var approval: (reference: String, day: CalendarDate)?
    if draft.method == "RES", let started = life.started {
      approval = ("REC \(dice.whole(100...999))", started.adding(days: -dice.whole(3...20)))
    }
    records.append(
      EntityRecord(
        .project,
        given: [
          "code": .text(draft.code), "title": .text(draft.title),
          "narrative": .text(
            ProjectWords.narrative(
              idea: draft.idea,
              people: subject?.people ?? "the whole team",
              &dice
            )
          ),
          "aim": (hope ?? aim?.sentence).map(FieldValue.text),
          "aim_measure": draft.isAimless ? nil : draft.measure.map(FieldValue.text),
          "aim_baseline": aim.map { .number($0.baseline) },
          "aim_goal": aim?.goal.map(FieldValue.number), "aim_by": aim?.by.map(FieldValue.day),
          "aim_for": aim.map { .text($0.people) }, "method": .text(draft.method),
          "triage": writeTriage(draft).map(FieldValue.text),
          "programme": draft.programme.map(FieldValue.text), "status": .text(life.status),
          "status_on": .day(life.steps.last?.day ?? life.registered), "lead": .text(draft.lead),
          "sponsor": draft.sponsor.map(FieldValue.text),
          "coach": draft.coach.map(FieldValue.text),
          "approval_reference": approval.map { .text($0.reference) },
          "approved_on": approval.map { .day($0.day) }, "registered_on": .day(life.registered),
          "started_on": life.started.map(FieldValue.day),
          "implemented_on": life.implemented.map(FieldValue.day),
          "closed_on": life.closed.map(FieldValue.day),
          "closing_reason": closingReason(life.status).map(FieldValue.text),
          "paused_until": life.pausedUntil.map(FieldValue.day),
          "merged_into": draft.mergedInto.map { .text(plan.drafts[$0].code) },
          "follows": draft.follows.map { .text(plan.drafts[$0].code) },
        ]
      )
    )
    if let aim, let subject, !draft.isAimless { writeFamily(draft, subject, aim) }
    let role: String =
      draft.kind == .adopter ? "spread" : life.implementing == nil ? "test" : "implementation"
    for unit in draft.units {
      records.append(
        EntityRecord(
          .projectUnit,
          ["project": .text(draft.code), "unit": .text(unit), "role": .text(role)]
        )
      )
    }
  }

  /// The aim of a project; none for those that have none.
  private mutating func aim(of index: Int) -> ProjectAim? {
    let draft = plan.drafts[index]
    guard !draft.isAimless, let measure = draft.measure else { return nil }
    // Those with one aim at several units use the same sentence.
    let form =
      draft.cluster?.hasPrefix("same aim") == true
      ? measure.utf8.reduce(0) { $0 + Int($1) } : dice.below(5)
    let isSettled = draft.life.implementing != nil || draft.kind.isDecoy || draft.kind == .survivor
    let isWhole = isSettled || draft.isSupported || dice.happens(0.85)
    return ProjectAim(
      Subject.of(measure),
      observed: observed(measure, draft),
      started: draft.life.started ?? draft.life.registered,
      isWhole: isWhole,
      form: form,
      &dice
    )
  }

  /// The mean of a measure in the year before a project began, at its unit or else its service.
  private func observed(_ measure: String, _ draft: ProjectDraft) -> Double? {
    let started = draft.life.started ?? draft.life.registered
    guard let drawn = figures.measures.first(where: { $0.plan.code == measure }) else { return nil }
    let unit = draft.units[0]
    let reporters = [unit, plan.ground.byCode[unit]?.service ?? unit]
    guard let series = reporters.lazy.compactMap(drawn.series(of:)).first else { return nil }
    let year = started.adding(months: -12)..<started
    let values = zip(drawn.timeline.starts, drawn.values(series.figures))
      .filter { year.contains($0.0) && !$0.1.isNaN }.map(\.1)
    guard values.count >= 4 else { return nil }
    return values.reduce(0, +) / Double(values.count)
  }

  private mutating func writeFamily(_ draft: ProjectDraft, _ subject: Subject, _ aim: ProjectAim) {
    let needsAll = draft.life.implementing != nil || draft.isSupported
    var family: [(measure: String, role: String)] = [(subject.measure, "outcome")]
    if let second = draft.secondOutcome { family.append((second, "outcome")) }
    if needsAll || dice.happens(0.8) { family.append((dice.pick(subject.process), "process")) }
    if draft.outcome == .harmElsewhere {
      family.append((subject.balancing[0], "balancing"))
    } else if needsAll || dice.happens(0.55) {
      family.append((dice.pick(subject.balancing), "balancing"))
    }
    for (measure, role) in family {
      records.append(
        EntityRecord(
          .projectMeasure,
          given: [
            "project": .text(draft.code), "measure": .text(measure), "role": .text(role),
            "goal": measure == subject.measure ? aim.goal.map(FieldValue.number) : nil,
          ]
        )
      )
    }
  }

  private mutating func writeTriage(_ draft: ProjectDraft) -> String? {
    guard let day = draft.life.triaged else { return nil }
    let misfit = draft.misfit.map { MisfitWords.of($0, Subject.of(draft.measure ?? "EFF-04")) }
    guard misfit != nil || dice.happens(0.6) else { return nil }
    let code = triages.next()
    records.append(
      EntityRecord(
        .triage,
        given: [
          "code": .text(code), "idea": .text(ProjectTitle.raised(draft.idea)),
          "problem_type": .text(misfit?.problem ?? Methods.problem(for: draft.method)),
          "recommended": .text(misfit?.recommended ?? draft.method),
          "chosen": .text(draft.method), "override_reason": misfit.map { .text($0.reason) },
          "decided_by": .text(roster.holder("improvement_lead/\(draft.directorate)")),
          "decided_on": .day(day),
        ]
      )
    )
    return code
  }

  private mutating func closingReason(_ status: String) -> String? {
    switch status {
    case "closed_stopped": dice.pick(ProjectWords.stopReasons)
    case "closed_learning": dice.pick(ProjectWords.learningReasons)
    default: nil
    }
  }

  /// Which objectives it serves.
  mutating func writeLinks(_ index: Int) {
    let draft = plan.drafts[index]
    guard !draft.isUnaligned || draft.hasExpiredObjective, draft.kind != .throughProgramme else {
      return
    }
    var objectives: [String] = []
    if draft.hasExpiredObjective {
      objectives = [dice.pick(thread.quality[0])]
    } else {
      let team = thread.teams[draft.units[0]]
      if let team, dice.happens(0.75) {
        objectives = [team]
      } else {
        objectives = [dice.pick(thread.directorates[draft.directorate] ?? [])]
      }
      objectives += qualityObjectives(of: draft)
    }
    for objective in objectives {
      records.append(
        EntityRecord(
          .projectObjective,
          [
            "project": .text(draft.code), "objective": .text(objective),
            "contribution": .text(dice.pick(ThreadTexts.contributions)),
          ]
        )
      )
    }
    // What the trust put first after the review.
    guard draft.isKept, let measure = draft.measure, let year = QualityPriorities.years.last else {
      return
    }
    for (column, priority) in year.priorities.enumerated()
    where priority.measures.contains(measure) {
      later.append(
        EntityRecord(
          .projectObjective,
          [
            "project": .text(draft.code), "objective": .text(thread.quality[3][column]),
            "contribution": .text(dice.pick(ThreadTexts.contributions)),
          ]
        )
      )
    }
  }

  /// The quality priorities of the years in which it went on that are about its measure.
  private func qualityObjectives(of draft: ProjectDraft) -> [String] {
    guard let measure = draft.measure, !draft.isAimless else { return [] }
    var found: [String] = []
    for (row, year) in QualityPriorities.years.enumerated().dropLast() {
      let first = PortfolioDays.day(year.start, 4, 1)
      let last = PortfolioDays.day(year.start + 1, 3, 31)
      guard draft.life.registered <= last, (draft.life.closed ?? PortfolioDays.review) >= first
      else {
        continue
      }
      for (column, priority) in year.priorities.enumerated()
      where priority.measures.contains(measure) {
        found.append(thread.quality[row][column])
      }
    }
    return found
  }

  /// When it came to each state.
  mutating func writeNotes(_ index: Int) {
    let draft = plan.drafts[index]
    for (day, status) in draft.life.steps {
      let reason: String? =
        switch status {
        case "paused": dice.pick(ProjectWords.pauseReasons)
        case "closed_merged": dice.pick(ProjectWords.mergeReasons)
        case "closed_stopped", "closed_learning": "Agreed at the quality group of the directorate"
        case "sustained": "The check after twelve months found that it had held"
        default: nil
        }
      records.append(
        EntityRecord(
          .statusNote,
          given: [
            "project": .text(draft.code), "from_on": .day(day), "status": .text(status),
            "reason": reason.map(FieldValue.text),
            "decided_by": reason == nil && dice.happens(0.6)
              ? nil : .text(roster.holder("improvement_lead/\(draft.directorate)")),
          ]
        )
      )
    }
  }
}
