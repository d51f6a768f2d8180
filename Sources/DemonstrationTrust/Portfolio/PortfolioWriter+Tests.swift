import QualityModel

extension PortfolioWriter {
  /// How many of the kept projects have all their tests written down in full.
  static let thoroughCount = 31

  /// Decides how many tests there are and which of them have no prediction: four in ten.
  ///
  /// - Returns: For each project, the numbers of the tests without one.
  mutating func chooseMissingPredictions() -> [Set<Int>] {
    tests = plan.drafts.indices.map { testCount($0) }
    let kept = plan.drafts.indices.filter {
      plan.drafts[$0].isKept && tests[$0].before >= 3 && plan.drafts[$0].kind != .monitored
    }
    let sustained = kept.filter { plan.drafts[$0].outcome == .sustained }
    let others = kept.filter { plan.drafts[$0].outcome != .sustained }
    thorough = Set(sustained + dice.sample(Self.thoroughCount - sustained.count, of: others))

    var missing = Array(repeating: Set<Int>(), count: plan.drafts.count)
    var candidates: [(project: Int, number: Int)] = []
    var total = 0
    for index in plan.drafts.indices {
      let count = tests[index].before + tests[index].after
      total += count
      guard !thorough.contains(index), count > 0 else { continue }
      // Each project that is not thorough shows it somewhere.
      let first = dice.whole(1...count)
      missing[index].insert(first)
      for number in 1...count where number != first { candidates.append((index, number)) }
    }
    let placed = missing.reduce(0) { $0 + $1.count }
    for (project, number) in dice.sample(max(0, total * 2 / 5 - placed), of: candidates) {
      missing[project].insert(number)
    }
    return missing
  }

  private mutating func testCount(_ index: Int) -> (before: Int, after: Int) {
    let draft = plan.drafts[index]
    guard draft.life.started != nil else { return (0, 0) }
    let isLively = ["active", "implementing"].contains(draft.life.status)
    let after = draft.isKept && isLively && dice.happens(0.75) ? dice.whole(1...2) : 0
    switch draft.kind {
    case .aimless: return (0, 0)
    case .wrongMethod: return (draft.misfit == .smallChange ? 1 : 0, 0)
    case .stale: return (dice.below(3), 0)
    case .unaligned: return (dice.whole(3...5), 0)
    case .closed: return (dice.below(3), 0)
    case .paused: return (dice.whole(1...3), 0)
    case .registeredTwice, .renamed, .sameAimElsewhere, .overlapping, .withinProgramme:
      return (dice.whole(1...2), 0)
    case .monitored, .adopter: return (dice.whole(3...5), after)
    default: break
    }
    if draft.outcome == .sustained { return (dice.whole(5...7), 0) }
    if draft.isSupported { return (dice.whole(4...6), 0) }
    return (plan.claims.contains(index) ? dice.whole(3...5) : dice.whole(1...4), after)
  }

  /// Writes the tests of a project.
  ///
  /// - Parameters:
  ///   - index: The place of the project among the drafts.
  ///   - tried: The ideas that are tried, with their texts.
  ///   - missing: The numbers of the tests without a prediction.
  mutating func writeCycles(_ index: Int, _ tried: [Idea], without missing: Set<Int>) {
    let draft = plan.drafts[index]
    guard let started = draft.life.started, !tried.isEmpty else { return }
    let (before, after) = tests[index]
    let isThorough = thorough.contains(index)
    var last = draft.life.implemented ?? draft.life.closed ?? draft.life.lastNews
    last = min(last, draft.life.lastNews)
    var previous: (code: String, scale: Int)?
    let stretch = max(before * 6, started.days(to: last))
    for number in 1...max(1, before + after) where number <= before + after {
      let isLater = number > before
      var first = started.adding(days: 2 + (number - 1) * stretch / max(1, before))
      var end = first.adding(days: min(dice.whole(3...24), max(1, stretch / max(1, before) - 3)))
      if isLater {
        let month = (number - before) * 3
        first = PortfolioDays.day(2024, month, dice.whole(4...25))
        end = first.adding(days: dice.whole(3...24))
      } else {
        end = min(end, max(last, first))
      }
      let scale = min(4, max(previous?.scale ?? 0, isThorough ? number - 1 : dice.below(4)))
      let isOpen =
        number == before + after && draft.isOpen && !draft.isStale
        && draft.life.status == "active" && !isThorough && (isLater || !draft.isKept)
        && dice.happens(0.4)
      let chain = isThorough || dice.happens(0.6)
      let code = cycles.next()
      let isLast = number == before
      append(
        cycle(
          draft,
          Cycle(
            code: code,
            number: number,
            previous: chain ? previous?.code : nil,
            idea: tried[min(tried.count - 1, (number - 1) / 3)],
            scale: min(scale, draft.kind == .adopter ? 3 : scale),
            first: first,
            end: isOpen ? nil : end,
            predicted: !missing.contains(number),
            counted: isThorough || dice.happens(0.6),
            decision: isLast && draft.life.implementing != nil
              ? "adopt" : dice.pick(["adapt", "adapt", "adopt", "abandon"])
          )
        ),
        later: isLater
      )
      previous = (code, scale)
    }
  }

  /// Puts a record with those of its time.
  mutating func append(_ record: EntityRecord, later isLater: Bool) {
    if isLater { later.append(record) } else { records.append(record) }
  }

  /// A test in the making.
  struct Cycle {
    let code: String
    let number: Int
    let previous: String?
    let idea: Idea
    let scale: Int
    let first: CalendarDate
    let end: CalendarDate?
    let predicted: Bool
    let counted: Bool
    let decision: String
  }

  private mutating func cycle(_ draft: ProjectDraft, _ cycle: Cycle) -> EntityRecord {
    let scale = ["one_case", "few_cases", "one_shift", "one_unit", "several_units"][cycle.scale]
    let isOver = cycle.end != nil
    let goesWell = cycle.decision == "adopt"
    return EntityRecord(
      .pdsaCycle,
      given: [
        "code": .text(cycle.code), "project": .text(draft.code),
        "change_idea": .text(cycle.idea.code), "unit": .text(draft.units[0]),
        "number": .wholeNumber(cycle.number), "previous": cycle.previous.map(FieldValue.text),
        "question": .text(CycleWords.question(cycle.idea.text, scale, &dice)),
        "prediction": cycle.predicted ? .text(CycleWords.prediction(&dice)) : nil,
        "prediction_missing": cycle.predicted ? nil : .text(CycleWords.absence(&dice)),
        "scale": .text(scale),
        "measured": cycle.counted ? .text(CycleWords.measured(&dice)) : nil,
        "started_on": .day(cycle.first), "ended_on": cycle.end.map(FieldValue.day),
        "observed": isOver ? .text(CycleWords.observed(&dice)) : nil,
        "study": isOver
          ? .text(CycleWords.study(predicted: cycle.predicted, went: goesWell, &dice)) : nil,
        "decision": isOver ? .text(cycle.decision) : nil,
        "status": .text(isOver ? "complete" : "do"),
      ]
    )
  }
}
