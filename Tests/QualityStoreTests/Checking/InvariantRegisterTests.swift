import QualityModel
import Testing

@testable import QualityStore

@Suite("The register of invariants")
struct InvariantRegisterTests {
  @Test("It has every number from 1 to 63 once")
  func numbers() {
    #expect(Invariant.all.map(\.number).sorted() == Array(1...63))
    #expect(Invariant.all.allSatisfy { $0.id == ($0.number < 10 ? "I-0" : "I-") + "\($0.number)" })
    #expect(Invariant.all.allSatisfy { !$0.keepers.isEmpty })
  }

  @Test("What can be broken in a store has a rule that finds it, and no rule is without its entry")
  func found() {
    let checked = Set(CheckedRule.all.map(\.id).filter { $0.hasPrefix("I-") })
    #expect(Set(Invariant.all.filter(\.isOfTheStore).map(\.id)) == checked)
  }

  @Test("What it says of its keepers is so: tables, plans and entries have the rule")
  func keepers() {
    let tables = Set(
      Entity.all.flatMap { $0.rules.map(\.id) + $0.fields.compactMap(\.rule) } + ["I-08", "I-09"]
    )
    #expect(Set(Invariant.all.filter { $0.keepers.contains(.table) }.map(\.id)) == tables)
    let entries = Set(StoreRule.all.map(\.id).filter { $0.hasPrefix("I-") })
    #expect(Set(Invariant.all.filter { $0.keepers.contains(.entry) }.map(\.id)) == entries)
  }

  @Test("Every rule that is asked has a planted break that it alone names")
  func planted() {
    func name(_ id: String, _ entity: String, _ statement: String) -> String {
      "\(id) · \(entity) · \(statement)"
    }
    let rules = CheckedRule.all.map { name($0.id, $0.entity, $0.statement) }
    #expect(Set(rules).count == rules.count)
    let within = Set(WithinCase.all.map { name($0.rule.id, $0.entity.name, $0.rule.statement) })
    let across = Set(
      RuleCase.all.map(\.rule) + ReferenceCase.all.map(\.rule) + PlantedBreak.all.map(\.rule)
        + ["I-48"]
    )
    let fields = Set(
      Entity.all.flatMap { entity in
        entity.fields.filter { $0.target.flatMap(Entity.named) == nil }
          .map { "\($0.rule ?? "field-\(entity.name)") \(entity.name)" }
      }
    )
    let walked = Set(LifecycleWalkTests.entities.map { "lifecycle-\($0.name)" })
    // A rule of a record shares its number with others, and is told apart by what it says.
    let ofRecords = Set(Entity.all.flatMap(\.rules).map(\.statement))
    let bare = CheckedRule.all.filter { rule in
      if ofRecords.contains(rule.statement) {
        return !within.contains(name(rule.id, rule.entity, rule.statement))
      }
      return !across.contains(rule.id) && !walked.contains(rule.id)
        && !fields.contains("\(rule.id) \(rule.entity)")
    }
    #expect(bare.map(\.id) == [])
  }
}
