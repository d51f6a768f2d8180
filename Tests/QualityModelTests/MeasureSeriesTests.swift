import QualityModel
import Testing

@Suite struct MeasureSeriesTests {
  /// A monthly count with one point a month from April 2020.
  static func series(
    _ values: [Double?],
    versions: [Int]? = nil,
    skipping skipped: Set<Int> = [],
    phases: [ProcessPhase] = [],
    targets: [Target] = []
  ) throws -> MeasureSeries {
    let start = try #require(CalendarDate(iso: "2020-04-01"))
    let definitions = [
      MeasureDefinitionTests.definition(.count),
      MeasureDefinitionTests.definition(.count, version: 2, from: "2020-08-01"),
    ]
    let points = values.enumerated().filter { !skipped.contains($0.offset) }.map { index, value in
      MeasureSeries.Point(
        Observation(
          period: start.adding(months: index),
          numerator: value,
          missingReason: value == nil ? "not sent" : nil
        ),
        definition: definitions[(versions?[index] ?? 1) - 1]
      )
    }
    return MeasureSeries(
      measure: Measure(code: "M", name: "Measure"),
      definitions: versions == nil ? [definitions[0]] : definitions,
      unit: OrganisationUnit(code: "W", name: "Ward", kind: .ward),
      points: points,
      phases: phases,
      targets: targets
    )
  }

  static func phase(_ from: String, unit: String? = "W", baseline: Int? = nil) throws
    -> ProcessPhase
  {
    ProcessPhase(
      measureCode: "M",
      unitCode: unit,
      from: try #require(CalendarDate(iso: from)),
      baselinePoints: baseline,
      reason: "new process",
      decidedBy: "ward manager"
    )
  }

  @Test("A missing figure is a point without a value that says why")
  func missing() throws {
    let series = try Self.series([9, nil, 0])
    #expect(series.points.map(\.value) == [9, nil, 0])
    #expect(series.points[1].noValue == .missing(reason: "not sent"))
  }

  @Test("A period without a row is no point, and is named")
  func gaps() throws {
    let series = try Self.series([9, 8, 7, 6, 5], skipping: [1, 3])
    #expect(series.points.count == 3)
    #expect(series.missingPeriods.map(\.description) == ["2020-05-01", "2020-07-01"])
  }

  @Test("A version of the definition is found by its number")
  func versions() throws {
    let series = try Self.series([1, 2], versions: [1, 2])
    #expect([1, 2, 3].map { series.definition(ofVersion: $0)?.version } == [1, 2, nil])
    #expect(series.definition?.version == 2)
  }

  @Test("Withdrawn periods are no points and stand in order")
  func withdrawn() throws {
    let series = try Self.series([9, 8, 7, 6], skipping: [1, 2])
    let copy = MeasureSeries(
      measure: series.measure,
      definitions: series.definitions,
      unit: series.unit,
      points: series.points,
      withdrawnPeriods: series.missingPeriods.reversed()
    )
    #expect(copy.withdrawnPeriods.map(\.description) == ["2020-05-01", "2020-06-01"])
    #expect(copy.missingPeriods == copy.withdrawnPeriods)
    #expect(series.withdrawnPeriods.isEmpty)
  }

  @Test("Without decisions there is one phase")
  func onePhase() throws {
    let starts = try Self.series([1, 2, 3]).phaseStarts
    #expect(starts.map(\.pointIndex) == [0])
    #expect(starts.first?.cause == .start)
    #expect(try Self.series([]).phaseStarts.isEmpty)
  }

  @Test("A decided phase starts at the first point on or after its day")
  func decided() throws {
    let phase = try Self.phase("2020-05-15", baseline: 12)
    let starts = try Self.series([1, 2, 3, 4], phases: [phase]).phaseStarts
    #expect(starts.map(\.pointIndex) == [0, 2])
    #expect(starts.last?.cause == .decided(phase))
    #expect(starts.last?.baselinePoints == 12)
  }

  @Test("A phase decided in a gap starts at the point after it and keeps the day of the decision")
  func decidedInGap() throws {
    let phase = try Self.phase("2020-06-01")
    let starts = try Self.series([1, 2, 3, 4, 5], skipping: [2, 3], phases: [phase]).phaseStarts
    #expect(starts.map(\.period.description) == ["2020-04-01", "2020-08-01"])
    #expect(starts.map(\.decidedFrom) == [nil, phase.from])
  }

  @Test("A decision before the first point gives its baseline, one after the last starts nothing")
  func outside() throws {
    let before = try Self.phase("2019-01-01", baseline: 24)
    let after = try Self.phase("2021-01-01")
    let starts = try Self.series([1, 2], phases: [before, after]).phaseStarts
    #expect(starts.map(\.pointIndex) == [0])
    #expect(starts.first?.baselinePoints == 24)
  }

  @Test("Two versions of a definition are never joined in one phase")
  func definitionChange() throws {
    let starts = try Self.series([1, 2, 3, 4, 5, 6], versions: [1, 1, 1, 1, 2, 2]).phaseStarts
    #expect(starts.map(\.pointIndex) == [0, 4])
    #expect(starts.last?.cause == .definition(from: 1, to: 2))
  }

  @Test("A unit's own decision counts before the one for every unit on the same day")
  func ownPhase() throws {
    let own = try Self.phase("2020-06-01", baseline: 15)
    let everywhere = try Self.phase("2020-06-01", unit: nil, baseline: 20)
    let starts = try Self.series([1, 2, 3, 4], phases: [own, everywhere]).phaseStarts
    #expect(starts.last?.baselinePoints == 15)
  }

  @Test("The target in force is the unit's own, and of two the later")
  func targets() throws {
    func target(_ value: Double, _ from: String, unit: String?, to: String? = nil) throws -> Target
    {
      Target(
        measureCode: "M",
        unitCode: unit,
        value: value,
        from: try #require(CalendarDate(iso: from)),
        to: to.flatMap { CalendarDate(iso: $0) },
        source: "board"
      )
    }
    let series = try Self.series(
      [1],
      targets: [
        target(10, "2020-01-01", unit: nil), target(8, "2020-06-01", unit: nil),
        target(5, "2020-07-01", unit: "W", to: "2020-08-31"),
      ]
    )
    let days = try ["2019-12-31", "2020-01-01", "2020-06-01", "2020-08-31", "2020-09-01"].map {
      try #require(CalendarDate(iso: $0))
    }
    #expect(days.map { series.target(on: $0)?.value } == [nil, 10, 8, 5, 8])
    #expect(days.map(series.targetValue) == [nil, 10, 8, 5, 8])
  }

  @Test("Points stand in the order of their periods, however they are given")
  func order() throws {
    let series = try Self.series([1, 2, 3])
    let turned = MeasureSeries(
      measure: series.measure,
      definitions: series.definitions,
      unit: series.unit,
      points: series.points.reversed()
    )
    #expect(turned == series)
  }
}
