import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// A field that refers to records of a declared entity, which may be taken back.
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  let entity: Entity
  let field: EntityField
  let target: Entity

  var rule: String { "reference-\(entity.name)" }
  var testDescription: String { "\(entity.name).\(field.name)" }

  static let all = Entity.all.flatMap { entity in
    entity.fields.compactMap { field in
      field.target.flatMap(Entity.named).map {
        ReferenceCase(entity: entity, field: field, target: $0)
      }
    }
  }
}

@Suite struct ReferenceRuleTests {
  let folder: TemporaryFolder
  let store: QualityStore

  init() throws {
    folder = try TemporaryFolder()
    store = try ExampleStore.whole(in: folder)
  }

  /// Makes a record refer by the field to one that nothing else refers to; neither breaks a rule.
  ///
  /// The record is one more of its kind, unless the field is no part of its key.
  private func planted(_ reference: ReferenceCase) throws -> (
    record: EntityRecord, of: EntityRecord
  ) {
    let newCode: FieldValue = .text("NEW")
    for record in try store.records(reference.entity) {
      for target in try store.records(reference.target) {
        var changes: [String: FieldValue?] = [reference.field.name: newCode]
        if reference.entity.hasCode { changes["code"] = .text("NEW-2") }
        let copy = record.with(changes)
        let copied = target.with(["code": newCode])
        let plan = try store.plan([.record(copied), .record(copy)])
        guard plan.counts.rejected == 0 else { continue }
        _ = try plan.commit(reason: "One more of each", actor: "analyst")
        return (copy, copied)
      }
    }
    throw StoreError.unknownRecord(entity: reference.entity.name, code: "", near: [])
  }

  @Test(
    "What a record refers to is not taken back: by a plan, past the plans, or unseen",
    arguments: ReferenceCase.all
  )
  func standing(_ reference: ReferenceCase) throws {
    let (record, target) = try planted(reference)
    let breach = Breach(
      rule: reference.rule,
      entity: reference.entity.name,
      key: record.key.text,
      detail: "\(reference.field.name): NEW was taken back"
    )
    let before = try store.contents()
    #expect(try store.plan([.removal(target.key)]).rejections == [.breaches([breach])])
    #expect(throws: StoreError.ruleBroken(id: reference.rule)) {
      try store.writePastPlans([], removing: [target])
    }
    #expect(try store.contents() == before)
    #expect(try store.plan([.removal(target.key), .removal(record.key)]).rejections == [])
    let rule = try #require(StoreRule.all.first { $0.id == reference.rule })
    try store.tamper("DROP TRIGGER check_\(rule.view)")
    try store.writePastPlans([], removing: [target])
    #expect(try store.check() == [breach])
  }
}
