/// A table of text cells laid out for a terminal.
///
/// Columns are as wide as their widest cell; when the whole is wider than the screen the widest text
/// columns give way and their cells end in an ellipsis. Numbers (right-aligned) are never cut: "13.…"
/// would be another number. Where that does not fit, columns are left out from the right and counted
/// under the table. Cells stand on one line each. Long tables show their head and their tail with the
/// count between them, so that nothing seems complete that is not.
package struct TextTable {
  /// Where the cells of a column stand.
  package enum Alignment {
    case left, right
  }

  package var headings: [String]
  package var alignments: [Alignment]
  package var rows: [[String]]
  /// Columns of text that are never cut.
  package var wholeHeadings: Set<String> = []

  package init(headings: [String], alignments: [Alignment]? = nil, rows: [[String]] = []) {
    self.headings = headings
    self.alignments = alignments ?? headings.map { _ in .left }
    self.rows = rows
  }

  /// The table as lines of at most `width` columns, showing at most `maximumRows` rows.
  package func lines(width: Int, maximumRows: Int = .max) -> [String] {
    let hidden = max(0, rows.count - maximumRows)
    let head = hidden == 0 ? rows.count : maximumRows - maximumRows / 4
    let shown = Array(rows.prefix(head)) + (hidden == 0 ? [] : rows.suffix(maximumRows / 4))
    let widths = columnWidths(for: shown, screen: width)

    let leftOut = headings.count - widths.count
    var lines = [
      line(headings, widths),
      widths.map { String(repeating: "─", count: $0) }
        .joined(separator: "  "),
    ]
    for (number, row) in shown.enumerated() {
      if hidden > 0 && number == head {
        lines.append("… \(NumberText.counted(hidden, "row")) more …")
      }
      lines.append(line(row, widths))
    }
    if hidden > 0 && maximumRows / 4 == 0 {
      lines.append("… \(NumberText.counted(hidden, "row")) more …")
    }
    if leftOut > 0 { lines.append("… \(NumberText.counted(leftOut, "column")) more") }
    return lines
  }

  /// No column of text is made narrower than this: a month and its year.
  private static let narrowest = 8

  /// The widths of the columns that are shown, from the left; fewer than there are headings when the
  /// screen has no room for all at their narrowest.
  private func columnWidths(for shown: [[String]], screen: Int) -> [Int] {
    var widths = fullWidths(of: shown)
    func room(_ widths: [Int]) -> Int { widths.reduce(2 * max(0, widths.count - 1), +) }
    let least = widths.indices.map { column in
      alignments[column] == .right || wholeHeadings.contains(headings[column])
        ? widths[column] : min(widths[column], Self.narrowest)
    }
    while widths.count > 1, room(Array(least.prefix(widths.count))) > screen {
      widths.removeLast()
    }
    while room(widths) > screen,
      let widest = widths.indices.filter({ widths[$0] > least[$0] })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return widths
  }

  /// The width of each column that cuts nothing.
  private func fullWidths(of shown: [[String]]) -> [Int] {
    var widths = headings.map { DisplayWidth.of(DisplayWidth.oneLine($0)) }
    for row in shown {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], DisplayWidth.of(DisplayWidth.oneLine(cell)))
      }
    }
    return widths
  }

  /// The width of the whole table where nothing is cut.
  package var fullWidth: Int { fullWidths(of: rows).reduce(2 * max(0, headings.count - 1), +) }

  /// Takes a column out.
  package mutating func remove(_ column: Int) {
    headings.remove(at: column)
    alignments.remove(at: column)
    for index in rows.indices where column < rows[index].count { rows[index].remove(at: column) }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var parts: [String] = []
    for (column, width) in widths.enumerated() {
      let cell = DisplayWidth.clipped(column < cells.count ? cells[column] : "", to: width)
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
      parts.append(alignments[column] == .right ? padding + cell : cell + padding)
    }
    var text = parts.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// How many terminal columns a text takes, near enough for a table.
package enum DisplayWidth {
  /// Columns of a text: combining marks take none, wide East Asian characters two.
  package static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      if scalar.properties.generalCategory == .nonspacingMark { return sum }
      return sum
        + ((0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
          || (0xAC00...0xD7A3).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
          || (0x1F300...0x1FAFF).contains(scalar.value) ? 2 : 1)
    }
  }

  /// The text on one line, cut to `width` columns with an ellipsis where something was cut.
  package static func clipped(_ text: String, to width: Int) -> String {
    let text = oneLine(text)
    guard of(text) > width else { return text }
    var kept = ""
    for character in text {
      if of(kept + String(character)) > width - 1 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text on one line that cannot drive a terminal: an end of line shows as ␤, a tab as a space.
  package static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("␤")
      case "\t": scalars.append(" ")
      default: if !isUnprintable(scalar) { scalars.append(scalar) }
      }
      previous = scalar
    }
    return String(scalars)
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The text with control characters removed, so that data cannot drive a terminal.
  package static func harmless(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0.properties.generalCategory != .control || $0 == "\t" || $0 == "\n"
        }
      )
    )
  }
}
