import GRDB
import QualityModel

extension DefinitionPlanner {
  /// Records of the declared entities, and what takes them back.
  ///
  /// A record is judged by its fields, by its rules, by what it refers to, and by the step it takes
  /// from what is known; rules across records are asked of the store as it would be, see
  /// ``rejectBreaches(_:)``.
  mutating func planRecords(in database: Database) throws {
    var proposed: [String: [(index: Int, record: EntityRecord)]] = [:]
    for (index, record) in open({ if case .record(let record) = $0 { record } else { nil } }) {
      proposed[record.entity.name, default: []].append((index, record))
    }
    for (index, key) in open({ if case .removal(let key) = $0 { key } else { nil } }) {
      outcomes[index] = try outcome(ofRemoving: key, in: database)
    }
    for entity in Entity.all {
      for (index, record) in proposed[entity.name] ?? [] {
        try stop.check()
        if let rejection = Self.rejection(within: record) { outcomes[index] = .rejected(rejection) }
      }
    }
    try rejectDanglingRecords(in: database)
    for entity in Entity.all {
      guard let mine = proposed[entity.name] else { continue }
      let known = try knownRecords(of: entity, in: database)
      for (index, record) in mine where outcomes[index] == nil {
        try stop.check()
        outcomes[index] = Self.outcome(of: record, known: known[record.key])
      }
    }
  }

