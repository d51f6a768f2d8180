internal import ChartRendering
internal import LuaRuntime
internal import SPCCore

/// A value of ours whose rows say all that its card says, and so can be shown as a table.
protocol TabularObject: AnyObject {
  /// What stands above the table.
  var heading: String { get }
  var table: TableObject { get }
}

extension BoardObject: TabularObject {
  var heading: String { TypeEntry.board().behaviour.line(self) }
}

extension DrillObject: TabularObject {
  var heading: String { TypeEntry.drill().behaviour.line(self) }
}

extension ParetoObject: TabularObject {
  var heading: String { title }
}

extension LatestObject: TabularObject {
  var heading: String { TypeEntry.latest().behaviour.line(self) }
  var table: TableObject { TableObject(self) }
}

extension WorkbenchSession {
  /// What several values show: one bundle for all where each is nothing but text, as the prompt has
  /// them, else one for each.
  func bundles(of values: [LuaValue]) throws -> [DisplayBundle] {
    let single = try values.enumerated().map { number, value in
      nameOfShown = KeptValueName.ofLatest(position: number + 1)
      defer { nameOfShown = nil }
      return try bundle(of: value)
    }
    guard values.count > 1, single.allSatisfy(\.isPlain) else { return single }
    var together = DisplayBundle(plain: try echo(values))
    together.basis = FigureBasis.together(single.map(\.basis))
    return [together]
  }

  /// A value in every form it has.
  func bundle(of value: LuaValue) throws -> DisplayBundle {
    var bundle = DisplayBundle(plain: terminalSafety.printable(try card(of: value)))
    guard case .object(let object) = value else { return bundle }
    bundle.basis = FigureBasis(of: object.instance)
    switch object.instance {
    case let chart as ChartObject:
      bundle.svg = try chart.svg(in: self, identifier: nextPictureIdentifier())
      bundle.vegaLite = try chart.vegaLite(in: self)
      bundle.plain += spoken(try chart.words(in: self))
    case let picture as PictureObject:
      bundle.svg = try picture.svg(in: self, identifier: nextPictureIdentifier())
      bundle.vegaLite = try picture.vegaLite(in: self)
      bundle.plain += spoken(try picture.words(in: self))
    case let table as TableObject:
      try add(table, heading: nil, to: &bundle)
    case let list as ListObject:
      try add(list, to: &bundle)
    case let tabular as any TabularObject:
      try add(tabular.table, heading: tabular.heading, to: &bundle)
    default: break
    }
    return bundle
  }

  /// What a person would say of a picture, under it.
  private func spoken(_ words: String) -> String {
    "\n\n"
      + WrappedText.lines(words, after: "", indent: 0, width: settings.columns)
      .joined(separator: "\n")
  }

  /// A name for the next picture of this session: several stand in one page.
  private func nextPictureIdentifier() -> String {
    picturesShown += 1
    return "chart-\(picturesShown)"
  }

  private func add(
    _ table: TableObject,
    heading: String?,
    to bundle: inout DisplayBundle
  ) throws {
    guard !table.rows.isEmpty else { return }
    bundle.html = TableMarkup(table, heading: heading).html
    if table.rows.count <= TableMarkup.mostRowsOfFile {
      bundle.csv = try table.delimited(checkpoint: Checkpoint { _, _ in !self.lua.isStopRequested })
    }
  }

  /// A list, where its items have columns.
  private func add(_ list: ListObject, to bundle: inout DisplayBundle) throws {
    guard let columns = try ListCard(list: list, session: self).columns, !list.items.isEmpty else {
      return
    }
    var heading = NumberText.counted(list.items.count, list.noun, plural: list.plural)
    // What all of them share is said once.
    let common = list.common
    if let common { heading += " · \(common.text)" }
    let rows = list.items.map(columns.cells)
    let shown = columns.headings.indices.filter { column in
      common?.headings.contains(columns.headings[column]) != true
        && rows.contains { !$0[column].isEmpty }
    }
    let table = TableObject(
      headings: shown.map { columns.headings[$0] },
      rows: rows.map { cells in
        shown.map { column in
          TableObject.Cell(
            text: cells[column],
            isNumber: columns.numeric.contains(columns.headings[column])
          )
        }
      }
    )
    try add(table, heading: heading, to: &bundle)
  }
}
