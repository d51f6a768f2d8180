internal import LuaRuntime
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// Where a value came from, on a card: what made a row, what it names, and who recorded that, when and why.
struct OriginCard {
  let session: WorkbenchSession

  /// The card of any value that `qi.explain` takes; nil for one that has no origin to tell.
  func text(of value: LuaValue) throws -> String? {
    if case .table(let table) = value {
      let row = try RowFacts(table, in: session)
      return row.cells.isEmpty ? nil : try text(of: row)
    }
    switch value.object?.instance {
    case let table as TableObject: return text(of: table)
    case let record as RecordObject:
      return try card(titled: "\(record.record.entity.noun) \(record.line)") { card in
        try rows(of: record.record.key, in: record.record.entity, to: &card)
      }
    case let measure as MeasureObject: return try text(of: .measure(measure.measure.code))
    case let unit as UnitObject: return try text(of: .unit(unit.unit.code))
    case let series as SeriesObject: return try text(of: series, at: nil)
    case let point as PointObject:
      let chart = try point.analysis.map { try explanation($0, point.index) }
      return try [chart, text(of: point.series, at: point.index)].compactMap(\.self)
        .joined(separator: "\n")
    case let signal as SignalObject:
      let chart = try session.working("Trying how fragile the verdict is") { checkpoint in
        try SignalExplanation(signal: signal).text(width: width, checkpoint: checkpoint)
      }
      return try chart + "\n" + text(of: signal.analysis.series, at: signal.index)
    case let analysis as AnalysisObject:
      try analysis.findCautions(in: session)
      let chart = try session.working("Trying how fragile the verdict is") { checkpoint in
        try AnalysisExplanation(analysis: analysis).text(width: width, checkpoint: checkpoint)
      }
      return try chart + "\n" + text(of: analysis.series, at: nil)
    default: return nil
    }
  }

  private var width: Int { session.settings.columns }

  private func card(titled title: String, _ fill: (inout CardLines) throws -> Void) rethrows
    -> String
  {
    var card = CardLines(width: width)
    card.line(title)
    try fill(&card)
    return card.text
  }

  private func explanation(_ analysis: AnalysisObject, _ index: Int) throws -> String {
    let signal = SignalObject(analysis: analysis, index: index)
    return try session.working("Trying how fragile the verdict is") { checkpoint in
      try SignalExplanation(signal: signal).text(width: width, checkpoint: checkpoint)
    }
  }

  // Rows and tables.

  private func text(of row: RowFacts) throws -> String {
    let cells = try row.cells.map { "\($0.heading) \(try words(of: $0.value))" }
    let place = row.position.flatMap { position in
      row.table.map { "row \(position) of \(NumberText.grouped($0.rows.count))" }
    }
    let names = NamedRecords(session: session).names(in: row)
    return try card(titled: place ?? "a row") { card in
      card.row("reads", cells.joined(separator: " · "))
      if let making = row.table?.making { add(making, to: &card) }
      for name in names { try add(name, to: &card) }
      try addFigures(names, row, to: &card)
      if names.isEmpty {
        card.row("names", "no measure, unit or record of the store that is worked on")
      }
    }
  }

  /// A cell as people read it; a table shows no more of a number.
  private func words(of value: LuaValue) throws -> String {
    switch value {
    case .string(let text): DisplayWidth.oneLine(text.text)
    case .number(let number): NumberText.plain(number, places: 4)
    default: try TableWords(session: session).inline(value, levels: 1)
    }
  }

  private func text(of table: TableObject) -> String {
    card(titled: "table of \(NumberText.counted(table.rows.count, "row"))") { card in
      if let making = table.making { add(making, to: &card) }
      card.row("rows", "qi.explain(table[1]) tells where a row came from")
    }
  }

  private func add(_ making: TableMaking, to card: inout CardLines) {
    card.row("made by", making.call)
    if let receiver = making.receiver { card.row("of", receiver) }
    if let site = making.site { card.row("asked in", "\(site.chunk), line \(site.line)") }
    let day =
      switch making.asOf {
      case .now: "all that was recorded"
      case .date(let day): "what was recorded by \(day)"
      }
    card.row("knowing", day + (making.change.map { ", up to change \($0)" } ?? ""))
    card.row("how", "?\(making.path)")
  }

