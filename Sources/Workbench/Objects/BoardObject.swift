internal import ChartRendering
internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// The board on the wall of a unit.
final class BoardObject: ChargedObject {
  var charge: LuaCharge?
  /// One measure on it.
  struct Row {
    let series: SeriesObject
    /// Its chart; nil where none can be made.
    let analysis: AnalysisObject?

    /// The index of the latest period, with a value or without.
    var latest: Int? { series.slots.indices.last }
    /// What the chart says of the latest period; nil where it has no value there.
    var variation: PointCategory? {
      guard let analysis, let index = latest, !analysis.result.points[index].isMissing else {
        return nil
      }
      return analysis.result.points[index].category
    }
    /// The target in force at the latest period.
    var target: Target? { latest.flatMap { series.series.target(on: series.slots[$0].place) } }
  }

  let board: UnitBoard
  let rows: [Row]

  init(_ board: UnitBoard, _ call: Invocation) throws {
    self.board = board
    let chart = LatestChart(call.arguments)
    rows = try call.session.working("Charting", counting: "measures") { checkpoint in
      try board.series.enumerated().map { number, series in
        try checkpoint(number, of: board.series.count)
        let object = try call.session.seriesObject(series)
        let analysis = object.slots.isEmpty ? nil : try chart.analysisIfAny(of: object)
        return Row(series: object, analysis: analysis)
      }
    }
  }

  var table: TableObject {
    let table = TableObject(
      headings: ["Measure", "Name", "Period", "Value", "Target", "Variation"],
      rows: rows.map { row in
        let point = row.latest.flatMap { row.series.slots[$0].point }
        return [
          .text(row.series.measureLabel), .text(row.series.series.measure.name),
          .text(row.latest.map { row.series.labels[$0] }), .number(point?.value, places: 2),
          .number(row.target?.value, places: 2),
          .text(row.variation.map(RuleWords.identifier) ?? "not tested"),
        ]
      },
      footnotes: BoardWords(board: board).sentences
    )
    table.basis = basis
    return table
  }
}

extension BoardObject {
  var heldBytes: Int { 512 + rows.count * MemoryLayout<Row>.stride }
  var heldObjects: [AnyObject] {
    rows.flatMap { row -> [AnyObject] in row.analysis.map { [row.series, $0] } ?? [row.series] }
  }
}

extension TypeEntry {
  static func board() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let board = object as? BoardObject else { return "" }
      return
        "Board of \(board.board.unit.name) · \(NumberText.counted(board.rows.count, "measure"))"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? BoardObject)?.rows.count ?? 0 }
    behaviour.card = { object, session in
      guard let board = object as? BoardObject else { return "" }
      return BoardCard(board: board, session: session).text
    }
    return TypeEntry(
      BoardObject.self,
      name: "board",
      purpose: "What a unit shows on its wall: its measures, the last action and the next test.",
      fields: [
        .field("unit", "text", of: BoardObject.self, "the code of the unit") { object, _ in
          .text(object.board.unit.code)
        },
        .field(
          "chosen",
          "true or false",
          of: BoardObject.self,
          "whether somebody chose its measures"
        ) {
          object,
          _ in .boolean(object.board.isChosen)
        },
        .field("series", "series_list", of: BoardObject.self, "its measures through time") {
          object,
          session in try session.value(SeriesListObject(object.rows.map(\.series)))
        },
        .field("last_action", "text", of: BoardObject.self, "what was done last, nil for nothing") {
          object,
          _ in object.board.lastAction.map { .text(BoardWords.action($0)) } ?? .nil
        },
        .field("next_test", "text", of: BoardObject.self, "what is tried next, nil for nothing") {
          object,
          _ in object.board.nextTest.map { .text(BoardWords.test($0)) } ?? .nil
        },
      ],
      methods: [
        .method(
          "board",
          "table",
          of: BoardObject.self,
          purpose: "Gives a row for each measure: its latest value, target and variation.",
          returns: "table",
          example: #"print(qi.unit("CROFTON"):board():table())"#
        ) { object, call in try call.session.value(object.table) }
      ],
      behaviour: behaviour
    )
  }
}

extension FunctionEntry {
  /// `unit:board`.
  static func boardMethod() -> FunctionEntry {
    .method(
      "unit",
      "board",
      of: UnitObject.self,
      purpose:
        "Gives the board of the unit, to print in 80 columns: measures, last action, next test.",
      parameters: [
        .optional("as_of", .lastDay, default: "now", "the knowledge to read with")
      ] + ChartArguments.parameters.filter { $0.name == "rules" },
      returns: "board",
      example: #"print(qi.unit("CROFTON"):board())"#
    ) { unit, call in
      let store = try call.session.store(
        of: unit.origin,
        for: "The unit \"\(unit.unit.code)\"",
        readAgainBy: "qi.unit \"\(unit.unit.code)\""
      )
      let board = try UnitBoard(of: unit.unit.code, in: store, asOf: call.asOf)
      return try call.session.value(BoardObject(board, call))
    }
  }
}
