import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// A step of a lifecycle, allowed or not, to be tried from a record that is new to the store.
private struct Step {
  let entity: Entity
  let lifecycle: Lifecycle
  let from: String
  let to: String

  var isAllowed: Bool { lifecycle.allows(from, to: to) }
  var name: String { "\(entity.name): \(from) → \(to)" }
}

/// Makes records in any state, with whatever that state asks for.
private struct RecordMaker {
  let entity: Entity
  let lifecycle: Lifecycle
  let examples: [EntityRecord]

  init(_ entity: Entity) throws {
    self.entity = entity
    lifecycle = try #require(entity.lifecycle)
    examples = try ExampleStore.records(of: entity)
  }

  /// Another record with the facts of an example, under a key that the example does not have.
  func copies(_ number: Int) throws -> [EntityRecord] {
    if entity.hasCode {
      return examples.map { $0.with(["code": .text("NEW-\(number)")]) }
    }
    // A spread is of a project and a unit: units that the project has not gone to.
    let taken = Set(examples.map(\.key))
    return ["CROFTON", "ASH", "BEECH", "CEDAR", "ELM"].flatMap { unit in
      examples.map { $0.with(["unit": .text(unit)]) }
    }
    .filter { !taken.contains($0.key) }
  }

  /// The record in a state, with what the rules of that state ask for, from the example.
  func record(_ record: EntityRecord, in state: String) -> EntityRecord {
    var next = record.with([lifecycle.field: .text(state)])
    for _ in 0..<4 {
      for rule in entity.rules {
        let fields = rule.breaches(in: next)
        guard !fields.isEmpty else { continue }
        switch rule.test {
        case .needs(let names):
          for name in names where next[name] == nil { next[name] = value(name, not: next) }
        case .needsOneOf(let names): next[names[0]] = value(names[0], not: next)
        case .lacks(let names): for name in names { next[name] = nil }
        case .ordered(let first, let second): next[second] = next[first]
        case .differ(_, let second): next[second] = nil
        }
      }
    }
    return next
  }

  private func value(_ field: String, not record: EntityRecord) -> FieldValue? {
    let values = examples.compactMap { $0[field] }
    let other = values.first { $0 != record["code"] && $0.text != "P-05" }
    switch entity.field(field)?.kind {
    case .text: return other ?? .text("As the state asks")
    case .day: return other ?? CalendarDate(iso: "2024-09-02").map(FieldValue.day)
    case .word(let vocabulary): return other ?? .text(vocabulary.texts[0])
    default: return other
    }
  }

  /// What a record in that state rests on elsewhere.
  func support(_ record: EntityRecord, in store: QualityStore) throws -> [EntityRecord] {
    switch entity.name {
    case "project":
      let held = try store.records(.sustainCheck).filter { $0.text("result") == "held" }.prefix(1)
      let family = ["outcome", "process", "balancing"].map { role in
        EntityRecord(
          .projectMeasure,
          ["project": .text("P"), "measure": .text("violence"), "role": .text(role)]
        )
      }
      return (held + family).map { $0.with(["project": record["code"]]) }
    case "quality_priority":
      let evidence = try store.records(.priorityEvidence)
        .filter { ["quality_control", "assurance"].contains($0.text("source")) }.prefix(1)
      let measure = try store.records(.priorityMeasure).prefix(1)
      let involved = try store.records(.involvement)
        .filter { $0.text("level") == "involve" || $0.text("level") == "co_produce" }.prefix(1)
        .map {
          $0.with(["code": .text("FOR-\(record.key.text)"), "project": nil])
        }
      return (evidence + measure + involved).map { $0.with(["priority": record["code"]]) }
    default: return []
    }
  }
}

@Suite("Every step between two states of every lifecycle")
struct LifecycleStepTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
  }

  /// Records something in a state, with what it rests on; nothing where no example can be that.
  private func place(_ maker: RecordMaker, in state: String, _ number: Int) throws -> EntityRecord?
  {
    for copy in try maker.copies(number) {
      let record = maker.record(copy, in: state)
      let support = try maker.support(record, in: store)
      for proposals in [[record], [record] + support] {
        let plan = try store.plan(proposals.map(Proposal.record))
        guard plan.counts.rejected == 0 else { continue }
        _ = try plan.commit(reason: "A record in that state", actor: "analyst")
        if proposals.count == 1, !support.isEmpty {
          _ = try store.plan(support.map(Proposal.record))
            .commit(reason: "What it may come to rest on", actor: "analyst", requireClean: false)
        }
        return record
      }
    }
    return nil
  }

  @Test(
    "An allowed step is taken, by plan; one that is not is refused by plan and by the table, row for row",
    arguments: LifecycleWalkTests.entities
  )
  func everyStep(_ entity: Entity) throws {
    let maker = try RecordMaker(entity)
    let states = try #require(entity.field(maker.lifecycle.field)?.vocabulary).texts
    var number = 0
    var tried: (allowed: Int, refused: Int) = (0, 0)
    for from in states {
      for to in states where to != from {
        let step = Step(entity: entity, lifecycle: maker.lifecycle, from: from, to: to)
        number += 1
        let record = try #require(try place(maker, in: from, number), "\(step.name)")
        let next = maker.record(record, in: to)
        let before = try store.contents()
        let plan = try store.plan([.record(next)])
        if step.isAllowed {
          #expect(plan.rejections == [], "\(step.name)")
          _ = try plan.commit(reason: "A step", actor: "analyst")
          #expect(try store.record(next.key, of: entity) == next, "\(step.name)")
          tried.allowed += 1
        } else {
          #expect(
            plan.rejections == [
              .stepNotAllowed(
                entity: entity.name,
                from: from,
                to: to,
                allowed: maker.lifecycle.next(after: from)
              )
            ],
            "\(step.name)"
          )
          #expect(throws: StoreError.notClean(rejected: 1), "\(step.name)") {
            try plan.commit(reason: "A step", actor: "analyst")
          }
          #expect(throws: StoreError.self, "\(step.name)") { try store.writePastPlans([next]) }
          #expect(try store.contents() == before, "\(step.name)")
          tried.refused += 1
        }
        // Out of the way, so that the next one is new again.
        if !entity.hasCode { try store.record([.removal(record.key)]) }
      }
    }
    let allowed = maker.lifecycle.steps.values.reduce(0) { $0 + $1.count }
    #expect(tried.allowed == allowed)
    #expect(tried.refused == states.count * (states.count - 1) - allowed)
    #expect(try store.check() == [])
  }
}

extension QualityStore {
  /// The record with a key, as known now.
  fileprivate func record(_ key: RecordKey, of entity: Entity) throws -> EntityRecord? {
    try records(entity).first { $0.key == key }
  }
}
