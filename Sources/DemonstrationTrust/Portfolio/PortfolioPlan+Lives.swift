import QualityModel

extension PortfolioPlan {
  /// Gives each project its days and its state.
  mutating func settleLives() {
    chooseClaims()
    for index in drafts.indices where drafts[index].isOpen {
      drafts[index].life = life(of: index)
    }
    registerTwinsTogether()
    for index in drafts.indices where drafts[index].isOpen {
      let last = drafts[index].life.steps.map(\.day).max() ?? PortfolioDays.review
      drafts[index].life.lastNews = max(drafts[index].life.lastNews, last)
    }
    for index in drafts.indices where !drafts[index].isOpen {
      drafts[index].life = closedLife(of: index)
    }
    mergeSomeClosed()
  }

  /// Which kept projects say that they have come to 3.0 or further: 60, of which the figures support
  /// those with an outcome.
  private mutating func chooseClaims() {
    claims = Set(
      drafts.indices.filter {
        drafts[$0].isSupported || drafts[$0].kind == .monitored || drafts[$0].kind == .adopter
      }
    )
    let others = drafts.indices.filter { index in
      drafts[index].isKept && !claims.contains(index)
        && [.survivor, .ordinary, .secondPhase, .throughProgramme].contains(drafts[index].kind)
    }
    claims.formUnion(dice.sample(60 - claims.count, of: others))
  }

  private mutating func life(of index: Int) -> ProjectLife {
    let draft = drafts[index]
    switch draft.kind {
    case .paused: return pausedLife()
    case .monitored:
      return watchedLife(
        registered: between((2022, 3, 1), (2022, 8, 31)),
        lastNews: between((2023, 6, 15), (2023, 7, 21))
      )
    case .adopter: return adopterLife(draft)
    default: break
    }
    switch draft.outcome {
    case .sustained?: return sustainedLife(draft)
    case .lost?:
      var life = watchedLife(
        registered: between((2022, 5, 2), (2022, 7, 15)),
        lastNews: recentDay()
      )
      life.implementing = PortfolioDays.day(2022, 11, dice.whole(1...22))
      life.implemented = PortfolioDays.month(LocalChanges.checksRise)
      return life
    case .harmElsewhere?:
      var life = watchedLife(
        registered: between((2022, 2, 1), (2022, 4, 15)),
        lastNews: recentDay()
      )
      life.implementing = PortfolioDays.day(2022, 8, dice.whole(1...22))
      life.implemented = PortfolioDays.month(monthInPlace(draft))
      return life
    case nil: break
    }
    if draft.isStale { return silentLife(draft) }
    if claims.contains(index), draft.kind != .secondPhase, dice.happens(0.6) {
      return watchedLife(
        registered: between((2021, 9, 1), (2022, 9, 30)),
        lastNews: recentDay(),
        isOver: dice.happens(0.45)
      )
    }
    return goingLife(draft, isClaiming: claims.contains(index))
  }

  /// Changes are being tried, or are about to be.
  private mutating func goingLife(_ draft: ProjectDraft, isClaiming: Bool) -> ProjectLife {
    var life = ProjectLife()
    // Two works on one outcome count as overlapping after half a year together.
    let isLong = isClaiming || draft.cluster?.hasPrefix("overlap") == true
    let isTwin = draft.cluster?.hasPrefix("twice") == true
    life.registered = between(
      draft.kind == .secondPhase ? (2023, 1, 9) : (2021, 7, 1),
      isTwin ? (2022, 12, 30) : isLong ? (2023, 5, 31) : (2023, 11, 24)
    )
    life.lastNews = recentDay()
    let isNew = life.registered > PortfolioDays.review.adding(days: -150)
    let mayWait = isNew && draft.kind != .unaligned && draft.kind != .wrongMethod
    if mayWait, dice.happens(0.35) {
      life.status = "proposed"
      life.lastNews = life.registered
      return life
    }
    life.triaged = life.registered.adding(days: dice.whole(4...20))
    if mayWait, dice.happens(0.35) {
      life.status = "triaged"
      life.lastNews = life.triaged ?? life.registered
      return life
    }
    life.started = life.triaged?.adding(days: dice.whole(3...24))
    if let started = life.started, life.lastNews < started.adding(days: 14) {
      life.lastNews = started.adding(days: 14)
    }
    life.status = "active"
    return life
  }

  /// The change is becoming the usual way, or is in place.
  private mutating func watchedLife(
    registered: CalendarDate,
    lastNews: CalendarDate,
    isOver: Bool = true
  ) -> ProjectLife {
    var life = ProjectLife()
    life.registered = registered
    life.triaged = registered.adding(days: dice.whole(4...20))
    life.started = life.triaged?.adding(days: dice.whole(3...24))
    life.implementing = life.started?.adding(days: dice.whole(110...150))
    life.status = "implementing"
    if isOver {
      life.implemented = life.implementing?.adding(days: dice.whole(40...80))
      life.status = "monitoring"
    }
    life.lastNews = lastNews
    return life
  }

