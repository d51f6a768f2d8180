import QualityModel

/// The objectives from the national plan to single members of staff, and which serves which.
struct GoldenThread {
  private(set) var records: [EntityRecord] = []
  /// The objective of each unit.
  private(set) var teams: [String: String] = [:]
  /// The objectives of each directorate.
  private(set) var directorates: [String: [String]] = [:]
  /// The strategic priorities.
  private(set) var strategic: [String] = []
  /// The objectives that stand for the quality priorities: for each year, five.
  private(set) var quality: [[String]] = []

  /// The objectives of this year's quality priorities that each objective of a directorate serves.
  private var prioritiesServed: [String: [String]] = [:]
  private var links: [EntityRecord] = []
  private var dice: SeededDice
  private var numbers: [String: Int] = [:]

  private static let from = PortfolioDays.day(2021, 4, 1)

  /// Makes the thread.
  ///
  /// - Parameters:
  ///   - trust: The units.
  ///   - roster: The people who answer for objectives.
  ///   - seed: The master seed.
  init(_ trust: [TrustUnit], roster: Roster, seed: UInt64) {
    dice = SeededDice(seed: seed, for: "golden thread")
    let units = trust.sorted { $0.code < $1.code }
    makeTrustWide(roster)
    makeDirectorates(roster)
    makeTeams(units, roster)
    makeIndividuals(units, roster)
    records += links
  }

  private mutating func makeTrustWide(_ roster: Roster) {
    let national = ThreadTexts.national.map {
      add("NAT", "national", $0, from: PortfolioDays.day(2019, 4, 1))
    }
    let strategy = add(
      "STR",
      "trust_strategy",
      ThreadTexts.strategy,
      owner: roster.holder("chief_executive")
    )
    for objective in national { link(strategy, objective) }
    let owners = ["medical_director", "director_of_nursing", "chief_operating_officer"]
    let blocks = zip(ThreadTexts.buildingBlocks, owners).map { text, owner in
      let code = add("BB", "building_block", text, owner: roster.holder(owner))
      link(code, strategy)
      return code
    }
    strategic = ThreadTexts.strategic.enumerated().map { number, text in
      let code = add(
        "SP",
        "strategic_priority",
        text.title,
        owner: roster.holder(owners[number % 3])
      )
      link(code, blocks[text.block])
      for other in text.national { link(code, national[other]) }
      return code
    }
    for (number, year) in QualityPriorities.years.enumerated() {
      let first = PortfolioDays.day(year.start, 4, 1)
      quality.append(
        year.priorities.map { priority in
          let code = add(
            "QP",
            "quality_priority",
            priority.title,
            owner: roster.holder(owners[(number + priority.strategic) % 3]),
            from: first,
            to: PortfolioDays.day(year.start + 1, 3, 31)
          )
          link(code, strategic[priority.strategic])
          return code
        }
      )
    }
  }

  /// The objectives of this year's quality priorities that serve a strategic priority.
  private func thisYear(under number: Int) -> [String] {
    guard let year = QualityPriorities.years.last, let codes = quality.last else { return [] }
    return zip(year.priorities, codes).filter { $0.0.strategic == number }.map(\.1)
  }

  private mutating func makeDirectorates(_ roster: Roster) {
    for directorate in PortfolioCounts.directorates {
      for text in ThreadTexts.directorates[directorate] ?? [] {
        let code = add(
          "DIR",
          "directorate",
          text.title,
          unit: directorate,
          owner: roster.holder("service_director/\(directorate)")
        )
        link(code, strategic[text.strategic])
        // What the directorate does for the quality priorities of this year.
        for priority in thisYear(under: text.strategic) { link(code, priority) }
        prioritiesServed[code] = thisYear(under: text.strategic)
        directorates[directorate, default: []].append(code)
      }
    }
  }

  private mutating func makeTeams(_ trust: [TrustUnit], _ roster: Roster) {
    // Nine teams whose objective leads nowhere, and six that skip their directorate; the objective of
    // a team that has closed has ended, and could show neither.
    let alone = dice.sample(
      15,
      of: trust.filter { $0.form != .corporate && $0.unit.closed == nil }.map(\.code)
    )
    for unit in trust {
      let code = add(
        "TEAM",
        "team",
        teamTitle(unit),
        unit: unit.code,
        owner: roster.staff[unit.code]?.first,
        from: max(Self.from, unit.unit.opened ?? Self.from),
        to: unit.unit.closed.map { max($0, Self.from) }
      )
      teams[unit.code] = code
      switch alone.firstIndex(of: unit.code) {
      case .some(..<9): break
      case .some: link(code, strategic[dice.below(5)])
      case nil:
        // The corporate directorate has no objectives; its teams serve the trust's.
        let above = dice.pick(directorates[unit.directorate] ?? [strategic[2]])
        link(code, above)
        let priorities = prioritiesServed[above] ?? []
        if !priorities.isEmpty, dice.happens(0.4) { link(code, dice.pick(priorities)) }
      }
    }
  }

  private mutating func teamTitle(_ unit: TrustUnit) -> String {
    let subjects = Subject.all.filter { $0.fits(unit) }
    guard !subjects.isEmpty else { return "\(unit.unit.name): good figures and quick answers" }
    let subject = dice.pick(subjects)
    return "\(unit.unit.name): \(ProjectTitle.lowered(dice.pick(subject.drivers)))"
  }

  private mutating func makeIndividuals(_ trust: [TrustUnit], _ roster: Roster) {
    let everybody = trust.filter { $0.unit.closed == nil }.flatMap { unit in
      (roster.staff[unit.code] ?? []).map { (unit: unit, person: $0) }
    }
    for (unit, person) in dice.sample(120, of: everybody) {
      let subjects = Subject.all.filter { $0.fits(unit) }
      let idea =
        subjects.isEmpty ? "a clear monthly chart" : dice.pick(dice.pick(subjects).angles).idea
      let verb = dice.pick([
        "Learn to lead", "Bring in", "Find out whether we need", "Teach others about",
      ])
      let code = add(
        "IND",
        "individual",
        "\(verb) \(idea)",
        unit: unit.code,
        owner: person,
        from: PortfolioDays.day(2023, 4 + dice.below(6), 1)
      )
      if let team = teams[unit.code] { link(code, team) }
    }
  }

  private mutating func add(
    _ prefix: String,
    _ level: String,
    _ title: String,
    unit: String? = nil,
    owner: String? = nil,
    from: CalendarDate = GoldenThread.from,
    to: CalendarDate? = nil
  ) -> String {
    numbers[prefix, default: 0] += 1
    let code = "OBJ-\(prefix)-\(numbers[prefix, default: 0])"
    records.append(
      EntityRecord(
        .objective,
        given: [
          "code": .text(code), "level": .text(level), "title": .text(title),
          "unit": unit.map(FieldValue.text), "owner": owner.map(FieldValue.text),
          "valid_from": .day(from), "valid_to": to.map(FieldValue.day),
        ]
      )
    )
    return code
  }

  private mutating func link(_ objective: String, _ serves: String) {
    links.append(
      EntityRecord(
        .objectiveLink,
        [
          "objective": .text(objective), "serves": .text(serves),
          "rationale": .text(dice.pick(ThreadTexts.rationales)),
        ]
      )
    )
  }
}
