/// A table of texts in the forms that a notebook has for one.
struct WrittenTable {
  private let rows: [[String]]
  private let note: String

  /// - Parameters:
  ///   - rows: The cells, headings first.
  ///   - note: What stands beneath it where people read it.
  init(_ rows: [[String]], note: String) {
    let columns = rows.map(\.count).max() ?? 0
    self.rows = rows.map { $0 + [String](repeating: "", count: columns - $0.count) }
    self.note = note
  }

  var csv: String {
    rows.map { row in
      row.map { cell in
        let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
      }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// Whether a column holds nothing but numbers and what is left out.
  private func isNumeric(_ column: Int) -> Bool {
    let cells = rows.dropFirst().map { $0[column] }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { Double($0) != nil || $0 == TableSuppression.inStead }
  }

  /// A cell as people read it; a file has every digit.
  private func shown(_ cell: String, isNumeric: Bool) -> String {
    guard isNumeric, let point = cell.firstIndex(of: "."), let number = Double(cell),
      cell.distance(from: point, to: cell.endIndex) > 5
    else { return cell }
    let whole = (number * 10_000).rounded() / 10_000
    return whole.magnitude >= 0.01 ? "\(whole)" : cell
  }

  var html: String {
    let numeric = (rows.first ?? []).indices.map(isNumeric)
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = cells.enumerated().map { column, cell in
        let text = Markup.escaped(tag == "th" ? cell : shown(cell, isNumeric: numeric[column]))
        return "<\(tag) style=\"text-align:\(numeric[column] ? "right" : "left")\">\(text)</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let body = rows.dropFirst().map { row($0, "td") }
    let lines =
      ["<table>", "<thead>", row(rows.first ?? [], "th"), "</thead>", "<tbody>"] + body
      + ["</tbody>", "</table>", "<p>\(Markup.escaped(note))</p>"]
    return lines.joined(separator: "\n")
  }

  var plain: String {
    let columns = (rows.first ?? []).indices
    let numeric = columns.map(isNumeric)
    let cells = rows.enumerated().map { number, row in
      row.enumerated().map { number == 0 ? $1 : shown($1, isNumeric: numeric[$0]) }
    }
    let widths = columns.map { column in cells.map { $0[column].count }.max() ?? 0 }
    func line(_ row: [String]) -> String {
      let padded = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return numeric[column] ? space + cell : cell + space
      }
      let line = padded.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(cells.first ?? []), rule] + cells.dropFirst().map(line) + [note])
      .joined(separator: "\n")
  }
}
