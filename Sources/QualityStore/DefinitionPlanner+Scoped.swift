import GRDB
import QualityModel

extension DefinitionPlanner {
  /// Targets, phases, annotations and what takes them back.
  mutating func planScoped(in database: Database) throws {
    var known = KnownDecisions(of: measures, horizon)
    for (index, proposal) in open({ $0 }) {
      try stop.check()
      switch proposal {
      case .target(let target):
        outcomes[index] = try outcome(of: target, &known, in: database)
      case .phase(let phase):
        outcomes[index] = try outcome(of: phase, &known, in: database)
      case .annotation(let annotation):
        outcomes[index] = try outcome(of: annotation, &known, in: database)
      case .withdrawal(let withdrawn):
        let isKnown = try isKnown(withdrawn, &known, in: database)
        outcomes[index] = isKnown ? .changed([]) : .rejected(.nothingToWithdraw)
      case .unit, .measure, .definition, .record, .removal: break
      }
    }
  }

  private func rejection(measure: String, unit: String?) -> ProposalRejection? {
    rejectionOfMeasure(measure) ?? unit.flatMap(rejectionOfUnit)
  }

  private func outcome(
    of target: Target,
    _ decisions: inout KnownDecisions,
    in database: Database
  ) throws -> PlannedOutcome {
    if let rejection = rejection(measure: target.measureCode, unit: target.unitCode) {
      return .rejected(rejection)
    }
    if let empty = firstEmpty([("source", target.source)]) {
      return .rejected(.empty(field: empty))
    }
    guard target.value.isFinite else { return .rejected(.notFinite(field: "value")) }
    if let to = target.to, to < target.from {
      return .rejected(.endsBeforeItStarts(from: target.from, to: to))
    }
    guard
      let known = try decisions.target(
        of: target.measureCode,
        unit: target.unitCode,
        from: target.from,
        in: database
      )
    else { return .new }
    return .comparing([
      ("value", known.value.description, target.value.description),
      ("to", known.to?.description, target.to?.description),
      ("source", known.source, target.source),
    ])
  }

  private func outcome(
    of phase: ProcessPhase,
    _ decisions: inout KnownDecisions,
    in database: Database
  ) throws -> PlannedOutcome {
    if let rejection = rejection(measure: phase.measureCode, unit: phase.unitCode) {
      return .rejected(rejection)
    }
    if let empty = firstEmpty([("reason", phase.reason), ("decidedBy", phase.decidedBy)]) {
      return .rejected(.empty(field: empty))
    }
    if let points = phase.baselinePoints, points < ProcessPhase.fewestBaselinePoints {
      return .rejected(
        .baselineTooShort(found: points, minimum: ProcessPhase.fewestBaselinePoints)
      )
    }
    guard
      let known = try decisions.phase(
        of: phase.measureCode,
        unit: phase.unitCode,
        from: phase.from,
        in: database
      )
    else { return .new }
    return .comparing([
      (
        "baselinePoints", known.baselinePoints?.description, phase.baselinePoints?.description
      ),
      ("reason", known.reason, phase.reason),
      ("decidedBy", known.decidedBy, phase.decidedBy),
    ])
  }

  private func outcome(
    of annotation: Annotation,
    _ decisions: inout KnownDecisions,
    in database: Database
  ) throws -> PlannedOutcome {
    if let rejection = rejection(measure: annotation.measureCode, unit: annotation.unitCode) {
      return .rejected(rejection)
    }
    if let empty = firstEmpty([("text", annotation.text)]) {
      return .rejected(.empty(field: empty))
    }
    return try decisions.contains(annotation, in: database) ? .same : .new
  }

  private func isKnown(
    _ withdrawn: Withdrawable,
    _ decisions: inout KnownDecisions,
    in database: Database
  ) throws -> Bool {
    switch withdrawn {
    case .target(let measure, let unit, let from):
      try decisions.target(of: measure, unit: unit, from: from, in: database) != nil
    case .phase(let measure, let unit, let from):
      try decisions.phase(of: measure, unit: unit, from: from, in: database) != nil
    case .annotation(let annotation):
      try decisions.contains(annotation, in: database)
    }
  }
}
