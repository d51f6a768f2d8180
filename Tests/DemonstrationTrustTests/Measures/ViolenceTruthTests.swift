import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// M01, M02, M20, M21 and M23: violence, its spread of improvement, and how it is counted.
@Suite("Planted truths about violence")
struct ViolenceTruthTests {
  /// The fixture F1 of the study of the field.
  private static let crofton: [Double] = [
    9, 15, 11, 14, 9, 9, 7, 8, 14, 19, 11, 11, 12, 11, 12, 12, 15, 11, 7, 8, 7, 15, 9, 12,
    14, 9, 11, 5, 5, 9, 5, 9, 3, 10, 5, 7, 8, 8, 3, 7, 9, 4, 9, 6, 5, 4, 2, 8, 3, 3, 6, 2, 5, 5,
  ]

  @Test(
    "M01: Crofton's months are fixture F1, and limits from its first 24 find the fall",
    arguments: TrustReader.both
  )
  func fixture(reader: TrustReader) throws {
    let values = reader.values("SAF-01M", "CROFTON")
    #expect(values == Self.crofton)
    let chart = try reader.chart("SAF-01M", values, baseline: 24)
    #expect(abs(chart.phases[0].centre - 11.1667) < 1e-4)
    #expect(abs(chart.phases[0].meanMovingRange - 3.1739) < 1e-4)
    #expect(chart.points[..<24].allSatisfy { $0.category == .commonCause })
    #expect((25..<54).allSatisfy { chart.points[$0].lowHits.contains(RuleKind.shift) })
    let twoOfThree = (0..<54).filter { chart.points[$0].lowHits.contains(RuleKind.twoOfThree) }
    #expect(twoOfThree == [27, 28, 30, 32, 34, 44, 45, 46, 48, 49, 51, 52, 53])
    #expect(chart.indices(.improvement).last == 53)
    let phase = try reader.chart("SAF-01M", values, phaseStarts: [27])
    #expect(phase.points[27...].allSatisfy { $0.category == .commonCause })
  }

  @Test(
    "M01: the weeks of a month, by their Thursdays, add up to the month, on every ward",
    arguments: TrustReader.both
  )
  func weeksAddUp(reader: TrustReader) throws {
    for ward in reader.units("SAF-01") {
      var sums: [CalendarMonth: Double] = [:]
      for (week, figure) in reader.figures("SAF-01", ward) {
        sums[week.adding(days: 3).calendarMonth, default: 0] += figure.numerator ?? .nan
      }
      for (period, figure) in reader.figures("SAF-01M", ward) {
        #expect(sums[period.calendarMonth] == figure.numerator, "\(ward) \(period)")
      }
    }
    #expect(reader.figures("SAF-01", "CROFTON").count == 235)
  }

  @Test(
    "M01: the weekly rate shows the fall as well, and people fixed its baseline",
    arguments: TrustReader.both
  )
  func weekly(reader: TrustReader) throws {
    let phase = try #require(
      reader.trust.phases.first { $0.measureCode == "SAF-01" && $0.unitCode == "CROFTON" }
    )
    let chart = try reader.chart(
      "SAF-01",
      reader.values("SAF-01", "CROFTON"),
      baseline: phase.baselinePoints
    )
    #expect(phase.baselinePoints == 105)
    let improved = chart.indices(.improvement)
    // From July 2022 most weeks; before the huddles no more than chance gives so many weeks.
    #expect(improved.count { $0 >= 118 } > 50)
    #expect(improved.count { $0 < 105 } < 20)
  }

  @Test(
    "M02: the trust's total is silent for the first year and falls with the spread; the fall began on Crofton",
    arguments: TrustReader.both
  )
  func spread(reader: TrustReader) throws {
    let total = reader.parts("SAF-01M") { _ in true }.map(\.numerator)
    // Wards that opened, closed or changed their name leave the trust's total whole.
    #expect(total.count == 54)
    let chart = try reader.chart("SAF-01M", total, baseline: 24)
    #expect(chart.points[24..<36].allSatisfy { $0.category == .commonCause })
    #expect(chart.variation == .improvement)
    // The drill-down: which wards improved against their own first two years, and since when.
    var since: [String: Int] = [:]
    for ward in reader.units("SAF-01M") {
      let values = reader.values("SAF-01M", ward)
      guard values.count == 54, ward != reader.places.silentWard else { continue }
      let own = try reader.chart("SAF-01M", values, baseline: 24)
      let after = own.indices(.improvement).filter { $0 >= 24 }
      if after.count(where: { $0 >= 46 }) >= 6 { since[ward] = after.first }
    }
    let strong = reader.places.spread.filter { $0.change < -0.3 }.map(\.unit)
    #expect(strong.allSatisfy { since[$0] != nil }, "\(since)")
    #expect(since["CROFTON"].map { $0 < 36 } ?? false)
  }

  @Test(
    "M02: of the programme's eight wards three fell by 30 per cent or more, and the mean by about 14",
    arguments: TrustReader.both
  )
  func programme(reader: TrustReader) throws {
    let wards = reader.places.spread.map(\.unit) + reader.places.programmeOnly.map(\.unit)
    let changes = wards.map { ward in
      let values = reader.values("SAF-01M", ward)
      return values[46...].mean / values[..<36].mean - 1
    }
    #expect(changes.count { $0 <= -0.30 } == 3, "\(changes)")
    #expect((-0.24 ... -0.06).contains(changes.mean), "\(changes.mean)")
  }

  @Test(
    "M20: injuries of staff fall on Crofton with the violence, and not in the trust",
    arguments: TrustReader.both
  )
  func injuries(reader: TrustReader) throws {
    let chart = try reader.chart("STF-07", reader.values("STF-07", "CROFTON"), baseline: 24)
    #expect(chart.points[..<24].allSatisfy { $0.category == .commonCause })
    #expect(chart.variation == .improvement)
    #expect(try reader.trustChart("STF-07").variation == .commonCause)
  }

  @Test(
    "M21: the three spreadsheets count from 18 to 60 per cent more than SAF-01, each more than the one before",
    arguments: TrustReader.both
  )
  func spreadsheets(reader: TrustReader) throws {
    let ratios = ["LOC-88", "LOC-91", "LOC-97"].map { code in
      let wards = Set(reader.units(code))
      let own = reader.parts(code) { _ in true }.map(\.numerator).reduce(0, +)
      let same = reader.parts("SAF-01M") { wards.contains($0) }.map(\.numerator).reduce(0, +)
      return own / same
    }
    #expect(ratios.allSatisfy { (1.18...1.60).contains($0) }, "\(ratios)")
    #expect(ratios == ratios.sorted())
  }

  @Test(
    "M23: one ward alone reports no violence for eight months though its staff are injured",
    arguments: TrustReader.both
  )
  func silence(reader: TrustReader) throws {
    let found = reader.units("SAF-01M").filter { ward in
      let recent = reader.figures("SAF-01M", ward).suffix(8)
      let injuries = reader.figures("STF-07", ward).suffix(8).map { $0.figure.numerator ?? 0 }
      return recent.last?.period == CalendarDate(iso: "2024-09-01")
        && recent.allSatisfy { $0.figure.numerator == 0 } && injuries.count { $0 > 0 } >= 6
    }
    #expect(found == [reader.places.silentWard])
  }
}
