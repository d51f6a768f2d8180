import SPCCore

/// A grid of styled characters that becomes lines of text.
struct TerminalCanvas {
  /// What a cell is, which decides its colour.
  enum Style: Equatable {
    case plain, strong, quiet, limit, target
    case category(PointCategory)

    /// The parameters of the ANSI colour sequence; nil for the terminal's own colours.
    var parameters: String? {
      switch self {
      case .plain: nil
      case .strong: "1"
      case .quiet, .limit: "38;5;244"
      case .target: "38;5;167"
      case .category(.commonCause): "38;5;246"
      case .category(.improvement): "38;5;39"
      case .category(.concern): "38;5;208"
      case .category(.neutralHigh), .category(.neutralLow): "38;5;135"
      }
    }
  }

  private struct Cell {
    var text: String
    var style: Style
  }

  let columns: Int
  let rows: Int
  private var cells: [Cell?]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: nil, count: columns * rows)
  }

  func isEmpty(column: Int, row: Int) -> Bool {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return false }
    return cells[row * columns + column] == nil
  }

  mutating func put(_ character: Character, column: Int, row: Int, style: Style) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = Cell(text: String(character), style: style)
  }

  /// Writes text from a column on; what would pass the right edge is left out.
  mutating func write(_ text: String, column: Int, row: Int, style: Style) {
    guard (0..<rows).contains(row) else { return }
    var place = column
    for character in text {
      let width = DisplayWidth.cells(of: character)
      guard width > 0 else { continue }
      guard place >= 0, place + width <= columns else { return }
      cells[row * columns + place] = Cell(text: String(character), style: style)
      // The second half of a wide character holds nothing of its own.
      if width == 2 { cells[row * columns + place + 1] = Cell(text: "", style: style) }
      place += width
    }
  }

  /// The lines, without spaces at their ends.
  func lines(colour: Bool) -> [String] {
    (0..<rows).map { row in
      let line = cells[(row * columns)..<((row + 1) * columns)]
      guard let last = line.lastIndex(where: { $0 != nil && $0?.text != " " }) else { return "" }
      var text = ""
      var current = Style.plain
      for cell in line[...last] {
        let style = cell?.style ?? .plain
        if colour, style.parameters != current.parameters {
          text += "\u{1B}[0m" + (style.parameters.map { "\u{1B}[\($0)m" } ?? "")
          current = style
        }
        text += cell?.text ?? " "
      }
      return text + (colour && current.parameters != nil ? "\u{1B}[0m" : "")
    }
  }
}
