import QualityModel

extension DefinitionPlanner {
  /// Units may come in any order; the tree is judged as it would be afterwards.
  mutating func planUnits() throws {
    let proposed = open { if case .unit(let unit) = $0 { unit } else { nil } }
    var byCode: [String: (index: Int, unit: OrganisationUnit)] = [:]
    for (index, unit) in proposed {
      try askSometimes(at: index)
      if let empty = firstEmpty([("code", unit.code), ("name", unit.name)]) {
        outcomes[index] = .rejected(.empty(field: empty))
      } else if let opened = unit.opened, let closed = unit.closed, closed < opened {
        outcomes[index] = .rejected(.endsBeforeItStarts(from: opened, to: closed))
      } else {
        byCode[unit.code] = (index, unit)
      }
    }

    // All cycles are found before anything is taken out, so that every member is told.
    let candidates = byCode.mapValues(\.unit)
    for (code, entry) in byCode {
      try stop.check()
      if let cycle = cycle(from: code, proposed: candidates) {
        outcomes[entry.index] = .rejected(.cycle(cycle))
      }
    }

    // A rejected unit takes those below it along, level by level.
    let order = proposed.filter { byCode[$0.value.code]?.index == $0.index }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (index, unit) in order where outcomes[index] == nil {
        try stop.check()
        guard let rejection = rejectionOfParent(of: unit, proposed: byCode) else { continue }
        outcomes[index] = .rejected(rejection)
        isSettled = false
      }
    }
    for (index, unit) in order where outcomes[index] == nil {
      try askSometimes(at: index)
      if let known = units[unit.code] {
        outcomes[index] = outcome(of: unit, known: known.unit)
      } else {
        outcomes[index] = .new
        newUnits.insert(unit.code)
      }
    }
  }

  private func rejectionOfParent(
    of unit: OrganisationUnit,
    proposed: [String: (index: Int, unit: OrganisationUnit)]
  ) -> ProposalRejection? {
    guard let parent = unit.parentCode, units[parent] == nil else { return nil }
    guard let entry = proposed[parent] else {
      let codes = Array(units.keys) + proposed.keys.filter { $0 != unit.code }
      let isProposedButRejected = proposals.contains { proposal in
        if case .unit(let other) = proposal { other.code == parent } else { false }
      }
      return isProposedButRejected
        ? .parentRejected(code: parent)
        : .unknownUnit(code: parent, near: NearMiss.candidates(for: parent, among: codes))
    }
    return outcomes[entry.index]?.isRejected == true ? .parentRejected(code: parent) : nil
  }

  /// The codes from a unit up and back to it, `nil` when its way up ends.
  private func cycle(from code: String, proposed: [String: OrganisationUnit]) -> [String]? {
    var path = [code]
    var seen: Set<String> = [code]
    var current = code
    while true {
      let unit = proposed[current] ?? units[current]?.unit
      guard let parent = unit?.parentCode else { return nil }
      path.append(parent)
      if parent == code { return path }
      // A cycle further up is the business of its own members.
      guard seen.insert(parent).inserted else { return nil }
      current = parent
    }
  }

  private func outcome(
    of unit: OrganisationUnit,
    known: OrganisationUnit
  ) -> PlannedOutcome {
    .comparing([
      ("name", known.name, unit.name),
      ("kind", known.kind.rawValue, unit.kind.rawValue),
      ("parentCode", known.parentCode, unit.parentCode),
      ("opened", known.opened?.description, unit.opened?.description),
      ("closed", known.closed?.description, unit.closed?.description),
    ])
  }
}
