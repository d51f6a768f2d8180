/// What a person sees of a terminal: a grid of characters and a cursor.
///
/// It follows the part of VT100 and xterm that line editors and plain programs use: moving the
/// cursor, erasing, inserting and deleting, scrolling, wrapping at the right edge with the wait
/// that real terminals have there. Colours are read over. Like xterm, it does not wrap lines anew
/// when it is resized unless `rewrapsOnResize` is set.
public struct Screen: Sendable {
  /// The width in columns.
  public private(set) var columns: Int
  /// The height in rows.
  public private(set) var rows: Int
  /// The cursor's row, 0 at the top.
  public internal(set) var cursorRow = 0
  /// The cursor's column, 0 at the left.
  public internal(set) var cursorColumn = 0
  /// The rows that were scrolled off the top, oldest first.
  public private(set) var scrolledOff: [String] = []
  /// The program asked for pasted text to be bracketed.
  public internal(set) var bracketsPaste = false
  /// The program turned the cursor off.
  public internal(set) var isCursorHidden = false
  /// How often the bell rang.
  public internal(set) var bells = 0
  /// Every character printed, in the order it was, with its line feeds: no cursor movement.
  public private(set) var transcript = ""
  /// Rows that ran over the right edge are wrapped anew when the width changes.
  public var rewrapsOnResize = false

  /// A cell holds a character with its combining marks; "" is the right half of a wide one.
  var cells: [[String]]
  /// A character stands in the last column, and the next goes to the next row.
  var waitsToWrap = false
  /// Rows whose text goes on in the next row.
  private var continues: Set<Int> = []
  var savedCursor = (row: 0, column: 0)
  var insertsCharacters = false
  var scrollRegion: Range<Int>
  var parser = ControlSequenceParser()

