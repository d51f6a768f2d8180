internal import LuaRuntime

/// How values of one type stand under each other where a list of them is shown.
struct ListColumns {
  let headings: [String]
  /// The headings of columns of numbers, which stand to the right.
  var numeric: Set<String> = []
  /// The headings of columns that are never cut.
  var whole: Set<String> = []
  /// The columns of text that others are left out for before they are cut below so much.
  var least: [String: Int] = [:]
  /// The headings of columns that stay longest where the window is narrow, the most important first.
  var kept: [String] = []
  /// The cells of a value, one for each heading.
  let cells: (AnyObject) -> [String]

  /// A table of values, all of the type these columns are for; a column that is empty in every row,
  /// or under `saidAbove`, is left out.
  func table(of items: [AnyObject], saidAbove: Set<String> = []) -> TextTable {
    var table = TextTable(
      headings: headings,
      alignments: headings.map { numeric.contains($0) ? .right : .left },
      rows: items.map(cells)
    )
    table.wholeHeadings = whole
    table.leastWidths = least
    table.keptHeadings = kept
    for column in headings.indices.reversed()
    where saidAbove.contains(headings[column]) || table.rows.allSatisfy({ $0[column].isEmpty }) {
      table.remove(column)
    }
    return table
  }
}

/// The card of a list: how many there are, and a row for each that the window has room for.
struct ListCard {
  let list: ListObject
  let session: WorkbenchSession

  func text() throws -> String {
    guard !list.items.isEmpty else { return "no \(list.plural)" }
    var heading = NumberText.counted(list.items.count, list.noun, plural: list.plural)
    let settings = session.settings
    guard let columns = try columns else { return ([heading] + lines).joined(separator: "\n") }

    // What all of them share is said once.
    var said: Set<String> = []
    if let common = list.common {
      heading += " · \(DisplayWidth.oneLine(common.text))"
      said = common.headings
    }
    let rows = max(4, settings.cardRows - 7)
    var table: TextTable
    if let (head, tail) = TextTable.headAndTail(of: list.items.count, maximumRows: rows) {
      table = columns.table(
        of: Array(list.items.prefix(head)) + list.items.suffix(tail),
        saidAbove: said
      )
      table.gap = (head, list.items.count - head - tail)
    } else {
      table = columns.table(of: list.items, saidAbove: said)
    }
    if settings.isShowingAll {
      return ([heading] + table.blocks(width: settings.columns)).joined(separator: "\n")
    }
    let (lines, isWhole) = table.laidOut(width: settings.columns)
    let foot = isWhole ? nil : session.wayToSeeAll
    return ([heading] + lines + [foot].compactMap(\.self)).joined(separator: "\n")
  }

  /// The columns of the items' type, where they are all of one that has columns.
  var columns: ListColumns? {
    get throws {
      var columns: ListColumns?
      var typeName: String?
      for item in list.items {
        guard let name = try session.value(item).object?.typeName else { return nil }
        if name == typeName { continue }
        guard typeName == nil else { return nil }
        typeName = name
        columns = session.registry.type(named: name)?.behaviour.columns
      }
      return columns
    }
  }

  /// A line for each item, wrapped under itself.
  private var lines: [String] {
    let room = max(5, session.settings.cardRows - 5)
    var lines: [String] = []
    for (number, item) in list.items.enumerated() {
      let next = WrappedText.lines(
        DisplayWidth.oneLine(session.line(of: item)),
        after: "  ",
        indent: 4,
        width: session.settings.columns
      )
      guard lines.isEmpty || lines.count + next.count <= room else {
        lines.append("  … \(list.items.count - number) more")
        if let foot = session.wayToSeeAll { lines.append(foot) }
        break
      }
      lines += next
    }
    return lines
  }
}
