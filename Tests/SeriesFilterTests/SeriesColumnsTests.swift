import DelimitedText
import SPCCore
import Testing

@testable import SeriesFilter

@Suite("Finding the columns")
struct SeriesColumnsTests {
  private func values(_ input: String, _ columns: SeriesColumns) throws -> [String?] {
    try Filtered(input, columns: columns).rows().map { $0["y"] }
  }

  @Test("A default name is found in other capitals, so that N is not read past")
  func capitals() throws {
    #expect(try values("T, Y ,N\n1,3,10\n", SeriesColumns()) == ["0.3"])
    // Exact beats alike.
    #expect(try values("t,y,N,n\n1,3,10,5\n", SeriesColumns()) == ["0.6"])
  }

  @Test("A column that was given another meaning no longer has that of its name")
  func givenAnotherMeaning() throws {
    #expect(try values("t,y,n\n1,3,10\n", SeriesColumns(names: [.value: "n"])) == ["10"])
  }

  @Test("An ignored column is as if it were not there")
  func ignored() throws {
    #expect(try values("t,y,n\n1,3,10\n", SeriesColumns(ignored: ["n"])) == ["3"])
  }

  @Test(
    "A header that does not fit is refused with its facts",
    arguments: [
      ("a,b\n", SeriesColumns(), SeriesInputError.noColumn(.time, name: "t", header: ["a", "b"])),
      ("t,b\n", SeriesColumns(), .noColumn(.value, name: "y", header: ["t", "b"])),
      (
        "t,y\n", SeriesColumns(names: [.series: "ward"]),
        .noColumn(.series, name: "ward", header: ["t", "y"])
      ),
      ("t,y,y\n", SeriesColumns(), .repeatedColumn(.value, name: "y", columns: [2, 3])),
      ("t,y,N,N \n", SeriesColumns(), .repeatedColumn(.denominator, name: "N", columns: [3, 4])),
      (
        "t,y\n", SeriesColumns(names: [.time: "t", .series: "t"]),
        .columnUsedTwice(name: "t", roles: [.series, .time])
      ),
      ("t,y\n", SeriesColumns(ignored: ["x"]), .noColumnToIgnore(name: "x", header: ["t", "y"])),
    ]
  )
  func refused(header: String, columns: SeriesColumns, error: SeriesInputError) throws {
    #expect(throws: error) { try Filtered(header + "1,2\n", columns: columns) }
  }

  @Test("Phases or targets given twice are refused, and settings no series could have")
  func contradictions() throws {
    #expect(throws: SeriesInputError.phasesGivenTwice(column: "phase")) {
      try Filtered("t,y,phase\n") { $0.phaseStarts = ["1"] }
    }
    let target = ChartSpecification(ruleSet: .nhse2023, target: .constant(1))
    #expect(throws: SeriesInputError.targetGivenTwice(column: "Target")) {
      try Filtered("t,y,Target\n", target)
    }
    let short = ChartSpecification(ruleSet: .nhse2023, baselineCount: 11)
    #expect(throws: SeriesInputError.settings(.baselineTooShort(count: 11, minimum: 12))) {
      try Filtered("t,y\n", short)
    }
    let run = ChartSpecification(chart: .run, ruleSet: .nhse2023)
    #expect(throws: SeriesInputError.self) { try Filtered("t,y\n", run) }
  }
}
