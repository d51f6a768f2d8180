import QualityModel
import TestInputSupport
import Testing

@testable import Workbench

@Suite("Slots of a series")
struct SeriesSlotsTests {
  private let definition = MeasureDefinition(
    measureCode: "M",
    kind: .rate,
    numeratorText: "falls",
    denominatorText: "bed days",
    multiplier: 1_000,
    unitOfMeasure: "per 1,000 bed days",
    better: .lower,
    frequency: .monthly
  )

  /// A monthly series in which months lack a row, a figure or a denominator.
  private func series(_ random: inout SeededGenerator) throws -> MeasureSeries {
    let start = try #require(CalendarDate(iso: "2019-11-01"))
    let rowShare = Double.random(in: 0...1, using: &random)
    let points = (0..<Int.random(in: 0...40, using: &random)).compactMap { month in
      guard Double.random(in: 0...1, using: &random) < rowShare else {
        return MeasureSeries.Point?.none
      }
      let isMissing = Int.random(in: 0...5, using: &random) == 0
      return MeasureSeries.Point(
        Observation(
          period: start.adding(months: month),
          numerator: isMissing ? nil : Double(month),
          denominator: Double(Int.random(in: 0...3, using: &random)),
          missingReason: isMissing ? "not sent" : nil
        ),
        definition: definition
      )
    }
    return MeasureSeries(
      measure: Measure(code: "M", name: "Falls"),
      definitions: [definition],
      unit: OrganisationUnit(code: "W", name: "Ward", kind: .ward),
      points: points
    )
  }

  @Test("There is one for every period in order, reported or not, and the columns agree with them")
  func order() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("slots: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var silentCount = 0
    for _ in 0..<200 {
      let series = try series(&random)
      let slots = SeriesSlots(series, plain: nil)
      let known = series.points.map { (place: $0.period, point: Optional($0)) }
      let silent = series.missingPeriods.map { (place: $0, point: MeasureSeries.Point?.none) }
      let expected = (known + silent).sorted { $0.place < $1.place }
      silentCount += silent.count
      #expect(slots.map(\.place) == expected.map(\.place))
      #expect(slots.map(\.period) == expected.map(\.place))
      #expect(slots.map(\.point) == expected.map(\.point))
      #expect(slots.indices.map(slots.place) == expected.map(\.place))
      let bits = { (values: [Double]) in values.map(\.bitPattern) }
      #expect(bits(slots.values) == bits(expected.map { $0.point?.value ?? .nan }))
      #expect(bits(slots.indices.map(slots.value)) == bits(slots.values))
      #expect(bits(slots.numerators) == bits(expected.map { $0.point?.numerator ?? .nan }))
      #expect(bits(slots.denominators) == bits(expected.map { $0.point?.denominator ?? .nan }))
    }
    #expect(silentCount > 0)
  }

  @Test("The first slot on or after a day is found as by going through them")
  func firstOnOrAfter() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("slots: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let start = try #require(CalendarDate(iso: "2019-09-15"))
    for _ in 0..<200 {
      let slots = try SeriesSlots(series(&random), plain: nil)
      let day = start.adding(days: Int.random(in: 0...1_400, using: &random))
      #expect(slots.firstIndex(onOrAfter: day) == slots.firstIndex { $0.place >= day })
    }
  }
}
