import SPCCore

extension TerminalRenderer {
  /// The plot of a layout as a picture over its cells; nil where the terminal takes none.
  func picture(of layout: TerminalLayout, top: Int) -> TerminalPicture? {
    guard let graphics else { return nil }
    let plot = PicturePlot(
      layout.scene,
      width: layout.plotColumns * graphics.cellWidth,
      height: layout.plotRows * graphics.cellHeight,
      graphics: graphics,
      colour: colour
    )
    return TerminalPicture(
      row: top,
      column: layout.plotLeft,
      sequence: graphics.sequence(
        of: plot.raster,
        columns: layout.plotColumns,
        rows: layout.plotRows
      )
    )
  }

  /// The marks and lines of a funnel as a picture over its cells.
  func picture(of plot: TerminalFunnelPlot) -> TerminalPicture? {
    guard let graphics else { return nil }
    var raster = PlotRaster(
      width: plot.columns * graphics.cellWidth,
      height: plot.rows * graphics.cellHeight,
      colour: colour
    )
    let strokes = PictureStrokes(graphics)
    func place(_ x: Double, _ y: Double) -> PlotRaster.Place {
      .init(x: x * Double(raster.width - 1), y: (1 - y) * Double(raster.height - 1))
    }
    for curve in plot.scene.curves {
      for line in curve.lines {
        for (start, end) in zip(line, line.dropFirst()) {
          raster.line(
            from: place(start.x, start.y),
            to: place(end.x, end.y),
            .limit,
            thickness: curve.isOuter ? strokes.line : 1
          )
        }
      }
    }
    if (0...1).contains(plot.scene.target) {
      raster.line(
        from: place(0, plot.scene.target),
        to: place(1, plot.scene.target),
        .centre,
        thickness: strokes.line
      )
    }
    for symbol in plot.scene.symbols {
      for mark in plot.scene.marks where mark.symbol == symbol {
        raster.mark(
          MarkShape(symbol),
          at: place(mark.place.x, mark.place.y),
          radius: strokes.mark,
          PlotRaster.Ink(TerminalCanvas.Style(symbol))
        )
      }
    }
    return TerminalPicture(
      row: plot.top,
      column: plot.left,
      sequence: graphics.sequence(of: raster, columns: plot.columns, rows: plot.rows)
    )
  }
}

/// How thick lines and how large marks are, by the size of a cell.
struct PictureStrokes {
  let line: Int
  let mark: Double
  let dash: (on: Int, off: Int)

  init(_ graphics: TerminalGraphics) {
    line = max(1, graphics.cellHeight / 9)
    mark = max(2.5, Double(graphics.cellHeight) * 0.24)
    dash = (on: max(3, graphics.cellWidth * 2 / 3), off: max(2, graphics.cellWidth / 3))
  }
}

/// The lines and marks of a chart of one series, as dots.
private struct PicturePlot {
  private let scene: Scene
  private let strokes: PictureStrokes
  private(set) var raster: PlotRaster

  init(_ scene: Scene, width: Int, height: Int, graphics: TerminalGraphics, colour: Bool) {
    self.scene = scene
    strokes = PictureStrokes(graphics)
    raster = PlotRaster(width: width, height: height, colour: colour)
    drawBoundaries()
    drawLevels()
    drawTrace()
    drawMarks()
  }

  private func x(edge: Int) -> Double {
    Double(edge) / Double(scene.placeCount) * Double(raster.width - 1)
  }

  private func x(of index: Int) -> Double {
    (Double(index) + 0.5) / Double(scene.placeCount) * Double(raster.width - 1)
  }

  private func y(of value: Double) -> Double {
    (1 - scene.valueAxis.fraction(of: value)) * Double(raster.height - 1)
  }

  private func place(of mark: Scene.Mark) -> PlotRaster.Place {
    .init(x: x(of: mark.index), y: y(of: mark.value))
  }

  private mutating func drawBoundaries() {
    for phase in scene.phases.dropFirst() {
      let x = x(edge: phase.range.lowerBound)
      raster.line(
        from: .init(x: x, y: 0),
        to: .init(x: x, y: Double(raster.height - 1)),
        .trace,
        dash: (on: 2, off: 3)
      )
    }
  }

  private mutating func drawLevels() {
    // What comes later lies over what came before: the target over centre and limits.
    for kind in [Scene.LevelKind.lowerLimit, .upperLimit, .centre, .target] {
      var end: PlotRaster.Place?
      for piece in scene.levels.first(where: { $0.kind == kind })?.pieces ?? [] {
        let y = y(of: piece.value)
        let start = PlotRaster.Place(x: x(edge: piece.range.lowerBound), y: y)
        if piece.isJoined, let end { draw(kind, from: end, to: start) }
        end = .init(x: x(edge: piece.range.upperBound), y: y)
        if let end { draw(kind, from: start, to: end) }
      }
    }
  }

  private mutating func draw(
    _ kind: Scene.LevelKind,
    from start: PlotRaster.Place,
    to end: PlotRaster.Place
  ) {
    let isLimit = kind == .lowerLimit || kind == .upperLimit
    raster.line(
      from: start,
      to: end,
      isLimit ? .limit : kind == .target ? .target : .centre,
      thickness: strokes.line,
      dash: isLimit && start.y == end.y ? strokes.dash : nil
    )
  }

  private mutating func drawTrace() {
    var previous: PlotRaster.Place?
    for mark in scene.marks {
      let place = place(of: mark)
      if mark.isJoined, let previous { raster.line(from: previous, to: place, .trace) }
      previous = place
    }
  }

  private mutating func drawMarks() {
    // Marks of many points must not run into one band, but a special cause is never hard to see.
    let room = Double(raster.width) / Double(scene.placeCount)
    let radius = min(strokes.mark, max(1.5, room * 0.5))
    let special = max(radius, strokes.mark * 0.75)
    let marks = scene.shownMarks
    for symbol in scene.symbols {
      for mark in marks where mark.symbol == symbol {
        raster.mark(
          MarkShape(symbol),
          at: place(of: mark),
          radius: symbol == .category(.commonCause) ? radius * 0.8 : special,
          PlotRaster.Ink(TerminalCanvas.Style(symbol))
        )
      }
    }
  }
}
