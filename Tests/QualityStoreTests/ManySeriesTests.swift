import GRDB
import QualityModel
import QualityStore
import TestInputSupport
import Testing

/// Figures of many measures read at once.
@Suite struct ManySeriesTests {
  /// A store with ten measures of changing definitions, figures, corrections and decisions, all drawn.
  private func drawnStore(_ seed: UInt64, in folder: TemporaryFolder) throws -> QualityStore {
    var state = seed
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let clock = try TestClock("2024-06-01T09:00:00Z")
    let store = try SmallTrust.store(clock: clock.clock)
    for number in 1...10 {
      let code = "M-\(number)"
      var definition = SmallTrust.violence
      definition.measureCode = code
      var proposals: [Proposal] = [
        .measure(Measure(code: code, name: "Measure \(number)")), .definition(definition),
      ]
      if draw(2) == 0 {
        definition.version = 2
        definition.effectiveFrom = try day("2023-01-01").adding(months: draw(8))
        proposals.append(.definition(definition))
      }
      if draw(2) == 0 {
        proposals.append(
          .target(
            Target(
              measureCode: code,
              unitCode: draw(2) == 0 ? "NORMAN" : nil,
              value: Double(draw(9)),
              from: try day("2023-02-01"),
              source: "drawn"
            )
          )
        )
      }
      if draw(2) == 0 {
        proposals.append(
          .annotation(
            Annotation(
              measureCode: code,
              unitCode: draw(2) == 0 ? "CROFTON" : nil,
              date: try day("2023-03-01"),
              text: "Remark \(number)"
            )
          )
        )
      }
      _ = try store.plan(proposals).commit(reason: "r", actor: "a")
    }
    for round in 0..<2 {
      try clock.set("2024-0\(7 + round)-01T09:00:00Z")
      for number in 1...10 {
        var rows = "unit,period,n,status\n"
        for unit in ["CROFTON", "NORMAN", "TRUST"] {
          for month in 0..<12 where draw(5) > 0 {
            let status = draw(6) == 0 && round == 1 ? "withdrawn" : "final"
            rows += "\(unit),\(try day("2023-01-01").adding(months: month)),\(draw(30)),\(status)\n"
          }
        }
        let plan = try store.planLoad(
          LoadSpecification(
            path: try folder.write(rows),
            measure: .code("M-\(number)"),
            unit: .column("unit"),
            period: "period",
            numerator: "n",
            status: "status"
          )
        )
        _ = try plan.commit(reason: "round \(round)", actor: "a")
      }
    }
    return store
  }

  @Test("Series of many measures together are those of each measure, with any knowledge")
  func together() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("many series: seed \(seed)")
    let folder = try TemporaryFolder()
    let store = try drawnStore(seed, in: folder)
    let codes = (1...10).map { "M-\($0)" }.shuffled()
    for asOf in [AsOf.now, .date(try day("2024-07-15"))] {
      let all = try store.allSeries(of: codes, asOf: asOf)
      #expect(all.count == codes.count)
      for (code, series) in zip(codes, all) {
        #expect(try store.allSeries(measure: code, asOf: asOf) == series, "\(code)")
        for one in series {
          #expect(
            try store.series(measure: code, unit: one.unit.code, asOf: asOf) == one,
            "\(code) at \(one.unit.code)"
          )
        }
      }
      let figures = try store.figures(of: codes, asOf: asOf)
      #expect(figures.map(\.measure.code) == codes)
      for (code, together) in zip(codes, figures) {
        let alone = try #require(try store.figures(of: [code], asOf: asOf).first)
        #expect(together.figures == alone.figures, "\(code)")
        #expect(together.targets == alone.targets)
        #expect(together.definitions == alone.definitions)
      }
    }
    let latest = try store.latestDefinitions()
    for code in codes { #expect(try store.definitions(of: code).last == latest[code]) }
  }

  @Test("The newest period is the last with a figure that stands, with any knowledge, on any day")
  func newestPeriods() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("newest periods: seed \(seed)")
    let folder = try TemporaryFolder()
    let store = try drawnStore(seed, in: folder)
    let codes = try store.measures().map(\.code)
    let places = Set(
      codes.flatMap { code in
        ["CROFTON", "NORMAN", "TRUST", "ACM", "NOWHERE"].map {
          MeasuredPlace(measure: code, unit: $0)
        }
      }
    )
    let nothing = try store.reading(asOf: .date(day("2024-05-01"))) { reading in
      try reading.newestPeriods(of: places, notAfter: day("2024-01-01"))
    }
    #expect(nothing.isEmpty)
    for asOf in [AsOf.now, .date(try day("2024-07-15"))] {
      for last in ["2022-12-31", "2023-05-31", "2023-06-01", "2024-01-01"] {
        let last = try day(last)
        var expected: [MeasuredPlace: CalendarDate] = [:]
        for measure in try store.figures(of: codes, asOf: asOf) {
          for figure in measure.figures where figure.numerator != nil && figure.period <= last {
            let unit = measure.unitCodes[figure.unit]
            let place = MeasuredPlace(measure: measure.measure.code, unit: unit)
            expected[place] = max(expected[place] ?? figure.period, figure.period)
          }
        }
        let found = try store.reading(asOf: asOf) { reading in
          try reading.newestPeriods(of: places, notAfter: last)
        }
        #expect(found == expected)
      }
    }
  }

  @Test("A name among many that is not there is answered with the near ones")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let store = try drawnStore(7, in: folder)
    let codes = (1...9).map { "M-\($0)" } + ["M-100"]
    #expect(throws: StoreError.unknownMeasure(code: "M-100", near: ["M-10", "M-1"])) {
      try store.allSeries(of: codes)
    }
  }

  @Test(
    "The version of a store changes with every change recorded, and with what is written past them"
  )
  func version() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("quality.db")
    let store = try QualityStore.create(at: path)
    let other = try QualityStore.open(at: path)
    let first = try store.version()
    #expect(try store.version() == first)
    _ = try store.plan(SmallTrust.units).commit(reason: "own", actor: "a")
    let second = try store.version()
    #expect(second.change == first.change + 1)
    _ = try other.plan(SmallTrust.measures).commit(reason: "another's", actor: "a")
    let third = try store.version()
    #expect(third != second)
    #expect(try store.version(asOf: .date(day("2000-01-01"))).change == 0)
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: "CREATE TABLE stranger (x)") }
    #expect(try store.version() != third)
    #expect(try store.version().change == third.change)
  }
}