  private mutating func sustainedLife(_ draft: ProjectDraft) -> ProjectLife {
    let implemented = PortfolioDays.month(monthInPlace(draft))
    let registered = implemented.adding(days: -dice.whole(235...300))
    var life = watchedLife(registered: registered, lastNews: recentDay())
    life.implementing = implemented.adding(days: -dice.whole(35...65))
    life.implemented = implemented
    // The check after a year, and the meeting that looked at it.
    life.sustained = implemented.adding(months: 12).adding(days: dice.whole(15...24))
    life.status = "sustained"
    return life
  }

  /// The month in which a change was in place, from April 2020: where figures move, that month; some
  /// of them only move a while after the change.
  private func monthInPlace(_ draft: ProjectDraft) -> Int {
    switch draft.measure {
    case "SAF-01": LocalChanges.huddlesBegin
    case "SAF-03": LocalChanges.restraintFalls
    case "EFF-01": 30
    case "SAF-09", "ACC-10", "EFF-14": 31
    case "EXP-11", "STF-09": 32
    default: 33
    }
  }

  private mutating func adopterLife(_ draft: ProjectDraft) -> ProjectLife {
    var life = watchedLife(
      registered: between((2022, 10, 3), (2022, 11, 30)),
      lastNews: recentDay(),
      isOver: false
    )
    let place = places.spread.firstIndex { $0.unit == draft.units[0] } ?? 0
    let first = PortfolioDays.month(LocalChanges.spreadMonths[place])
    life.implementing = first.adding(days: dice.whole(2...16))
    // The wards where it works have it in place; the others still try.
    if places.spread[place].change < -0.3 {
      life.implemented = first.adding(days: dice.whole(62...90))
      life.status = "monitoring"
    }
    return life
  }

  private mutating func pausedLife() -> ProjectLife {
    var life = ProjectLife()
    life.registered = between((2022, 4, 1), (2022, 12, 15))
    life.triaged = life.registered.adding(days: dice.whole(4...20))
    life.started = life.triaged?.adding(days: dice.whole(3...24))
    life.pausedOn = between((2023, 5, 2), (2023, 7, 20))
    life.pausedUntil = between((2024, 4, 2), (2024, 9, 2))
    life.status = "paused"
    life.lastNews = life.pausedOn ?? life.registered
    return life
  }

  /// Nothing is heard of it for more than half a year, and nobody agreed to that.
  private mutating func silentLife(_ draft: ProjectDraft) -> ProjectLife {
    var life = ProjectLife()
    life.registered = between((2021, 4, 6), (2022, 11, 30))
    life.triaged = life.registered.adding(days: dice.whole(4...20))
    life.started = life.triaged?.adding(days: dice.whole(3...24))
    life.lastNews = silence(after: life.started ?? life.registered)
    life.status = "active"
    if draft.kind == .stale, dice.happens(0.2) {
      life.status = "triaged"
      life.started = nil
      life.lastNews = life.triaged ?? life.registered
    }
    return life
  }

  /// The second registration comes 2 to 60 days after the first.
  private mutating func registerTwinsTogether() {
    for index in drafts.indices where drafts[index].kind == .registeredTwice {
      guard let first = drafts[index].survivor else { continue }
      var life = ProjectLife()
      life.registered = drafts[first].life.registered.adding(days: dice.whole(2...60))
      life.triaged = life.registered.adding(days: dice.whole(4...20))
      life.started = life.triaged?.adding(days: dice.whole(3...24))
      life.lastNews =
        drafts[index].isStale ? silence(after: life.started ?? life.registered) : recentDay()
      drafts[index].life = life
    }
  }

  /// The day from which nothing more was heard of a project.
  private mutating func silence(after started: CalendarDate) -> CalendarDate {
    let earliest = started.adding(days: 40)
    let latest = PortfolioDays.review.adding(days: -PortfolioDays.silence - 7)
    return earliest.adding(days: dice.below(max(1, earliest.days(to: latest))))
  }

  /// A day within the months before the review.
  private mutating func recentDay() -> CalendarDate {
    PortfolioDays.review.adding(days: -dice.whole(3...120))
  }

  /// A day of a stretch.
  mutating func between(_ first: (Int, Int, Int), _ last: (Int, Int, Int)) -> CalendarDate {
    let first = PortfolioDays.day(first.0, first.1, first.2)
    let last = PortfolioDays.day(last.0, last.1, last.2)
    return first.adding(days: dice.below(first.days(to: last) + 1))
  }
}
