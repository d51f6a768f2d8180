import DelimitedText
import SPCCore
import Testing

@testable import SeriesFilter

@Suite("Reading series")
struct SeriesStreamTests {
  @Test("A wrong cell leaves its own series out, and every wrong cell of it is told")
  func wrongCells() throws {
    let filtered = try Filtered("series,t,y\na,1,3\nb,1,x\nb,2,4\nb,3,1e999\nc,1,5\n")
    #expect(try filtered.series() == ["a", "c"])
    #expect(
      filtered.faults == [
        .notANumber(InputCell(line: 3, column: 3, name: "y"), role: .value, text: "x"),
        .tooLarge(InputCell(line: 5, column: 3, name: "y"), role: .value),
      ]
    )
    #expect(filtered.tally.seriesLeftOut == 1)
    #expect(filtered.tally.namesLeftOut == ["b"])
    #expect(filtered.tally.seriesWritten == 2)
  }

  @Test(
    "A row that cannot be read leaves out the series on both sides, for it may be of either",
    arguments: [
      ("series,t,y\na,1,3\nx\nb,1,4\nc,1,5\n", ["c"]),
      ("series,t,y\na,1,3\na,2\na,3,4\nb,1,5\n", ["b"]),
      ("series,t,y\nx,1\na,1,3\nb,1,4\n", ["b"]),
      ("series,t,y\na,1,3\nb,1,4\nb,2,5,6\n", ["a"]),
      ("series,t,y\na,1,3\n,2,4\nb,1,4\nc,1,4\n", ["c"]),
      ("series,t,y\na,1,3\n\"b\"x,2,4\nb,1,4\nc,1,4\n", ["c"]),
      ("series,t,y\na,1,3\nb,1,4\nb,2,\"5\n", ["a"]),
    ]
  )
  func unreadableRows(input: String, written: [String]) throws {
    let filtered = try Filtered(input)
    #expect(try filtered.series() == written)
    #expect(filtered.faults.count == 1)
  }

  @Test("A series that comes back is told once, with its line and the lines it had before")
  func returning() throws {
    let filtered = try Filtered("series,t,y\na,1,3\na,2,3\nb,1,4\na,3,5\nb,2,4\na,4,5\nc,1,1\n")
    #expect(
      filtered.faults == [
        .seriesReturns(
          InputCell(line: 5, column: 1, name: "series"),
          series: "a",
          firstLine: 2,
          lastLine: 3,
          mayBeWritten: true
        ),
        .seriesReturns(
          InputCell(line: 6, column: 1, name: "series"),
          series: "b",
          firstLine: 4,
          lastLine: 4,
          mayBeWritten: true
        ),
      ]
    )
    #expect(try filtered.rows().map { $0["t"] } == ["1", "2", "1", "1"])
    #expect(filtered.tally.seriesReturned == 2)
    #expect(filtered.tally.seriesLeftOut == 0)
    #expect(filtered.tally.seriesWritten == 3)
  }

  @Test("A series known beforehand to come back is left out from its first row on")
  func foreseen() throws {
    let input = "series,t,y\na,1,3\nb,1,4\n,1,2\n\"b\"x\na,2\nb,2,5\na,3,5\nc,1,1\n"
    let names = try namesComingBack(in: input)
    #expect(names == [Array("a".utf8)])
    let filtered = try Filtered("series,t,y\na,1,3\nb,1,4\na,2,5\nc,1,1\n", comingBack: names)
    #expect(try filtered.series() == ["b", "c"])
    #expect(
      filtered.faults == [
        .seriesReturns(
          InputCell(line: 4, column: 1, name: "series"),
          series: "a",
          firstLine: 2,
          lastLine: 2,
          mayBeWritten: false
        )
      ]
    )
    #expect(filtered.tally.seriesLeftOut == 1)
    #expect(filtered.tally.seriesReturned == 0)
  }

  @Test(
    "Names that come back are found in any order of the names",
    arguments: [
      ("a,b,c", ""), ("c,b,a", ""), ("a,b,a", "a"), ("b,a,b,c", "b"), ("c,a,b,a,c,d", "a c"),
      ("a1,a10,a2,a10", "a10"), ("a", ""),
    ]
  )
  func comingBack(series: String, found: String) throws {
    let rows = series.split(separator: ",").enumerated().map { "\($1),\($0),1\n" }.joined()
    #expect(
      try namesComingBack(in: "series,t,y\n" + rows).map { String(decoding: $0, as: UTF8.self) }
        .sorted() == found.split(separator: " ").map(String.init)
    )
  }

  private func namesComingBack(in input: String) throws -> Set<[UInt8]> {
    try SeriesOrder.look(columns: SeriesColumns()) { () throws(SeriesInputError) in
      do throws(DelimitedError) {
        return try DelimitedReader(bytes: Array(input.utf8))
      } catch {
        throw .input(error)
      }
    }.comingBack
  }

  @Test("An empty cell after quoted rows is missing, whatever stood in the memory behind it")
  func emptyCellAmongQuotes() throws {
    let rows = (0..<40).map { "\"a,\",\($0),\($0 % 3 == 2 ? "" : "98765432")\n" }.joined()
    let values = try Filtered("series,t,y\n" + rows).rows().map { $0["y"] }
    #expect(values == (0..<40).map { $0 % 3 == 2 ? "" : "98765432" })
  }

  @Test("A t that stands twice in a series is refused with both lines, unless it is allowed")
  func repeatedTimes() throws {
    let input = "series,t,y\na,1,3\na,2,3\na,1,4\nb,1,3\n"
    let filtered = try Filtered(input)
    #expect(
      filtered.faults == [
        .timeRepeated(InputCell(line: 4, column: 2, name: "t"), text: "1", firstLine: 2)
      ]
    )
    #expect(try filtered.series() == ["b"])
    let allowed = try Filtered(input) { $0.allowsRepeatedTimes = true }
    #expect(allowed.faults == [])
    #expect(try allowed.rows().map { $0["t"] } == ["1", "2", "1", "1"])
  }

  @Test("Lines are physical lines, so that a t with a line break in it moves those after it")
  func physicalLines() throws {
    let filtered = try Filtered("t,y\r\n\"one\r\ntwo\",3\r\nthree,x\r\n")
    #expect(
      filtered.faults == [
        .notANumber(InputCell(line: 4, column: 2, name: "y"), role: .value, text: "x")
      ]
    )
  }

  @Test(
    "A denominator below zero, or zero under something, or none under something, is wrong",
    arguments: [
      (
        "1,3,-2",
        SeriesFault.denominatorNegative(InputCell(line: 2, column: 3, name: "n"), text: "-2")
      ),
      ("1,3,0", .denominatorZero(InputCell(line: 2, column: 3, name: "n"), numerator: 3)),
      ("1,3, ", .denominatorEmpty(InputCell(line: 2, column: 3, name: "n"))),
      ("1,1e200,1e-200", .tooLarge(InputCell(line: 2, column: 2, name: "y"), role: .value)),
      (",3,4", .timeEmpty(InputCell(line: 2, column: 1, name: "t"))),
    ]
  )
  func wrongDenominators(row: String, fault: SeriesFault) throws {
    let filtered = try Filtered("t,y,n\n\(row)\n")
    #expect(filtered.faults == [fault])
    #expect(try filtered.rows().isEmpty)
  }

  @Test("A phase column starts a phase where its text changes; empty means as above")
  func phaseColumn() throws {
    let input = "series,t,y,phase\na,1,3,\na,2,3,x\na,3,3,\na,4,3,x\na,5,3,y\nb,1,3,y\nb,2,3,z\n"
    let rows = try Filtered(input).rows()
    #expect(rows.map { $0["phase"] } == ["1", "2", "2", "2", "3", "1", "2"])
  }

  @Test("A phase start that a series has no point for is wrong for that series, near texts told")
  func unknownPhaseStart() throws {
    let filtered = try Filtered("series,t,y\na,2022-06,3\na,2022-07,4\nb,2022-06,3\n") {
      $0.phaseStarts = ["2022-07"]
    }
    #expect(
      filtered.faults == [
        .phaseStartUnknown(text: "2022-07", series: "b", lines: 4...4, near: ["2022-06"])
      ]
    )
    #expect(try filtered.rows().map { $0["phase"] } == ["1", "2"])
  }

  @Test("What the core refuses is told with the line it speaks of")
  func refusedByCore() throws {
    let filtered = try Filtered("series,t,y\na,1,3\na,2,4\na,3,1e308\na,4,-1e308\nb,1,1\n") {
      $0.phaseStarts = []
    }
    #expect(
      filtered.faults == [.notComputable(.magnitudeTooLarge(phaseStart: 0), series: "a", line: 2)]
    )
    #expect(try filtered.series() == ["b"])
  }

  @Test("Faults beyond the limit are counted and not kept")
  func faultLimit() throws {
    let wrong = (0..<1000).map { "\($0),x\n" }.joined()
    let filtered = try Filtered("t,y\n" + wrong) { $0.faultLimit = 3 }
    #expect(filtered.faults.count == 3)
    #expect(filtered.tally.faults == 1000)
    #expect(try filtered.rows().isEmpty)
  }

  @Test("An input of a header alone has no series and nothing wrong with it")
  func noRows() throws {
    let filtered = try Filtered("t,y\n")
    #expect(filtered.output == "series,t,phase,y,centre,lower,upper,rules,label,category\n")
    #expect(filtered.tally == FilterTally())
  }
}
