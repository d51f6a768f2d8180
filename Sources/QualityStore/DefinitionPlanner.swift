import GRDB
import QualityModel

/// Works out what a list of proposals would do to what is known now.
///
/// References are looked up among what is known and what the same list proposes, so the order of
/// the list does not matter.
struct DefinitionPlanner {
  let horizon: Horizon
  let proposals: [Proposal]
  let stop: StopCondition
  /// Whether the rules across records may be asked of the store as it would be, which takes writing
  /// to it for a moment; a store that is read only cannot be written to, nor committed to.
  let canTry: Bool
  let units: [String: StoredUnit]
  let measures: [String: StoredMeasure]
  var definitions: [String: [StoredDefinition]] = [:]
  var outcomes: [PlannedOutcome?]
  var hidden: [Int]
  /// The codes of units and measures that the plan would make.
  var newUnits: Set<String> = []
  var newMeasures: Set<String> = []

  init(
    _ proposals: [Proposal],
    stop: StopCondition,
    canTry: Bool,
    rejected: [Int: ProposalRejection] = [:],
    in database: Database
  ) throws {
    // What was said in a script and what was read from a file are the same record.
    self.proposals = proposals.map { proposal in
      if case .record(let record) = proposal { .record(record.trimmed) } else { proposal }
    }
    self.stop = stop
    self.canTry = canTry
    let horizon = try Horizon(.now, in: database)
    self.horizon = horizon
    units = Dictionary(
      uniqueKeysWithValues: try StoredUnit.all(horizon, in: database).map { ($0.unit.code, $0) }
    )
    measures = Dictionary(
      uniqueKeysWithValues: try StoredMeasure.all(horizon, in: database).map {
        ($0.measure.code, $0)
      }
    )
    outcomes = proposals.indices.map { index in rejected[index].map { .rejected($0) } }
    hidden = Array(repeating: 0, count: proposals.count)
  }

  /// Every proposal with its outcome, in the order given.
  func items(in database: Database) throws -> [DefinitionPlan.Item] {
    var planner = self
    try planner.rejectRepeated()
    try planner.planUnits()
    try planner.planMeasures()
    try planner.planDefinitions(in: database)
    try planner.planScoped(in: database)
    try planner.planRecords(in: database)
    try planner.planBreaches(in: database)
    return try proposals.indices.map { index in
      try askSometimes(at: index)
      return DefinitionPlan.Item(
        proposal: proposals[index],
        outcome: planner.outcomes[index] ?? .same,
        observationsHidden: planner.hidden[index]
      )
    }
  }

  /// The proposals of one kind that nothing has been said of yet.
  func open<Value>(_ select: (Proposal) -> Value?) -> [(index: Int, value: Value)] {
    proposals.indices.compactMap { index in
      guard outcomes[index] == nil else { return nil }
      return select(proposals[index]).map { (index, $0) }
    }
  }

  /// Ends a loop over proposals that takes its time.
  func askSometimes(at index: Int) throws(StoreError) {
    if index % 256 == 0 { try stop.check() }
  }

  private mutating func rejectRepeated() throws {
    var first: [ProposalKey: Int] = [:]
    for (index, proposal) in proposals.enumerated() where outcomes[index] == nil {
      try askSometimes(at: index)
      let key = ProposalKey(proposal)
      if let earlier = first[key] {
        outcomes[index] =
          proposals[earlier] == proposal ? .same : .rejected(.repeatedInPlan(firstIndex: earlier))
      } else {
        first[key] = index
      }
    }
  }

  // MARK: Measures

  private mutating func planMeasures() throws {
    for (index, measure) in open({ if case .measure(let measure) = $0 { measure } else { nil } }) {
      try askSometimes(at: index)
      if let empty = firstEmpty([("code", measure.code), ("name", measure.name)]) {
        outcomes[index] = .rejected(.empty(field: empty))
      } else if let known = measures[measure.code] {
        outcomes[index] = .comparing([("name", known.measure.name, measure.name)])
      } else {
        outcomes[index] = .new
        newMeasures.insert(measure.code)
      }
    }
  }

  /// Whether a measure is known or will be by this plan, and if not, why the proposal is rejected.
  func rejectionOfMeasure(_ code: String) -> ProposalRejection? {
    if measures[code] != nil || newMeasures.contains(code) { return nil }
    return .unknownMeasure(
      code: code,
      near: NearMiss.candidates(for: code, among: Array(measures.keys) + newMeasures.sorted())
    )
  }

  /// Whether a unit is known or will be by this plan, and if not, why the proposal is rejected.
  func rejectionOfUnit(_ code: String) -> ProposalRejection? {
    if units[code] != nil || newUnits.contains(code) { return nil }
    return .unknownUnit(
      code: code,
      near: NearMiss.candidates(for: code, among: Array(units.keys) + newUnits.sorted())
    )
  }

  /// The name of the first field that says nothing.
  func firstEmpty(_ fields: [(String, String)]) -> String? {
    fields.first { field in field.1.allSatisfy(\.isWhitespace) }?.0
  }
}

/// What identifies the thing that a proposal is about.
enum ProposalKey: Hashable {
  case unit(String)
  case measure(String)
  case definition(String, Int)
  case target(String, String?, CalendarDate)
  case phase(String, String?, CalendarDate)
  case annotation(Annotation)
  case record(RecordKey)

  init(_ proposal: Proposal) {
    switch proposal {
    case .unit(let unit): self = .unit(unit.code)
    case .measure(let measure): self = .measure(measure.code)
    case .definition(let definition):
      self = .definition(definition.measureCode, definition.version)
    case .target(let target): self = .target(target.measureCode, target.unitCode, target.from)
    case .phase(let phase): self = .phase(phase.measureCode, phase.unitCode, phase.from)
    case .annotation(let annotation): self = .annotation(annotation)
    case .withdrawal(.target(let measure, let unit, let from)): self = .target(measure, unit, from)
    case .withdrawal(.phase(let measure, let unit, let from)): self = .phase(measure, unit, from)
    case .withdrawal(.annotation(let annotation)): self = .annotation(annotation)
    case .record(let record): self = .record(record.key)
    case .removal(let key): self = .record(key)
    }
  }
}

extension PlannedOutcome {
  /// `same`, or `changed` with the fields whose values differ.
  static func comparing(_ fields: [(String, String?, String?)]) -> PlannedOutcome {
    let changes = fields.filter { $0.1 != $0.2 }.map {
      FieldChange(field: $0.0, old: $0.1, new: $0.2)
    }
    return changes.isEmpty ? .same : .changed(changes)
  }

  var isRejected: Bool {
    if case .rejected = self { true } else { false }
  }

  /// Whether a commit writes a row for it.
  var isWritten: Bool {
    switch self {
    case .new, .changed: true
    case .same, .rejected: false
    }
  }
}
