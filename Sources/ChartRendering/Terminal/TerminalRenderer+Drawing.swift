extension Scene {
  /// The marks to draw: of two sums at one point the one at zero says nothing, and along zero its marks
  /// would be a line.
  var shownMarks: [Mark] {
    guard marks.count > placeCount else { return marks }
    let rising = Set(marks.filter { $0.value != 0 }.map(\.index))
    return marks.filter { $0.value != 0 || !rising.contains($0.index) }
  }
}

extension TerminalRenderer {
  // MARK: Rows above the plot

  /// The names of the phases, and their figures where they fit; returns the next row.
  func drawPhaseRows(
    _ layout: TerminalLayout,
    from row: Int,
    into canvas: inout TerminalCanvas
  ) -> Int {
    var lines: [(text: KeyPath<Scene.Phase, String>, style: TerminalCanvas.Style)] = []
    if layout.showsPhaseNames { lines.append((\.name, .strong)) }
    if layout.showsPhaseFigures { lines.append((\.figures, .quiet)) }
    for (number, phase) in layout.scene.phases.enumerated() {
      let start = layout.column(edge: phase.range.lowerBound)
      let room = layout.column(edge: phase.range.upperBound) - start - (number == 0 ? 1 : 2)
      let column = layout.plotLeft + start + (number == 0 ? 0 : 1)
      for (offset, line) in lines.enumerated() {
        if number > 0 {
          canvas.put(glyphs.boundary, column: column - 1, row: row + offset, style: .quiet)
        }
        canvas.write(
          typesetter.cut(phase[keyPath: line.text], to: room),
          column: column,
          row: row + offset,
          style: line.style
        )
      }
    }
    return row + lines.count
  }

  /// A pointer and the number of each annotation over its point; returns the next row.
  func drawPointers(
    _ layout: TerminalLayout,
    row: Int,
    into canvas: inout TerminalCanvas
  ) -> Int {
    guard layout.showsPointers else { return row }
    var end = 0
    for annotation in layout.scene.annotations {
      let column = layout.plotLeft + layout.column(of: annotation.index)
      let text = "\(glyphs.pointer)\(annotation.number)"
      // Of pointers that would touch, only the first is drawn; the list below has all.
      guard column >= end, column + text.count <= canvas.columns else { continue }
      canvas.write(text, column: column, row: row, style: .strong)
      end = column + text.count + 1
    }
    return row + 1
  }

  // MARK: The plot

  /// The plot with its axis and labels; what a picture shows is left out.
  func drawPlot(
    _ layout: TerminalLayout,
    top: Int,
    isPicture: Bool,
    into canvas: inout TerminalCanvas
  ) {
    if !isPicture {
      drawMarks(layout, top: top, into: &canvas)
      drawBoundaries(layout, top: top, into: &canvas)
      drawLevels(layout, top: top, into: &canvas)
      drawTrace(layout, top: top, into: &canvas)
    }
    drawValueAxis(layout, top: top, into: &canvas)
    drawLevelLabels(layout, top: top, into: &canvas)
  }

  /// Marks come first and nothing covers them; a special cause covers a common one.
  private func drawMarks(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    let marks = layout.scene.shownMarks
    for symbol in layout.scene.symbols {
      for mark in marks where mark.symbol == symbol {
        canvas.put(
          glyphs.mark(symbol),
          column: layout.plotLeft + layout.column(of: mark.index),
          row: top + layout.row(of: mark.value),
          style: TerminalCanvas.Style(symbol)
        )
      }
    }
  }

  private func drawBoundaries(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    for phase in layout.scene.phases.dropFirst() {
      let column = layout.plotLeft + layout.column(edge: phase.range.lowerBound)
      for row in top..<(top + layout.plotRows) where canvas.isEmpty(column: column, row: row) {
        canvas.put(glyphs.boundary, column: column, row: row, style: .quiet)
      }
    }
  }

  private func drawLevels(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    // The centre wins a row it shares with a limit; the target wins over both.
    let order: [Scene.LevelKind] = [.target, .centre, .upperLimit, .lowerLimit]
    for kind in order {
      for piece in layout.scene.levels.first(where: { $0.kind == kind })?.pieces ?? [] {
        let row = top + layout.row(of: piece.value)
        let first = layout.column(edge: piece.range.lowerBound)
        let last = max(layout.column(edge: piece.range.upperBound), first + 1)
        for column in first..<last
        where canvas.isEmpty(column: layout.plotLeft + column, row: row) {
          canvas.put(
            glyphs.level(kind, column: column),
            column: layout.plotLeft + column,
            row: row,
            style: style(kind)
          )
        }
      }
    }
  }

