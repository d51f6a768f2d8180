import Testing

@testable import LineEditing

@Suite("The part of an input that is drawn")
struct DisplayedInputTests {
  private func drawn(
    _ lines: Int,
    cursorLine: Int,
    rows: Int,
    after firstLine: Int = 0
  ) -> (DisplayedInput, String) {
    let text = (0..<lines).map { "l\($0)" }.joined(separator: "\n")
    let offset = (0..<cursorLine).reduce(0) { $0 + "l\($1)\n".utf8.count }
    let layout = ScreenLayout(
      Array(text.utf8),
      promptColumns: 2,
      continuationColumns: 2,
      columns: 40
    )
    let shown = DisplayedInput(
      layout,
      offset: offset,
      continuation: "> ",
      rows: rows,
      after: firstLine
    )
    return (shown, String(decoding: shown.text, as: UTF8.self))
  }

  @Test("An input that fits is drawn whole, with continuation prompts")
  func whole() {
    let (shown, text) = drawn(3, cursorLine: 1, rows: 10)
    #expect(text == "l0\n> l1\n> l2")
    #expect(!shown.isCropped)
    #expect(shown.text[shown.point...].starts(with: "l1".utf8))
  }

  @Test("A window of a tall input says how much is above and below")
  func window() {
    let (shown, text) = drawn(20, cursorLine: 10, rows: 8, after: 8)
    #expect(
      text == """
        ⋮ 8 more lines above
        > l8
        > l9
        > l10
        > l11
        > l12
        ⋮ 7 more lines below
        """
    )
    #expect(shown.isCropped)
    #expect(shown.firstLine == 8)
    #expect(shown.drawnRow == 3)
  }

  @Test("The window moves as little as will show the cursor")
  func moving() {
    #expect(drawn(20, cursorLine: 13, rows: 8, after: 8).0.firstLine == 9)
    #expect(drawn(20, cursorLine: 7, rows: 8, after: 8).0.firstLine == 7)
    #expect(drawn(20, cursorLine: 19, rows: 8, after: 0).0.firstLine == 15)
  }

  @Test("Rows 0 means all of the input")
  func unlimited() {
    let (shown, text) = drawn(100, cursorLine: 50, rows: 0)
    #expect(!shown.isCropped)
    #expect(text.split(separator: "\n").count == 100)
  }

  @Test("What is drawn is never taller than the screen and always holds the cursor")
  func bounds() {
    for lines in stride(from: 1, through: 29, by: 4) {
      for cursorLine in 0..<lines {
        for rows in [5, 8, 12] {
          for firstLine in [0, 3, 29] {
            let (shown, text) = drawn(lines, cursorLine: cursorLine, rows: rows, after: firstLine)
            #expect(text.split(separator: "\n").count <= rows)
            #expect(shown.text[shown.point...].starts(with: "l\(cursorLine)".utf8))
          }
        }
      }
    }
  }
}