  // What is named.

  private func text(of name: NamedRecords.Name) throws -> String {
    var card = CardLines(width: width)
    try add(name, to: &card)
    return card.text
  }

  private func add(_ name: NamedRecords.Name, to card: inout CardLines) throws {
    let asOf = session.settings.asOf
    let store = try session.store
    switch name {
    case .measure(let code):
      let measure = try store.measure(code, asOf: asOf)
      card.row("measure", "\(code) · \(measure.name)")
      for line in ChangeWords.first(of: try store.changes(ofMeasure: code, asOf: asOf), "defined") {
        card.row("", line)
      }
    case .unit(let code):
      let unit = try store.unit(code, asOf: asOf)
      card.row("unit", "\(code) · \(unit.name)")
      for line in ChangeWords.first(of: try store.changes(ofUnit: code, asOf: asOf), "recorded") {
        card.row("", line)
      }
    case .record(let name, let code):
      guard let entity = Entity.named(name) else { return }
      let record = try store.record(entity, code: code, asOf: asOf)
      let label = entity.label.flatMap { record[$0]?.text }
      card.row(entity.noun, [code, label].compactMap(\.self).joined(separator: " · "))
      try rows(of: record.key, in: entity, to: &card)
    }
  }

  private static let laterShown = 3

  private func rows(of key: RecordKey, in entity: Entity, to card: inout CardLines) throws {
    let history = try session.store.history(of: key, in: entity)
    guard let first = history.first else { return }
    card.row("", "recorded \(ChangeWords.line(first.change))")
    let later = zip(history, history.dropFirst())
    let hidden = max(0, history.count - 1 - Self.laterShown)
    if hidden > 0 {
      card.row("", "\(NumberText.counted(hidden, "change")) more: \(entity.name):history()")
    }
    for (before, after) in later.dropFirst(hidden) {
      let what = RecordHistory.words(before.record, after.record)
      card.row("", "\(what); \(ChangeWords.line(after.change))")
    }
    guard let record = history.last?.record else { return }
    let about = try RecordCard(object: object(record), session: session).counts
    if !about.isEmpty { card.row("", "about it: \(about.joined(separator: ", "))") }
  }

  private func object(_ record: EntityRecord) throws -> RecordObject {
    RecordObject(record, asOf: session.settings.asOf, origin: try session.storeOrigin)
  }

  // Figures.

  private func addFigures(
    _ names: [NamedRecords.Name],
    _ row: RowFacts,
    to card: inout CardLines
  ) throws {
    let measures = names.compactMap { if case .measure(let code) = $0 { code } else { nil } }
    let units = names.compactMap { if case .unit(let code) = $0 { code } else { nil } }
    guard let measure = measures.first, let unit = units.first, measures.count == 1 else { return }
    let origin = FigureOrigin(
      measure: measure,
      unit: unit,
      session: session,
      asOf: row.table?.making?.asOf ?? session.settings.asOf
    )
    let lines = try origin.lines(at: row.cell("period")?.text)
    for (number, line) in lines.enumerated() { card.row(number == 0 ? "figures" : "", line) }
  }

  private func text(of series: SeriesObject, at index: Int?) throws -> String {
    try card(titled: "figures of \(series.title)") { card in
      guard series.isDated else {
        card.row("from", "numbers in a script")
        return
      }
      let origin = FigureOrigin(
        measure: series.series.measure.code,
        unit: series.series.unit.code,
        session: session,
        asOf: session.settings.asOf
      )
      // A figure that was summed up has no revisions of its own.
      let isSummed = series.series.points.contains { $0.parts != nil }
      let lines =
        if let index, !isSummed { try origin.lines(of: series, at: index) } else {
          origin.summary(of: series)
        }
      for (number, line) in lines.enumerated() { card.row(number == 0 ? "from" : "", line) }
    }
  }
}
