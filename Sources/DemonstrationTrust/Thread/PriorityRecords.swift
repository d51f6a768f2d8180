import QualityModel

/// The records of the quality priorities: what they rest on, who was asked, how they are measured and
/// what became of them.
struct PriorityRecords {
  private(set) var records: [EntityRecord] = []
  /// The codes: for each year, five.
  private(set) var codes: [[String]] = []
  private var dice: SeededDice

  /// Makes the records.
  ///
  /// - Parameters:
  ///   - thread: The objectives that the priorities stand for.
  ///   - roster: The people.
  ///   - triages: Codes for the choices of method.
  ///   - involvements: Codes for involvement.
  ///   - evaluations: Codes for evaluations.
  ///   - seed: The master seed.
  init(
    _ thread: GoldenThread,
    roster: inout Roster,
    triages: inout CodePool,
    involvements: inout CodePool,
    evaluations: inout CodePool,
    seed: UInt64
  ) {
    dice = SeededDice(seed: seed, for: "quality priorities")
    let leads = PortfolioCounts.directorates.flatMap { roster.sponsors[$0] ?? [] }
    let gone = dice.pick(leads)
    roster.retire(gone, on: PortfolioDays.day(2024, 6, 28))
    for (row, year) in QualityPriorities.years.enumerated() {
      codes.append(year.priorities.indices.map { "QP-\(year.start)-\($0 + 1)" })
      for (column, priority) in year.priorities.enumerated() {
        // One priority of this year is led by somebody who has left.
        let isOrphan = row == 3 && column == 3
        let lead = isOrphan ? gone : dice.pick(leads.filter { $0 != gone })
        let triage = add(triage: priority, in: year, by: lead, triages.next())
        let status = Self.status(row, hasMeasure: !priority.measures.isEmpty)
        records.append(
          EntityRecord(
            .qualityPriority,
            given: [
              "code": .text(codes[row][column]), "title": .text(priority.title),
              "objective": .text(thread.quality[row][column]),
              "financial_year": .text(year.name), "domain": .text(priority.domain),
              "must_do": .truth(priority.mustDo), "status": .text(status), "lead": .text(lead),
              "aim": .text(aim(of: priority, in: year)), "method": .text(priority.method),
              "triage": .text(triage),
              "continues": priority.continues.map { .text(codes[row - 1][$0]) },
            ]
          )
        )
        addEvidence(codes[row][column], priority)
        addInvolvement(codes[row][column], priority, year, &involvements)
        for measure in priority.measures {
          records.append(
            EntityRecord(
              .priorityMeasure,
              given: [
                "priority": .text(codes[row][column]), "measure": .text(measure),
                "goal": Self.goal(measure).map(FieldValue.number),
              ]
            )
          )
        }
        if row < 3 { addEvaluation(codes[row][column], priority, year, evaluations.next()) }
      }
    }
  }

  private static func status(_ row: Int, hasMeasure: Bool) -> String {
    switch row {
    case 0, 1: "closed"
    case 2: "evaluated"
    default: hasMeasure ? "in_progress" : "consulted"
    }
  }

  private static func goal(_ measure: String) -> Double? {
    let subject = Subject.of(measure)
    return subject.better == .higher
      ? subject.usual.upperBound.rounded() : subject.usual.lowerBound.rounded()
  }

  private mutating func add(
    triage priority: QualityPriorities.Priority,
    in year: QualityPriorities.Year,
    by lead: String,
    _ code: String
  ) -> String {
    records.append(
      EntityRecord(
        .triage,
        [
          "code": .text(code), "idea": .text(priority.title),
          "problem_type": .text(priority.problem), "recommended": .text(priority.method),
          "chosen": .text(priority.method), "decided_by": .text(lead),
          "decided_on": .day(PortfolioDays.day(year.start, 3, dice.whole(4...26))),
        ]
      )
    )
    return code
  }

