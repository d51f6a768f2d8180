/// A table of text cells laid out for a terminal.
///
/// Columns are as wide as their widest cell; when the whole is wider than the screen the widest text
/// columns give way and their cells end in an ellipsis. Numbers (right-aligned) are never cut: "13.…"
/// would be another number. Where that does not fit, columns are left out and counted under the table:
/// texts before numbers, from the right, and last what tells the rows apart and the number asked for. Cells stand on one line each. Long tables show their head and their tail with the
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
  /// Columns of text that other columns are left out for before they are cut below so many columns of
  /// the screen.
  package var leastWidths: [String: Int] = [:]
  /// Columns that are left out last, and of them the first the very last; where none is named, the first
  /// column and the first of numbers.
  package var keptHeadings: [String] = []

  package init(headings: [String], alignments: [Alignment]? = nil, rows: [[String]] = []) {
    self.headings = headings
    self.alignments = alignments ?? headings.map { _ in .left }
    self.rows = rows
  }

  /// Rows that were left out before the table was made: after how many of its rows, and how many.
  package var gap: (after: Int, count: Int)?

  /// Of so many rows, how many stand at the head and how many at the tail where only `maximumRows`
  /// are shown; nil where all are.
  package static func headAndTail(of count: Int, maximumRows: Int) -> (head: Int, tail: Int)? {
    guard count > maximumRows else { return nil }
    return (maximumRows - maximumRows / 4, maximumRows / 4)
  }

  /// The table as lines of at most `width` columns, showing at most `maximumRows` rows.
  package func lines(width: Int, maximumRows: Int = .max) -> [String] {
    laidOut(width: width, maximumRows: maximumRows).lines
  }

  /// The lines, and whether they hold every row, every column and every cell in full.
  package func laidOut(
    width: Int,
    maximumRows: Int = .max
  ) -> (lines: [String], isWhole: Bool) {
    let table = leavingOutRows(maximumRows)
    let whole = table.fullWidths(of: table.rows)
    let (widths, columns) = table.fitted(whole, screen: width)
    var lines = table.body(widths, columns: columns)
    let leftOut = headings.count - columns.count
    if leftOut > 0 { lines.append("… \(NumberText.counted(leftOut, "column")) more") }
    return (lines, table.gap == nil && leftOut == 0 && widths == whole)
  }

  /// The whole table, nothing cut: where it is wider than the screen, its columns stand in several
  /// blocks one under the other, each with the first column at its side.
  package func blocks(width: Int) -> [String] {
    let widths = fullWidths(of: rows)
    guard fullWidth > width, widths.count > 2 else {
      return body(widths, columns: Array(widths.indices))
    }
    var blocks: [[Int]] = []
    var block = [0]
    var room = width - widths[0]
    for column in 1..<widths.count {
      if block.count > 1, room < widths[column] + 2 {
        blocks.append(block)
        block = [0]
        room = width - widths[0]
      }
      block.append(column)
      room -= widths[column] + 2
    }
    return (blocks + [block]).map { body(widths, columns: $0) }
      .reduce([]) { $0.isEmpty ? $1 : $0 + [""] + $1 }
  }

  /// The table with its head and tail alone where it has more rows.
  private func leavingOutRows(_ maximumRows: Int) -> TextTable {
    guard gap == nil,
      let (head, tail) = Self.headAndTail(of: rows.count, maximumRows: maximumRows)
    else { return self }
    var table = self
    table.rows = Array(rows.prefix(head)) + rows.suffix(tail)
    table.gap = (head, rows.count - head - tail)
    return table
  }

  /// Headings, a rule and rows, in these columns.
  private func body(_ widths: [Int], columns: [Int]) -> [String] {
    var lines = [
      line(headings, widths, columns),
      columns.map { String(repeating: "─", count: widths[$0]) }.joined(separator: "  "),
    ]
    for (number, row) in rows.enumerated() {
      if let gap, number == gap.after {
        lines.append("… \(NumberText.counted(gap.count, "row")) more …")
      }
      lines.append(line(row, widths, columns))
    }
    if let gap, gap.after >= rows.count {
      lines.append("… \(NumberText.counted(gap.count, "row")) more …")
    }
    return lines
  }

  /// No column of text is made narrower than this: a month and its year.
  private static let narrowest = 8

  /// The widths of all columns, and which of them are shown: not all when the screen has no room for
  /// them at their narrowest.
  private func fitted(_ whole: [Int], screen: Int) -> (widths: [Int], columns: [Int]) {
    var columns = Array(headings.indices)
    func room(_ widths: [Int]) -> Int {
      columns.reduce(2 * (columns.count - 1)) { $0 + widths[$1] }
    }
    var least = headings.indices.map { column in
      alignments[column] == .right || wholeHeadings.contains(headings[column])
        ? whole[column]
        : min(whole[column], leastWidths[headings[column]] ?? Self.narrowest)
    }
    let (kept, others) = columnsByUse
    for column in others where columns.count > 1 && room(least) > screen {
      columns.removeAll { $0 == column }
    }
    // A name that is cut still says more than none.
    if room(least) > screen {
      for column in columns where alignments[column] == .left {
        least[column] = min(whole[column], Self.narrowest)
      }
    }
    for column in kept.reversed() where columns.count > 1 && room(least) > screen {
      columns.removeAll { $0 == column }
    }
    var widths = whole
    while room(widths) > screen,
      let widest = columns.filter({ widths[$0] > least[$0] })
        .max(by: { widths[$0] < widths[$1] })
    {
      widths[widest] -= 1
    }
    return (widths, columns)
  }

  /// The columns that stay longest, the most important first, and the others, first to go first.
  private var columnsByUse: (kept: [Int], others: [Int]) {
    var kept = keptHeadings.compactMap { headings.firstIndex(of: $0) }
    if kept.isEmpty {
      let number = alignments.firstIndex(of: .right)
      kept = headings.indices.filter { $0 == 0 || $0 == number }
    }
    let others = headings.indices.reversed().filter { !kept.contains($0) }
    return (
      kept,
      others.filter { alignments[$0] == .left } + others.filter { alignments[$0] == .right }
    )
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

  /// The width of the table where columns of these headings are cut to these widths.
  func fullWidth(cutting cut: [String: Int]) -> Int {
    zip(headings, fullWidths(of: rows)).reduce(2 * max(0, headings.count - 1)) { sum, column in
      sum + min(column.1, cut[column.0] ?? .max)
    }
  }

  /// Takes a column out.
  package mutating func remove(_ column: Int) {
    headings.remove(at: column)
    alignments.remove(at: column)
    for index in rows.indices where column < rows[index].count { rows[index].remove(at: column) }
  }

  private func line(_ cells: [String], _ widths: [Int], _ columns: [Int]) -> String {
    var parts: [String] = []
    for column in columns {
      let width = widths[column]
      let cell = DisplayWidth.clipped(column < cells.count ? cells[column] : "", to: width)
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(cell)))
      parts.append(alignments[column] == .right ? padding + cell : cell + padding)
    }
    var text = parts.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text
  }
}
