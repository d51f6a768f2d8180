internal import ChartRendering
internal import QualityAnalysis
internal import QualityModel
internal import SPCCore

/// A unit's board as it is printed: no wider than 80 columns, without colours.
struct BoardCard {
  let board: BoardObject
  let session: WorkbenchSession

  /// As many columns as paper has, whatever the window.
  static let width = 80
  /// As many points as a year of months has.
  private static let sparkPoints = 12

  var text: String {
    let width = min(session.settings.columns, Self.width)
    let unit = board.board.unit
    var heading = "\(unit.name) (\(unit.code))"
    if case .date(let day) = board.board.asOf { heading += " · as known on \(day)" }
    var lines = [heading]
    if board.rows.isEmpty {
      lines.append("  no figures")
    } else {
      lines += wrappingNames(table, width: width).lines(width: width)
    }
    for sentence in BoardWords(board: board.board).sentences {
      lines += WrappedText.lines(sentence, after: "", indent: 2, width: width)
    }
    return lines.joined(separator: "\n")
  }

  private var table: TextTable {
    var table = TextTable(
      headings: ["Measure", "Latest", "Value", "Target", "Last 12", "Signal"],
      alignments: [.left, .left, .right, .right, .left, .left]
    )
    table.wholeHeadings = ["Latest", "Last 12", "Signal"]
    table.keptHeadings = ["Value", "Measure", "Signal", "Last 12"]
    table.rows = board.rows.map { row in
      guard let index = row.latest else {
        return [row.series.series.measure.name, "", "–", "", "", "no figures"]
      }
      let target = row.target.map { NumberText.plain($0.value, places: 2) } ?? "–"
      let value = row.series.slots[index].value
      return [
        row.series.series.measure.name, row.series.labels[index],
        value.isNaN
          ? "missing" : MeasureText.value(value, row.series.definition, places: 2),
        target, sparkline(row), signal(row),
      ]
    }
    return table
  }

  /// A board has few measures, and their names are read from afar: what does not fit on a line stands
  /// under it.
  private func wrappingNames(_ table: TextTable, width: Int) -> TextTable {
    var others = table
    others.remove(0)
    let room = width - others.fullWidth - 2
    guard room >= Self.narrowestName else { return table }
    var wrapped = table
    wrapped.rows = table.rows.flatMap { row in
      WrappedText.lines(row[0], after: "", indent: 2, width: room).enumerated().map {
        number,
        name in
        number == 0
          ? [name] + row.dropFirst() : [name] + Array(repeating: "", count: row.count - 1)
      }
    }
    return wrapped
  }

  private static let narrowestName = 16

  private func signal(_ row: BoardObject.Row) -> String {
    if let variation = row.variation { return RuleWords.word(variation) }
    return row.analysis == nil ? "not charted" : "not tested"
  }

  private func sparkline(_ row: BoardObject.Row) -> String {
    guard let result = row.analysis?.result else { return "" }
    let renderer = TerminalRenderer(colour: false, unicode: session.settings.unicode)
    return renderer.sparkline(ofLast: Self.sparkPoints, in: result)
  }
}

/// What stands under a board.
struct BoardWords {
  let board: UnitBoard

  var sentences: [String] {
    var lines = [
      "Last action: " + (board.lastAction.map(Self.action) ?? "none recorded"),
      "Next test: " + (board.nextTest.map(Self.test) ?? "none planned") + others,
    ]
    if !board.isChosen, !board.series.isEmpty {
      lines.append(
        "Nobody has chosen the measures of this board; these have the latest figures. "
          + "Choose with  qi.define { board_measures = { … } }"
      )
    }
    // Where nobody chose, what does not add up is no loss of the board's.
    if board.isChosen, let first = board.leftOut.first {
      lines.append(
        "Not shown: \(board.leftOut.map(\.measure.code).joined(separator: ", ")). "
          + "Of the first: \(RollUpWords.reason(first.reason))."
      )
    }
    return lines
  }

  /// How many tests are open beside the next one.
  private var others: String {
    let count = board.openTests.count - 1
    guard count > 0 else { return "" }
    return " \(NumberText.counted(count, "other test")) \(count == 1 ? "is" : "are") open."
  }

  static func action(_ action: BoardAction) -> String {
    let what =
      switch action.kind {
      case .remark(let measure): "on \(measure)"
      case .cycle(let code, let decision): "\(code), \(words(decision))"
      case .review(let project, let decision): "review of \(project), \(words(decision))"
      case .action(let code): "\(code), done"
      }
    return "\(action.day), \(what): \(action.text)"
  }

  static func test(_ test: BoardTest) -> String {
    let when =
      test.startedOn.map { test.isUnderWay ? "under way since \($0)" : "from \($0)" }
      ?? (test.isUnderWay ? "under way" : "planned")
    return "\(test.code) (\(test.project)), \(when): \(test.question)"
  }

  private static func words(_ word: String) -> String {
    word.split(separator: "_").joined(separator: " ")
  }
}