  func style(_ kind: Scene.LevelKind) -> TerminalCanvas.Style {
    switch kind {
    case .centre: .plain
    case .lowerLimit, .upperLimit: .limit
    case .target: .target
    }
  }

  /// The line through the points, in the cells that nothing else needs; not in ASCII.
  private func drawTrace(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    // With more points than columns the line would fill the plot.
    guard unicode, layout.scene.placeCount <= layout.plotColumns else { return }
    var trace = BrailleTrace(columns: layout.plotColumns, rows: layout.plotRows)
    var previous: (x: Int, y: Int)?
    for mark in layout.scene.marks {
      let fraction = 1 - layout.scene.valueAxis.fraction(of: mark.value)
      let dot = (
        x: layout.column(of: mark.index) * 2,
        y: min(Int(fraction * Double(layout.plotRows * 4)), layout.plotRows * 4 - 1)
      )
      if mark.isJoined, let previous { trace.line(from: previous, to: dot) }
      previous = dot
    }
    for row in 0..<layout.plotRows {
      for column in 0..<layout.plotColumns
      where canvas.isEmpty(column: layout.plotLeft + column, row: top + row) {
        guard let character = trace.character(column: column, row: row) else { continue }
        canvas.put(
          character,
          column: layout.plotLeft + column,
          row: top + row,
          style: .quiet
        )
      }
    }
  }

  // MARK: Axes and labels

  private func drawValueAxis(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    for row in 0..<layout.plotRows {
      canvas.put(glyphs.side, column: layout.plotLeft - 1, row: top + row, style: .quiet)
    }
    for tick in layout.ticks {
      let row = top + layout.row(of: tick.value)
      let text = glyphs.text(tick.text)
      // A number is written whole or not at all: cut, it would be another number.
      guard DisplayWidth.cells(of: text) <= layout.plotLeft - 2 else { continue }
      let column = layout.plotLeft - 2 - DisplayWidth.cells(of: text)
      canvas.write(text, column: column, row: row, style: .quiet)
      canvas.put(glyphs.sideTick, column: layout.plotLeft - 1, row: row, style: .quiet)
    }
  }

  private func drawLevelLabels(
    _ layout: TerminalLayout,
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    let labels = layout.scene.levelLabels
    for (index, row) in layout.levelLabelRows {
      canvas.write(
        layout.levelTexts[index],
        column: layout.plotLeft + layout.plotColumns + 1,
        row: top + row,
        style: style(labels[index].kind)
      )
    }
  }

  /// The axis under the plot with its marks, and the labels under those.
  func drawTimeAxis(_ layout: TerminalLayout, row: Int, into canvas: inout TerminalCanvas) {
    let left = layout.plotLeft
    canvas.put(glyphs.corner, column: left - 1, row: row, style: .quiet)
    for column in 0..<layout.plotColumns {
      canvas.put(glyphs.axis, column: left + column, row: row, style: .quiet)
    }
    let texts = layout.scene.xLabels.map {
      typesetter.cut($0, to: min(24, canvas.columns))
    }
    // Where a label lies is known only after it is held within the window.
    let spans = texts.enumerated().map { index, text -> (start: Int, width: Int) in
      let width = DisplayWidth.cells(of: text)
      let wished = left + layout.column(of: index) - width / 2
      return (min(max(wished, 0), canvas.columns - width), width)
    }
    let kept = LabelThinning.kept(
      widths: spans.map { Double($0.width) },
      centres: spans.map { Double($0.start) + Double($0.width) / 2 },
      gap: 2
    )
    for index in kept {
      canvas.put(
        glyphs.axisTick,
        column: left + layout.column(of: index),
        row: row,
        style: .quiet
      )
      canvas.write(texts[index], column: spans[index].start, row: row + 1, style: .quiet)
    }
    for gap in layout.scene.gaps {
      canvas.put(glyphs.gap, column: left + layout.column(of: gap), row: row, style: .plain)
    }
  }
}
