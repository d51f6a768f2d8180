import QualityModel
import Testing

@testable import QualityStore

@Suite("Codes and names")
struct NamesTests {
  @Test(
    "They are those of the measures and units, in the same order, now and before anything was known"
  )
  func same() throws {
    let store = try SmallTrust.store()
    #expect(try !store.measures().isEmpty && !store.units().isEmpty)
    for asOf in [AsOf.now, .date(try day("1999-01-01"))] {
      let measures = try store.measureNames(asOf: asOf)
      #expect(measures.map(\.code) == (try store.measures(asOf: asOf).map(\.code)))
      #expect(measures.map(\.name) == (try store.measures(asOf: asOf).map(\.name)))
      let units = try store.unitNames(asOf: asOf)
      #expect(units.map(\.code) == (try store.units(asOf: asOf).map(\.code)))
      #expect(units.map(\.name) == (try store.units(asOf: asOf).map(\.name)))
    }
    #expect(try store.measureNames(asOf: .date(try day("1999-01-01"))).isEmpty)
  }
}
