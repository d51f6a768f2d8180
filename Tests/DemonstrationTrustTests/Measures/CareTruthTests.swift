import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// M03, M04, M05, M08 to M11, M13 and M15.
@Suite("Planted truths about care, access and staff")
struct CareTruthTests {
  /// The fixture F2 of the study of the field: numerators and denominators before and after.
  private static let carePlans: [(directorate: String, before: [Double], after: [Double])] = [
    ("ACM", [190, 200], [192, 200]), ("CML", [1350, 1500], [780, 850]),
    ("OPC", [570, 600], [288, 300]), ("CYP", [255, 300], [1131, 1300]),
    ("FPH", [95, 100], [96, 100]),
  ]

  @Test(
    "M03: care plans in March 2023 and September 2024 are fixture F2: each directorate up, the trust down",
    arguments: TrustReader.both
  )
  func mixShift(reader: TrustReader) throws {
    let before = month(2023, 3)
    let after = month(2024, 9)
    for (directorate, first, last) in Self.carePlans {
      let parts = reader.parts("EFF-02") { reader.directorate[$0] == directorate }
      #expect([parts[before].numerator, parts[before].denominator] == first)
      #expect([parts[after].numerator, parts[after].denominator] == last)
      #expect(last[0] / last[1] > first[0] / first[1])
    }
    let trust = reader.trustValues("EFF-02")
    #expect(abs(trust[before] - 91.11) < 0.01)
    #expect(abs(trust[after] - 90.44) < 0.01)
    #expect(try reader.trustChart("EFF-02").variation == .concern)
  }

