import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// A rule within the records of an entity.
struct WithinCase: Sendable, CustomTestStringConvertible {
  let entity: Entity
  let rule: RecordRule

  var testDescription: String { "\(entity.name) \(rule.id): \(rule.statement)" }

  static let all = Entity.all.flatMap { entity in
    entity.rules.map { WithinCase(entity: entity, rule: $0) }
  }

  /// Records of the example with one or two fields altered so that they break this rule, and no other
  /// within the record.
  func broken() throws -> [EntityRecord] {
    let examples = try ExampleStore.records(of: entity)
    let fields = rule.fields.compactMap { name in entity.field(name) }.filter { $0.name != "code" }
    var broken: [EntityRecord] = []
    for example in examples {
      for first in fields {
        for value in try candidates(first, examples, of: example) {
          let once = example.with([first.name: value])
          if breaksThisAlone(once) { broken.append(once) }
          for second in fields where second != first {
            for other in try candidates(second, examples, of: example) {
              let twice = once.with([second.name: other])
              if breaksThisAlone(twice) { broken.append(twice) }
            }
          }
        }
      }
    }
    return broken
  }

  private func breaksThisAlone(_ record: EntityRecord) -> Bool {
    !rule.breaches(in: record).isEmpty
      && entity.rules.allSatisfy { $0 == rule || $0.breaches(in: record).isEmpty }
  }

  private func candidates(
    _ field: EntityField,
    _ examples: [EntityRecord],
    of record: EntityRecord
  ) throws -> [FieldValue?] {
    var values: [FieldValue?] = field.isRequired ? [] : [nil]
    values += examples.compactMap { $0[field.name] }.map { $0 }
    switch field.kind {
    case .word(let vocabulary): values += vocabulary.texts.map { .text($0) }
    case .day: values += [.day(try day("1999-12-31")), .day(try day("2049-12-31"))]
    case .number: values += [.number(-1000), .number(1000)]
    case .text: values.append(.text("Something"))
    case .wholeNumber(let range): values.append(.wholeNumber(range.lowerBound))
    case .reference(entity.name): values.append(record["code"])
    case .reference: values += record.values.filter { if case .text? = $0 { true } else { false } }
    case .truth: values += [.truth(true), .truth(false)]
    }
    return values
  }
}

@Suite struct RecordRuleCheckTests {
  @Test(
    "A record that breaks a rule by itself is refused by plan and table, and found where they were not asked",
    arguments: WithinCase.all
  )
  func found(_ within: WithinCase) throws {
    let folder = try TemporaryFolder()
    let store = try ExampleStore.whole(in: folder)
    var found: (record: EntityRecord, breach: Breach)?
    for record in try within.broken() where found == nil {
      // Some name a record that is not there, and cannot be written at all.
      guard let breaches = try? store.breaches(with: [record]) else { continue }
      let cause = BreachCause.within(within.rule, fields: within.rule.breaches(in: record))
      let own = breaches.filter { $0.cause == cause }
      // What else is named is about this record, or follows from it: a project that follows itself is
      // a ring of projects as well, which another rule names.
      let isAlone = breaches.allSatisfy { breach in
        (breach.entity == within.entity.name && breach.key == record.key.text)
          || StoreRule.all.contains {
            $0.id == breach.rule && $0.reads.contains(within.entity.name)
          }
      }
      if isAlone, own.count == 1 { found = (record, own[0]) }
    }
    let (record, breach) = try #require(found)
    #expect(breach.rule == within.rule.id)
    #expect(breach.entity == within.entity.name)
    #expect(breach.key == record.key.text)
    #expect(
      breach.cause == .within(within.rule, fields: within.rule.breaches(in: record))
    )
    let before = try store.contents()
    #expect(throws: StoreError.self) { try store.writePastPlans([record]) }
    #expect(try store.plan([.record(record)]).counts.rejected == 1)
    #expect(try store.contents() == before)
  }
}
