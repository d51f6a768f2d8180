import Testing

@testable import Workbench

@Suite("Which columns give way")
struct NarrowingTests {
  private let narrowing = Narrowing(
    whole: ["Project"],
    kept: ["Project", "Title"],
    common: [],
    repeating: [],
    leaving: ["Outcome", "State"],
    cut: ["Title": 12]
  )

  private func table() -> TextTable {
    var table = TextTable(
      headings: ["Project", "Title", "State", "Outcome"],
      alignments: [.left, .left, .left, .left]
    )
    table.rows = [
      ["P-1", "Fewer falls on all wards at night", "testing", "improved"],
      ["P-2", "Night staff", "planned", "not known"],
    ]
    return table
  }

  @Test(
    "Words are cut before a column is left out",
    arguments: [(65, 4), (41, 4), (40, 3), (30, 3)]
  )
  func cut(width: Int, columns: Int) {
    var table = table()
    let said = narrowing.narrow(&table, to: width)
    #expect(table.headings.count == columns)
    #expect(said == (columns == 4 ? [] : ["Left out for want of room: Outcome; a file has them."]))
    #expect(table.lines(width: width).allSatisfy { DisplayWidth.of($0) <= width })
  }

  @Test("Only where the words cannot be cut further the next one goes")
  func narrower() {
    var table = table()
    let said = narrowing.narrow(&table, to: 29)
    #expect(table.headings == ["Project", "Title"])
    #expect(said == ["Left out for want of room: Outcome, State; a file has them."])
  }
}
