import QualityModel
import Testing

@testable import DemonstrationTrust

@Suite struct PortfolioRecordTests {
  @Test("Every record keeps the rules of its entity", arguments: PortfolioFixture.seeds)
  func everyRecordKeepsTheRulesOfItsEntity(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    for record in fixture.all {
      for rule in record.entity.rules {
        let breaches = rule.breaches(in: record)
        #expect(breaches.isEmpty, "\(record.key): \(rule.id) \(rule.statement) \(breaches)")
      }
    }
  }

  @Test("Every field holds what its kind allows", arguments: PortfolioFixture.seeds)
  func everyFieldHoldsWhatItsKindAllows(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    for record in fixture.all {
      for (field, value) in zip(record.entity.fields, record.values) {
        let text = value?.text ?? ""
        #expect(
          (try? field.value(of: text).get()) == value,
          "\(record.key) \(field.name): \(text)"
        )
      }
    }
  }

  @Test("Every reference leads to a record a unit or a measure", arguments: PortfolioFixture.seeds)
  func everyReferenceLeadsToARecordAUnitOrAMeasure(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    var codes: [String: Set<String>] = [:]
    for record in fixture.all where record.entity.hasCode {
      codes[record.entity.name, default: []].insert(record.text("code") ?? "")
    }
    codes["unit"] = Set(fixture.trust.units.map(\.code))
    codes["measure"] = Set(MeasureCodes.all)
    for record in fixture.all {
      for field in record.entity.fields {
        guard let target = field.target, let code = record.text(field.name) else { continue }
        #expect(codes[target]?.contains(code) == true, "\(record.key) \(field.name): \(code)")
      }
    }
  }

  @Test("No two records have one key", arguments: PortfolioFixture.seeds)
  func noTwoRecordsHaveOneKey(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    var seen: Set<RecordKey> = []
    for record in fixture.all { #expect(seen.insert(record.key).inserted, "\(record.key)") }
  }

  @Test("The same seed makes the same records and another seed others")
  func theSameSeedMakesTheSameRecordsAndAnotherSeedOthers() {
    let again = PortfolioFixture(seed: DemonstrationTrust.usualSeed)
    let isSame = again.all == PortfolioFixture.usual.all
    #expect(isSame)
    let isOther = PortfolioFixture.other.all != PortfolioFixture.usual.all
    #expect(isOther)
  }

  @Test("Records come in the order of their keys", arguments: PortfolioFixture.seeds)
  func recordsComeInTheOrderOfTheirKeys(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    for (first, second) in zip(fixture.portfolio.records, fixture.portfolio.records.dropFirst())
    where first.entity === second.entity {
      #expect(first.key.text < second.key.text)
    }
  }

  @Test("References upward end", arguments: PortfolioFixture.seeds)
  func referencesUpwardEnd(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    for entity in Entity.all {
      guard let upward = entity.upward else { continue }
      let above = Dictionary(
        uniqueKeysWithValues: fixture.records(entity).map {
          ($0.text("code") ?? "", $0.text(upward))
        }
      )
      for start in above.keys {
        var steps = 0
        var code: String? = start
        while let next = code.flatMap({ above[$0] ?? nil }), steps < 100 {
          code = next
          steps += 1
        }
        #expect(steps < 100, "\(entity.name) \(start)")
      }
    }
  }

  @Test("No objective serves itself by a way round", arguments: PortfolioFixture.seeds)
  func noObjectiveServesItselfByAWayRound(_ seed: UInt64) {
    let fixture = PortfolioFixture.of(seed)
    let above = Dictionary(grouping: fixture.records(.objectiveLink)) { $0.text("objective") ?? "" }
      .mapValues { $0.compactMap { $0.text("serves") } }
    for start in above.keys {
      var reached: Set<String> = []
      var waiting = above[start] ?? []
      while let code = waiting.popLast() {
        if reached.insert(code).inserted { waiting += above[code] ?? [] }
      }
      #expect(!reached.contains(start))
    }
  }
}

/// The codes of measures that domain.md 6.2 lists.
enum MeasureCodes {
  static let all = [("SAF", 18), ("EFF", 16), ("EXP", 12), ("ACC", 10), ("STF", 12)].flatMap {
    prefix,
    count in (1...count).map { "\(prefix)-\($0 < 10 ? "0" : "")\($0)" }
  }
}
