/// The plot of a funnel in cells.
struct TerminalFunnelPlot {
  let scene: FunnelScene
  let glyphs: TerminalGlyphs
  /// The first column of the plot; the axis stands before it.
  let left: Int
  let columns: Int
  let rows: Int
  /// The first row of the plot on the canvas.
  let top: Int
  private let edgeTexts: [String]
  /// The text beside each outlier.
  private let labels: [Int: String]

  init(
    _ scene: FunnelScene,
    labels: [Int: String],
    columns: Int,
    rows: Int,
    top: Int,
    glyphs: TerminalGlyphs
  ) {
    self.labels = labels
    (self.scene, self.glyphs, self.rows, self.top) = (scene, glyphs, rows, top)
    let ticks = (2...7).flatMap { scene.valueAxis.ticks(atMost: $0) }.map(\.text)
    let tickWidth = ticks.map { DisplayWidth.cells(of: glyphs.text($0)) }.max() ?? 0
    left = min(tickWidth, columns / 3) + 2
    func widest(_ texts: [String]) -> Int { texts.map(DisplayWidth.cells).max() ?? 0 }
    let forms = [\Scene.LevelLabel.shortText, \.valueText].map { form in
      scene.edgeLabels.map { glyphs.text($0[keyPath: form]) }
    }
    edgeTexts = forms.first { widest($0) <= columns * 3 / 10 } ?? []
    let gutter = widest(edgeTexts)
    self.columns = max(columns - left - (gutter == 0 ? 0 : gutter + 1), 8)
  }

  private func column(_ x: Double) -> Int { min(max(Int(x * Double(columns)), 0), columns - 1) }

  private func row(_ y: Double) -> Int { min(max(Int((1 - y) * Double(rows)), 0), rows - 1) }

  /// Draws the plot; where a picture shows marks and lines, only what is text.
  func draw(isPicture: Bool, into canvas: inout TerminalCanvas) {
    drawMarks(isPicture: isPicture, into: &canvas)
    drawNames(into: &canvas)
    if !isPicture { drawLines(into: &canvas) }
    drawValueAxis(into: &canvas)
    drawDenominatorAxis(into: &canvas)
    drawEdgeLabels(into: &canvas)
  }

  /// The target and the limits.
  private func drawLines(into canvas: inout TerminalCanvas) {
    if (0...1).contains(scene.target) {
      let row = top + row(scene.target)
      for column in 0..<columns where canvas.isEmpty(column: left + column, row: row) {
        canvas.put(
          glyphs.level(.centre, column: column),
          column: left + column,
          row: row,
          style: .plain
        )
      }
    }
    drawCurves(into: &canvas)
  }

  /// Marks come first and nothing covers them; what lies outside the limits covers the rest.
  ///
  /// Of a picture's marks the cells stay empty, and no name is written there.
  private func drawMarks(isPicture: Bool, into canvas: inout TerminalCanvas) {
    for symbol in scene.symbols {
      for mark in scene.marks where mark.symbol == symbol {
        canvas.put(
          isPicture ? " " : glyphs.mark(symbol),
          column: left + column(mark.place.x),
          row: top + row(mark.place.y),
          style: TerminalCanvas.Style(symbol)
        )
      }
    }
  }

  /// Names to the right or the left of their marks, where the cells are free.
  private func drawNames(into canvas: inout TerminalCanvas) {
    let isOutlier = Set(scene.outliers)
    for index in scene.named {
      let mark = scene.marks[index]
      let name = labels[index] ?? ""
      let width = DisplayWidth.cells(of: name)
      let (column, row) = (column(mark.place.x), top + row(mark.place.y))
      guard width > 0 else { continue }
      let starts = [column + 1, column - width]
      let free = starts.first { start in
        // A free cell on the outer side keeps two names apart.
        start >= 0 && start + width <= columns
          && (start - 1...start + width).allSatisfy {
            $0 == column || $0 < 0 || $0 >= columns || canvas.isEmpty(column: left + $0, row: row)
          }
      }
      guard let free else { continue }
      canvas.write(
        name,
        column: left + free,
        row: row,
        style: isOutlier.contains(index) ? .strong : .quiet
      )
    }
  }

  /// Each limit through every column it crosses, with what lies between two rows filled in.
  private func drawCurves(into canvas: inout TerminalCanvas) {
    for curve in scene.curves {
      for line in curve.lines {
        for (start, end) in zip(line, line.dropFirst()) {
          // Fine enough steps that no row and no column is passed over.
          let steps = max(
            Int((end.x - start.x).magnitude * Double(columns) * 2),
            Int((end.y - start.y).magnitude * Double(rows) * 2),
            1
          )
          for step in 0...steps {
            let share = Double(step) / Double(steps)
            let column = column(start.x + share * (end.x - start.x))
            let row = top + row(start.y + share * (end.y - start.y))
            guard canvas.isEmpty(column: left + column, row: row) else { continue }
            canvas.put(
              glyphs.funnelLimit(isOuter: curve.isOuter),
              column: left + column,
              row: row,
              style: .limit
            )
          }
        }
      }
    }
  }

  private func drawValueAxis(into canvas: inout TerminalCanvas) {
    for row in 0..<rows {
      canvas.put(glyphs.side, column: left - 1, row: top + row, style: .quiet)
    }
    for tick in scene.valueAxis.ticks(atMost: min(max(rows / 2, 2), 7)) {
      let row = top + row(scene.valueAxis.fraction(of: tick.value))
      let text = glyphs.text(tick.text)
      guard DisplayWidth.cells(of: text) <= left - 2 else { continue }
      let column = left - 2 - DisplayWidth.cells(of: text)
      canvas.write(text, column: column, row: row, style: .quiet)
      canvas.put(glyphs.sideTick, column: left - 1, row: row, style: .quiet)
    }
  }

  private func drawDenominatorAxis(into canvas: inout TerminalCanvas) {
    let row = top + rows
    canvas.put(glyphs.corner, column: left - 1, row: row, style: .quiet)
    for column in 0..<columns {
      canvas.put(glyphs.axis, column: left + column, row: row, style: .quiet)
    }
    var end = -1
    for tick in scene.denominatorAxis.ticks(atMost: max(columns / 9, 2)) {
      let place = left + column(scene.denominatorAxis.fraction(of: tick.value))
      let text = glyphs.text(tick.text)
      let width = DisplayWidth.cells(of: text)
      let start = min(max(place - width / 2, 0), canvas.columns - width)
      guard start > end + 1 else { continue }
      canvas.put(glyphs.axisTick, column: place, row: row, style: .quiet)
      canvas.write(text, column: start, row: row + 1, style: .quiet)
      end = start + width
    }
  }

  private func drawEdgeLabels(into canvas: inout TerminalCanvas) {
    let labels = scene.edgeLabels.prefix(edgeTexts.count)
    let order = labels.indices.sorted { (labels[$1].value, $0) < (labels[$0].value, $1) }
    // The target is a flat line, and its label had better stand beside it.
    let places = TerminalLabelRows.spread(
      order.map { row(labels[$0].value) },
      rows: rows,
      anchor: order.firstIndex { labels[$0].kind == .centre } ?? -1
    )
    for (index, place) in zip(order, places) where (0..<rows).contains(place) {
      canvas.write(
        edgeTexts[index],
        column: left + columns + 1,
        row: top + place,
        style: labels[index].kind == .centre ? .plain : .limit
      )
    }
  }
}
