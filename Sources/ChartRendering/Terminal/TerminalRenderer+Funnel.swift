extension TerminalRenderer {
  /// The lines of a funnel plot, joined by line feeds, without one at the end.
  public func render(_ description: FunnelDescription) -> String {
    render(FunnelScene(description))
  }

  /// The lines of a funnel's scene, joined by line feeds, without one at the end.
  public func render(_ scene: FunnelScene) -> String {
    guard columns >= 30, rows >= 8 else { return renderSmall(scene) }
    let labels = scene.labels { typesetter.cut($0, to: min(16, columns / 4)) }
    let lists = scene.lists.map { list in
      TerminalSheet.List(count: list.entries.count) {
        list.text(atMost: $0, numbers: labels.numbers)
      }
    }
    var sheet = TerminalSheet(scene, lists: lists, typesetter: typesetter)
    let axisRows = rows >= 12 ? 3 : 2
    let plotRows = sheet.fit(rows: rows, plotRows: max(5, rows * 2 / 5), axisRows: axisRows)
    var canvas = TerminalCanvas(columns: columns, rows: rows)
    var row = 0
    for line in sheet.above {
      write(line, row: row, into: &canvas)
      row += 1
    }
    let plot = TerminalFunnelPlot(
      scene,
      labels: labels.texts,
      columns: columns,
      rows: plotRows,
      top: row,
      glyphs: glyphs
    )
    let picture = picture(of: plot)
    plot.draw(isPicture: picture != nil, into: &canvas)
    row += plotRows + axisRows
    if axisRows == 3 {
      let axis = scene.denominatorAxis
      let name = axis.label + (axis.isLogarithmic ? " (logarithmic scale)" : "")
      canvas.write(
        typesetter.cut(name, to: columns - plot.left),
        column: plot.left,
        row: row - 1,
        style: .quiet
      )
    }
    for line in sheet.below {
      write(line, row: row, into: &canvas)
      row += 1
    }
    return TerminalPage(
      lines: Array(canvas.lines(colour: colour).prefix(row)),
      pictures: picture.map { [$0] } ?? []
    ).text
  }
}
