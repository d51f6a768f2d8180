internal import DelimitedText
internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// A table of results that a script fills, shows and saves.
final class TableObject: ChargedObject {
  var charge: LuaCharge?
  /// One cell: the text for people, and for files the number with every digit it has.
  struct Cell {
    let text: String
    let isNumber: Bool
    let number: Double?
    /// The text in a file where it is another.
    let fileText: String?
    /// What scripts read, where it is not the number, nor the text.
    let exact: LuaValue?

    init(
      text: String,
      isNumber: Bool,
      number: Double? = nil,
      fileText: String? = nil,
      exact: LuaValue? = nil
    ) {
      self.text = text
      self.isNumber = isNumber
      self.number = number
      self.fileText = fileText
      self.exact = exact
    }

    /// What scripts read: a number, text, or nil for an empty cell.
    var value: LuaValue {
      if let exact { return exact }
      guard let number else { return text.isEmpty ? .nil : .text(fileText ?? text) }
      return Int(exactly: number).map { .integer($0) } ?? .number(number)
    }

    /// The cell in a file: an integer without a point, else the shortest text that reads back the same.
    var exactText: String {
      guard let number else { return fileText ?? text }
      return Int(exactly: number).map(String.init) ?? "\(number)"
    }
  }

  let headings: [String]
  var rows: [[Cell]]
  /// What stands under the table where people read it; a file has the rows alone.
  let footnotes: [String]
  /// What people read where there are no rows.
  var emptyText: String?
  /// What gives way first where the window is narrow; a file has every column.
  var narrowing: Narrowing?
  /// What its figures rest on; nil where that is not known.
  var basis: FigureBasis?
  /// The call that gave it; nil for a table that no function gave.
  var making: TableMaking?

  init(headings: [String], rows: [[Cell]] = [], footnotes: [String] = []) {
    self.headings = headings
    self.rows = rows
    self.footnotes = footnotes
  }

  /// How many rows are made between two questions whether to go on.
  private static let rowsPerCheck = 512

  /// The points of a series.
  ///
  /// - Throws: ``SPCError/interrupted``.
  convenience init(_ series: SeriesObject, checkpoint: Checkpoint) throws(SPCError) {
    let divides = series.hasParts
    var headings = ["Period", "Value"]
    if divides { headings += ["Numerator", "Denominator"] }
    headings.append("Note")
    self.init(headings: headings, footnotes: Self.unitNote(series))
    rows = try series.slots.indices.map { index throws(SPCError) in
      if index % Self.rowsPerCheck == 0 { try checkpoint(index, of: series.slots.count) }
      let slot = series.slots[index]
      var cells = [Cell(text: series.labels[index], isNumber: false), Cell(slot.point?.value)]
      if divides { cells += [Cell(slot.point?.numerator), Cell(slot.point?.denominator)] }
      let isWithdrawn = series.series.withdrawnPeriods.contains(slot.place)
      cells.append(Cell(text: isWithdrawn ? "withdrawn" : Self.note(slot), isNumber: false))
      return cells
    }
    basis = .rows(
      figures: divides ? [1, 2, 3] : [1],
      smallest: series.slots.indices.map(series.smallestCount)
    )
  }

  /// The points of an analysis with what the rules say of them.
  ///
  /// - Throws: ``SPCError/interrupted``.
  convenience init(_ analysis: AnalysisObject, checkpoint: Checkpoint) throws(SPCError) {
    let points = analysis.result.points
    let hasSizes = points.contains { !$0.size.isNaN }
    let hasExcluded = points.contains(where: \.isExcluded)
    self.init(
      headings: [
        "Period", "Phase", "Value", "Centre", "Lower", "Upper", "Category", "Rules",
        "Improvement rules", "Concern rules",
      ] + (hasSizes ? ["Size"] : []) + (hasExcluded ? ["Excluded"] : []),
      footnotes: analysis.showsValues ? Self.unitNote(analysis.series) : []
    )
    narrowing = Self.narrowingOfPoints
    rows = try analysis.result.points.indices.map { index throws(SPCError) in
      if index % Self.rowsPerCheck == 0 { try checkpoint(index, of: points.count) }
      let point = analysis.result.points[index]
      let sides = analysis.result.rules(onEitherSideAt: index)
      let phase = analysis.result.phases.firstIndex { $0.range.contains(index) } ?? 0
      return [
        Cell(text: analysis.series.labels[index], isNumber: false),
        Cell(Double(phase + 1)),
        Cell(point.value),
        Cell(point.centre),
        Cell(point.lower),
        Cell(point.upper),
        Cell(text: point.isMissing ? "" : RuleWords.identifier(point.category), isNumber: false),
        Cell(text: RuleWords.identifiers(point), isNumber: false),
        Cell(text: sides.improvement.map(\.name).joined(separator: " "), isNumber: false),
        Cell(text: sides.concern.map(\.name).joined(separator: " "), isNumber: false),
      ] + (hasSizes ? [Cell(point.size)] : [])
        + (hasExcluded ? [Cell(text: point.isExcluded ? "excluded" : "", isNumber: false)] : [])
    }
    // What is charted in the values' stead is of two of them or more.
    let smallest = analysis.showsValues ? nil : Optional(analysis.series.smallestCount)
    basis = .rows(
      figures: hasSizes ? [2, 10] : [2],
      smallest: points.indices.map { smallest ?? analysis.series.smallestCount(at: $0) }
    )
  }

