import GRDB
import QualityModel

extension DefinitionPlanner {
  /// Targets, phases, annotations and what takes them back.
  mutating func planScoped(in database: Database) throws {
    for (index, proposal) in open({ $0 }) {
      try stop.check()
      switch proposal {
      case .target(let target):
        outcomes[index] = try outcome(of: target, in: database)
      case .phase(let phase):
        outcomes[index] = try outcome(of: phase, in: database)
      case .annotation(let annotation):
        outcomes[index] = try outcome(of: annotation, in: database)
      case .withdrawal(let withdrawn):
        let isKnown = try isKnown(withdrawn, in: database)
        outcomes[index] = isKnown ? .changed([]) : .rejected(.nothingToWithdraw)
      case .unit, .measure, .definition, .record, .removal: break
      }
    }
  }

  private func rejection(measure: String, unit: String?) -> ProposalRejection? {
    rejectionOfMeasure(measure) ?? unit.flatMap(rejectionOfUnit)
  }

  private func outcome(of target: Target, in database: Database) throws -> PlannedOutcome {
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
      let known = try targets(of: target.measureCode, in: database).first(where: {
        $0.unitCode == target.unitCode && $0.from == target.from
      })
    else { return .new }
    return .comparing([
      ("value", known.value.description, target.value.description),
      ("to", known.to?.description, target.to?.description),
      ("source", known.source, target.source),
    ])
  }

  private func outcome(of phase: ProcessPhase, in database: Database) throws -> PlannedOutcome {
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
      let known = try phases(of: phase.measureCode, in: database).first(where: {
        $0.unitCode == phase.unitCode && $0.from == phase.from
      })
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
    in database: Database
  ) throws -> PlannedOutcome {
    if let rejection = rejection(measure: annotation.measureCode, unit: annotation.unitCode) {
      return .rejected(rejection)
    }
    if let empty = firstEmpty([("text", annotation.text)]) {
      return .rejected(.empty(field: empty))
    }
    return try annotations(of: annotation.measureCode, in: database).contains(annotation)
      ? .same : .new
  }

  private func isKnown(_ withdrawn: Withdrawable, in database: Database) throws -> Bool {
    switch withdrawn {
    case .target(let measure, let unit, let from):
      try targets(of: measure, in: database).contains { $0.unitCode == unit && $0.from == from }
    case .phase(let measure, let unit, let from):
      try phases(of: measure, in: database).contains { $0.unitCode == unit && $0.from == from }
    case .annotation(let annotation):
      try annotations(of: annotation.measureCode, in: database).contains(annotation)
    }
  }

  private func targets(of code: String, in database: Database) throws -> [Target] {
    try measures[code].map { try StoredTarget.all(of: $0, horizon, in: database) } ?? []
  }

  private func phases(of code: String, in database: Database) throws -> [ProcessPhase] {
    try measures[code].map { try StoredPhase.all(of: $0, horizon, in: database) } ?? []
  }

  private func annotations(of code: String, in database: Database) throws -> [Annotation] {
    try measures[code].map { try StoredAnnotation.all(of: $0, horizon, in: database) } ?? []
  }
}
