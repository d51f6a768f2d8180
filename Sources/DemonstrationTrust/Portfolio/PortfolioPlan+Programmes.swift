import QualityModel

extension PortfolioPlan {
  /// Violence: Crofton Ward found something, six wards take it over, two more work beside them.
  mutating func planViolenceProgramme() {
    let subject = Subject.of("SAF-01")
    let crofton = unit(places.crofton)
    ground.take(crofton.code, subject.measure)
    ground.count(crofton.code)
    var source = project(
      .ordinary,
      in: crofton.directorate,
      at: crofton,
      on: subject,
      angle: "Safety huddles"
    )
    source.title = "Safety huddles to reduce violence on \(crofton.unit.name)"
    source.outcome = .sustained
    add(source)

    let programme = addProgramme(
      "Safer wards together",
      "trust_wide",
      "A third less physical violence on eight wards by March 2025",
      [("SAF-01", "outcome"), ("SAF-17", "process"), ("SAF-03", "balancing")],
      units: places.spread.map(\.unit) + places.programmeOnly.map(\.unit),
      started: PortfolioDays.day(2022, 9, 19),
      serves: 0
    )
    for (code, _) in places.spread {
      let ward = unit(code)
      ground.count(code)
      var draft = ProjectDraft(
        .adopter,
        in: ward.directorate,
        at: [code],
        on: subject.measure,
        title: "Safety huddles from \(crofton.unit.name) \(ProjectTitle.place(ward))",
        idea: "the safety huddle that \(crofton.unit.name) uses, at our own times"
      )
      draft.cluster = "adopters"
      draft.programme = programme
      add(draft)
    }
    for (code, _) in places.programmeOnly {
      let ward = unit(code)
      ground.count(code)
      var draft = project(.ordinary, in: ward.directorate, at: ward, on: subject)
      draft.programme = programme
      add(draft)
    }
  }

  /// Five programmes for the whole trust, each with a project that leads, and projects beside them
  /// that they cover already.
  mutating func planCoveringProgrammes() {
    let names = [
      "EFF-07": (
        "No clot unseen", "Every person admitted is assessed for blood clots within a day"
      ),
      "EXP-05": ("Deciding together", "Nine in ten people feel involved in their care by 2025"),
      "EFF-09": ("Eat, drink, get well", "Everybody on our wards is screened within two days"),
      "EXP-01": ("Care we would want", "Nineteen in twenty people call their care good by 2025"),
      "EFF-15": ("Lawful and explained", "Every treatment rests on the right certificate"),
    ]
    for (number, plan) in PortfolioCounts.programmes.enumerated() {
      guard let (title, aim) = names[plan.measure] else { continue }
      let subject = Subject.of(plan.measure)
      guard let first = ground.unit(in: plan.lead, for: subject) else {
        preconditionFailure("no unit of \(plan.lead) for \(plan.measure)")
      }
      let programme = addProgramme(
        title,
        "trust_wide",
        aim,
        [(plan.measure, "outcome"), (subject.process[0], "process")],
        units: [first.code],
        started: PortfolioDays.day(2022, 4 + number, 4),
        serves: number % 5
      )
      var leader = project(.survivor, in: plan.lead, at: first, on: subject)
      leader.programme = programme
      leader.cluster = "within \(plan.measure)"
      let survivor = add(leader)
      coverProjects(of: subject, lead: plan.lead, survivor: survivor, programme: programme)
      // Units with no project of their own take part too.
      for directorate in PortfolioCounts.directorates {
        guard let other = ground.unit(in: directorate, for: subject) else { continue }
        widen(programme, by: other.code)
      }
    }
    _ = addProgramme(
      "Less restriction, with our neighbours",
      "inter_trust",
      "Fewer restraints in three trusts, by learning from one another",
      [("SAF-03", "outcome")],
      units: [places.crofton],
      started: PortfolioDays.day(2020, 9, 1),
      serves: 0,
      closed: PortfolioDays.day(2022, 8, 31)
    )
  }

  private mutating func coverProjects(
    of subject: Subject,
    lead: String,
    survivor: Int,
    programme: String
  ) {
    guard let column = PortfolioCounts.directorates.firstIndex(of: lead) else { return }
    for _ in 0..<PortfolioCounts.withinProgramme[column] {
      guard let place = ground.unit(in: lead, for: subject) else {
        preconditionFailure("no unit of \(lead) for \(subject.measure)")
      }
      var draft = project(.withinProgramme, in: lead, at: place, on: subject)
      draft.survivor = survivor
      draft.cluster = "within \(subject.measure)"
      add(draft)
      widen(programme, by: place.code)
    }
  }

  /// Projects without an objective of their own, in a programme that has one.
  mutating func planThroughProgramme() {
    let programme = addProgramme(
      "Time to care",
      "trust_wide",
      "An hour a day given back to each team by 2025",
      [("STF-08", "process")],
      units: [],
      started: PortfolioDays.day(2022, 10, 3),
      serves: 2
    )
    for (column, directorate) in PortfolioCounts.directorates.enumerated() {
      for _ in 0..<PortfolioCounts.throughProgramme[column] {
        let (place, subject) = ground.spot(in: directorate, angles: 1)
        var draft = project(.throughProgramme, in: directorate, at: place, on: subject)
        draft.programme = programme
        add(draft)
        widen(programme, by: place.code)
      }
    }
  }

  private mutating func addProgramme(
    _ title: String,
    _ kind: String,
    _ aim: String,
    _ measures: [(String, String)],
    units: [String],
    started: CalendarDate,
    serves: Int,
    closed: CalendarDate? = nil
  ) -> String {
    // The final codes are dealt when all programmes are known.
    let code = "programme \(programmes.count)"
    programmes.append(
      ProgrammeDraft(
        code: code,
        title: title,
        kind: kind,
        status: closed == nil ? "running" : "closed",
        aim: aim,
        measures: measures.map { (code: $0.0, role: $0.1) },
        units: units,
        started: started,
        closed: closed,
        serves: serves
      )
    )
    for unit in units where closed == nil {
      for (measure, role) in measures where role == "outcome" { ground.take(unit, measure) }
    }
    return code
  }

  private mutating func widen(_ programme: String, by unit: String) {
    guard let index = programmes.firstIndex(where: { $0.code == programme }),
      !programmes[index].units.contains(unit)
    else { return }
    programmes[index].units.append(unit)
  }
}
