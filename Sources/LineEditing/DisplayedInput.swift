/// The part of an input that is drawn, with continuation prompts.
///
/// An input taller than the screen is shown by a window of whole lines around the cursor, and the
/// lines above and below it are counted in words, so that nobody thinks them gone.
struct DisplayedInput {
  /// What is drawn after the prompt.
  let text: [UInt8]
  /// The cursor's offset in `text`.
  let point: Int
  /// The cursor's row below the prompt's in the window that was drawn before, if that is wrapped
  /// at the present width.
  let drawnRow: Int
  /// The first line in the window; the next drawing begins from it, so that the window stays.
  let firstLine: Int
  let isCropped: Bool

  /// The part of an input around the cursor at `offset`.
  ///
  /// `rows` are the screen's, or 0 for all of the input, however tall; `firstLine` is the first of
  /// the window that was drawn before.
  init(
    _ layout: ScreenLayout,
    offset: Int,
    continuation: String,
    rows: Int,
    after firstLine: Int
  ) {
    let cell = layout.index(ofOffset: offset)
    let line = layout.lines[cell]
    let window: Range<Int>
    let count = layout.drawnLines.count
    if rows == 0 || layout.rowCount < rows {
      window = 0..<count
    } else {
      // Two rows for the counts of what is above and below.
      window = Self.window(layout, around: line, rows: max(rows - 3, 1), after: firstLine)
    }
    var text: [UInt8] = []
    var point = 0
    if window.lowerBound > 0 { text += Self.count(window.lowerBound, "above") }
    for index in window {
      if index > 0 {
        text.append(UInt8(ascii: "\n"))
        text += continuation.utf8
      }
      if index == line { point = text.count + layout.drawnOffsets[cell] }
      text += layout.drawnLines[index]
    }
    if window.upperBound < count {
      text.append(UInt8(ascii: "\n"))
      text += Self.count(count - window.upperBound, "below")
    }
    self.text = text
    self.point = point
    let drawnFirst = min(firstLine, line)
    let row = layout.cells[cell].row - layout.firstRows[drawnFirst] + (drawnFirst > 0 ? 1 : 0)
    // Above the top of the screen there is nothing to go to.
    drawnRow = min(row, max(rows - 1, 0))
    self.firstLine = window.lowerBound
    isCropped = window.count < count
  }

  private static func count(_ lines: Int, _ place: String) -> [UInt8] {
    Array("⋮ \(lines) more \(lines == 1 ? "line" : "lines") \(place)".utf8)
  }

  /// The lines from `first` on that fill no more than `rows`, moved as little as will show `line`.
  private static func window(
    _ layout: ScreenLayout,
    around line: Int,
    rows: Int,
    after first: Int
  ) -> Range<Int> {
    let starts = layout.firstRows
    let count = layout.drawnLines.count
    var start = min(max(first, 0), line)
    while start < line, starts[line + 1] - starts[start] > rows { start += 1 }
    var end = line + 1
    while end < count, starts[end + 1] - starts[start] <= rows { end += 1 }
    while start > 0, starts[end] - starts[start - 1] <= rows { start -= 1 }
    return start..<end
  }
}
