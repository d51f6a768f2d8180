extension TableObject {
  /// The table within so many columns and lines, and whether that is all of it.
  private func laidOut(width: Int, maximumLines: Int) -> (text: String, isWhole: Bool) {
    if let sentences = sentencesAlone(width: width) { return (sentences, true) }
    var table = textTable
    let told = narrowing?.narrow(&table, to: width) ?? []
    // Besides the rows there are the headings, their rule and the count of rows left out.
    let room = maximumLines - 3
    let below = TableNotes(
      rows.isEmpty ? ["no rows"] : told + footnotes,
      width: width,
      beside: rows.count,
      room: room
    )
    let (lines, isWhole) = table.laidOut(
      width: width,
      maximumRows: max(4, room - below.lines.count)
    )
    return (
      (lines + below.lines).joined(separator: "\n"),
      rows.isEmpty || isWhole && below.isWhole && table.headings.count == headings.count
    )
  }

  /// What a table without rows says where it has something to say: headings over nothing would hide it.
  private func sentencesAlone(width: Int) -> String? {
    guard rows.isEmpty else { return nil }
    let sentences = emptyText.map { [$0] } ?? footnotes
    guard !sentences.isEmpty else { return nil }
    return sentences.flatMap { WrappedText.lines($0, after: "", indent: 0, width: width) }
      .joined(separator: "\n")
  }

  /// Every row, column and cell.
  func whole(width: Int) -> String {
    if let sentences = sentencesAlone(width: width) { return sentences }
    let below = footnotes.flatMap { WrappedText.lines($0, after: "", indent: 0, width: width) }
    return (textTable.blocks(width: width) + below).joined(separator: "\n")
  }

  /// What the session shows of it: all within the window, and how to see the rest.
  func card(_ session: WorkbenchSession, linesAround: Int = 0) -> String {
    let settings = session.settings
    if settings.isShowingAll { return whole(width: settings.columns) }
    // A line for the entry, one for the way to see all of it, one for the next prompt.
    let (text, isWhole) = laidOut(
      width: settings.columns,
      maximumLines: settings.cardRows - 3 - linesAround
    )
    guard !isWhole, let foot = session.wayToSeeAll else { return text }
    return text + "\n" + foot
  }

  private var textTable: TextTable {
    TextTable(
      headings: headings,
      alignments: numericColumns.map { $0 ? .right : .left },
      rows: texts
    )
  }

  /// Which columns hold numbers.
  var numericColumns: [Bool] {
    headings.indices.map { column in
      rows.contains { column < $0.count && $0[column].isNumber }
    }
  }

  /// The cells as people read them.
  var texts: [[String]] { rowsOfText(numericColumns) }

  /// The cells as text; the numbers of a column that holds nothing else have the same decimals.
  private func rowsOfText(_ numeric: [Bool]) -> [[String]] {
    var texts = rows.map { $0.map(\.text) }
    for column in headings.indices where numeric[column] {
      let cells = rows.lazy.filter { column < $0.count }.map { $0[column] }
      guard cells.allSatisfy({ $0.number != nil || $0.text.isEmpty }) else { continue }
      let places = cells.map { Self.places(of: $0.text) }.max() ?? 0
      guard places > 0 else { continue }
      for row in texts.indices where column < texts[row].count {
        let text = texts[row][column]
        guard text.last?.isNumber == true else { continue }
        let missing = places - Self.places(of: text)
        if missing == places { texts[row][column] += "." }
        texts[row][column] += String(repeating: "0", count: missing)
      }
    }
    return texts
  }

  /// The decimals of a number as it is written.
  private static func places(of text: String) -> Int {
    text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
  }
}
