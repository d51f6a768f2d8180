import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// M06, M07, M12, M14, M16, M17 and M19.
@Suite("Planted truths about safety")
struct SafetyTruthTests {
  @Test(
    "M06: falls rise each winter, and against the same month of the year before nothing changes",
    arguments: TrustReader.both
  )
  func falls(reader: TrustReader) throws {
    let values = reader.trustValues("SAF-09")
    for winter in 0..<4 {
      let cold = values[winter * 12 + 8...winter * 12 + 10].mean
      let warm = values[winter * 12 + 2...winter * 12 + 4].mean
      #expect(cold > 1.15 * warm)
    }
    #expect(try !reader.trustChart("SAF-09").isQuiet)
    let differences = zip(values.dropFirst(12), values).map { $0 - $1 }
    #expect(try reader.chart("SAF-09", differences).isQuiet)
  }

  @Test(
    "M07: more medication errors are reported after the campaign, and the share with little harm is stable",
    arguments: TrustReader.both
  )
  func reporting(reader: TrustReader) throws {
    let values = reader.trustValues("SAF-12")
    #expect(values[32...].mean / values[..<29].mean > 1.25)
    #expect(try reader.trustChart("SAF-12").variation == .neutralHigh)
    #expect(try reader.chart("SAF-15", Array(reader.trustValues("SAF-15")[24...])).isQuiet)
    #expect(reader.trust.annotations.contains { $0.measureCode == "SAF-12" })
  }

  @Test(
    "M12: three wards did not report nutrition screening for four months, and one reported zeros",
    arguments: TrustReader.both
  )
  func nutrition(reader: TrustReader) throws {
    var silent: [String] = []
    var zeros: [String] = []
    for ward in reader.units("EFF-09") {
      let figures = reader.figures("EFF-09", ward).map(\.figure)
      let missing = figures.indices.filter { figures[$0].numerator == nil }
      if !missing.isEmpty {
        silent.append(ward)
        #expect(missing.count == 4 && missing[3] - missing[0] == 3)
        #expect(missing.allSatisfy { figures[$0].missingReason == "Not submitted" })
      }
      // Nobody screened of twenty, three months running, where others screen five of six.
      let empty = figures.indices.filter {
        figures[$0].numerator == 0 && (figures[$0].denominator ?? 0) >= 5
      }
      if empty.count == 3, empty[2] - empty[0] == 2 { zeros.append(ward) }
    }
    #expect(silent == reader.places.nutritionMissing.sorted())
    #expect(zeros == [reader.places.nutritionZeros])
  }

  @Test(
    "M14: in one directorate the days between prone restraints go from about 12 to about 30",
    arguments: TrustReader.both
  )
  func proneRestraint(reader: TrustReader) throws {
    let figures = reader.figures("SAF-04", "ACM")
    let first = try #require(figures.firstIndex { $0.period >= CalendarDate(iso: "2022-07-01")! })
    let days = reader.values("SAF-04", "ACM")
    #expect((11...13).contains(days[..<first].mean))
    #expect((28...32).contains(days[(first + 1)...].mean))
    let chart = try reader.chart("SAF-04", days, baseline: first, kind: .t)
    #expect(chart.indices(.improvement).contains { $0 >= first })
    #expect(try reader.trustChart("SAF-04").variation == .commonCause)
  }

  @Test(
    "M14: the trust's rare events are exactly those of its directorates",
    arguments: TrustReader.both
  )
  func rareEvents(reader: TrustReader) throws {
    for code in ["SAF-04", "SAF-10", "SAF-13", "SAF-16"] {
      let parts = reader.units(code).filter { $0 != "TRUST" }
        .flatMap { reader.figures(code, $0).map(\.period) }.sorted()
      let trust = reader.figures(code, "TRUST")
      #expect(trust.map(\.period) == Array(parts.dropFirst()))
      for (gap, days) in zip(trust, zip(parts, parts.dropFirst())) {
        #expect(gap.figure.numerator == Double(days.0.days(to: days.1)))
      }
    }
  }

  @Test(
    "M16: seclusion rises for seven months to the end on one forensic ward alone, unseen in the trust",
    arguments: TrustReader.both
  )
  func seclusion(reader: TrustReader) throws {
    let rising = try reader.units("SAF-05").filter { ward in
      let values = reader.values("SAF-05", ward)
      guard values.count >= 20 else { return false }
      return try reader.chart("SAF-05", values).points.last?.highHits.contains(RuleKind.trend)
        ?? false
    }
    #expect(rising == [reader.places.risingSeclusion])
    #expect(reader.directorate[reader.places.risingSeclusion] == "FPH")
    #expect(try reader.trustChart("SAF-05").variation == .commonCause)
  }

  @Test(
    "M17: where restraint fell by a third, rapid tranquillisation rose by two fifths",
    arguments: TrustReader.both
  )
  func balancing(reader: TrustReader) throws {
    let ward = reader.places.restraintProject
    let held = reader.values("SAF-03", ward)
    let injected = reader.values("SAF-06", ward)
    #expect((-0.40 ... -0.30).contains(held[30...].mean / held[..<30].mean - 1))
    #expect((0.35...0.45).contains(injected[30...].mean / injected[..<30].mean - 1))
    #expect(try reader.chart("SAF-03", held, baseline: 30).variation == .improvement)
    #expect(try reader.chart("SAF-06", injected, baseline: 30).variation == .concern)
    #expect(try reader.trustChart("SAF-03").variation == .commonCause)
    #expect(try reader.trustChart("SAF-06").variation == .commonCause)
  }

  @Test(
    "M19: one ward ends and another takes its beds; one chart over the latter has a step, two have none",
    arguments: TrustReader.both
  )
  func merger(reader: TrustReader) throws {
    let merged = try #require(
      reader.trust.organisationRecords.first {
        $0.entity.name == "unit_succession" && $0.text("kind") == "merged"
      }
    )
    let before = try #require(merged.text("predecessor"))
    let after = try #require(merged.text("successor"))
    #expect(reader.figures("SAF-09", before).last?.period == CalendarDate(iso: "2022-09-01"))
    let values = reader.values("SAF-09", after)
    #expect(try !reader.chart("SAF-09", values).isQuiet)
    #expect(try reader.chart("SAF-09", values, phaseStarts: [30]).isQuiet)
    let days = reader.figures("ACC-05", after).map { $0.figure.numerator ?? 0 }
    #expect(days[30...].mean > 1.4 * days[..<30].mean)
    #expect(
      reader.trust.phases.contains { $0.unitCode == after && $0.from == merged.day("from_on") }
    )
  }

  @Test(
    "M19: a renamed ward goes on where it was before, without a gap",
    arguments: TrustReader.both
  )
  func renaming(reader: TrustReader) throws {
    let renamed = try #require(
      reader.trust.organisationRecords.first {
        $0.entity.name == "unit_succession" && $0.text("kind") == "renamed"
      }
    )
    let before = reader.figures("ACC-05", try #require(renamed.text("predecessor")))
    let after = reader.figures("ACC-05", try #require(renamed.text("successor")))
    #expect(before.count == 12)
    #expect(after.count == 42)
    #expect(before.last?.period.adding(months: 1) == after.first?.period)
  }
}
