import QualityModel

/// The committees of the trust and who sits on them.
enum Committees {
  private struct Committee {
    let code: String
    let name: String
    let level: String
    var unit: String?
    var reportsTo: String?
  }

  /// The records of committees; the seats go into the roster.
  static func records(_ roster: inout Roster, seed: UInt64) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "committees")
    let all = trustWide + inDirectorates
    for committee in all { fill(committee, &roster, &dice) }
    return all.map { committee in
      EntityRecord(
        .committee,
        given: [
          "code": .text(committee.code), "name": .text(committee.name),
          "level": .text(committee.level), "unit": committee.unit.map(FieldValue.text),
          "reports_to": committee.reportsTo.map(FieldValue.text),
        ]
      )
    }
  }

  private static let trustWide = [
    Committee(code: "BOARD", name: "Board of directors", level: "board"),
    Committee(
      code: "QC",
      name: "Quality committee of the board",
      level: "board_committee",
      reportsTo: "BOARD"
    ),
    Committee(
      code: "PEOPLE",
      name: "People committee of the board",
      level: "board_committee",
      reportsTo: "BOARD"
    ),
    Committee(code: "EXEC", name: "Executive committee", level: "executive", reportsTo: "BOARD"),
    Committee(
      code: "SHADOW",
      name: "Shadow executive committee",
      level: "trust_group",
      reportsTo: "EXEC"
    ),
    Committee(
      code: "QIB",
      name: "Quality improvement board",
      level: "trust_group",
      reportsTo: "QC"
    ),
    Committee(
      code: "SAFETY",
      name: "Patient safety group",
      level: "trust_group",
      reportsTo: "QC"
    ),
    Committee(
      code: "EFFECT",
      name: "Clinical effectiveness and audit group",
      level: "trust_group",
      reportsTo: "QC"
    ),
    Committee(
      code: "VOICE",
      name: "Involvement and experience group",
      level: "trust_group",
      reportsTo: "QC"
    ),
  ]

  private static var inDirectorates: [Committee] {
    PortfolioCounts.directorates.flatMap { directorate in
      let name = TrustStructure.directorates.first { $0.code == directorate }?.name ?? directorate
      return [
        Committee(
          code: "\(directorate)-Q",
          name: "Quality group: \(name)",
          level: "directorate",
          unit: directorate,
          reportsTo: "QC"
        ),
        Committee(
          code: "\(directorate)-SG",
          name: "Shared governance for improvement: \(name)",
          level: "directorate",
          unit: directorate,
          reportsTo: "\(directorate)-Q"
        ),
      ]
    }
  }

  private static func fill(
    _ committee: Committee,
    _ roster: inout Roster,
    _ dice: inout SeededDice
  ) {
    let unit = committee.unit ?? TrustStructure.trust.code
    let chair: String
    var members: [String]
    if let directorate = committee.unit {
      chair = roster.holder("clinical_director/\(directorate)")
      members = [
        roster.holder("service_director/\(directorate)"),
        roster.holder("improvement_lead/\(directorate)"),
        roster.holder("assurance_lead/\(directorate)"),
        roster.holder("audit_lead/\(directorate)"),
      ]
      members += dice.sample(2, of: roster.sponsors[directorate] ?? [])
    } else {
      switch committee.level {
      case "executive": chair = roster.holder("chief_executive")
      case "board", "board_committee": chair = dice.pick(roster.nonExecutives)
      default: chair = roster.holder("medical_director")
      }
      members =
        ["medical_director", "director_of_nursing", "chief_operating_officer"]
        .map(roster.holder)
      if committee.level.hasPrefix("board") { members += dice.sample(4, of: roster.nonExecutives) }
      members += dice.sample(2, of: roster.analysts)
    }
    // People who use the services sit on most of them.
    if dice.happens(0.8) { members += dice.sample(2, of: roster.representatives) }
    let from = PortfolioDays.day(2020, 4, 1)
    roster.seat(chair, "committee_chair", on: committee.code, for: unit, from: from)
    for member in members where member != chair {
      roster.seat(member, "committee_member", on: committee.code, for: unit, from: from)
    }
  }
}