  @Test(
    "M04: from May 2021 four times as many answer and three points fewer are content; people made it a phase",
    arguments: TrustReader.both
  )
  func textMessages(reader: TrustReader) throws {
    let from = month(2021, 5)
    let answers = reader.trustValues("EXP-02")
    #expect((3.6...4.4).contains(answers[from...].mean / answers[..<from].mean))
    let content = reader.trustValues("EXP-01")
    #expect((-3.6 ... -2.4).contains(content[from...].mean - content[..<from].mean))
    for code in ["EXP-01", "EXP-02"] {
      #expect(
        reader.trust.phases.contains {
          $0.measureCode == code && $0.unitCode == nil && $0.from == CalendarDate(iso: "2021-05-01")
        }
      )
      #expect(reader.trust.annotations.contains { $0.measureCode == code })
      #expect(try reader.trustChart(code).variation == .commonCause)
    }
  }

  @Test(
    "M05: four teams' health checks rise for seven months and are lost again",
    arguments: TrustReader.both
  )
  func lost(reader: TrustReader) throws {
    let found = try reader.units("EFF-01").filter { team in
      let chart = try reader.chart("EFF-01", reader.values("EFF-01", team), baseline: 33)
      return chart.points[33..<40].allSatisfy { $0.category == .improvement }
        && chart.points[48...].allSatisfy { $0.category != .improvement }
    }
    #expect(found == reader.places.healthChecksLost.sorted())
  }

  @Test(
    "M08: sickness is beyond its limits in April 2020, January 2021 and January 2022 alone, each explained",
    arguments: TrustReader.both
  )
  func sickness(reader: TrustReader) throws {
    let chart = try reader.trustChart("STF-01")
    let spikes = chart.points.indices.filter {
      chart.points[$0].hits.contains(RuleKind.beyondLimits)
    }
    #expect(spikes == [0, month(2021, 1), month(2022, 1)])
    let notes = reader.trust.annotations.filter { $0.measureCode == "STF-01" }.map(
      \.date.description
    )
    #expect(notes == ["2020-04-01", "2021-01-01", "2022-01-01"])
  }

  @Test(
    "M09, M10, M11: follow-up always fails its target, outcome pairs always pass, early intervention is hit or miss",
    arguments: TrustReader.both
  )
  func assurance(reader: TrustReader) throws {
    let expected: [(String, AssuranceCategory, ClosedRange<Double>)] = [
      ("EFF-03", .consistentlyFails, 67...77), ("EFF-06", .consistentlyPasses, 86...99),
      ("ACC-02", .hitOrMiss, 20...100),
    ]
    for (code, assurance, range) in expected {
      let target = try #require(reader.trust.targets.first { $0.measureCode == code })
      let values = reader.trustValues(code)
      let chart = try reader.chart(code, values, target: .constant(target.value))
      #expect(chart.isQuiet, "\(code)")
      #expect(chart.assurance == assurance, "\(code)")
      #expect(values.allSatisfy { range.contains($0) }, "\(code)")
    }
  }

  @Test(
    "M13: crisis response has two definitions, each quiet; joined they look like a fall",
    arguments: TrustReader.both
  )
  func redefinition(reader: TrustReader) throws {
    let definitions = try #require(reader.definitions["ACC-08"])
    #expect(definitions.map(\.version) == [1, 2])
    #expect(definitions[0].effectiveTo == CalendarDate(iso: "2023-03-31"))
    #expect(definitions[1].effectiveFrom == CalendarDate(iso: "2023-04-01"))
    #expect(definitions[0].numeratorText != definitions[1].numeratorText)
    #expect(try reader.chart("ACC-08", reader.trustValues("ACC-08")).variation == .concern)
    #expect(try reader.trustChart("ACC-08").isQuiet)
  }

  @Test(
    "M15: answers to complaints are first reported about six points too low and settled two months later",
    arguments: TrustReader.both
  )
  func revisions(reader: TrustReader) throws {
    let rows = reader.trust.observations.first { $0.measureCode == "EXP-09" }?.rows ?? []
    #expect(rows.allSatisfy { $0.observation.status == .provisional })
    var first: [CalendarDate: (Double, Double)] = [:]
    for row in rows {
      let sum = first[row.observation.period] ?? (0, 0)
      first[row.observation.period] = (
        sum.0 + (row.observation.numerator ?? 0), sum.1 + (row.observation.denominator ?? 0)
      )
    }
    var gains: [Double] = []
    for revision in reader.trust.revisions {
      #expect(revision.measureCode == "EXP-09")
      let period = try #require(revision.rows.first?.observation.period)
      #expect(revision.rows.allSatisfy { $0.observation.period == period })
      #expect(revision.knownOn == period.calendarMonth.adding(months: 2).lastDay)
      #expect(revision.rows.allSatisfy { $0.observation.status == .final })
      let settled = revision.rows.reduce(0) { $0 + ($1.observation.numerator ?? 0) }
      let known = try #require(first[period])
      gains.append(100 * (settled - known.0) / known.1)
    }
    #expect(gains.count == 52)
    #expect((5...7).contains(gains.mean), "\(gains.mean)")
    #expect(gains.allSatisfy { $0 >= 0 })
    // What is stored last of the two latest months is still provisional.
    let open = reader.units("EXP-09").flatMap { reader.figures("EXP-09", $0) }
      .filter { $0.figure.status == .provisional }.map(\.period)
    #expect(Set(open.map(\.description)) == ["2024-08-01", "2024-09-01"])
  }

  @Test(
    "Where something was reached at a cost, the figures show both; what was lost they show as lost",
    arguments: TrustReader.both
  )
  func atACost(reader: TrustReader) throws {
    let places = reader.places
    let pairs = [
      ("EFF-14", "EFF-12", places.earlierDischarge, 31),
      ("ACC-03", "EXP-11", places.childrenSooner, 33),
      ("STF-09", "STF-11", places.fewerAgencyShifts, 32),
    ]
    for (better, worse, unit, from) in pairs {
      let gain = try reader.chart(better, reader.values(better, unit), baseline: from)
      let cost = try reader.chart(worse, reader.values(worse, unit), baseline: from)
      #expect(gain.variation == .improvement, "\(better) \(unit)")
      #expect(cost.points.suffix(12).count { $0.category == .concern } >= 9, "\(worse) \(unit)")
      for chart in [gain, cost] {
        #expect(chart.points[..<from].allSatisfy { $0.category == .commonCause })
      }
    }
    let ward = places.checklistLost
    let lost = try reader.chart("SAF-18", reader.values("SAF-18", ward), baseline: 33)
    #expect(lost.points[33..<40].allSatisfy { $0.category == .improvement })
    #expect(lost.points[48...].allSatisfy { $0.category != .improvement })
  }

  @Test(
    "Places with something to be proud of show it against their own past",
    arguments: TrustReader.both
  )
  func local(reader: TrustReader) throws {
    let places = reader.places
    let expected: [(String, String, Int)] =
      [
        ("SAF-09", places.fewerFalls, 31), ("SAF-11", places.fewerPressureUlcers, 33),
        ("EFF-01", places.healthChecksKept, 30), ("ACC-10", places.fasterScreening, 31),
        ("EFF-11", places.shorterWaits, 36), ("EXP-09", places.fasterAnswers, 34),
      ] + places.fewerMissedAppointments.map { ("EXP-11", $0, 32) }
    for (measure, unit, from) in expected {
      let chart = try reader.chart(measure, reader.values(measure, unit), baseline: from)
      #expect(
        chart.points[..<from].allSatisfy { $0.category == .commonCause },
        "\(measure) \(unit)"
      )
      // Of the provisional complaints the two last months may fall back.
      #expect(
        chart.points.suffix(12).count { $0.category == .improvement } >= 9,
        "\(measure) \(unit)"
      )
    }
  }
}
