/// Draws a scene as lines of text for a terminal.
///
/// Each category has its own character, so the chart reads without colour. The drawing never has
/// more lines or columns than the window; in a small window the least needed lines go first, and
/// below 30 columns or 8 lines a sparkline stands for the plot.
public struct TerminalRenderer: Sendable {
  /// The width in cells; no line is wider.
  public let columns: Int
  /// The height in lines; there are no more lines than this.
  public let rows: Int
  /// Whether ANSI colours are used.
  ///
  /// The caller decides, from NO_COLOR and whether the output is a terminal.
  public let colour: Bool
  /// Whether characters outside ASCII are used, in the drawing and in texts.
  public let unicode: Bool
  /// How the terminal takes pictures; nil draws plots in characters.
  public let graphics: TerminalGraphics?

  /// Makes a renderer for a window.
  ///
  /// - Parameters:
  ///   - columns: The width in cells, at least 1.
  ///   - rows: The height in lines, at least 1.
  ///   - colour: Whether ANSI escape sequences for colour may be written; without, there are none.
  ///   - unicode: Whether the terminal shows characters outside ASCII.
  ///   - graphics: How the terminal takes pictures; nil for one that takes none. The drawing then must
  ///     be printed at the start of a line, and the window must have at least `rows` lines.
  public init(
    columns: Int = 80,
    rows: Int = 24,
    colour: Bool,
    unicode: Bool = true,
    graphics: TerminalGraphics? = nil
  ) {
    self.columns = min(max(columns, 1), 1_000)
    self.rows = min(max(rows, 1), 1_000)
    self.colour = colour
    self.unicode = unicode
    self.graphics = graphics
  }

  var glyphs: TerminalGlyphs { TerminalGlyphs(isUnicode: unicode) }

  var typesetter: TerminalTypesetter { TerminalTypesetter(columns: columns, glyphs: glyphs) }

  /// The lines of a scene, joined by line feeds, without one at the end.
  public func render(_ scene: Scene) -> String {
    guard columns >= 30, rows >= 8 else { return renderSmall(scene) }
    return page(TerminalLayout(scene, columns: columns, rows: rows, glyphs: glyphs), rows: rows)
      .text
  }

  /// The page of a layout.
  func page(_ layout: TerminalLayout, rows: Int) -> TerminalPage {
    var canvas = TerminalCanvas(columns: columns, rows: rows)
    var row = 0
    for line in layout.above {
      write(line, row: row, into: &canvas)
      row += 1
    }
    row = drawPhaseRows(layout, from: row, into: &canvas)
    row = drawPointers(layout, row: row, into: &canvas)
    let picture = picture(of: layout, top: row)
    drawPlot(layout, top: row, isPicture: picture != nil, into: &canvas)
    row += layout.plotRows
    drawTimeAxis(layout, row: row, into: &canvas)
    row += 2
    for line in layout.below {
      write(line, row: row, into: &canvas)
      row += 1
    }
    return TerminalPage(
      lines: Array(canvas.lines(colour: colour).prefix(row)),
      pictures: picture.map { [$0] } ?? []
    )
  }

  /// The lines of a chart, joined by line feeds, without one at the end.
  public func render(_ description: ChartDescription) -> String {
    render(Scene(description))
  }

  /// The lines of a CUSUM chart, joined by line feeds, without one at the end.
  public func render(_ description: CumulativeSumDescription) -> String {
    render(Scene(description))
  }

  func write(
    _ line: TerminalTypesetter.Line,
    row: Int,
    into canvas: inout TerminalCanvas
  ) {
    var column = 0
    for piece in line.pieces {
      canvas.write(piece.text, column: column, row: row, style: piece.style)
      column += DisplayWidth.cells(of: piece.text)
    }
  }

  /// Title, sparkline and verdict, for windows too small for axes.
  private func renderSmall(_ scene: Scene) -> String {
    let title = typesetter.cut(scene.title, to: columns)
    let verdict = TextWrap.lines(
      glyphs.text(scene.verdict),
      width: Double(columns),
      measure: TerminalTypesetter.measure
    )
    // The line itself matters most, then its name.
    let lines = (rows == 1 ? [] : [title]) + [sparkline(of: scene, width: columns)] + verdict
    return lines.prefix(rows).joined(separator: "\n")
  }
}
