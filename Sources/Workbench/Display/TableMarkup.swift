/// A table as HTML: no script, no style sheet, nothing fetched; every cell made harmless.
struct TableMarkup {
  /// A longer table shows its head and its tail, with the count between them.
  static let mostRows = 100
  /// A longer one has no CSV beside it: a file of its own is the place for that.
  static let mostRowsOfFile = 2_000
  /// Columns without a longer text are not broken into lines.
  private static let longestWhole = 24

  private let table: TableObject
  private let heading: String?

  init(_ table: TableObject, heading: String?) {
    self.table = table
    self.heading = heading
  }

  var html: String {
    let rows = table.texts
    let isNumber = table.numericColumns
    // A code or a period that breaks at its hyphen is hard to read.
    let styles = table.headings.indices.map { column in
      let isShort = rows.allSatisfy { column >= $0.count || $0[column].count <= Self.longestWhole }
      return "text-align:\(isNumber[column] ? "right" : "left")"
        + (isShort ? ";white-space:nowrap" : "")
    }
    var lines = ["<table>"]
    if let heading { lines.append("<caption>\(Self.escaped(heading))</caption>") }
    lines.append("<thead>")
    lines.append(row(table.headings, styles, tag: "th"))
    lines.append("</thead>")
    lines.append("<tbody>")
    if let (head, tail) = TextTable.headAndTail(of: rows.count, maximumRows: Self.mostRows) {
      lines += rows.prefix(head).map { row($0, styles, tag: "td") }
      let left = NumberText.counted(rows.count - head - tail, "row")
      lines.append("<tr><td colspan=\"\(table.headings.count)\">… \(left) more …</td></tr>")
      lines += rows.suffix(tail).map { row($0, styles, tag: "td") }
    } else {
      lines += rows.map { row($0, styles, tag: "td") }
    }
    lines += ["</tbody>", "</table>"]
    lines += table.footnotes.map { "<p>\(Self.escaped($0))</p>" }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [String], _ styles: [String], tag: String) -> String {
    let cells = table.headings.indices.map { column in
      let text = column < cells.count ? Self.escaped(cells[column]) : ""
      // Headings may break: a column of single digits need not be as wide as its name.
      let style = tag == "th" ? styles[column].prefix { $0 != ";" } : styles[column][...]
      return "<\(tag) style=\"\(style)\">\(text)</\(tag)>"
    }
    return "<tr>\(cells.joined())</tr>"
  }

  /// A text on one line, in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in DisplayWidth.oneLine(text) {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
