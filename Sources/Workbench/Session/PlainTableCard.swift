internal import LuaRuntime

/// A plain Lua table on at most one screen.
///
/// A list stands on one line where it fits, long lists of numbers in columns, a list of records as a
/// table, anything else one entry a line. Keys come in order: numbers, then names. A longer table
/// shows its head and its tail and says how to see all of it.
struct PlainTableCard {
  let session: WorkbenchSession

  private var settings: SessionSettings { session.settings }
  private var width: Int { settings.columns }
  private var words: TableWords { TableWords(session: session) }

  func text(of table: LuaTable) throws -> String {
    let entries = try words.entries(of: table)
    guard !entries.isEmpty else { return "{}" }
    if TableWords.isSequence(entries) {
      if let text = try recordTable(entries) { return text }
      // No line holds more items than half its columns.
      if entries.count <= width / 2 {
        let line = try words.inline(.table(table), levels: settings.isShowingAll ? 8 : 2)
        if DisplayWidth.of(line) <= width { return line }
      }
      let numbers = entries.compactMap(\.value.number)
      if numbers.count == entries.count { return try grid(numbers) }
    }
    if settings.isShowingAll {
      return try words.whole(.table(table), width: width, indent: 0).joined(separator: "\n")
    }
    return try block(entries, of: table)
  }

  // MARK: - One entry a line

