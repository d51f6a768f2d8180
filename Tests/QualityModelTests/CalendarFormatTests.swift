import QualityModel
import Testing

@Suite struct CalendarFormatTests {
  @Test(
    "A stated format reads and prints",
    arguments: [
      ("%Y-%m-%d", "2022-04-01", "2022-04-01"), ("%b-%y", "Apr-22", "2022-04-01"),
      ("%d/%m/%Y", "09/04/2022", "2022-04-09"), ("%d %B %Y", "09 December 2022", "2022-12-09"),
      ("%Y%m%d", "20220409", "2022-04-09"), ("%m/%Y", "04/2022", "2022-04-01"),
      ("MSitAE-%B-%Y", "MSitAE-April-2022", "2022-04-01"), ("%y%%%m", "69%12", "1969-12-01"),
    ]
  )
  func readsAndPrints(pattern: String, text: String, iso: String) throws {
    let format = try CalendarFormat(pattern)
    let date = try #require(CalendarDate(iso: iso))
    #expect(format.date(from: text) == date)
    #expect(format.string(from: date) == text)
  }

  @Test("Days and months may have one digit, names any case")
  func lenient() throws {
    #expect(try CalendarFormat("%d/%m/%Y").date(from: "1/4/2022")?.description == "2022-04-01")
    #expect(try CalendarFormat("%b-%y").date(from: "aPR-68")?.description == "2068-04-01")
  }

  @Test(
    "The whole text must match and the day must exist",
    arguments: [
      ("%d/%m/%Y", "31/04/2022"), ("%d/%m/%Y", "01/04/22"), ("%d/%m/%Y", "01/04/2022 "),
      ("%b-%y", "April-22"), ("%b-%y", "Apr-2022"), ("%Y%m%d", "2022049"), ("%B %Y", "Apr 2022"),
      ("%d/%m/%Y", "13/13/2022"), ("%d/%m/%Y", ""),
    ]
  )
  func mismatches(pattern: String, text: String) throws {
    #expect(try CalendarFormat(pattern).date(from: text) == nil)
  }

  @Test("A pattern that could not give a month of a year is refused")
  func refused() {
    #expect(throws: CalendarFormatError.noMonth(pattern: "%Y")) { try CalendarFormat("%Y") }
    #expect(throws: CalendarFormatError.noYear(pattern: "%d/%m")) { try CalendarFormat("%d/%m") }
    #expect(throws: CalendarFormatError.unknownDirective(pattern: "%Y-%H", directive: "%H")) {
      try CalendarFormat("%Y-%H")
    }
    #expect(throws: CalendarFormatError.unknownDirective(pattern: "%Y%", directive: "%")) {
      try CalendarFormat("%Y%")
    }
    #expect(throws: CalendarFormatError.repeatedDirective(pattern: "%b %Y %m", directive: "%m")) {
      try CalendarFormat("%b %Y %m")
    }
  }

  @Test(
    "A text is written in a format or not, whether there is such a day or not",
    arguments: [
      ("%Y-%m-%d", "2024-02-30", true), ("%Y-%m-%d", "2024-13-01", true),
      ("%Y-%m-%d", "2024-2-30", false), ("%Y-%m-%d", "30/02/2024", false),
      ("%d/%m/%Y", "31/02/2024", true), ("%d/%m/%Y", "31/02/2024 ", false),
      ("%d %b %y", "31 Feb 24", true), ("%d %b %y", "31 Fev 24", false),
      ("%Y%m%d", "20240231", true), ("%Y%m%d", "2024023", false),
    ]
  )
  func written(pattern: String, text: String, isWritten: Bool) throws {
    let format = try CalendarFormat(pattern)
    #expect(Array(text.utf8).withUnsafeBytes { format.isWritten(inUTF8: $0) } == isWritten)
    #expect(format.date(from: text) == nil)
  }
}
