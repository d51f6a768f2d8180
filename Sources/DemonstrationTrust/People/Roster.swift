import QualityModel

/// Who takes part: 420 people, what they are appointed to, and where to find somebody for a task.
struct Roster {
  /// Somebody.
  struct Member {
    let code: String
    let name: String
    let kind: String
    let unit: String?
  }

  private(set) var members: [Member] = []
  private(set) var appointments: [Appointment] = []
  /// Those who help with method: 26.
  private(set) var coaches: [String] = []
  /// The people of each unit, and of each directorate.
  private(set) var staff: [String: [String]] = [:]
  /// Who speaks for projects, by directorate.
  private(set) var sponsors: [String: [String]] = [:]
  /// Who holds an office of which there is one for the trust, or one for each directorate.
  private(set) var offices: [String: String] = [:]
  private(set) var nonExecutives: [String] = []
  private(set) var representatives: [String] = []
  private(set) var analysts: [String] = []

  /// Which part of the trust somebody is appointed for, to what and for how long.
  struct Appointment: Hashable {
    let person: String
    let role: String
    let unit: String
    var from: CalendarDate
    var to: CalendarDate?
    var committee: String?
  }

  /// The number of people.
  static let count = 420

  private var names: [String]
  private var codes: CodePool
  private var dice: SeededDice

  /// Makes the people of a trust.
  init(_ trust: [TrustUnit], seed: UInt64) {
    dice = SeededDice(seed: seed, for: "people")
    names = InventedNames.names(Self.count, &dice)
    codes = CodePool("PER-", capacity: 999, &dice)
    appointBoard()
    for directorate in PortfolioCounts.directorates { appointDirectorate(directorate, trust) }
    for unit in trust { appointUnit(unit) }
    for number in 0..<26 { appointCoach(number, trust) }
    appointOthers()
    // Everybody else works in a unit.
    let open = trust.filter { $0.unit.closed == nil }
    while members.count < Self.count {
      let unit = dice.pick(open)
      _ = enrol("staff", unit.code, under: unit.directorate)
    }
  }

  /// Somebody of a unit, or else of its directorate.
  func somebody(of unit: String, directorate: String, _ dice: inout SeededDice) -> String {
    let near = staff[unit] ?? []
    if !near.isEmpty, dice.happens(0.8) { return dice.pick(near) }
    return dice.pick(staff[directorate] ?? near)
  }

  /// Who holds an office; the office of a directorate has its code behind a slash.
  func holder(_ office: String) -> String {
    guard let person = offices[office] else { preconditionFailure("nobody is \(office)") }
    return person
  }

  /// Seats somebody on a committee.
  mutating func seat(
    _ person: String,
    _ role: String,
    on committee: String,
    for unit: String,
    from: CalendarDate
  ) {
    // A person has each role for a part of the trust once from one day.
    var day = from
    while appointments.contains(where: {
      $0.person == person && $0.role == role && $0.unit == unit && $0.from == day
    }) { day = day.adding(days: 1) }
    appointments.append(
      Appointment(person: person, role: role, unit: unit, from: day, committee: committee)
    )
  }

  /// Ends every role of somebody.
  mutating func retire(_ person: String, on day: CalendarDate) {
    for index in appointments.indices where appointments[index].person == person {
      appointments[index].from = min(appointments[index].from, day)
      appointments[index].to = day
    }
  }

  private mutating func enrol(_ kind: String, _ unit: String?, under directorate: String? = nil)
    -> String
  {
    let member = Member(
      code: codes.next(),
      name: names[members.count],
      kind: kind,
      unit: unit
    )
    members.append(member)
    if kind == "staff" {
      if let unit { staff[unit, default: []].append(member.code) }
      if let directorate, directorate != unit {
        staff[directorate, default: []].append(member.code)
      }
    }
    return member.code
  }

  private mutating func appoint(_ person: String, _ role: String, _ unit: String) {
    let day = PortfolioDays.day(2018, 4, 1).adding(days: dice.below(900))
    appointments.append(Appointment(person: person, role: role, unit: unit, from: day))
  }

  private mutating func appointBoard() {
    for role in [
      "chief_executive", "medical_director", "director_of_nursing", "chief_operating_officer",
      "speak_up_guardian", "data_protection_officer", "equality_lead",
    ] {
      let person = enrol("staff", TrustStructure.trust.code)
      appoint(person, role, TrustStructure.trust.code)
      offices[role] = person
    }
    for _ in 0..<7 {
      let person = enrol("non_executive", nil)
      appoint(person, "non_executive_director", TrustStructure.trust.code)
      nonExecutives.append(person)
    }
    for _ in 0..<4 {
      let person = enrol("staff", TrustStructure.corporate, under: TrustStructure.corporate)
      appoint(person, "analyst", TrustStructure.trust.code)
      analysts.append(person)
    }
  }

  private mutating func appointDirectorate(_ directorate: String, _ trust: [TrustUnit]) {
    for role in [
      "service_director", "clinical_director", "improvement_lead", "assurance_lead", "audit_lead",
    ] {
      let person = enrol("staff", directorate)
      appoint(person, role, directorate)
      offices["\(role)/\(directorate)"] = person
      staff[directorate, default: []].append(person)
    }
    for _ in 0..<3 {
      let person = enrol("staff", directorate)
      appoint(person, "sponsor", directorate)
      sponsors[directorate, default: []].append(person)
    }
  }

  private mutating func appointUnit(_ unit: TrustUnit) {
    let leader = enrol("staff", unit.code, under: unit.directorate)
    appoint(leader, "team_leader", unit.code)
    if let opened = unit.unit.opened, let last = appointments.indices.last {
      appointments[last].from = max(opened, appointments[last].from)
    }
    if let closed = unit.unit.closed, let last = appointments.indices.last {
      appointments[last].to = closed
    }
    if unit.unit.closed == nil { _ = enrol("staff", unit.code, under: unit.directorate) }
  }

  private mutating func appointCoach(_ number: Int, _ trust: [TrustUnit]) {
    let directorate = PortfolioCounts.directorates[number % 5]
    let units = trust.filter { $0.directorate == directorate && $0.unit.closed == nil }
    let person = enrol("staff", dice.pick(units).code, under: directorate)
    appoint(person, "coach", directorate)
    coaches.append(person)
  }

  private mutating func appointOthers() {
    for number in 0..<24 {
      let person = enrol(number < 16 ? "service_user" : "carer", nil)
      appoint(
        person,
        number < 16 ? "service_user_representative" : "carer_representative",
        number < 8 ? TrustStructure.trust.code : PortfolioCounts.directorates[number % 5]
      )
      representatives.append(person)
    }
    for _ in 0..<6 { _ = enrol("external", nil) }
  }
}

extension Roster {
  /// The records of people and of what they are appointed to.
  var records: [EntityRecord] {
    members.map { member in
      EntityRecord(
        .person,
        given: [
          "code": .text(member.code), "name": .text(member.name), "kind": .text(member.kind),
          "unit": member.unit.map(FieldValue.text),
        ]
      )
    }
      + appointments.map { appointment in
        EntityRecord(
          .role,
          given: [
            "person": .text(appointment.person), "role": .text(appointment.role),
            "unit": .text(appointment.unit), "from_on": .day(appointment.from),
            "to_on": appointment.to.map(FieldValue.day),
            "committee": appointment.committee.map(FieldValue.text),
          ]
        )
      }
  }
}
