import QualityModel
import Testing

@Suite struct CalendarDateTests {
  @Test("Every day from 1890 to 2110 follows the one before it, through its parts and its text")
  func everyDay() throws {
    var number = try #require(CalendarDate(year: 1890, month: 1, day: 1)).dayNumber
    for year in 1890...2110 {
      for month in 1...12 {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        for day in 1...length {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          guard
            date.dayNumber == number, date.year == year, date.month == month, date.day == day,
            CalendarDate(iso: date.description) == date
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          number += 1
        }
        #expect(CalendarDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }

  @Test("Known days have their known numbers and weekdays")
  func known() throws {
    #expect(CalendarDate(iso: "1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate(iso: "2000-02-29")?.dayNumber == 11_016)
    #expect(CalendarDate(iso: "1600-02-29")?.dayNumber == -135_081)
    #expect(CalendarDate(iso: "1970-01-01")?.weekday == 4)
    #expect(CalendarDate(iso: "2026-11-21")?.weekday == 6)
    #expect(CalendarDate(iso: "1900-01-01")?.weekday == 1)
    #expect(CalendarDate.earliest.description == "0001-01-01")
    #expect(CalendarDate.latest.description == "9999-12-31")
  }

  @Test(
    "Text that is not exactly an ISO date is no date",
    arguments: [
      "2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-01-00",
      "2024-1-01", "24-01-01", " 2024-01-01", "2024-01-01 ", "2024-01-01T00:00", "01/04/2022", "",
      "2024-01-0a", "٢٠٢٤-01-01", "0000-01-01",
    ]
  )
  func notISO(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test("Months are added to the same day, or to the last day of a shorter month")
  func addingMonths() {
    #expect(CalendarDate(iso: "2024-01-31")?.adding(months: 1).description == "2024-02-29")
    #expect(CalendarDate(iso: "2024-03-31")?.adding(months: -1).description == "2024-02-29")
    #expect(CalendarDate(iso: "2024-12-15")?.adding(months: 1).description == "2025-01-15")
    #expect(CalendarDate(iso: "2024-01-15")?.adding(months: -13).description == "2022-12-15")
  }

  @Test("Arithmetic stays within the years 1 to 9999")
  func held() {
    #expect(CalendarDate.latest.adding(days: 1) == .latest)
    #expect(CalendarDate.earliest.adding(days: .min) == .earliest)
    #expect(CalendarDate.latest.adding(months: .max) == .latest)
    #expect(CalendarDate(dayNumber: .max) == nil)
  }

  @Test("Days form ranges that can be counted and walked")
  func ranges() throws {
    let month = try #require(CalendarMonth(year: 2024, month: 2))
    #expect(month.days.count == 29)
    #expect(month.days.last?.description == "2024-02-29")
    #expect(month.firstDay.days(to: month.lastDay) == 28)
  }
}
