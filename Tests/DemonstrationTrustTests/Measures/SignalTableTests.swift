import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// M24, and what may tell where something is planted.
@Suite("The signal table of the trust")
struct SignalTableTests {
  /// What the latest figure of each measure with a signal shows; all others show none.
  private static let signals: [String: PointCategory] = [
    "SAF-01": .improvement, "SAF-12": .neutralHigh, "SAF-14": .neutralHigh, "SAF-17": .improvement,
    "EFF-02": .concern, "EFF-05": .improvement, "EFF-11": .concern, "EFF-14": .concern,
    "EXP-05": .improvement, "EXP-08": .improvement, "ACC-01": .concern, "ACC-03": .concern,
    "ACC-04": .neutralHigh, "ACC-07": .concern, "STF-03": .improvement, "STF-04": .improvement,
    "STF-06": .improvement, "STF-09": .improvement, "STF-10": .improvement,
  ]

  @Test(
    "M24: exactly 19 of the 68 measures show a special cause at their latest figure, rolled up from the parts",
    arguments: TrustReader.both
  )
  func nineteen(reader: TrustReader) throws {
    let codes = reader.definitions.keys.sorted().filter { !$0.hasPrefix("LOC") && $0 != "SAF-01M" }
    #expect(codes.count == 68)
    var shown: [String: PointCategory] = [:]
    for code in codes {
      let variation = try reader.trustChart(code).variation
      if variation != .commonCause { shown[code] = variation }
    }
    #expect(shown.count == 19)
    #expect(shown == Self.signals)
  }

  @Test("No code of a unit, and no order, tells whether something is planted there")
  func ranks() throws {
    // Where the planted units stand among all units of their form, over many seeds: the mean of
    // uniform ranks is ½, with a standard error of 0.29 ÷ √80 = 0.032 for each place.
    var sums: [String: (total: Double, count: Int)] = [:]
    for seed in 1...80 as ClosedRange<UInt64> {
      let organisation = Organisation(seed: seed)
      let places = organisation.places
      let planted: [(String, String)] = [
        ("silent", places.silentWard), ("seclusion", places.risingSeclusion),
        ("restraint", places.restraintProject), ("merged", places.mergedWard),
        ("into", places.mergedInto), ("falls", places.fewerFalls),
        ("zeros", places.nutritionZeros), ("spread", places.spread[0].unit),
        ("lost", places.healthChecksLost[0]), ("kept", places.healthChecksKept),
        ("missed", places.fewerMissedAppointments[0]), ("waits", places.shorterWaits),
        ("screening", places.fasterScreening), ("ulcers", places.fewerPressureUlcers),
      ]
      for (name, code) in planted {
        let unit = try #require(organisation.unit(code))
        let peers = organisation.units.map(\.code).filter {
          organisation.unit($0)?.form == unit.form && $0 != "CROFTON"
        }
        let rank = try #require(peers.firstIndex(of: code))
        let sum = sums[name] ?? (0, 0)
        sums[name] = (sum.total + (Double(rank) + 0.5) / Double(peers.count), sum.count + 1)
      }
    }
    for (name, sum) in sums {
      let mean = sum.total / Double(sum.count)
      #expect((0.38...0.62).contains(mean), "\(name) \(mean)")
    }
  }

  @Test("Another seed deals the names to other units")
  func dealt() {
    let wards = Set(
      (1...20 as ClosedRange<UInt64>).map { Organisation(seed: $0).places.silentWard }
    )
    #expect(wards.count > 8)
  }
}
