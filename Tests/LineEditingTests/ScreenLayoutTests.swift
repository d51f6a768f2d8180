import Testing

@testable import LineEditing
import TestInputSupport

@Suite("Where an input stands on the screen")
struct ScreenLayoutTests {
  private func places(
    _ text: String,
    prompt: Int = 2,
    continuation: Int = 3,
    columns: Int = 10
  ) -> [[Int]] {
    ScreenLayout(
      Array(text.utf8),
      promptColumns: prompt,
      continuationColumns: continuation,
      columns: columns
    ).cells.map { [$0.offset, $0.row, $0.column] }
  }

  @Test("Each line begins after its prompt")
  func lines() {
    #expect(places("ab\nc") == [[0, 0, 2], [1, 0, 3], [2, 0, 4], [3, 1, 3], [4, 1, 4]])
  }

  @Test("A full row is followed by another, where the cursor waits")
  func fullRow() {
    #expect(places("12345678").last == [8, 1, 0])
    #expect(places("12345678\n").last == [9, 2, 3])
  }

  @Test("A wide character that does not fit goes to the next row")
  func wideCharacter() {
    #expect(places("1234567中").dropFirst(7) == [[7, 1, 0], [10, 1, 2]])
  }

  @Test("A mark that would turn the line's direction is drawn as a sign of two columns")
  func directionMark() {
    #expect(places("a\u{202E}b") == [[0, 0, 2], [1, 0, 3], [4, 0, 5], [5, 0, 6]])
  }

  @Test("A combining mark takes no column")
  func combiningMark() {
    #expect(places("e\u{301}x") == [[0, 0, 2], [1, 0, 3], [3, 0, 3], [4, 0, 4]])
  }

  @Test("A tab goes to the next stop of its line, whatever the prompt")
  func tab() {
    #expect(
      places("\tx\n\ty")
        == places("    x\n    y", prompt: 2).enumerated().filter {
          [0, 4, 5, 6, 10, 11].contains($0.offset)
        }.enumerated().map { [$0.offset, $0.element.element[1], $0.element.element[2]] }
    )
  }

  @Test("A prompt wider than the screen wraps")
  func widePrompt() {
    #expect(places("x", prompt: 23) == [[0, 2, 3], [1, 2, 4]])
  }

  @Test("Bytes that are not UTF-8 take a column each")
  func malformed() {
    let layout = ScreenLayout(
      [0x61, 0xFF, 0xE4, 0xB8],
      promptColumns: 0,
      continuationColumns: 0,
      columns: 10
    )
    #expect(layout.cells.map(\.column) == [0, 1, 2, 3, 4])
    #expect(String(decoding: layout.drawnLines[0], as: UTF8.self) == "a\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test("The place of an offset is found again from its row and column", arguments: 0..<200)
  func roundTrip(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("ab \n\t中é\u{1B}")
    let text = String(
      (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? "a"
      }
    )
    let layout = ScreenLayout(
      Array(text.utf8),
      promptColumns: Int.random(in: 0...12, using: &generator),
      continuationColumns: Int.random(in: 0...12, using: &generator),
      columns: Int.random(in: 3...30, using: &generator)
    )
    for cell in layout.cells {
      #expect(layout.offset(row: cell.row, column: cell.column) == cell.offset, "seed \(seed)")
      #expect(layout.cells[layout.index(ofOffset: cell.offset)].offset == cell.offset)
    }
    #expect(layout.cells.last?.offset == text.utf8.count)
    #expect(layout.rowCount == (layout.cells.last?.row ?? 0) + 1)
  }
}
