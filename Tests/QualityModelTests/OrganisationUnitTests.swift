import QualityModel
import Testing

@Suite struct OrganisationUnitTests {
  @Test("A unit takes part from its first to its last day, both included")
  func open() throws {
    let first = try #require(CalendarDate(iso: "2020-04-01"))
    let last = try #require(CalendarDate(iso: "2021-03-31"))
    let unit = OrganisationUnit(code: "W", name: "Ward", kind: .ward, opened: first, closed: last)
    let days = [first.adding(days: -1), first, last, last.adding(days: 1)]
    #expect(days.map(unit.isOpen) == [false, true, true, false])
    #expect(OrganisationUnit(code: "W", name: "Ward", kind: .ward).isOpen(on: first))
  }
}
