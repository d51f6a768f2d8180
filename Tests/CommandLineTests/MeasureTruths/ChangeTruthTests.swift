import Testing

@testable import DemonstrationTrust

/// M01, M02, M05 and M20: what changed, where it began and whether it holds.
@Suite("Shipped analyses find what changed and what held")
struct ChangeTruthTests {
  private var places: TrustPlaces { TrustStore.places }

  /// The wards of the spread where violence fell far.
  private var farther: Set<String> {
    Set(places.spread.filter { $0.change < -0.3 }.map(\.unit))
  }

  @Test("M01: violence on Crofton holds in all 29 months, of which limits over all months show 11")
  func crofton() throws {
    let minute = try TrustStore.minute("what_holds")
    let held = try #require(minute.table(under: "and holds:"))
    #expect(Set(held["Unit"]) == farther.union([places.crofton]))
    let crofton = try #require(held.row("Unit", places.crofton))
    #expect(crofton["Before (n)"] == "11.17 (24)" && crofton["After (n)"] == "6.03 (29)")
    #expect(crofton["Since"] == "May 2022" && crofton["Months"] == "29")
    #expect(crofton["Improved"] == "29 of 29 by shift", "\(crofton)")
    #expect(crofton["Whole limits"] == "11")
    #expect(minute.table(under: "and lost again:") == nil)
  }

  @Test("M01, M23: a ward that reports nothing at all is asked about, and not called improved")
  func silentWard() throws {
    let minute = try TrustStore.minute("what_holds")
    #expect(minute.table(under: "Nothing counted")?["Unit"] == [places.silentWard])
  }

  @Test("M02: the whole shows the change 16 months after the ward where it began")
  func origin() throws {
    let minute = try TrustStore.minute("where_it_began")
    let changed = try #require(minute.table(under: "beneath"))
    let units = changed["Unit"]
    #expect(units.prefix(2) == ["TRUST", places.crofton])
    #expect(Set(units.dropFirst()) == farther.union([places.crofton]))
    #expect(changed.row("Unit", "TRUST")?["Since"] == "Sep 2023")
    #expect(
      minute.text.contains(
        "It began on Crofton Ward (\(places.crofton)), 16 points before the whole showed anything"
      )
    )
    // A year after the ward, the whole alone would still say that nothing happened.
    let early = try TrustStore.minute("what_holds", "upto=2023-04-30")
    #expect(early.text.contains("(TRUST) as a whole: no change that lasted."))
    #expect(early.table(under: "and holds:")?["Unit"] == [places.crofton])
  }

  @Test("M05: health checks of exactly four teams improved and were lost again")
  func lost() throws {
    let minute = try TrustStore.minute("what_holds", "measure=EFF-01")
    let lost = try #require(minute.table(under: "and lost again:"))
    #expect(Set(lost["Unit"]) == Set(places.healthChecksLost))
    #expect(minute.table(under: "and holds:")?["Unit"] == [places.healthChecksKept])
  }

  @Test("M05: seven months in, the same teams are too young to be called sustained")
  func tooEarly() throws {
    let minute = try TrustStore.minute("what_holds", "measure=EFF-01", "upto=2023-07-31")
    let young = try #require(minute.table(under: "too early to say"))
    #expect(Set(young["Unit"]) == Set(places.healthChecksLost + [places.healthChecksKept]))
    #expect(minute.table(under: "and holds:") == nil)
  }

  @Test("M20: injuries of staff fell and held on Crofton alone, and not in the whole")
  func injuries() throws {
    let minute = try TrustStore.minute("what_holds", "measure=STF-07")
    #expect(minute.table(under: "and holds:")?["Unit"] == [places.crofton])
    #expect(minute.text.contains("(TRUST) as a whole: no change that lasted."))
  }
}
