import QualityModel
import Testing

@testable import DemonstrationTrust

@Suite("The size of the trust")
struct TrustSizeTests {
  private let reader = TrustReader.usual

  @Test("96 units of the kinds that were asked for, in each directorate as many as were asked for")
  func units() {
    let organisation = reader.trust.organisation
    func counts(_ directorate: String) -> [Int] {
      let own = organisation.trustUnits.filter { $0.directorate == directorate }
      return [.ward, .team, .clinic, .prison, .school, .corporate].map { form in
        own.count { $0.form == form }
      }
    }
    #expect(counts("ACM") == [9, 7, 0, 0, 0, 0])
    #expect(counts("CML") == [2, 20, 2, 0, 0, 0])
    #expect(counts("OPC") == [6, 13, 5, 0, 0, 0])
    #expect(counts("CYP") == [1, 4, 3, 0, 6, 0])
    #expect(counts("FPH") == [6, 0, 0, 8, 0, 0])
    #expect(counts("CORP") == [0, 0, 0, 0, 0, 4])
    let units = reader.trust.units
    #expect(units.count { $0.kind == .ward || $0.kind == .team || $0.kind == .clinic } == 96)
    #expect(units.count { $0.kind == .directorate } == 5)
    #expect(units.count { $0.kind == .service } == 23)
    #expect(units.count == 1 + 6 + 23 + 96)
    #expect(Set(units.map(\.code)).count == units.count)
    #expect(Set(units.map(\.name)).count == units.count)
  }

  @Test("Each unit stands after the one above it")
  func order() {
    var seen: Set<String> = []
    for unit in reader.trust.units {
      if let parent = unit.parentCode { #expect(seen.contains(parent), "\(unit.code)") }
      seen.insert(unit.code)
    }
  }

  @Test("128 sites of eight kinds, and every unit is at one")
  func sites() throws {
    let records = reader.trust.organisationRecords
    let sites = records.filter { $0.entity.name == "site" }
    let kinds = Dictionary(grouping: sites) { $0.text("kind") ?? "" }.mapValues(\.count)
    #expect(
      kinds == [
        "inpatient": 8, "community_base": 36, "clinic": 27, "school": 26, "childrens_centre": 14,
        "prison": 6, "corporate": 3, "home_visiting_base": 8,
      ]
    )
    #expect(Set(sites.compactMap { $0.text("name") }).count == 128)
    let located = Set(
      records.filter { $0.entity.name == "unit_location" }.compactMap { $0.text("unit") }
    )
    #expect(located == Set(reader.trust.organisation.trustUnits.map(\.code)))
  }

  @Test("Every record has what its entity asks, once, and refers to something that exists")
  func records() {
    let records = reader.trust.organisationRecords
    let units = Set(reader.trust.units.map(\.code))
    let sites = Set(records.filter { $0.entity.name == "site" }.map { $0.key.text })
    #expect(Set(records.map(\.key)).count == records.count)
    for record in records {
      for rule in record.entity.rules { #expect(rule.breaches(in: record).isEmpty) }
      for field in record.entity.fields {
        let value = record[field.name]
        #expect(value != nil || !field.isRequired, "\(record.key.text) \(field.name)")
        guard let text = value?.text else { continue }
        #expect((try? field.value(of: text).get()) == value, "\(record.key.text) \(field.name)")
        if field.target == "unit" { #expect(units.contains(text)) }
        if field.target == "site" { #expect(sites.contains(text)) }
      }
    }
  }

  @Test(
    "72 measures with sound definitions: 68 of the trust, three spreadsheets and the monthly count"
  )
  func measures() {
    let measures = reader.trust.measures
    #expect(measures.count == 72)
    #expect(measures.map(\.measure.code) == measures.map(\.measure.code).sorted())
    for (start, count) in ["SAF-": 19, "EFF-": 16, "EXP-": 12, "ACC-": 10, "STF-": 12, "LOC-": 3] {
      #expect(measures.count { $0.measure.code.hasPrefix(start) } == count)
    }
    #expect(measures.flatMap(\.definitions).allSatisfy { $0.problems.isEmpty })
    #expect(Set(measures.map(\.measure.name)).count == 72)
  }

  @Test("About 80,000 monthly figures and 16,000 weekly ones")
  func figures() {
    var byFrequency: [Frequency: Int] = [:]
    for measure in reader.trust.observations {
      let frequency = reader.definitions[measure.measureCode]?.last?.frequency ?? .daily
      byFrequency[frequency, default: 0] += measure.rows.count
    }
    print("figures: \(byFrequency.map { "\($0.key.rawValue) \($0.value)" }.sorted())")
    #expect((75_000...90_000).contains(byFrequency[.monthly] ?? 0))
    #expect((15_000...17_500).contains(byFrequency[.weekly] ?? 0))
    #expect(Timeline.weekly.count == 235)
    #expect(Timeline.monthly.count == 54)
    #expect(Set(Timeline.weekly.months).count == 54)
  }

  @Test(
    "Every figure is one that a load takes: its parts fit its definition, its day and its unit",
    arguments: TrustReader.both
  )
  func sound(reader: TrustReader) {
    let units = Dictionary(uniqueKeysWithValues: reader.trust.units.map { ($0.code, $0) })
    var faults: [String] = []
    for measure in reader.trust.observations {
      guard let definition = reader.definitions[measure.measureCode]?.last else {
        faults.append(measure.measureCode)
        continue
      }
      var seen: Set<String> = []
      for row in measure.rows {
        let figure = row.observation
        let end = definition.frequency.periodEnd(startingOn: figure.period)
        var isSound = definition.frequency.isPeriodStart(figure.period)
        isSound = isSound && units[row.unitCode]?.isOpen(on: figure.period) == true
        isSound = isSound && units[row.unitCode]?.isOpen(on: end) == true
        isSound = isSound && end <= Organisation.lastDay
        isSound = isSound && (figure.numerator == nil) == (figure.missingReason != nil)
        if let numerator = figure.numerator {
          isSound = isSound && numerator >= 0 && numerator == numerator.rounded()
          isSound = isSound && (figure.denominator != nil) == definition.kind.usesDenominator
          if definition.kind == .proportion {
            isSound = isSound && numerator <= figure.denominator ?? 0
          }
        }
        isSound = isSound && seen.insert(row.unitCode + figure.period.description).inserted
        if !isSound { faults.append("\(measure.measureCode) \(row.unitCode) \(figure)") }
      }
    }
    #expect(faults.isEmpty, "\(faults.prefix(5)) of \(faults.count)")
  }
}