  /// An empty screen with the cursor at the top left.
  public init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    scrollRegion = 0..<rows
  }

  /// The rows as text, without blanks at their ends.
  public var lines: [String] { cells.map(Self.text(of:)) }

  /// The rows down to the last that is not blank, joined by newlines.
  public var text: String {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The text of the cursor's row, from its beginning up to the cursor.
  public var textBeforeCursor: String { cells[cursorRow].prefix(cursorColumn).joined() }

  /// A picture for a failed expectation: the rows in a frame, and where the cursor is.
  public var picture: String {
    let edge = "+" + String(repeating: "-", count: columns) + "+"
    let body = cells.map { "|" + $0.joined() + "|" }
    return ([edge] + body + [edge, "cursor: row \(cursorRow), column \(cursorColumn)"])
      .joined(separator: "\n")
  }

  private static func text(of row: [String]) -> String {
    var text = Substring(row.joined())
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  // MARK: - Writing

  /// Takes what a program wrote.
  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      guard let event = parser.event(for: byte) else { continue }
      perform(event)
    }
  }

  mutating func print(_ scalar: Unicode.Scalar) {
    transcript.unicodeScalars.append(scalar)
    let width = Self.width(of: scalar)
    if width == 0 {
      combine(scalar)
      return
    }
    if waitsToWrap || cursorColumn + width > columns {
      continues.insert(cursorRow)
      cursorColumn = 0
      lineFeed(isPrinted: false)
    }
    if insertsCharacters { insertBlanks(width) }
    put(String(scalar), at: cursorColumn)
    if width == 2 { put("", at: cursorColumn + 1) }
    cursorColumn += width
    waitsToWrap = cursorColumn >= columns
    if waitsToWrap { cursorColumn = columns - 1 }
  }

  private mutating func put(_ text: String, at column: Int) {
    guard column < columns else { return }
    // Half of a wide character can't stay.
    if cells[cursorRow][column].isEmpty, !text.isEmpty, column > 0 {
      cells[cursorRow][column - 1] = " "
    }
    if column + 1 < columns, cells[cursorRow][column + 1].isEmpty {
      cells[cursorRow][column + 1] = " "
    }
    cells[cursorRow][column] = text
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    var column = waitsToWrap ? cursorColumn : cursorColumn - 1
    while column > 0, cells[cursorRow][column].isEmpty { column -= 1 }
    guard column >= 0 else { return }
    cells[cursorRow][column].unicodeScalars.append(scalar)
  }

  /// Moves down a row, scrolling at the bottom of the scroll region.
  mutating func lineFeed(isPrinted: Bool = true) {
    if isPrinted { transcript += "\n" }
    waitsToWrap = false
    if cursorRow == scrollRegion.upperBound - 1 {
      scrollUp(1)
    } else if cursorRow < rows - 1 {
      cursorRow += 1
    }
  }

  mutating func scrollUp(_ count: Int) {
    for _ in 0..<min(count, scrollRegion.count) {
      let row = cells.remove(at: scrollRegion.lowerBound)
      if scrollRegion.lowerBound == 0 { scrolledOff.append(Self.text(of: row)) }
      cells.insert(blankRow, at: scrollRegion.upperBound - 1)
      continues = Set(continues.map { $0 - 1 }.filter { $0 >= 0 })
    }
  }

  mutating func scrollDown(_ count: Int) {
    for _ in 0..<min(count, scrollRegion.count) {
      cells.remove(at: scrollRegion.upperBound - 1)
      cells.insert(blankRow, at: scrollRegion.lowerBound)
    }
  }

  mutating func insertBlanks(_ count: Int) {
    let count = min(count, columns - cursorColumn)
    cells[cursorRow].insert(
      contentsOf: Array(repeating: " ", count: count),
      at: cursorColumn
    )
    cells[cursorRow].removeLast(count)
  }

  mutating func deleteCharacters(_ count: Int) {
    let count = min(count, columns - cursorColumn)
    cells[cursorRow].removeSubrange(cursorColumn..<(cursorColumn + count))
    cells[cursorRow] += Array(repeating: " ", count: count)
  }

  mutating func insertRows(_ count: Int) {
    guard scrollRegion.contains(cursorRow) else { return }
    for _ in 0..<min(count, scrollRegion.upperBound - cursorRow) {
      cells.remove(at: scrollRegion.upperBound - 1)
      cells.insert(blankRow, at: cursorRow)
    }
  }

  mutating func deleteRows(_ count: Int) {
    guard scrollRegion.contains(cursorRow) else { return }
    for _ in 0..<min(count, scrollRegion.upperBound - cursorRow) {
      cells.remove(at: cursorRow)
      cells.insert(blankRow, at: scrollRegion.upperBound - 1)
    }
  }

  mutating func erase(_ columnRange: Range<Int>, row: Int) {
    for column in columnRange.clamped(to: 0..<columns) { cells[row][column] = " " }
    if columnRange.upperBound >= columns { continues.remove(row) }
  }

  mutating func eraseRows(_ range: Range<Int>) {
    for row in range { erase(0..<columns, row: row) }
  }

  var blankRow: [String] { Array(repeating: " ", count: columns) }

  // MARK: - Resizing

  /// Gives the screen a new size; the program is told by the pseudo-terminal, not by this.
  public mutating func resize(columns newColumns: Int, rows newRows: Int) {
    if rewrapsOnResize { rewrap(to: newColumns) }
    columns = newColumns
    cells = cells.map { row in
      let kept = row.prefix(newColumns)
      return Array(kept) + Array(repeating: " ", count: newColumns - kept.count)
    }
    while cells.count > newRows {
      // Blank rows below the cursor go first, then the top scrolls off.
      if cursorRow < cells.count - 1 {
        cells.removeLast()
      } else {
        scrolledOff.append(Self.text(of: cells.removeFirst()))
        cursorRow -= 1
      }
    }
    while cells.count < newRows { cells.append(blankRow) }
    rows = newRows
    scrollRegion = 0..<newRows
    cursorRow = min(max(cursorRow, 0), newRows - 1)
    cursorColumn = min(cursorColumn, newColumns - 1)
    waitsToWrap = false
    if !rewrapsOnResize { continues = [] }
  }

  private mutating func rewrap(to newColumns: Int) {
    var rewrapped: [[String]] = []
    var newContinues: Set<Int> = []
    var newCursor = (row: cursorRow, column: cursorColumn)
    var row = 0
    while row < cells.count {
      var line: [String] = []
      var cursor: Int?
      var goesOn = true
      while goesOn, row < cells.count {
        if row == cursorRow { cursor = line.count + cursorColumn + (waitsToWrap ? 1 : 0) }
        line += cells[row]
        goesOn = continues.contains(row)
        row += 1
      }
      let least = cursor ?? 0
      while line.count > least, line.last == " " { line.removeLast() }
      var start = 0
      repeat {
        if let cursor, cursor >= start, cursor < start + newColumns || start >= line.count {
          newCursor = (rewrapped.count, cursor - start)
        }
        let part = Array(line.dropFirst(start).prefix(newColumns))
        start += newColumns
        if start < line.count { newContinues.insert(rewrapped.count) }
        rewrapped.append(part)
      } while start < line.count
      if let cursor, cursor == start { newCursor = (rewrapped.count, 0) }
    }
    cells = rewrapped
    continues = newContinues
    cursorRow = min(newCursor.row, rewrapped.count - 1)
    cursorColumn = newCursor.column
  }

  // MARK: - Widths

  /// Columns of a character, by the East Asian wide and emoji blocks and the combining marks.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