  /// What is known of an entity, by key.
  private func knownRecords(of entity: Entity, in database: Database) throws -> [RecordKey:
    EntityRecord]
  {
    let records = try RecordReader(entity, horizon).records(in: database).map(\.record)
    return Dictionary(records.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func outcome(ofRemoving key: RecordKey, in database: Database) throws -> PlannedOutcome {
    guard let entity = Entity.named(key.entity) else { return .rejected(.nothingToWithdraw) }
    return try RecordReader(entity, horizon).record(key, in: database) == nil
      ? .rejected(.nothingToWithdraw) : .changed([])
  }

  /// What is wrong within a record, whatever others say.
  private static func rejection(within record: EntityRecord) -> ProposalRejection? {
    for (field, value) in zip(record.entity.fields, record.values) {
      if let problem = field.problem(of: value) { return .field(field.name, problem) }
    }
    for rule in record.entity.rules {
      let fields = rule.breaches(in: record)
      if !fields.isEmpty {
        return .breaksRule(id: rule.id, statement: rule.statement, fields: fields)
      }
    }
    return nil
  }

  /// Rejects what refers to nothing, and what refers to what is rejected, until nothing more is.
  mutating func rejectDanglingRecords(in database: Database) throws {
    var references = References(
      known: ["unit": Set(units.keys), "measure": Set(measures.keys)],
      offered: [:]
    )
    var open: [(index: Int, record: EntityRecord)] = []
    for (index, proposal) in proposals.enumerated() {
      switch proposal {
      // Units and measures of the same plan have been judged before.
      case .unit(let unit): references.offered["unit", default: [:]][unit.code] = index
      case .measure(let measure): references.offered["measure", default: [:]][measure.code] = index
      case .record(let record):
        if record.entity.hasCode {
          references.offered[record.entity.name, default: [:]][record.key.parts[0]] = index
        }
        if outcomes[index]?.isRejected != true { open.append((index, record)) }
        for target in record.entity.fields.compactMap(\.target)
        where references.known[target] == nil {
          guard let entity = Entity.named(target) else { continue }
          references.known[target] = Set(try RecordReader(entity, horizon).codes(in: database))
        }
      default: break
      }
    }
    // A plan may take back a record and what refers to it, not the one without the other.
    for (index, proposal) in proposals.enumerated() where outcomes[index]?.isWritten == true {
      if case .removal(let key) = proposal { references.known[key.entity]?.remove(key.text) }
    }
    while true {
      try stop.check()
      let standing = open.filter { index, record in
        guard let rejection = references.rejection(of: record, outcomes: outcomes) else {
          return true
        }
        outcomes[index] = .rejected(rejection)
        return false
      }
      if standing.count == open.count { return }
      open = standing
    }
  }

  private static func outcome(of record: EntityRecord, known: EntityRecord?) -> PlannedOutcome {
    guard let known else { return .new }
    if let lifecycle = record.entity.lifecycle,
      let was = known.text(lifecycle.field), let now = record.text(lifecycle.field),
      !lifecycle.allows(was, to: now)
    {
      return .rejected(
        .stepNotAllowed(
          entity: record.entity.name,
          from: was,
          to: now,
          allowed: lifecycle.next(after: was)
        )
      )
    }
    return .comparing(
      zip(record.entity.fields, zip(known.values, record.values)).map { field, values in
        (field.name, values.0?.text, values.1?.text)
      }
    )
  }

  /// Rejects the items that would break rules across records.
  ///
  /// - Parameter breaches: What the rules find in the store as the plan would leave it.
  /// - Returns: Whether any item was rejected by it.
  mutating func rejectBreaches(_ breaches: [Breach]) -> Bool {
    guard !breaches.isEmpty else { return false }
    var byRecord: [String: [Breach]] = [:]
    for breach in breaches {
      byRecord["\(breach.entity) \(breach.key)", default: []].append(breach)
    }
    var isAnyRejected = false
    var blamed: Set<String> = []
    func reject(_ index: Int, _ names: [String]) {
      let found = names.flatMap { byRecord[$0] ?? [] }
      guard !found.isEmpty else { return }
      outcomes[index] = .rejected(.breaches(found))
      blamed.formUnion(names)
      isAnyRejected = true
    }
    // The record itself is to blame where it is in the plan; else what refers to it.
    for (index, proposal) in proposals.enumerated() where outcomes[index]?.isWritten == true {
      reject(index, Self.names(of: proposal).prefix(1).map(\.self))
    }
    let left = Set(byRecord.keys).subtracting(blamed)
    guard !left.isEmpty else { return isAnyRejected }
    for (index, proposal) in proposals.enumerated() where outcomes[index]?.isWritten == true {
      reject(index, Self.names(of: proposal).dropFirst().filter(left.contains))
    }
    let stillLeft = left.subtracting(blamed)
    guard !stillLeft.isEmpty else { return isAnyRejected }
    // Nothing in the plan names it: the plan as a whole breaks it.
    for (index, _) in proposals.enumerated() where outcomes[index]?.isWritten == true {
      outcomes[index] = .rejected(.breaches(stillLeft.sorted().flatMap { byRecord[$0] ?? [] }))
      isAnyRejected = true
    }
    return isAnyRejected
  }

  /// The records that a proposal says something of: itself first, then those it refers to.
  private static func names(of proposal: Proposal) -> [String] {
    switch proposal {
    case .record(let record):
      let references = record.entity.fields.compactMap { field in
        field.target.flatMap { target in record.text(field.name).map { "\(target) \($0)" } }
      }
      return ["\(record.entity.name) \(record.key.text)"] + references
    case .removal(let key):
      let references = (Entity.named(key.entity)?.key ?? []).enumerated().compactMap {
        position,
        name in
        Entity.named(key.entity)?.field(name)?.target.map { "\($0) \(key.parts[position])" }
      }
      return ["\(key.entity) \(key.text)"] + references
    case .unit(let unit): return ["unit \(unit.code)"]
    case .measure(let measure): return ["measure \(measure.code)"]
    default: return ["", ""]
    }
  }
}

/// The codes that records of a plan may refer to.
private struct References {
  /// Those that the store knows, by entity.
  var known: [String: Set<String>]
  /// Those that the plan proposes, by entity, and where.
  var offered: [String: [String: Int]]

  /// Why a record cannot stand, `nil` when everything it refers to is there.
  func rejection(of record: EntityRecord, outcomes: [PlannedOutcome?]) -> ProposalRejection? {
    for field in record.entity.fields {
      guard let target = field.target, let code = record.text(field.name) else { continue }
      if known[target]?.contains(code) == true { continue }
      if let other = offered[target]?[code] {
        guard outcomes[other]?.isRejected == true else { continue }
        return .recordRejected(entity: target, code: code)
      }
      let codes = Array(known[target] ?? []) + (offered[target].map { Array($0.keys) } ?? [])
      return .unknownRecord(
        field: field.name,
        entity: target,
        code: code,
        near: NearMiss.candidates(for: code, among: codes)
      )
    }
    return nil
  }
}

extension EntityField {
  /// What is wrong with a value that did not come as text, `nil` when nothing is.
  func problem(of value: FieldValue?) -> FieldProblem? {
    guard let value else { return isRequired ? .missing : nil }
    switch (kind, value) {
    case (.text, .text(let text)), (.reference, .text(let text)):
      return text.allSatisfy(\.isWhitespace) ? .missing : nil
    case (.word(let vocabulary), .text(let text)):
      return vocabulary.contains(text)
        ? nil : .notAWord(vocabulary, near: NearMiss.candidates(for: text, among: vocabulary.texts))
    case (.wholeNumber(let range), .wholeNumber(let number)):
      return range.contains(number) ? nil : .outside(range)
    case (.number, .number(let number)): return number.isFinite ? nil : .notOfItsKind
    case (.truth, .truth), (.day, .day): return nil
    default: return .notOfItsKind
    }
  }
}
