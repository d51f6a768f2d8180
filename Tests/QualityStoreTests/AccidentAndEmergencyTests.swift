import Foundation
import QualityModel
import QualityStore
import Testing
import TestInputSupport

/// The real file of NHS England's A&E attendances (CC0), which is not part of the project.
@Suite(
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct AccidentAndEmergencyTests {
  @Test("Type 1 attendances load with their known figures, and a second plan says nothing is new")
  func typeOne() throws {
    let folder = try #require(SharedFolder.url).path
    let store = try QualityStore.inMemory()
    _ = try store.plan([
      .unit(OrganisationUnit(code: "ENGLAND", name: "England", kind: .other)),
      .measure(Measure(code: "AE-4H", name: "Over four hours in A&E")),
      .definition(
        MeasureDefinition(
          measureCode: "AE-4H",
          kind: .proportion,
          numeratorText: "type 1 breaches",
          denominatorText: "type 1 attendances",
          multiplier: 100,
          unitOfMeasure: "%",
          better: .lower,
          frequency: .monthly
        )
      ),
    ]).commit(reason: "A&E", actor: "analyst")
    let specification = LoadSpecification(
      path: folder + "/data/ae_attendances.csv",
      measure: .code("AE-4H"),
      unit: .column("org_code"),
      period: "period",
      numerator: "breaches",
      denominator: "attendances",
      filters: [LoadFilter(column: "type", anyOf: ["1"])],
      unknownUnits: .create(kind: .organisation, parentCode: "ENGLAND")
    )
    let plan = try store.planLoad(specification)
    #expect(plan.summary.rows == 12_765)
    #expect(plan.counts == ChangeCounts(new: 4932, filtered: 12_765 - 4932))
    #expect(plan.newUnits.count == 140)
    #expect(plan.summary.units == 140)
    #expect(plan.summary.denominatorSum == 46_315_223)
    #expect(plan.summary.numeratorSum == 8_096_641)
    _ = try plan.commit(reason: "A&E", actor: "analyst")

    let counts = try store.counts(of: "AE-4H")
    #expect(counts.rows == 4932)
    #expect(counts.units == 140)
    #expect(counts.denominatorSum == 46_315_223)
    #expect(counts.numeratorSum == 8_096_641)
    let all = try store.allSeries(measure: "AE-4H")
    #expect(all.count == 140)
    #expect(all.map(\.points.count).reduce(0, +) == 4932)
    let first = try #require(
      all.first { $0.unit.code == "RF4" }?.points.first { $0.period == (try? day("2017-03-01")) }
    )
    #expect(first.value == 2879.0 * 100 / 21_289)

    let again = try store.planLoad(specification)
    #expect(again.counts == ChangeCounts(same: 4932, filtered: 12_765 - 4932))
    #expect(try again.commit(reason: "again", actor: "analyst") == .nothingNew)
    #expect(try store.verifyChangeLog().isIntact)
  }
}
