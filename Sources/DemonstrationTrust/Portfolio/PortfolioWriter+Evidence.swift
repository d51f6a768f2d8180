import QualityModel

extension PortfolioWriter {
  private static let levels = [
    "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0", "4.5", "5.0",
  ]

  private static let grounds = [
    "0.5": ["We have talked about it", "An e-mail to the team"],
    "1.0": ["A team and a charter", "The aim is written down"],
    "1.5": ["A driver diagram on the wall", "The plan for the first test"],
    "2.0": ["Tests have begun", "A baseline of eight weeks is collected"],
    "2.5": ["Three tests, no difference yet", "Changes are being tried on one shift"],
    "3.0": ["Staff say that it feels better", "The last two months look lower", "A good month"],
    "3.5": ["The chart begins to move", "Six points on the good side"],
    "4.0": ["Half the goal is reached", "The change is in the local procedure"],
    "4.5": ["The goal is nearly reached and the chart is steady"],
    "5.0": ["The goal is reached, and it is how we work now", "Everybody says that it has worked"],
  ]

  /// Writes how far a project was judged to have come.
  mutating func writeScores(_ index: Int) {
    let draft = plan.drafts[index]
    guard let started = draft.life.started else { return }
    let final = finalLevel(index)
    // The last judgement is the last that was heard of it, unless a test was.
    let count = draft.isStale ? dice.below(3) : dice.whole(1...4)
    let stretch = started.days(to: draft.life.lastNews)
    var days: Set<CalendarDate> = []
    for number in 0..<count {
      let day = draft.life.lastNews.adding(days: -(count - 1 - number) * stretch / (count + 1))
      guard days.insert(day).inserted else { continue }
      let level = max(0, final - 2 * (count - 1 - number))
      records.append(score(draft, day, level, isLast: number == count - 1))
    }
    let goesOn = ["active", "implementing", "monitoring", "sustained"].contains(draft.life.status)
    if draft.isKept, goesOn {
      let day = PortfolioDays.day(2024, dice.whole(4...9), dice.whole(2...27))
      let level = final >= 5 ? final : min(4, final + dice.below(2))
      later.append(score(draft, day, level, isLast: true))
    }
  }

  private mutating func score(
    _ draft: ProjectDraft,
    _ day: CalendarDate,
    _ level: Int,
    isLast: Bool
  ) -> EntityRecord {
    let word = Self.levels[level]
    return EntityRecord(
      .progressScore,
      [
        "project": .text(draft.code), "scored_on": .day(day),
        "scored_by": .text(!isLast && dice.happens(0.4) ? draft.coach ?? draft.lead : draft.lead),
        "score": .text(word), "evidence": .text(dice.pick(Self.grounds[word] ?? ["Our chart"])),
      ]
    )
  }

  private mutating func finalLevel(_ index: Int) -> Int {
    let draft = plan.drafts[index]
    switch draft.outcome {
    case .sustained?: return draft.units[0] == plan.places.crofton ? 9 : dice.whole(8...9)
    case .lost?: return 7
    case .harmElsewhere?: return dice.whole(6...7)
    case nil: break
    }
    if index == boast { return 9 }
    if plan.claims.contains(index) { return dice.whole(5...7) }
    switch draft.kind {
    case .closed: return draft.life.implemented == nil ? dice.whole(2...5) : dice.whole(5...7)
    case .aimless: return dice.below(2)
    case .wrongMethod: return dice.whole(1...3)
    case .stale: return dice.whole(0...3)
    case .unaligned: return dice.whole(3...6)
    case .registeredTwice, .renamed, .sameAimElsewhere, .overlapping, .withinProgramme:
      return dice.happens(0.1) ? 5 : dice.whole(1...4)
    default: return dice.whole(2...4)
    }
  }

  /// The project that claims everything while its change is only being watched.
  var boast: Int? {
    plan.drafts.indices.first {
      plan.claims.contains($0) && plan.drafts[$0].life.status == "monitoring"
        && plan.drafts[$0].outcome == nil
        && [.ordinary, .survivor].contains(plan.drafts[$0].kind)
    }
  }

  /// Writes the looks at whether an improvement was still there.
  mutating func writeChecks(_ index: Int) {
    let draft = plan.drafts[index]
    guard let implemented = draft.life.implemented, let measure = draft.measure else { return }
    switch draft.outcome {
    case .sustained?:
      for months in [6, 12, 18, 24] { check(draft, measure, implemented, months, "held") }
    case .lost?:
      check(draft, measure, implemented, 6, "held")
      check(draft, measure, implemented, 12, "lost")
    case .harmElsewhere?:
      check(draft, measure, implemented, 6, "held")
      check(draft, measure, implemented, 12, "partly_held")
    case nil:
      if draft.kind == .closed {
        check(draft, measure, implemented, 6, "lost")
      } else if draft.kind == .monitored {
        check(draft, measure, implemented, 12, nil)
      } else {
        let result = dice.pick(["insufficient_data", "partly_held", nil])
        check(draft, measure, implemented, 6, result)
      }
    }
  }

  private mutating func check(
    _ draft: ProjectDraft,
    _ measure: String,
    _ implemented: CalendarDate,
    _ months: Int,
    _ result: String?
  ) {
    let due = implemented.adding(months: months)
    var done = result == nil ? nil : due.adding(days: dice.whole(2...14))
    if let closed = draft.life.closed, let day = done { done = min(day, closed) }
    if let sustained = draft.life.sustained, months == 12, let day = done {
      done = min(day, sustained)
    }
    if let day = done, day > PortfolioDays.end { done = nil }
    let isLater = done.map { $0 > PortfolioDays.review } ?? (due > PortfolioDays.review)
    // What was due before the review and done after it stands in the books as due until then.
    let periods = ["SAF-01", "SAF-17"].contains(measure) ? months * 52 / 12 : months
    append(
      EntityRecord(
        .sustainCheck,
        given: [
          "project": .text(draft.code), "measure": .text(measure),
          "months_after": .wholeNumber(months), "due_on": .day(due),
          "done_on": done.map(FieldValue.day),
          "points_after": done == nil
            ? nil : .wholeNumber(result == "insufficient_data" ? periods - 3 : periods),
          "result": done == nil ? nil : result.map(FieldValue.text),
        ]
      ),
      later: isLater && done != nil
    )
  }
}
