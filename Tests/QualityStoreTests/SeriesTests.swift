import QualityModel
import QualityStore
import TestInputSupport
import Testing

@Suite struct SeriesTests {
  /// Fixture F1 of the domain study: Crofton Ward, April 2020 to September 2024.
  static let crofton = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12, 14, 9,
    11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]

  @Test("Fixture F1 comes out of a store as it went in, in order, with its gaps and its context")
  func fixture() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    let start = try day("2020-04-01")
    let rows = Self.crofton.enumerated().map {
      "CROFTON,\(start.adding(months: $0.offset)),\($0.element)\n"
    }
    try store.loadIncidents("unit,period,n\n" + rows.shuffled().joined(), in: folder)
    let phase = ProcessPhase(
      measureCode: "SAF-01",
      unitCode: "CROFTON",
      from: start.adding(months: 27),
      reason: "safety huddles",
      decidedBy: "QI group"
    )
    let elsewhere = ProcessPhase(
      measureCode: "SAF-01",
      unitCode: "NORMAN",
      from: start,
      reason: "x",
      decidedBy: "y"
    )
    _ = try store.plan([.phase(phase), .phase(elsewhere)]).commit(reason: "r", actor: "a")
    let series = try store.series(measure: "SAF-01", unit: "CROFTON")
    #expect(series.points.compactMap(\.value) == Self.crofton.map(Double.init))
    #expect(series.points.last?.period == (try day("2024-09-01")))
    #expect(series.missingPeriods.isEmpty)
    #expect(series.phases == [phase])
    #expect(series.phaseStarts.map(\.pointIndex) == [0, 27])
    let part = try store.series(
      measure: "SAF-01",
      unit: "CROFTON",
      from: day("2021-01-01"),
      to: day("2021-03-01")
    )
    #expect(part.points.map(\.value) == [19, 11, 11])
  }

  @Test("All series of a measure are those of its units one by one")
  func allSeries() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    try store.loadIncidents(
      "unit,period,n\nNORMAN,2024-01-01,4\nCROFTON,2024-02-01,9\nNORMAN,2024-02-01,5\n",
      in: folder
    )
    var second = SmallTrust.violence
    second.version = 2
    second.effectiveFrom = try day("2024-03-01")
    _ = try store.plan([.definition(second)]).commit(reason: "r", actor: "a")
    try store.loadIncidents("unit,period,n\nNORMAN,2024-03-01,6\nTRUST,2024-03-01,60\n", in: folder)
    let all = try store.allSeries(measure: "SAF-01")
    #expect(all.map(\.unit.code) == ["CROFTON", "NORMAN", "TRUST"])
    for series in all {
      #expect(try store.series(measure: "SAF-01", unit: series.unit.code) == series)
    }
    #expect(all[1].points.map(\.definitionVersion) == [1, 1, 2])
  }

  @Test("Names that are not there are answered with the near ones")
  func unknown() throws {
    let store = try SmallTrust.store()
    #expect(throws: StoreError.unknownMeasure(code: "SAF-001", near: ["SAF-01"])) {
      try store.series(measure: "SAF-001", unit: "CROFTON")
    }
    #expect(throws: StoreError.unknownUnit(code: "Corfton", near: ["CROFTON"])) {
      try store.series(measure: "SAF-01", unit: "Corfton")
    }
    _ = try store.plan([.measure(Measure(code: "NEW", name: "New"))]).commit(
      reason: "r",
      actor: "a"
    )
    #expect(throws: StoreError.undefinedMeasure(code: "NEW")) {
      try store.series(measure: "NEW", unit: "CROFTON")
    }
  }

  @Test("Counts and latest periods are those of the figures in force")
  func counts() throws {
    let folder = try TemporaryFolder()
    let store = try SmallTrust.store()
    try store.loadIncidents(
      "unit,period,n\nNORMAN,2024-01-01,4\nCROFTON,2024-02-01,9\nNORMAN,2024-02-01,\n",
      in: folder
    )
    try store.loadIncidents("unit,period,n\nNORMAN,2024-01-01,5\n", in: folder)
    let counts = try store.counts(of: "SAF-01")
    #expect(counts.rows == 3)
    #expect(counts.missing == 1)
    #expect(counts.units == 2)
    #expect(counts.numeratorSum == 14)
    #expect(counts.firstPeriod == (try day("2024-01-01")))
    #expect(try store.latestPeriods() == ["SAF-01": day("2024-02-01")])
  }
}
