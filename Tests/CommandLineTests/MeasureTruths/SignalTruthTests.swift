import Testing

@testable import DemonstrationTrust

/// M06, M08, M14, M16 and M24: what is special cause, where and how often.
@Suite("Shipped analyses find the planted signals and no others")
struct SignalTruthTests {
  private var places: TrustPlaces { TrustStore.places }

  @Test("M06: falls alone are a matter of the season; like months show nothing")
  func season() throws {
    let minute = try TrustStore.minute("only_the_season")
    let seasonal = minute.items.filter { $0.contains("This is the season") }
    #expect(Minute.codes(seasonal) == [["SAF-09"]])
    #expect(seasonal[0].contains("highest in January, December, February"))
    // Those who look at the months alone are alarmed by them.
    #expect(seasonal[0].contains("22 months special cause on the chart of months"))
  }

  @Test(
    "M08: three months of sickness stand out, each is explained, and the limits do without them"
  )
  func sickness() throws {
    let minute = try TrustStore.minute("what_was_that_month")
    let months = minute.items.map { String($0.dropFirst(2).prefix(8)) }
    #expect(months == ["Apr 2020", "Jan 2021", "Jan 2022"])
    #expect(minute.items.allSatisfy { $0.contains("wave") })
    #expect(minute.text.contains("3 explained by a remark, 0 not."))
    #expect(
      minute.text.contains(
        "Limits with the explained months in them: 3.94 to 6.43. Without them: 4.56 to 5.45."
      )
    )
  }

  @Test(
    "M14: prone restraint is rarer in one directorate; counts by month have no chart to show it"
  )
  func rareEvents() throws {
    let minute = try TrustStore.minute("rare_events")
    let found = minute.items.filter { $0.contains(" events.") }
    #expect(Minute.codes(found) == [["SAF-04", "ACM"]])
    #expect(minute.text.contains("11 days apart on average before, 30 since"))
    #expect(minute.text.contains("first 18 Aug 2022, improvement."))
    #expect(minute.text.contains("Counted by month: no chart."))
  }

  @Test("M16: seclusion rises on one forensic ward while the whole shows nothing")
  func hidden() throws {
    let minute = try TrustStore.minute("hidden_in_the_total")
    #expect(Minute.units(minute.items) == [places.risingSeclusion])
    #expect(minute.items[0].contains("concern (rising trend)"))
    #expect(minute.text.contains("(TRUST) at Sep 2024: 7.5 per 1,000 bed days, common cause."))
    #expect(minute.text.contains("by chance alone"))
  }

  @Test("M24: of 72 measures of the trust exactly 19 show special cause, each on its side")
  func table() throws {
    let minute = try TrustStore.minute("special_cause_today")
    func codes(_ heading: String) -> [String] {
      minute.table(under: heading)?.codes("Measure") ?? []
    }
    #expect(codes("concern: 6") == ["ACC-01", "ACC-03", "ACC-07", "EFF-02", "EFF-11", "EFF-14"])
    #expect(
      codes("improvement: 10") == [
        "EFF-05", "EXP-05", "EXP-08", "SAF-01", "SAF-17", "STF-03", "STF-04", "STF-06", "STF-09",
        "STF-10",
      ]
    )
    #expect(codes("neutral, high: 3") == ["ACC-04", "SAF-12", "SAF-14"])
    let follow = try #require(minute.table(under: "concern: 6")?.row("Measure", "EFF-02"))
    #expect(follow["Unit"] == "TRUST" && follow["Value"] == "90.44", "\(follow)")
    #expect(follow["Variation"] == "beyond limits" && follow["Assurance"] == "no target")
    let origins = try #require(minute.table(under: "Where they come from"))
    #expect(origins.rows.count == 19)
    // What no directorate and no unit shows is a matter of the mix (M03); violence began on four wards.
    let mix = try #require(origins.row("Measure", "EFF-02"))
    #expect(mix["Directorates"] == "0" && mix["Units of it"] == "none alone")
    #expect(origins.row("Measure", "SAF-01")?["Category"] == "improvement")
    let levels = try #require(minute.tables.last)
    #expect(levels["Level"] == ["trust", "directorate", "service", "units that report"])
    #expect(levels.row("Level", "trust")?["Special cause"] == "19")
    #expect(
      minute.text.contains(
        "19 of 72 series show special cause; about 1.2 would by chance alone. 0 could not be judged."
      )
    )
  }
}
