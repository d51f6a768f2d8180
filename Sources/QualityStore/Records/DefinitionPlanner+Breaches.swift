import GRDB
import QualityModel

extension Proposal {
  /// Whether rules across records may have something to say of it.
  var mayBreakRules: Bool {
    switch self {
    case .record, .removal: true
    case .unit, .measure, .definition, .target, .phase, .annotation, .withdrawal: false
    }
  }

  /// The entity whose tables it writes to, where rules may read them.
  var entityName: String? {
    switch self {
    case .record(let record): record.entity.name
    case .removal(let key): key.entity
    case .unit: "unit"
    case .measure: "measure"
    case .definition, .target, .phase, .annotation, .withdrawal: nil
    }
  }
}

extension DefinitionPlanner {
  /// Writes what is left of the plan for a moment, asks the rules, takes the rows back, and rejects
  /// what breaks them; again, until what is left breaks none.
  mutating func planBreaches(in database: Database) throws {
    guard canTry else { return }
    while true {
      let items = proposals.indices.map { index in
        DefinitionPlan.Item(
          proposal: proposals[index],
          outcome: outcomes[index] ?? .same,
          observationsHidden: 0
        )
      }
      let written = items.filter(\.outcome.isWritten)
      guard written.contains(where: \.proposal.mayBreakRules) else { return }
      var breaches: [Breach] = []
      try database.inSavepoint {
        var writer = try DefinitionWriter(change: horizon.change + 1, stop: stop, in: database)
        try writer.write(items, in: database)
        breaches = try RuleCheck.breaches(
          reading: Set(written.compactMap(\.proposal.entityName)),
          stop: stop,
          in: database
        )
        return .rollback
      }
      guard rejectBreaches(breaches) else { return }
      // What refers to an item that is now rejected is rejected with it.
      try rejectDanglingRecords(in: database)
    }
  }
}
