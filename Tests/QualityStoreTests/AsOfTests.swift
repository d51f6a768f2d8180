import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct AsOfTests {
  @Test("An earlier as-of date gives the earlier series exactly, after every kind of change")
  func earlier() throws {
    let folder = try TemporaryFolder()
    let clock = try TestClock("2025-01-10T09:00:00Z")
    let store = try SmallTrust.store(clock: clock.clock)
    try clock.set("2025-02-10T09:00:00Z")
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-11-01,9\nCROFTON,2024-12-01,7\nNORMAN,2024-12-01,1\n",
      in: folder
    )
    _ = try store.plan([
      .target(
        Target(measureCode: "SAF-01", value: 5, from: try day("2024-01-01"), source: "board")
      ),
      .annotation(
        Annotation(measureCode: "SAF-01", date: try day("2024-12-01"), text: "Huddles")
      ),
    ]).commit(reason: "r", actor: "a")
    let asOf = AsOf.date(try day("2025-03-31"))
    let before = try store.series(measure: "SAF-01", unit: "CROFTON", asOf: asOf)
    let allBefore = try store.allSeries(measure: "SAF-01", asOf: asOf)
    let countsBefore = try store.counts(of: "SAF-01", asOf: asOf)
    let unitsBefore = try store.units(asOf: asOf)
    #expect(before.points.map(\.value) == [9, 7])

    try clock.set("2025-04-01T00:00:00Z")
    try store.loadIncidents(
      "unit,period,n\nCROFTON,2024-12-01,12\nCROFTON,2025-01-01,3\nNORMAN,2024-12-01,\n",
      in: folder
    )
    var second = SmallTrust.violence
    second.version = 2
    second.effectiveFrom = try day("2024-12-01")
    _ = try store.plan([
      .definition(second),
      .target(
        Target(measureCode: "SAF-01", value: 3, from: try day("2024-01-01"), source: "board")
      ),
      .phase(
        ProcessPhase(
          measureCode: "SAF-01",
          from: try day("2024-12-01"),
          reason: "huddles",
          decidedBy: "d"
        )
      ),
      .withdrawal(
        .annotation(
          Annotation(measureCode: "SAF-01", date: try day("2024-12-01"), text: "Huddles")
        )
      ),
      .unit(OrganisationUnit(code: "CROFTON", name: "Renamed", kind: .ward, parentCode: "ACM")),
    ]).commit(reason: "r", actor: "a")

    #expect(try store.series(measure: "SAF-01", unit: "CROFTON", asOf: asOf) == before)
    #expect(try store.allSeries(measure: "SAF-01", asOf: asOf) == allBefore)
    #expect(try store.counts(of: "SAF-01", asOf: asOf) == countsBefore)
    #expect(try store.units(asOf: asOf) == unitsBefore)
    #expect(try store.horizon(asOf: asOf) == 3)
    let now = try store.series(measure: "SAF-01", unit: "CROFTON")
    #expect(now.unit.name == "Renamed")
    #expect(now.targets.map(\.value) == [3])
    #expect(now.annotations.isEmpty)
    #expect(now.phases.count == 1)
    // December and January were reported under version 1 and now fall under version 2.
    #expect(now.points.map(\.value) == [9])
  }

  @Test("The end of the day counts, in universal time")
  func endOfDay() throws {
    let folder = try TemporaryFolder()
    let clock = try TestClock("2025-01-10T23:59:58Z")
    let store = try SmallTrust.store(clock: clock.clock)
    try clock.set("2025-01-10T23:59:59Z")
    try store.loadIncidents("unit,period,n\nCROFTON,2024-12-01,7\n", in: folder)
    try clock.set("2025-01-11T00:00:00Z")
    try store.loadIncidents("unit,period,n\nCROFTON,2024-12-01,8\n", in: folder)
    func value(_ iso: String) throws -> Double? {
      try store.series(measure: "SAF-01", unit: "CROFTON", asOf: .date(day(iso))).points.first?
        .value
    }
    #expect(try value("2025-01-10") == 7)
    #expect(try value("2025-01-11") == 8)
    #expect(throws: StoreError.unknownMeasure(code: "SAF-01", near: [])) { try value("2025-01-09") }
  }

  @Test("A clock that is set back does not put a change before an earlier one")
  func clockSetBack() throws {
    let clock = try TestClock("2025-06-01T12:00:00Z")
    let store = try SmallTrust.store(clock: clock.clock)
    try clock.set("2025-05-01T12:00:00Z")
    _ = try store.plan([.measure(Measure(code: "X", name: "X"))]).commit(reason: "r", actor: "a")
    #expect(
      try store.changes().map(\.recordedAt.description) == [
        "2025-06-01T12:00:00Z", "2025-06-01T12:00:00Z",
      ]
    )
    #expect(try store.measures(asOf: .date(day("2025-05-02"))).isEmpty)
  }
}
