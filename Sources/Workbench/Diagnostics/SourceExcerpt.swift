/// The line an error points at, and the place in it.
package struct SourceExcerpt: Sendable, Hashable {
  /// The line's number in its script or entry, from 1; nil where lines have none.
  package var line: Int?
  /// The whole line, without its end.
  package var text: String
  /// Where the caret goes, from 1 and counted in characters; nil: no caret.
  ///
  /// One past the end is where something is missing.
  package var column: Int?

  /// An excerpt.
  package init(line: Int? = nil, text: String, column: Int? = nil) {
    self.line = line
    self.text = text
    self.column = column
  }

  /// The line numbered `line` (from 1) of a source; nil when the source has no such line.
  ///
  /// Lines are counted as Lua does: LF, CR, CRLF and LFCR each end one.
  package init?(of source: String, line: Int, column: Int? = nil) {
    guard line > 0, let text = Self.line(line, of: source) else { return nil }
    self.init(line: line, text: text, column: column)
  }

  /// The excerpt as it is printed: the line behind its number, and beneath it the caret.
  ///
  /// Tabs are spread, characters that drive a terminal or turn the direction of writing are shown as
  /// �, and a line longer than the window is cut around the caret. A blank line shows nothing.
  ///
  /// - Parameter width: The columns of the window; nil where there is none to keep within.
  /// - Returns: The line and the caret's line, none for a blank line.
  package func lines(width: Int?) -> [String] {
    let cells = self.cells
    guard cells.contains(where: { $0.contains { $0 != " " } }) else { return [] }
    let number = line.map(String.init) ?? ""
    let padding = String(repeating: " ", count: max(0, 6 - number.count))
    let gutter = padding + number + " | "
    let room = max(20, (width ?? Self.widthWithoutWindow) - gutter.count)
    let caret = column.map { min(max($0, 1), cells.count + 1) - 1 }
    let (shown, position) = Self.cut(cells, around: caret, to: room)
    var lines = [gutter + shown]
    if let position {
      let blank = String(repeating: " ", count: gutter.count - 2)
      lines.append(blank + "| " + String(repeating: " ", count: position) + "^")
    }
    return lines
  }

  /// Generated lines can be megabytes long; where no window is, this much is shown of one.
  private static let widthWithoutWindow = 160

  /// What is printed for each character.
  private var cells: [String] {
    var cells: [String] = []
    var width = 0
    var characters = text[...]
    while let last = characters.last, last.isWhitespace, !isPointedAt(characters.count) {
      characters.removeLast()
    }
    for character in characters {
      let cell =
        character == "\t"
        ? String(repeating: " ", count: Self.tabStop - width % Self.tabStop)
        : Self.harmless(character)
      cells.append(cell)
      width += DisplayWidth.of(cell)
    }
    return cells
  }

  private func isPointedAt(_ position: Int) -> Bool { column == position }

  private static let tabStop = 4

  private static func harmless(_ character: Character) -> String {
    var cell = String.UnicodeScalarView()
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: cell.append("\u{FFFD}")
      case .format where isDirection(scalar): cell.append("\u{FFFD}")
      default: cell.append(scalar)
      }
    }
    return String(cell)
  }

  /// Marks that turn the direction of writing can make a line read as something it is not.
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || scalar.value == 0x200E || scalar.value == 0x200F || scalar.value == 0x061C
  }

  /// As much of the cells as fits, with the caret in view, and the column of the caret in it.
  private static func cut(
    _ cells: [String],
    around caret: Int?,
    to room: Int
  ) -> (text: String, caret: Int?) {
    let widths = cells.map { DisplayWidth.of($0) }
    func columns(_ range: Range<Int>) -> Int { widths[range].reduce(0, +) }
    guard columns(0..<cells.count) > room else {
      return (cells.joined(), caret.map { columns(0..<$0) })
    }
    // From the caret outward, a third of the room behind it: what stands before explains more.
    let centre = caret ?? 0
    var start = centre
    var end = min(centre + 1, cells.count)
    var used = columns(start..<end)
    let kept = room - 2
    while end < cells.count, used + widths[end] <= kept / 3 {
      used += widths[end]
      end += 1
    }
    while start > 0, used + widths[start - 1] <= kept {
      start -= 1
      used += widths[start]
    }
    while end < cells.count, used + widths[end] <= kept {
      used += widths[end]
      end += 1
    }
    let head = start > 0 ? "…" : ""
    let tail = end < cells.count ? "…" : ""
    return (
      head + cells[start..<end].joined() + tail,
      caret.map { head.count + columns(start..<$0) }
    )
  }

  private static func line(_ wanted: Int, of source: String) -> String? {
    var number = 1
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in source.unicodeScalars {
      guard scalar == "\n" || scalar == "\r" else {
        if number == wanted { line.append(scalar) }
        previous = scalar
        continue
      }
      if let end = previous, end == "\n" || end == "\r", end != scalar {
        // The second half of a pair.
        previous = nil
        continue
      }
      if number == wanted { return String(line) }
      number += 1
      previous = scalar
    }
    return number == wanted ? String(line) : nil
  }
}
