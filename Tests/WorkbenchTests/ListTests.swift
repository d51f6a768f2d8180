import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

@Suite("Lists and sessions")
struct ListTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  @Test("where, sort_by and partition give what they say")
  func results() throws {
    func codes(_ list: String) throws -> String {
      try demonstration.enter(
        """
        names = {}
        for unit in (\(list)):each() do names[#names + 1] = unit.code end
        return table.concat(names, " ")
        """
      )
    }
    #expect(
      try codes(#"qi.units:where(function(u) return u.kind == "ward" end)"#)
        == "ASH BEECH CEDAR CROFTON ELM"
    )
    #expect(
      try codes(#"qi.units:sort_by { "code", order = "desc" }"#)
        == "TRUST ELM CROFTON CEDAR BEECH ASH ACM"
    )
    #expect(
      try codes(#"qi.units:partition(function(u) return u.kind == "ward" end)[2]"#) == "ACM TRUST"
    )
    #expect(try demonstration.enter("qi.units[-1].code") == "TRUST")
    #expect(try demonstration.enter("qi.units[99] == nil") == "true")
  }

  @Test("Missing comes last, whichever way the others are sorted")
  func missingLast() throws {
    try demonstration.enter(
      #"""
      qi.define {
        units = {
          { code = "OLD", name = "Old Ward", kind = "ward", opened = "2001-04-01" },
          { code = "YOUNG", name = "Young Ward", kind = "ward", opened = "2010-04-01" },
        },
      }:commit { reason = "Two wards with dates" }
      """#
    )
    #expect(try demonstration.enter(#"qi.units:sort_by("opened")[1].code"#) == "OLD")
    #expect(
      try demonstration.enter(#"qi.units:sort_by { "opened", order = "desc" }[1].code"#) == "YOUNG"
    )
  }

  @Test("A session goes away when the last use of it does, lists and functions or not")
  func noLeak() throws {
    weak var gone: WorkbenchSession?
    do {
      let other = try DemonstrationSession()
      gone = other.session
      try other.enter(
        """
        kept = qi.units:each()
        for measure in qi.measures:each() do last = measure:by_unit() end
        chart = qi.measure("violence"):series { unit = "CROFTON" }:chart()
        print(chart)
        """
      )
      #expect(gone != nil)
    }
    #expect(gone == nil)
  }

  @Test("What is read through a measure is read with the measure's knowledge")
  func knowledge() throws {
    let clock = MovingClock()
    let store = try QualityStore.inMemory(clock: StoreClock { clock.now })
    let session = try WorkbenchSession(
      store: store,
      settings: SessionSettings(today: try #require(CalendarDate(iso: "2024-04-01")))
    )
    _ = try session.evaluate(
      #"""
      qi.define {
        units = { { code = "A", name = "A", kind = "ward" } },
        measures = { { code = "m", name = "M", kind = "count", numerator = "Events",
                       better = "lower", frequency = "monthly" } },
      }:commit { reason = "Definitions" }
      """#
    )
    let folder = try TemporaryFolder()
    for (figure, month) in [("5", 1), ("9", 3)] {
      clock.day = try #require(CalendarDate(year: 2024, month: month, day: 10))
      let file = try folder.write("u,p,n\nA,2023-12-01,\(figure)\n")
      _ = try session.evaluate(
        """
        qi.import {
          "\(file)", into = "m", columns = { unit = "u", period = "p", numerator = "n" },
        }:commit { reason = "Load" }
        """
      )
    }
    let point = #":series { unit = "A" }[1].value"#
    #expect(try session.evaluate(#"qi.measure "m""# + point) == "9.0")
    #expect(try session.evaluate(#"qi.measure { "m", as_of = "2024-02-01" }"# + point) == "5.0")
    // A month as the end of something is its last day.
    #expect(try session.evaluate(#"qi.measure { "m", as_of = "2024-03" }"# + point) == "9.0")
  }

  /// A clock that the test moves.
  private final class MovingClock: @unchecked Sendable {
    var day = CalendarDate(year: 2024, month: 1, day: 1) ?? .earliest
    var now: UTCTimestamp { UTCTimestamp(startOf: day) }
  }
}