  /// What the values are in, where the measure says.
  private static func unitNote(_ series: SeriesObject) -> [String] {
    guard let unit = series.definition?.unitOfMeasure, !unit.isEmpty else { return [] }
    return ["Value: \(unit)"]
  }

  /// What gives way where there is no room for all of an analysis.
  private static let narrowingOfPoints = Narrowing(
    whole: ["Period", "Category"],
    kept: ["Period", "Value", "Category"],
    common: ["Phase", "Centre", "Lower", "Upper", "Size"],
    repeating: [],
    leaving: ["Improvement rules", "Concern rules", "Phase"]
  )

  /// What a reader of the figure should know: why there is none, or that it may still change.
  private static func note(_ slot: SeriesObject.Slot) -> String {
    guard let point = slot.point else { return "not reported" }
    let why = MeasureText.why(point)
    return why.isEmpty && point.status == .provisional ? "provisional" : why
  }

  /// A row as scripts read it, by position and by heading; empty cells are nil.
  func row(_ position: Int, in session: WorkbenchSession) throws -> LuaValue? {
    let index = position > 0 ? position - 1 : rows.count + position
    guard rows.indices.contains(index) else { return nil }
    let row = try session.lua.makeTable()
    for (column, cell) in rows[index].enumerated() where headings.indices.contains(column) {
      let value = cell.value
      if value.isNil { continue }
      try row.rawSet(.integer(column + 1), value)
      try row.rawSet(headings[column], value)
    }
    try session.rowOrigins.note(row, session.value(self), position: index + 1)
    return .table(row)
  }

  /// The bytes a row takes, about: its array, its cells and the texts that don't fit into a cell.
  static func size(of row: [Cell]) -> Int {
    row.reduce(48) { sum, cell in
      let texts = [cell.text, cell.fileText ?? ""].map(\.utf8.count).filter { $0 > 15 }
      return texts.reduce(sum + MemoryLayout<Cell>.stride) { $0 + $1 + 32 }
    }
  }

  /// The table as CSV.
  ///
  /// - Throws: ``SPCError/interrupted``.
  func delimited(checkpoint: Checkpoint = .none) throws(SPCError) -> String {
    var writer = DelimitedWriter()
    writer.append(headings)
    for (number, row) in rows.enumerated() {
      if number % Self.rowsPerCheck == 0 { try checkpoint(number, of: rows.count) }
      writer.append(row.map(\.exactText))
    }
    return writer.text
  }
}

extension TableObject {
  var heldBytes: Int { rows.reduce(256) { $0 + Self.size(of: $1) } }
  var heldObjects: [AnyObject] { [] }
}

extension TableObject.Cell {
  /// A number, or an empty cell for a value that is not there.
  init(_ number: Double?) {
    guard let number, !number.isNaN else {
      self.init(text: "", isNumber: true)
      return
    }
    // Four decimals, and three digits of what is smaller than they show.
    let places = max(4, NumberText.places(for: number.magnitude))
    self.init(text: NumberText.plain(number, places: places), isNumber: true, number: number)
  }
}