  private func aim(of priority: QualityPriorities.Priority, in year: QualityPriorities.Year)
    -> String
  {
    guard let measure = priority.measures.first, let goal = Self.goal(measure) else {
      return "To be written with autistic people, once we know how to tell that care fits"
    }
    let subject = Subject.of(measure)
    return
      "To reach \(FieldValue.number(goal).text)\(subject.sign == "%" ? "" : subject.sign) "
      + "\(subject.says) across the trust by March \(year.start + 1)"
  }

  private mutating func addEvidence(_ code: String, _ priority: QualityPriorities.Priority) {
    var items: [(source: String, reference: String, summary: String)] = priority.measures.map {
      (
        "quality_control", $0,
        "The trust's chart of \(Subject.of($0).says) had shown no lasting improvement"
      )
    }
    let others: [(source: String, reference: String, summary: String)] = [
      ("feedback", "Care forum notes", "The subject was raised at most forums of the year"),
      ("assurance", "Peer review themes", "Reviewers named it on several wards and teams"),
      ("national", "National benchmark", "We stood in the lower half of comparable trusts"),
      ("improvement", "Evaluations of projects", "Two projects had shown what may work"),
      (
        "population_need", "Needs assessment of the boroughs",
        "People in the poorest wards get less"
      ),
    ]
    items += dice.sample(dice.whole(2...3), of: others)
    for item in items {
      records.append(
        EntityRecord(
          .priorityEvidence,
          [
            "priority": .text(code), "source": .text(item.source),
            "reference": .text(item.reference), "summary": .text(item.summary),
          ]
        )
      )
    }
  }

  private mutating func addInvolvement(
    _ code: String,
    _ priority: QualityPriorities.Priority,
    _ year: QualityPriorities.Year,
    _ pool: inout CodePool
  ) {
    var entries: [(who: String, level: String, step: Int, changed: String?)] = [
      ("service_users", dice.pick(["involve", "collaborate"]), 1, "The wording is theirs"),
      ("staff", "consult", 1, nil),
    ]
    if dice.happens(0.5) {
      entries.append(("carers_families", "consult", 1, "Visiting hours came into the plan"))
    }
    if dice.happens(0.4) { entries.append(("governors", "inform", 2, nil)) }
    // One priority a year or so was made together from beginning to end.
    if priority.continues == 0 {
      entries += (1...5).map { ("service_users", "co_produce", $0, "Decided together") }
    }
    for entry in entries {
      let month = entry.step == 1 ? 1 : min(12, 3 + 2 * entry.step)
      records.append(
        EntityRecord(
          .involvement,
          given: [
            "code": .text(pool.next()), "priority": .text(code),
            "stakeholder": .text(entry.who), "level": .text(entry.level),
            "step": .wholeNumber(entry.step),
            "involved_on": .day(PortfolioDays.day(year.start, month, dice.whole(5...26))),
            "people": .wholeNumber(dice.whole(4...60)),
            "what_changed": entry.changed.map(FieldValue.text),
          ]
        )
      )
    }
  }

  private mutating func addEvaluation(
    _ code: String,
    _ priority: QualityPriorities.Priority,
    _ year: QualityPriorities.Year,
    _ evaluation: String
  ) {
    records.append(
      EntityRecord(
        .evaluation,
        [
          "code": .text(evaluation), "priority": .text(code),
          "evaluated_on": .day(PortfolioDays.day(year.start + 1, 5, dice.whole(2...30))),
          "what_worked": .text(
            dice.pick([
              "Looking at the same chart on the ward and at the board",
              "A small group that met every fortnight",
              "Wards that asked to take part, rather than being told",
            ])
          ),
          "what_did_not": .text(
            dice.pick([
              "Targets set before anybody knew the usual variation",
              "Two directorates joined late and had no data of their own",
              "We asked for monthly reports, and got them instead of change",
            ])
          ),
          "learning": .text(
            "\(priority.title): "
              + dice.pick([
                "begin with two places that want it", "keep it for a second year",
                "leave it to the services now", "the measure must be seen weekly",
              ])
          ),
          "share_with": .text("Quality committee of the board"),
        ]
      )
    )
  }
}
