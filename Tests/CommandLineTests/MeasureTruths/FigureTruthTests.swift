import Testing

@testable import DemonstrationTrust

/// M07, M12, M15, M17 and M23: what figures say of how they came about, and what success costs.
@Suite("Shipped analyses doubt figures where they should be doubted")
struct FigureTruthTests {
  private var places: TrustPlaces { TrustStore.places }

  @Test("M07: more medication errors are reported since the campaign, and harm keeps its share")
  func reporting() throws {
    let minute = try TrustStore.minute("reporting_or_harm")
    #expect(minute.text.contains("3.78 to 5.54 per 1,000 bed days from Sep 2022."))
    #expect(minute.text.contains("Noted on 2022-09-01: Campaign"))
    #expect(minute.text.contains("0 points of concern since."))
    #expect(minute.text.contains("No cause for alarm."))
  }

  @Test("M12: three wards' missing months stay missing, and one ward's noughts are doubted")
  func missingAndNought() throws {
    let minute = try TrustStore.minute("missing_or_nought")
    let missing = minute.items(under: "shown as missing")
    #expect(Set(Minute.units(missing)) == Set(places.nutritionMissing))
    #expect(missing.count == 3)
    #expect(missing.allSatisfy { $0.contains("(EFF-09)") && $0.contains(": 4 points, ") })
    let noughts = minute.items(under: "chance does not explain")
    #expect(
      Set(Minute.codes(noughts)) == [
        ["EFF-09", places.nutritionZeros], ["SAF-01", places.silentWard],
        ["SAF-01M", places.silentWard],
      ]
    )
    // Counted in as they stand they take the ward's mean of the months beside down by a third.
    #expect(noughts[0].contains("3 points, Dec 2023 to Feb 2024"))
    #expect(noughts[0].contains("beside them it is 90.99 %, with them counted in 60.48."))
  }

  @Test("M15: every month's first figure of one measure was too low, so the latest dip is expected")
  func provisional() throws {
    let minute = try TrustStore.minute("false_dips")
    let measures = minute.items.filter { $0.contains("settled, in") }
    #expect(Minute.codes(measures) == [["EXP-09"]])
    #expect(measures[0].contains("52 periods settled, in 52 of them the first figure was too low"))
    let rise = try #require(measures[0].firstMatch(of: /on average \+([0-9.]+) %/))
    #expect((5.6...6.4).contains(try #require(Double(rise.output.1))))
    let open = minute.items.filter { $0.contains("so far") }
    #expect(open.map { $0.contains("Aug 2024") } == [true, false])
    #expect(open[1].contains("Sep 2024: 69.32 so far, about 75.67 once settled"))
    #expect(minute.text.contains("the settled figures show common cause at Jul 2024."))
  }

  @Test("M17: exactly the four projects with harm elsewhere reached their outcome at a cost")
  func atACost() throws {
    let found = try #require(try TrustStore.minute("success_at_a_cost").tables.first)
    #expect(
      Set(zip(found["Unit"], zip(found["Outcome"], found["Balancing"])).map { [$0, $1.0, $1.1] })
        == [
          [places.restraintProject, "SAF-03", "SAF-06"],
          [places.earlierDischarge, "EFF-14", "EFF-12"],
          [places.childrenSooner, "ACC-03", "EXP-11"],
          [places.fewerAgencyShifts, "STF-09", "STF-11"],
        ]
    )
    let restraint = try #require(found.row("Outcome", "SAF-03"))
    #expect(restraint["Was"] == "12.09" && restraint["Is"] == "16.84", "\(restraint)")
    // Both have the month in which they began.
    #expect(restraint["Since"] == "Nov 2023" && restraint["From"] == "Nov 2022")
  }

  @Test("M23: the ward first in a league table reports no violence while its staff are injured")
  func tooQuiet() throws {
    let minute = try TrustStore.minute("too_quiet")
    let quiet = minute.items.filter { $0.contains("nothing in the 8 points from Feb 2024") }
    #expect(Minute.units(quiet) == [places.silentWard])
    #expect(minute.text.contains("in 6 of 8 points. Under-reporting is likely: go and ask."))
    #expect(minute.text.contains("A league table would put it first of 22."))
    #expect(minute.text.contains("1 unit of 22 quiet so long."))
  }
}
