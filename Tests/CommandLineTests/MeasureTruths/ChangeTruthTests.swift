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
    let held = minute.items(under: "and holds:")
    #expect(Set(Minute.units(held)) == farther.union([places.crofton]))
    let crofton = try #require(held.first { $0.contains("(\(places.crofton))") })
    #expect(crofton.contains("11.17 to 6.03 incidents since May 2022"), "\(crofton)")
    #expect(crofton.contains("29 of 29 points improved"))
    #expect(crofton.contains("limits over all points would show 11."))
    #expect(minute.items(under: "and lost again:").isEmpty)
  }

  @Test("M01, M23: a ward that reports nothing at all is asked about, and not called improved")
  func silentWard() throws {
    let minute = try TrustStore.minute("what_holds")
    #expect(Minute.units(minute.items(under: "Nothing counted")) == [places.silentWard])
  }

  @Test("M02: the whole shows the change 16 months after the ward where it began")
  func origin() throws {
    let minute = try TrustStore.minute("where_it_began")
    let units = Minute.units(minute.items.filter { $0.contains("since") })
    #expect(units.first == places.crofton)
    #expect(Set(units) == farther.union([places.crofton]))
    #expect(
      minute.text.contains(
        "It began on Crofton Ward (\(places.crofton)), 16 points before the whole showed anything"
      )
    )
    // A year after the ward, the whole alone would still say that nothing happened.
    let early = try TrustStore.minute("what_holds", "upto=2023-04-30")
    #expect(early.text.contains("(TRUST) as a whole: no change that lasted."))
    #expect(Minute.units(early.items(under: "and holds:")) == [places.crofton])
  }

  @Test("M05: health checks of exactly four teams improved and were lost again")
  func lost() throws {
    let minute = try TrustStore.minute("what_holds", "measure=EFF-01")
    #expect(
      Set(Minute.units(minute.items(under: "and lost again:"))) == Set(places.healthChecksLost)
    )
    #expect(Minute.units(minute.items(under: "and holds:")) == [places.healthChecksKept])
  }

  @Test("M05: seven months in, the same teams are too young to be called sustained")
  func tooEarly() throws {
    let minute = try TrustStore.minute("what_holds", "measure=EFF-01", "upto=2023-07-31")
    let young = Set(Minute.units(minute.items(under: "too early to say")))
    #expect(young == Set(places.healthChecksLost + [places.healthChecksKept]))
    #expect(minute.items(under: "and holds:").isEmpty)
  }

  @Test("M20: injuries of staff fell and held on Crofton alone, and not in the whole")
  func injuries() throws {
    let minute = try TrustStore.minute("what_holds", "measure=STF-07")
    #expect(Minute.units(minute.items(under: "and holds:")) == [places.crofton])
    #expect(minute.text.contains("(TRUST) as a whole: no change that lasted."))
  }
}