  private func block(_ entries: [TableWords.Entry], of table: LuaTable) throws -> String {
    let cut = TextTable.headAndTail(of: entries.count, maximumRows: max(4, settings.cardRows - 6))
    let shown = cut.map { Array(entries.prefix($0.head)) + entries.suffix($0.tail) } ?? entries
    let names = shown.map { words.name(of: $0.key) }
    // One very long name does not push all values off the screen.
    let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, width / 3)
    let numbers = shown.compactMap(\.value.number)
    let column = numbers.count == shown.count ? NumberColumn(numbers) : nil
    let numberWidth = column.map { column in numbers.map { column.text($0).count }.max() ?? 0 } ?? 0
    var isWhole = cut == nil
    var lines = try zip(names, shown).map { name, entry in
      var text = try words.inline(entry.value, levels: 2, in: table)
      if let column, let number = entry.value.number {
        let shown = column.text(number)
        text = String(repeating: " ", count: numberWidth - shown.count) + shown
      }
      let name = DisplayWidth.clipped(name, to: max(nameWidth, 1))
      let padding = String(repeating: " ", count: max(0, nameWidth - DisplayWidth.of(name)))
      let line = "  \(name)\(padding) = \(text)"
      if DisplayWidth.of(line) > width || text.contains(TableWords.hidden) { isWhole = false }
      return DisplayWidth.clipped(line, to: width)
    }
    if let cut {
      let count = entries.count - cut.head - cut.tail
      lines.insert("  … \(NumberText.grouped(count)) more …", at: cut.head)
    }
    return framed(["{"] + lines + ["}"], isWhole: isWhole)
  }

  private func framed(_ lines: [String], isWhole: Bool) -> String {
    guard !isWhole, let foot = session.wayToSeeAllOfTable else {
      return lines.joined(separator: "\n")
    }
    return (lines + [foot]).joined(separator: "\n")
  }

  // MARK: - A list of numbers

  /// Numbers in as many columns as fit; each row begins with the position of its first.
  private func grid(_ numbers: [Double]) throws -> String {
    let column = NumberColumn(numbers)
    let texts = numbers.map(column.text)
    let cell = texts.map(\.count).max() ?? 1
    let mark = "[\(numbers.count)]".count
    let across = max(1, (width - mark) / (cell + 2))
    func padded(_ text: String, _ count: Int) -> String {
      String(repeating: " ", count: max(0, count - text.count)) + text
    }
    let starts = Array(stride(from: 0, to: numbers.count, by: across))
    func line(_ start: Int) -> String {
      padded("[\(start + 1)]", mark)
        + texts[start..<min(start + across, texts.count)].map { "  " + padded($0, cell) }.joined()
    }
    guard
      let cut = TextTable.headAndTail(of: starts.count, maximumRows: max(4, settings.cardRows - 4))
    else { return starts.map(line).joined(separator: "\n") }
    let last = starts[starts.count - cut.tail]
    let hidden = last - starts[cut.head]
    return framed(
      starts.prefix(cut.head).map(line) + ["… \(NumberText.grouped(hidden)) more …"]
        + starts.suffix(cut.tail).map(line),
      isWhole: false
    )
  }

  // MARK: - A list of records

  /// So many names of fields are a table; with more, each record is a thing of its own.
  private static let mostColumns = 40

  /// The records of a list as rows; nil where an item is no record.
  private func recordTable(_ entries: [TableWords.Entry]) throws -> String? {
    var records: [[String: LuaValue]] = []
    var names: Set<String> = []
    for entry in entries {
      guard case .table(let table) = entry.value, try table.metatable() == nil else { return nil }
      var record: [String: LuaValue] = [:]
      for (key, value) in try table.rawEntries() {
        guard let name = key.text, case .string = key else { return nil }
        record[name] = value
        names.insert(name)
      }
      guard !record.isEmpty, names.count <= Self.mostColumns else { return nil }
      records.append(record)
      if records.count % 1_000 == 0 { try session.stopIfAsked() }
    }
    func isNumeric(_ name: String) -> Bool {
      records.allSatisfy { $0[name].map { $0.number != nil } ?? true }
    }
    // Lua keeps no order of names: words before figures, each by the alphabet.
    let headings = names.sorted {
      (isNumeric($0) ? 1 : 0, $0) < (isNumeric($1) ? 1 : 0, $1)
    }
    let rows = max(6, settings.cardRows - 6)
    let cut = TextTable.headAndTail(of: records.count, maximumRows: rows)
    let shown = cut.map { Array(records.prefix($0.head)) + records.suffix($0.tail) } ?? records
    var hides = false
    let cells = try headings.map { name -> [String] in
      if isNumeric(name) {
        let column = NumberColumn(shown.compactMap { $0[name]?.number })
        return shown.map { $0[name]?.number.map(column.text) ?? "" }
      }
      return try shown.map { record in
        guard let value = record[name] else { return "" }
        if case .string(let text) = value { return DisplayWidth.oneLine(text.text) }
        let text = try words.inline(value, levels: settings.isShowingAll ? 50 : 1)
        if text.contains(TableWords.hidden) { hides = true }
        return text
      }
    }
    var table = TextTable(
      headings: headings,
      alignments: headings.map { isNumeric($0) ? .right : .left },
      rows: shown.indices.map { row in cells.map { $0[row] } }
    )
    table.gap = cut.map { ($0.head, records.count - $0.head - $0.tail) }
    if settings.isShowingAll { return table.blocks(width: width).joined(separator: "\n") }
    let (lines, isWhole) = table.laidOut(width: width)
    return framed(lines, isWhole: isWhole && !hides)
  }
}

/// The numbers of a column, written with the same decimals.
struct NumberColumn {
  private let places: Int

  /// The decimals that tell these numbers apart, and none where all are whole.
  init(_ numbers: [Double]) {
    let most = NumberText.places(for: numbers)
    places = numbers.reduce(0) { places, number in
      let text = NumberText.plain(number, places: most)
      guard number.isFinite, let point = text.firstIndex(of: ".") else { return places }
      return max(places, text.distance(from: point, to: text.endIndex) - 1)
    }
  }

  func text(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    // Beyond that a number is no figure that anyone counts in.
    guard number.magnitude < 1e15 else {
      return number.isFinite ? "\(number)" : (number < 0 ? "-inf" : "inf")
    }
    return NumberText.fixed(number, places: places)
  }
}
