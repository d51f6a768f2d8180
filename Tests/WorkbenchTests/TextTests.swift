import Testing

@testable import Workbench

@Suite("Numbers and tables as text")
struct TextTests {
  @Test(
    "Numbers have the decimals they need and no more",
    arguments: [
      (11.166666, "11.1667"), (5, "5"), (-0.00001, "0"), (2.5, "2.5"), (.nan, "–"),
      (1e15, "1000000000000000"),
    ] as [(Double, String)]
  )
  func plain(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }

  @Test("Whole numbers are grouped by thousands")
  func grouped() {
    #expect(NumberText.grouped(46_315_223) == "46,315,223")
    #expect(NumberText.grouped(-1000) == "-1,000")
    #expect(NumberText.grouped(999) == "999")
  }

  @Test("A table gives way to the window and says what it leaves out")
  func table() {
    var table = TextTable(headings: ["Unit", "Note"], alignments: [.left, .left])
    table.rows = (1...20).map { ["U\($0)", "a rather long remark that does not fit"] }
    let lines = table.lines(width: 30, maximumRows: 8)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 30 })
    #expect(lines.contains("… 12 rows more …"))
    #expect(lines[2].hasPrefix("U1 "))
    #expect(lines.last?.hasPrefix("U20") == true)
  }

  @Test("Text from data cannot drive the terminal")
  func harmless() {
    #expect(DisplayWidth.harmless("a\u{1B}[31mb\u{07}") == "a[31mb")
  }

  @Test("A cell stands on one line, whatever the data holds")
  func cells() {
    let table = TextTable(
      headings: ["A\tB", "C"],
      rows: [["one\ntwo", "x\r\ny"], ["\u{1B}[2Jz\u{2028}", "ok"]]
    )
    let lines = table.lines(width: 80)
    #expect(lines == ["A B      C", "───────  ───", "one␤two  x␤y", "[2Jz␤    ok"])
  }

  @Test("In a narrow window columns are left out from the right, and counted")
  func leftOutColumns() {
    let table = TextTable(
      headings: (1...5).map { "Heading \($0)" },
      rows: [(1...5).map { "value number \($0)" }]
    )
    for width in [10, 16, 22, 28, 40] {
      let lines = table.lines(width: width)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= max(width, 16) }, "\(width)")
    }
    #expect(table.lines(width: 18).last == "… 3 columns more")
    #expect(table.lines(width: 38).last == "… 1 column more")
    #expect(table.lines(width: 48).count == 3)
  }

  @Test("What tells rows apart and the first number stay longest; texts go before numbers")
  func keptColumns() {
    let table = TextTable(
      headings: ["Ward", "Manager", "Falls", "Beds", "Remark"],
      alignments: [.left, .left, .right, .right, .left],
      rows: [["Crofton Ward", "Priya Patel", "13.25", "24", "after the move of the ward"]]
    )
    func headings(_ width: Int) -> [String] {
      table.lines(width: width)[0].split(separator: " ").map(String.init)
    }
    #expect(headings(80) == ["Ward", "Manager", "Falls", "Beds", "Remark"])
    #expect(headings(34) == ["Ward", "Manager", "Falls", "Beds"])
    #expect(headings(26) == ["Ward", "Falls", "Beds"])
    #expect(headings(16) == ["Ward", "Falls"])
    #expect(headings(9) == ["Ward"])
    var named = table
    named.keptHeadings = ["Beds", "Ward"]
    #expect(named.lines(width: 16)[0] == "Ward        Beds")
    #expect(named.lines(width: 16).last == "… 3 columns more")
    #expect(named.lines(width: 9)[0] == "Beds")
  }

  @Test("A name that is never cut gives way at last to the number beside it")
  func wholeNames() {
    var table = TextTable(
      headings: ["Measure", "Value", "Rule"],
      alignments: [.left, .right, .left],
      rows: [["Falls per 1,000 occupied bed days", "13.25", "shift"]]
    )
    table.wholeHeadings = ["Measure"]
    #expect(table.lines(width: 42)[2] == "Falls per 1,000 occupied bed days  13.25")
    #expect(table.lines(width: 30)[2] == "Falls per 1,000 occupi…  13.25")
  }

  @Test("A number is shown whole or not at all")
  func wholeNumbers() {
    let table = TextTable(
      headings: ["A long heading", "Value", "Centre"],
      alignments: [.left, .right, .right],
      rows: [["a long text", "13.9033", "-13.9033"]]
    )
    #expect(table.lines(width: 27)[2] == "a long …  13.9033  -13.9033")
    for width in 4...40 {
      let lines = table.lines(width: width).joined(separator: "\n")
      #expect(!lines.contains("13…") && !lines.contains("13.…"), "\(width)")
    }
  }

  @Test("Series is its own plural")
  func series() {
    #expect(NumberText.counted(1, "series") == "1 series")
    #expect(NumberText.counted(4, "series") == "4 series")
  }

  @Test("A line that is cut to the window stays one line")
  func clipped() {
    #expect(DisplayWidth.clipped("a\nb\tc\u{1B}[2J", to: 20) == "a␤b c[2J")
    #expect(DisplayWidth.clipped("a\nbcdef", to: 4) == "a␤b…")
  }
}
