import Testing

@testable import Workbench

@Suite("Notes under a table")
struct TableNotesTests {
  private let notes = [
    "3 of 40 series show special cause.", "12 series were not tested.",
    "Caution short: the lines of a short series move with its next points.",
  ]

  @Test("Notes that fit beside the rows are all there")
  func fitting() {
    let below = TableNotes(notes, width: 80, beside: 5, room: 8)
    #expect(below.lines == notes)
    #expect(below.isWhole)
  }

  @Test("Where the rows need the room, the last notes are counted and the first stays")
  func cut() {
    let below = TableNotes(notes, width: 80, beside: 40, room: 4)
    #expect(below.lines == [notes[0], "… 2 notes more"])
    #expect(!below.isWhole)
    let wider = TableNotes(notes + notes, width: 80, beside: 40, room: 8)
    #expect(wider.lines == notes + ["… 3 notes more"])
  }

  @Test("A note is shown whole or not at all")
  func wrapped() {
    let long = String(repeating: "word ", count: 40)
    let below = TableNotes([notes[0], long, notes[1]], width: 40, beside: 20, room: 10)
    #expect(below.lines == [notes[0], "… 2 notes more"])
  }

  @Test(
    "Rows and notes together never take more lines than there are, where the first note is short"
  )
  func room() {
    for rows in 0...30 {
      for room in 6...30 {
        for count in 1...12 {
          let all = (1...count).map { "Note \($0)." }
          let below = TableNotes(all, width: 40, beside: rows, room: room)
          #expect(below.isWhole == (below.lines == all))
          let shown = min(rows, max(4, room - below.lines.count))
          #expect(shown + below.lines.count <= max(room, 6))
          #expect(shown >= min(rows, 4, room / 2))
        }
      }
    }
  }
}
