import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// Random steps of one record of the example, most of them nearly right.
private struct Walk {
  let entity: Entity
  private(set) var key: RecordKey
  private let keys: [RecordKey]
  var generator: SeededGenerator
  /// The values that a field has in the example, and none.
  let pool: [String: [FieldValue?]]

  init(_ entity: Entity, seed: UInt64) throws {
    self.entity = entity
    generator = SeededGenerator(seed: seed)
    let records = try ExampleStore.records(of: entity)
    var pool: [String: [FieldValue?]] = [:]
    for field in entity.facts {
      let values = records.map { $0[field.name] }
      pool[field.name] = field.isRequired ? values : values + [nil]
    }
    self.pool = pool
    keys = records.map(\.key)
    key = try #require(keys.randomElement(using: &generator))
  }

  /// Goes on with another record, as a walk must that has come to an end.
  mutating func turn() { key = keys.randomElement(using: &generator) ?? key }

  /// Another state, or another fact, or both; where rules ask for values, often with those.
  mutating func step(from record: EntityRecord) throws -> EntityRecord {
    let lifecycle = try #require(entity.lifecycle)
    var next = record
    let words = try #require(entity.field(lifecycle.field)?.vocabulary).texts
    let allowed = lifecycle.next(after: record.text(lifecycle.field) ?? "")
    let states = allowed.isEmpty || Int.random(in: 0..<5, using: &generator) == 0 ? words : allowed
    next[lifecycle.field] = states.randomElement(using: &generator).map(FieldValue.text)
    if Int.random(in: 0..<4, using: &generator) == 0,
      let field = entity.facts.randomElement(using: &generator),
      field.name != lifecycle.field
    {
      next[field.name] = pool[field.name]?.randomElement(using: &generator) ?? nil
    }
    if Int.random(in: 0..<4, using: &generator) > 0 { mend(&next) }
    return next
  }

  /// Gives what the rules ask for, as far as that is to give or to take away a value.
  private mutating func mend(_ record: inout EntityRecord) {
    for rule in entity.rules + entity.rules + entity.rules {
      let fields = rule.breaches(in: record)
      guard !fields.isEmpty else { continue }
      switch rule.test {
      case .needs, .needsOneOf:
        for field in fields {
          record[field] = pool[field]?.compactMap(\.self).randomElement(using: &generator)
        }
      case .lacks: for field in fields { record[field] = nil }
      case .ordered, .differ: break
      }
    }
  }
}

@Suite struct LifecycleWalkTests {
  static let entities = Entity.all.filter { $0.lifecycle != nil }

  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
  }

  private func current(_ walk: Walk) throws -> EntityRecord {
    try #require(try store.records(walk.entity).first { $0.key == walk.key })
  }

  @Test(
    "No walk by plans reaches a state that a rule forbids, and a refused step changes nothing",
    arguments: entities
  )
  func byPlans(_ entity: Entity) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var walk = try Walk(entity, seed: seed)
    var taken = 0
    for step in 1...40 {
      let place: Comment = "\(entity.name), seed \(seed), step \(step)"
      if step % 4 == 0 { walk.turn() }
      let record = try current(walk)
      let next = try walk.step(from: record)
      let plan = try store.plan([.record(next)])
      if plan.counts.rejected > 0 {
        let before = try store.contents()
        #expect(throws: StoreError.notClean(rejected: 1), place) {
          try plan.commit(reason: "r", actor: "a")
        }
        #expect(try store.contents() == before, place)
      } else {
        _ = try plan.commit(reason: "A step", actor: "analyst")
        taken += 1
        #expect(try current(walk) == next, place)
        #expect(try store.check() == [], place)
      }
    }
    print("\(entity.name): seed \(seed), \(taken) of 40 steps taken")
  }

  @Test(
    "No walk past the plans does either: the database itself refuses each such step",
    arguments: entities
  )
  func pastPlans(_ entity: Entity) throws {
    let seed = UInt64.random(in: 0 ... .max)
    var walk = try Walk(entity, seed: seed)
    var taken = 0
    for step in 1...40 {
      let place: Comment = "\(entity.name), seed \(seed), step \(step)"
      if step % 4 == 0 { walk.turn() }
      let next = try walk.step(from: current(walk))
      let isRefused = try store.plan([.record(next)]).counts.rejected > 0
      let before = try store.contents()
      do {
        try store.writePastPlans([next])
        taken += 1
        #expect(!isRefused, place)
        #expect(try store.check() == [], place)
      } catch {
        #expect(isRefused, place)
        #expect(try store.contents() == before, place)
      }
    }
    print("\(entity.name) past the plans: seed \(seed), \(taken) of 40 steps taken")
  }

  @Test("A step past the trigger that no lifecycle allows is found", arguments: entities)
  func found(_ entity: Entity) throws {
    let lifecycle = try #require(entity.lifecycle)
    try store.tamper("DROP TRIGGER \(entity.name)_revision_steps")
    let states = try #require(entity.field(lifecycle.field)?.vocabulary).texts
    var planted: [EntityRecord] = []
    search: for record in try store.records(entity) {
      for state in states {
        let next = record.with([lifecycle.field: .text(state)])
        let was = record.text(lifecycle.field) ?? ""
        guard !lifecycle.allows(was, to: state),
          entity.rules.allSatisfy({ $0.breaches(in: next).isEmpty })
        else { continue }
        do { try store.writePastPlans([next]) } catch { continue }
        planted = [record, next]
        break search
      }
    }
    try #require(planted.count == 2)
    #expect(
      try store.check() == [
        Breach(
          rule: "lifecycle-\(entity.name)",
          entity: entity.name,
          key: planted[0].key.text,
          detail:
            "it went from \(planted[0].text(lifecycle.field) ?? "") to \(planted[1].text(lifecycle.field) ?? "")",
          cause: .step(
            from: planted[0].text(lifecycle.field) ?? "",
            to: planted[1].text(lifecycle.field) ?? ""
          )
        )
      ]
    )
  }
}