extension TypeEntry {
  static func table() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let table = object as? TableObject else { return "" }
      return "table of \(NumberText.counted(table.rows.count, "row"))"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? TableObject)?.rows.count ?? 0 }
    behaviour.item = { object, position, session in
      try (object as? TableObject)?.row(position, in: session)
    }
    behaviour.card = { object, session in
      (object as? TableObject)?.card(session) ?? ""
    }
    return TypeEntry(
      TableObject.self,
      name: "table",
      purpose: "Rows of results: add to it, read its rows, print it, save it as CSV.",
      fields: [
        .field("headings", "table", of: TableObject.self, "the names of the columns") {
          object,
          session in
          .table(try session.lua.makeTable(array: object.headings.map { .text($0) }))
        }
      ],
      methods: [
        .all("table", of: TableObject.self, example: #"qi.measure("violence").definitions"#),
        .method(
          "table",
          "each",
          of: TableObject.self,
          purpose: "Goes through the rows, first to last: row.Ward or row[1], nil where a cell is "
            + "empty. A single row is table[1], or from the end table[-1].",
          returns: "an iterator for a for loop",
          example: """
            local t = qi.table { "Ward", "Falls" } t:add { "Ash", 3 } t:add { "Elm", 5 }
            local all = 0
            for row in t:each() do all = all + row.Falls end
            assert(all == 8 and t[-1].Ward == "Elm")
            """
        ) { table, call in
          var position = 0
          // The function lives in the Lua state, which the session owns.
          return .function(
            try call.session.lua.makeFunction(name: "each") { [weak session = call.session] _ in
              guard let session, position < table.rows.count else { return [.nil] }
              position += 1
              return [try table.row(position, in: session) ?? .nil]
            }
          )
        },
        .method(
          "table",
          "add",
          of: TableObject.self,
          purpose: "Adds a row; its values stand in the order of the headings.",
          returns: "the table",
          example: #"local t = qi.table { "Ward", "Falls" } t:add { "Ash", 3 } assert(#t == 1)"#,
          isFreeForm: true
        ) { table, call in
          guard let row = call.raw.first?.table else {
            throw ArgumentError.wrongType(
              path: "table:add",
              parameter: "row",
              expected: "table of values",
              found: call.session.describe(call.raw.first ?? .nil)
            )
          }
          var cells: [TableObject.Cell] = []
          for position in table.headings.indices {
            let value = try row.rawGet(.integer(position + 1))
            cells.append(
              value.isNil
                ? TableObject.Cell(text: "", isNumber: false)
                : TableObject.Cell(
                  text: try value.number.map { NumberText.plain($0) }
                    ?? call.session.lua.displayString(value),
                  isNumber: value.number != nil,
                  number: value.number
                )
            )
          }
          guard try row.rawEntries().allSatisfy({ $0.key.integer != nil }) else {
            throw ArgumentError.unsuitable(
              path: "table:add",
              reason: "A row is a list of values in the order of the headings, without names.",
              mend:
                "Write  table:add { \"Ash\", 3 }  for \(table.headings.joined(separator: ", "))."
            )
          }
          let given = try row.rawCount()
          guard given <= table.headings.count else {
            throw ArgumentError.unsuitable(
              path: "table:add",
              reason:
                "The row has \(given) values, and the table has \(table.headings.count) columns.",
              mend: "Give one value for each of: \(table.headings.joined(separator: ", "))."
            )
          }
          // Before the row is kept: what scripts may use holds for what is kept for them here.
          try table.charge?.grow(by: TableObject.size(of: cells))
          table.rows.append(cells)
          return try call.session.value(table)
        },
        .method(
          "table",
          "save",
          of: TableObject.self,
          purpose: "Writes the table to a CSV file; an earlier file of that name is replaced.",
          subject: .required("path", .path, "where to; the name ends in .csv"),
          returns: "the path",
          example:
            #"print(qi.measure("violence"):series { unit = "CROFTON" }:table():save "out/v.csv")"#
        ) { table, call in
          let path = call.arguments.text("path") ?? ""
          guard path.lowercased().hasSuffix(".csv") else {
            throw ArgumentError.unsuitable(
              path: "table:save",
              reason: "Tables are saved as CSV, and \"\(path)\" does not end in .csv.",
              mend: "Write  table:save \"\(path).csv\""
            )
          }
          let text = try call.session.working("Saving \(path)", counting: "rows") { checkpoint in
            try table.delimited(checkpoint: checkpoint)
          }
          try FileWriting.replace(path, with: text, in: call.session)
          return .text(path)
        },
      ],
      behaviour: behaviour
    )
  }
}
