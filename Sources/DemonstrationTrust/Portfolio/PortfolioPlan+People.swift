extension PortfolioPlan {
  /// How many open projects have no coach, and how many the two busiest coaches have.
  static let uncoached = 41
  static let busiest = [23, 19]

  /// Gives each project its code, its people and its method.
  mutating func staff(with roster: Roster, seed: UInt64) {
    var dice = SeededDice(seed: seed, for: "project people")
    var codes = CodePool("P-", capacity: 999, &dice)
    for index in drafts.indices {
      let draft = drafts[index]
      drafts[index].code = codes.next()
      drafts[index].lead = roster.somebody(
        of: draft.units[0],
        directorate: draft.directorate,
        &dice
      )
      if draft.isSupported || dice.happens(0.7) {
        drafts[index].sponsor = dice.pick(roster.sponsors[draft.directorate] ?? [])
      }
      drafts[index].method = method(for: draft, &dice)
    }
    // Who registers the same thing twice is as often somebody else as the same person.
    for index in drafts.indices where drafts[index].kind == .registeredTwice {
      if let first = drafts[index].survivor, dice.happens(0.5) {
        drafts[index].lead = drafts[first].lead
      }
    }
    for index in drafts.indices {
      guard let survivor = drafts[index].survivor else { continue }
      drafts[index].method = drafts[survivor].method
    }
    assignCoaches(roster.coaches, &dice)
    nameProgrammes(roster, &dice)
  }

  private mutating func method(for draft: ProjectDraft, _ dice: inout SeededDice) -> String {
    let mayDiffer: Bool =
      switch draft.kind {
      case .ordinary: draft.outcome == nil && draft.programme == nil
      case .stale, .unaligned, .paused, .closed: true
      default: false
      }
    return mayDiffer && dice.happens(0.2) ? dice.pick(Methods.unusual) : "MFI"
  }

  private mutating func assignCoaches(_ coaches: [String], _ dice: inout SeededDice) {
    let open = dice.shuffled(drafts.indices.filter { drafts[$0].isOpen })
    // What has become better had help.
    let coached =
      open.filter { !drafts[$0].isSupported }.dropFirst(Self.uncoached)
      + open.filter { drafts[$0].isSupported }
    var hands = zip(coaches, Self.busiest).flatMap { Array(repeating: $0, count: $1) }
    let rest = Array(coaches.dropFirst(Self.busiest.count))
    while hands.count < coached.count { hands.append(rest[hands.count % rest.count]) }
    for (index, coach) in zip(coached, dice.shuffled(hands)) { drafts[index].coach = coach }
    for index in drafts.indices where !drafts[index].isOpen && dice.happens(0.6) {
      drafts[index].coach = dice.pick(rest)
    }
  }

  private mutating func nameProgrammes(_ roster: Roster, _ dice: inout SeededDice) {
    var codes = CodePool("PG-", capacity: 99, &dice)
    var final: [String: String] = [:]
    for index in programmes.indices {
      let code = codes.next()
      final[programmes[index].code] = code
      programmes[index].code = code
      programmes[index].lead = dice.pick(roster.coaches)
      programmes[index].sponsor = roster.holder(
        dice.pick(["medical_director", "director_of_nursing", "chief_operating_officer"])
      )
    }
    for index in drafts.indices {
      drafts[index].programme = drafts[index].programme.flatMap { final[$0] }
    }
  }
}
