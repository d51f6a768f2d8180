private import CReadline

/// Where each character of an input of several lines stands on the screen.
///
/// It wraps as readline does: a character that does not fit goes to the next row, and a row that
/// is exactly full is followed by another, where the cursor waits. Each line of the input begins
/// after a prompt: the first after the prompt, the others after the continuation prompt.
struct ScreenLayout {
  /// A character, or the end of the text, and its place.
  struct Cell {
    /// UTF-8 offset in the text.
    var offset: Int
    var row: Int
    var column: Int
  }

  /// Spaces to which a tab is widened on the screen; the text keeps the tab.
  static let tabColumns = 4

  /// In the order of the text; the last is the end of the text.
  private(set) var cells: [Cell] = []
  /// The row on which each line begins, and after them the number of rows.
  private(set) var firstRows: [Int] = []
  /// The text as it is drawn, line by line, without prompts.
  private(set) var drawnLines: [[UInt8]] = [[]]
  /// For each cell, its offset in its drawn line.
  private(set) var drawnOffsets: [Int] = []
  /// For each cell, its line.
  private(set) var lines: [Int] = []

  init(
    _ text: some Collection<UInt8>,
    promptColumns: Int,
    continuationColumns: Int,
    columns: Int
  ) {
    let width = max(columns, 1)
    var row = promptColumns / width
    var column = promptColumns % width
    var lineStartColumn = 0
    firstRows.append(0)

    func place(_ offset: Int) {
      cells.append(Cell(offset: offset, row: row, column: column))
      drawnOffsets.append(drawnLines[drawnLines.count - 1].count)
      lines.append(drawnLines.count - 1)
    }
    func advance(_ count: Int) {
      column += count
      if column >= width {
        row += 1
        column = 0
      }
    }

    for character in ScalarBytes.all(in: text) {
      if character.scalar == "\n" {
        place(character.offset)
        row += 1
        firstRows.append(row)
        drawnLines.append([])
        lineStartColumn = 0
        row += continuationColumns / width
        column = continuationColumns % width
        continue
      }
      let drawn = character.drawn(atColumn: lineStartColumn)
      if character.isWide, column + 2 > width {
        row += 1
        column = 0
      }
      place(character.offset)
      if character.isWide {
        advance(2)
      } else {
        // The spaces of a tab wrap one by one.
        for _ in 0..<drawn.columns { advance(1) }
      }
      lineStartColumn += drawn.columns
      drawnLines[drawnLines.count - 1] += drawn.bytes
    }
    place(text.count)
    firstRows.append(row + 1)
  }

  /// The number of screen rows, the prompts' included.
  var rowCount: Int { firstRows.last ?? 1 }

  /// The cell of the character at, or the last one before, a UTF-8 offset.
  func index(ofOffset offset: Int) -> Int {
    var low = 0
    var high = cells.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if cells[middle].offset <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The offset on `row` that is nearest to `column` from the left, or the row's first.
  func offset(row: Int, column: Int) -> Int? {
    let onRow = cells.filter { $0.row == row }
    return (onRow.last { $0.column <= column } ?? onRow.first)?.offset
  }
}

/// One character of a text in UTF-8, with what readline would draw for it.
struct ScalarBytes {
  /// UTF-8 offset in the text.
  var offset: Int
  var scalar: Unicode.Scalar
  /// The scalar could not be decoded; `scalar` is then U+FFFD.
  var isMalformed: Bool

  /// One character that takes two columns, and so is never split between rows.
  var isWide: Bool { !isMalformed && creadline_scalar_columns(scalar.value) == 2 }

  /// Whether it turns the direction in which a line is read: it would make other text look like
  /// what it is not.
  private var turnsDirection: Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The bytes that are drawn, and the columns they take.
  func drawn(atColumn column: Int) -> (bytes: [UInt8], columns: Int) {
    if isMalformed { return (Array("\u{FFFD}".utf8), 1) }
    if scalar == "\t" {
      let columns = ScreenLayout.tabColumns - column % ScreenLayout.tabColumns
      return (Array(repeating: UInt8(ascii: " "), count: columns), columns)
    }
    let columns = Int(creadline_scalar_columns(scalar.value))
    if columns < 0 || turnsDirection {
      // As in ^[ for escape: what was pasted must not steer the terminal.
      let letter = scalar.value < 0x20 ? UInt8(scalar.value) + 0x40 : UInt8(ascii: "?")
      return ([UInt8(ascii: "^"), letter], 2)
    }
    return (Array(String(scalar).utf8), columns)
  }

  /// The characters of `text`; each byte that is not UTF-8 is one.
  static func all(in text: some Collection<UInt8>) -> [ScalarBytes] {
    let bytes = Array(text)
    var characters: [ScalarBytes] = []
    characters.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let length = length(ofSequenceStartingWith: bytes[offset])
      let end = min(offset + length, bytes.count)
      let decoded =
        length == 0 || offset + length > bytes.count
        ? nil : String(validating: bytes[offset..<end], as: UTF8.self)?.unicodeScalars.first
      if let decoded {
        characters.append(ScalarBytes(offset: offset, scalar: decoded, isMalformed: false))
        offset = end
      } else {
        characters.append(ScalarBytes(offset: offset, scalar: "\u{FFFD}", isMalformed: true))
        offset += 1
      }
    }
    return characters
  }

  private static func length(ofSequenceStartingWith byte: UInt8) -> Int {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// The columns of a line of text without control sequences.
  static func columns(of text: some StringProtocol) -> Int {
    all(in: Array(text.utf8)).reduce(0) { $0 + $1.drawn(atColumn: $0).columns }
  }
}
