import QualityModel
import Testing

@Suite struct CalendarMonthTests {
  @Test("A month is read from and printed as ISO text")
  func iso() {
    #expect(CalendarMonth(iso: "2024-12")?.adding(months: 1).description == "2025-01")
    #expect(CalendarMonth(iso: "2024-13") == nil)
    #expect(CalendarMonth(iso: "2024-1") == nil)
    #expect(CalendarMonth(iso: "2024-01-01") == nil)
  }

  @Test("Months are counted and walked across years")
  func arithmetic() throws {
    let first = try #require(CalendarMonth(year: 2022, month: 11))
    let last = try #require(CalendarMonth(year: 2023, month: 2))
    #expect(first.months(to: last) == 3)
    #expect((first...last).map(\.description) == ["2022-11", "2022-12", "2023-01", "2023-02"])
    #expect(first.firstDay.calendarMonth == first)
    #expect(last.lastDay.description == "2023-02-28")
  }
}
