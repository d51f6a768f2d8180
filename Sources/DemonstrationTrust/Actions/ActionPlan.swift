import QualityModel

/// Which actions there are, what they belong to, and what became of them; people and words come later.
struct ActionPlan {
  private(set) var drafts: [ActionDraft] = []
  private var dice: SeededDice

  /// Overdue at the end of the data; of these, moved twice or more.
  static let overdue = 37
  static let overdueMovedTwice = 9
  /// Projects with actions; of these, with weak ones alone.
  static let plans = 38
  static let weakPlans = 8
  /// Actions of a unit that belong to no project and react to no figure.
  static let others = 46

  /// Plans the actions of a trust.
  ///
  /// - Throws: ``TruthNotPlanted`` where too few are late, whatever the sub-seed.
  init(
    _ portfolio: PortfolioPlan,
    _ trust: [TrustUnit],
    reacted: ReactedFigures,
    seed: UInt64
  ) throws(TruthNotPlanted) {
    dice = SeededDice(seed: seed, for: "actions")
    for attempt in 0..<50 {
      dice = SeededDice(seed: seed, for: "actions", attempt: attempt)
      drafts = []
      react(to: reacted, trust)
      planProjects(portfolio)
      planOthers(trust)
      decideFates()
      if holds { return }
    }
    throw TruthNotPlanted(measure: "action", unit: nil)
  }

  /// Whether as many are overdue, and as many plans weak, as should be.
  var holds: Bool {
    let late = drafts.filter(\.isOverdue)
    let plans = Dictionary(grouping: drafts.filter { $0.project != nil }) { $0.project }
    return late.count == Self.overdue
      && late.count { $0.moves.count > 1 } == Self.overdueMovedTwice
      && plans.count == Self.plans
      && plans.values.count { $0.allSatisfy { $0.strength == "weak" } } == Self.weakPlans
  }

  private mutating func react(to reacted: ReactedFigures, _ trust: [TrustUnit]) {
    let directorates = Dictionary(
      trust.map { ($0.code, $0.directorate) },
      uniquingKeysWith: { first, _ in first }
    )
    for figure in reacted.all {
      add(
        at: figure.unit,
        in: directorates[figure.unit] ?? TrustStructure.corporate,
        strength: dice.pick(["weak", "weak", "weak", "intermediate"]),
        raised: figure.raised,
        within: 20...70
      ) { $0.figure = figure }
    }
  }

  private mutating func planProjects(_ portfolio: PortfolioPlan) {
    let atWork = portfolio.drafts.filter { draft in
      draft.isKept && !draft.isStale && draft.kind != .paused
        && draft.life.started.map { $0 <= PortfolioDays.day(2023, 6, 30) } ?? false
    }
    for (number, project) in dice.sample(Self.plans, of: atWork).enumerated() {
      guard let started = project.life.started else { continue }
      let isWeak = number < Self.weakPlans
      let first = max(started, PortfolioDays.day(2023, 2, 1))
      for place in 0..<dice.whole(2...4) {
        // Every other plan has an action that does not rest on people alone.
        let strength =
          isWeak
          ? "weak"
          : place == 0
            ? dice.pick(["intermediate", "intermediate", "strong"])
            : dice.pick(["weak", "weak", "intermediate", "strong"])
        add(
          at: project.units[0],
          in: project.directorate,
          strength: strength,
          raised: day(from: first, to: PortfolioDays.day(2024, 9, 13)),
          within: 40...150
        ) { action in
          action.project = project.code
          action.isOfWeakPlan = isWeak
        }
      }
    }
  }

  private mutating func planOthers(_ trust: [TrustUnit]) {
    let open = trust.filter { unit in
      unit.unit.closed == nil
        && unit.unit.opened.map { $0 <= PortfolioDays.day(2023, 2, 1) } ?? true
    }
    for _ in 0..<Self.others {
      let unit = dice.pick(open)
      add(
        at: unit.code,
        in: unit.directorate,
        strength: dice.pick(["weak", "weak", "intermediate", "intermediate", "strong"]),
        raised: day(from: PortfolioDays.day(2023, 2, 1), to: PortfolioDays.day(2024, 9, 13)),
        within: 30...120
      ) { _ in }
    }
  }

  private mutating func add(
    at unit: String,
    in directorate: String,
    strength: String,
    raised: CalendarDate,
    within days: ClosedRange<Int>,
    with more: (inout ActionDraft) -> Void
  ) {
    var draft = ActionDraft(
      unit: unit,
      directorate: directorate,
      strength: strength,
      raised: raised,
      firstDue: raised.adding(days: dice.whole(days))
    )
    more(&draft)
    drafts.append(draft)
  }

  private mutating func day(from first: CalendarDate, to last: CalendarDate) -> CalendarDate {
    first.adding(days: dice.below(max(1, first.days(to: last) + 1)))
  }
}

extension ActionPlan {
  /// Who is late, who has finished and who has given up.
  private mutating func decideFates() {
    let end = PortfolioDays.end
    func due(_ first: CalendarDate, _ last: CalendarDate) -> [Int] {
      drafts.indices.filter { (first...last).contains(drafts[$0].firstDue) }
    }
    let long = dice.sample(
      Self.overdueMovedTwice,
      of: due(PortfolioDays.day(2023, 12, 1), PortfolioDays.day(2024, 4, 30))
    )
    let late = dice.sample(
      Self.overdue - Self.overdueMovedTwice,
      of: due(PortfolioDays.day(2024, 3, 1), end.adding(days: -1)).filter { !long.contains($0) }
    )
    for index in drafts.indices {
      if long.contains(index) {
        move(index, times: dice.happens(0.3) ? 3 : 2, by: 22...45)
      } else if late.contains(index) {
        if drafts[index].firstDue < end.adding(days: -65), dice.happens(0.4) {
          move(index, times: 1, by: 25...60)
        }
      } else if drafts[index].firstDue < end {
        finish(index)
        continue
      }
      drafts[index].fate = dice.happens(0.5) ? .open : .inProgress
    }
  }

  private mutating func move(_ index: Int, times: Int, by days: ClosedRange<Int>) {
    for _ in 0..<times {
      let due = drafts[index].due
      // It is moved shortly before the day, and once it is known to be missed.
      let earliest = max(
        drafts[index].raised,
        drafts[index].moves.last?.on.adding(days: 1) ?? .earliest
      )
      let on = max(earliest, due.adding(days: dice.whole(-10...5)))
      drafts[index].moves.append(
        ActionDraft.Move(on: on, due: due.adding(days: dice.whole(days)))
      )
    }
  }

  private mutating func finish(_ index: Int) {
    let end = PortfolioDays.end
    if dice.happens(0.15), drafts[index].firstDue < end.adding(days: -60) {
      move(index, times: 1, by: 20...50)
    }
    let draft = drafts[index]
    let last = min(draft.due.adding(days: 20), end.adding(days: -1))
    let day = day(
      from: max(draft.moves.last?.on ?? draft.raised, draft.due.adding(days: -25)),
      to: last
    )
    // What the plans of weak actions and the figures ask for is done; some of the rest is given up.
    if !draft.isOfWeakPlan, draft.figure == nil, draft.strength == "weak", dice.happens(0.15) {
      drafts[index].fate = .cancelled(day)
    } else if dice.happens(0.6), day.adding(days: 30) < end {
      drafts[index].fate = .verified(day, seen: day.adding(days: dice.whole(3...28)))
    } else {
      drafts[index].fate = .done(day)
    }
  }
}
