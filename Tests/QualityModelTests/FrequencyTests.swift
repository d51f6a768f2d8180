import QualityModel
import Testing

@Suite struct FrequencyTests {
  @Test("Periods start where their frequency allows")
  func starts() throws {
    let first = try #require(CalendarDate(iso: "2024-04-01"))
    let second = try #require(CalendarDate(iso: "2024-05-01"))
    let other = try #require(CalendarDate(iso: "2024-04-02"))
    #expect(Frequency.allCases.allSatisfy { $0.isPeriodStart(first) })
    #expect(Frequency.monthly.isPeriodStart(second))
    #expect(!Frequency.quarterly.isPeriodStart(second))
    #expect(!Frequency.monthly.isPeriodStart(other))
    #expect(Frequency.weekly.isPeriodStart(other))
  }

  @Test("A period ends on the day before the next one starts", arguments: Frequency.allCases)
  func ends(frequency: Frequency) throws {
    let start = try #require(CalendarDate(iso: "2024-01-01"))
    let end = frequency.periodEnd(startingOn: start)
    #expect(end.adding(days: 1) == frequency.nextPeriodStart(after: start))
  }

  @Test("Known periods end on their known days")
  func known() throws {
    let start = try #require(CalendarDate(iso: "2024-01-01"))
    let ends = Frequency.allCases.map { $0.periodEnd(startingOn: start).description }
    #expect(ends == ["2024-01-01", "2024-01-07", "2024-01-31", "2024-03-31"])
  }
}
