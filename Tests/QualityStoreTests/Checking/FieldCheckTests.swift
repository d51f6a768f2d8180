import GRDB
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

@Suite("Each field of a record holds what it is declared to hold")
struct FieldCheckTests {
  /// What a field is not declared to hold, as SQL.
  private static func wrong(_ field: EntityField) -> String {
    switch field.kind {
    case .text: "'  '"
    case .wholeNumber(let range): "\(range.upperBound + 1)"
    case .number: "9e999"
    case .truth: "2"
    case .day: "'2024-02-30'"
    case .word: "'nonsense'"
    case .reference: "987654"
    }
  }

  /// The rule that names the break: a reference to a declared record is for the rule of references.
  private static func rule(_ field: EntityField, in entity: Entity) -> String {
    if field.target.flatMap(Entity.named) != nil { return "reference-\(entity.name)" }
    return field.rule ?? "field-\(entity.name)"
  }

  @Test(
    "A field that was given something else past the checks is named, and it alone",
    arguments: Entity.all
  )
  func named(_ entity: Entity) throws {
    let folder = try TemporaryFolder()
    let store = try ExampleStore.whole(in: folder)
    let table = RecordTable(entity)
    try store.dropTriggers()
    try store.tamper("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF")
    // The others do not look at these tables.
    let asked = CheckedRule.all.filter { rule in
      rule.entity == entity.name
        || StoreRule.all.contains { $0.id == rule.id && $0.reads.contains(entity.name) }
    }
    for field in entity.fields {
      let place = entity.isKey(field) ? table.identity : table.revision
      let numbers = try store.queue.read { database in
        try Int64.fetchAll(
          database,
          sql: "SELECT \(table.number) FROM \(table.revision) WHERE withdrawn = 0"
        )
      }
      let rule = Self.rule(field, in: entity)
      // A wrong value of one record may break what another one rests on; the record is taken of which
      // the least breaks.
      var found: [Breach]?
      for number in numbers.prefix(3) where found?.count != 1 {
        let breaches: [Breach] = try store.attempt { database in
          try database.execute(
            sql: """
              UPDATE \(place) SET \(table.column(field)) = \(Self.wrong(field))
              WHERE \(table.number) = \(number)
              """
          )
          #expect(database.changesCount == 1)
          return try asked.flatMap { try $0.breaches(database) }
        }
        if breaches.count < found?.count ?? .max { found = breaches }
      }
      let breaches = try #require(found)
      #expect(breaches.count { $0.rule == rule } == 1, "\(entity.name).\(field.name)")
      for other in breaches where other.rule != rule {
        // What follows from it, and nothing else: a rule that asks about this field.
        let follows =
          switch other.cause {
          case .within(let broken, _): broken.fields.contains(field.name)
          case .query:
            StoreRule.all.contains { $0.id == other.rule && $0.reads.contains(entity.name) }
          default: false
          }
        #expect(follows, "\(entity.name).\(field.name): \(other)")
      }
      let breach = try #require(breaches.first { $0.rule == rule })
      #expect(breach.entity == entity.name)
      #expect(breach.detail.contains(field.name))
      if field.target.flatMap(Entity.named) == nil { #expect(breach.cause == .field(field)) }
    }
  }

  @Test("The check of a table is what the check of the whole store asks")
  func sameText() {
    let schema =
      StoreSchemaVersion2.sql + StoreSchemaVersion3.sql + StoreSchemaVersion4.sql
      + StoreSchemaVersion5.sql
    for entity in Entity.all {
      for field in entity.fields where field.target == nil {
        #expect(schema.contains("CHECK (\(FieldCheck.holds(field, field.name)))"))
      }
    }
  }
}
