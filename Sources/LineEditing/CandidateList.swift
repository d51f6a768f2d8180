/// Candidates laid out for the screen.
///
/// They stand one a line with their notes, or in columns when there are more of them than lines.
/// What doesn't fit is counted, not paged: a few more letters make it fit.
struct CandidateList {
  let lines: [String]

  /// The rows of a list that would not fit the window.
  private static let rowsOfGlimpse = 10

  init(_ candidates: [CompletionCandidate], total: Int? = nil, columns: Int, rows: Int) {
    let total = total ?? candidates.count
    let entries = candidates.map { (name: Self.printable($0.text), note: $0.note) }
    let width = entries.map { ScalarBytes.columns(of: $0.name) }.max() ?? 0
    if entries.contains(where: { $0.note != nil }), total <= rows {
      lines = entries.map { entry in
        guard let note = entry.note else { return Self.fitted(entry.name, columns: columns) }
        return Self.fitted(
          Self.padded(entry.name, to: width) + "  " + Self.printable(note),
          columns: columns
        )
      }
      return
    }
    let across = max(1, (columns + 1) / (width + 2))
    // What does not fit at all is no list to read through: a glimpse says as much as a screenful.
    let rows = total <= across * rows ? rows : min(rows, Self.rowsOfGlimpse)
    let shown = entries.prefix(total <= across * rows ? total : across * (rows - 1))
    let down = (shown.count + across - 1) / across
    var lines: [String] = []
    for row in 0..<down {
      // Sorted downwards, as a list is read.
      let names = stride(from: row, to: shown.count, by: down).map { entries[$0].name }
      let cells = names.dropLast().map { Self.padded($0, to: width + 2) } + names.suffix(1)
      lines.append(Self.fitted(cells.joined(), columns: columns))
    }
    if shown.count < total {
      lines.append(
        Self.fitted(
          "… \(total - shown.count) more of \(total): type a few more letters",
          columns: columns
        )
      )
    }
    self.lines = lines
  }

  /// Names come from data, and data must not steer the terminal.
  private static func printable(_ text: String) -> String {
    ScalarBytes.all(in: Array(text.utf8)).reduce(into: "") { result, character in
      if character.scalar == "\n" || character.scalar == "\t" {
        result += " "
      } else {
        result += String(decoding: character.drawn(atColumn: 0).bytes, as: UTF8.self)
      }
    }
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - ScalarBytes.columns(of: text), 0))
  }

  private static func fitted(_ text: String, columns: Int) -> String {
    guard ScalarBytes.columns(of: text) >= columns else { return text }
    var fitted = ""
    var used = 0
    for character in text {
      let width = ScalarBytes.columns(of: String(character))
      if used + width > columns - 2 { break }
      fitted.append(character)
      used += width
    }
    return fitted + "…"
  }
}
