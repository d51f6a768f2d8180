/// What stands where in a terminal chart: the text above and below, and the plot between.
struct TerminalLayout {
  typealias Line = TerminalTypesetter.Line

  let scene: Scene
  let glyphs: TerminalGlyphs
  let columns: Int
  private(set) var above: [Line] = []
  private(set) var below: [Line] = []
  /// The first column of the plot.
  let plotLeft: Int
  let plotColumns: Int
  private(set) var plotRows = 0
  private(set) var ticks: [ValueAxis.Tick] = []
  /// The labels of the levels as they fit.
  let levelTexts: [String]
  /// Rows above the plot that follow its columns: phase names, figures, annotation pointers.
  private(set) var showsPhaseNames = false
  private(set) var showsPhaseFigures = false
  private(set) var showsPointers = false

  /// Lays a scene out.
  ///
  /// - Parameters:
  ///   - scene: The scene.
  ///   - columns: The width of the window.
  ///   - rows: Its height.
  ///   - glyphs: The characters it can show.
  ///   - leastGutters: The cells to keep free beside the plot at least, where another plot stands over
  ///     or under this one.
  init(
    _ scene: Scene,
    columns: Int,
    rows: Int,
    glyphs: TerminalGlyphs,
    leastGutters: (left: Int, right: Int) = (0, 0)
  ) {
    self.scene = scene
    self.glyphs = glyphs
    self.columns = columns
    let tickTexts = (2...7).flatMap { scene.valueAxis.ticks(atMost: $0) }.map(\.text)
    let tickWidth = tickTexts.map { DisplayWidth.cells(of: glyphs.text($0)) }.max() ?? 0
    plotLeft = max(min(tickWidth, columns / 3) + 2, leastGutters.left)
    func widest(_ texts: [String]) -> Int { texts.map(DisplayWidth.cells).max() ?? 0 }
    let short = scene.levelLabels.map { glyphs.text($0.shortText) }
    let names =
      widest(short) <= columns * 3 / 10
      ? short : scene.levelLabels.map { glyphs.text($0.valueText) }
    levelTexts = widest(names) <= columns * 3 / 10 ? names : names.map { _ in "" }
    let gutter = widest(levelTexts)
    plotColumns = max(
      columns - plotLeft - max(gutter == 0 ? 0 : gutter + 1, leastGutters.right),
      8
    )
    arrange(rows: rows)
    ticks = scene.valueAxis.ticks(atMost: min(max(plotRows / 2, 2), 7))
  }

  /// The cells beside the plot that ticks and level labels take.
  var gutters: (left: Int, right: Int) { (plotLeft, columns - plotLeft - plotColumns) }

  // MARK: From the scene to cells, counted from the plot's corner

  func column(edge: Int) -> Int {
    min(edge * plotColumns / scene.placeCount, plotColumns)
  }

  func column(of index: Int) -> Int {
    (2 * index + 1) * plotColumns / (2 * scene.placeCount)
  }

  func row(of value: Double) -> Int {
    let place = (1 - scene.valueAxis.fraction(of: value)) * Double(plotRows)
    return min(max(Int(place), 0), plotRows - 1)
  }

  /// The index and the row of each level's label, highest value first, never two on one row.
  var levelLabelRows: [(index: Int, row: Int)] {
    let labels = scene.levelLabels
    let order = labels.indices.sorted { labels[$0].value > labels[$1].value }
    let rows = TerminalLabelRows.spread(order.map { row(of: labels[$0].value) }, rows: plotRows)
    return Array(zip(order, rows))
  }

  // MARK: Which lines there are

  /// Leaves out what can best be spared until the plot has a fair share of the rows.
  private mutating func arrange(rows: Int) {
    var text = TerminalText(self)
    let least = max(5, rows * 2 / 5)
    var savings = TerminalText.savings[...]
    while rows - 2 - text.lineCount < least, let saving = savings.first {
      let before = text.lineCount
      saving(&text)
      // A step that saves nothing more gives way to the next.
      if text.lineCount == before { savings.removeFirst() }
    }
    (above, below) = (text.above, text.below)
    showsPhaseNames = text.showsPhaseNames
    showsPhaseFigures = text.showsPhaseFigures
    showsPointers = text.showsPointers
    plotRows = max(rows - 2 - text.lineCount, 3)
  }

  var typesetter: TerminalTypesetter { TerminalTypesetter(columns: columns, glyphs: glyphs) }

  /// Whether the figures of every phase fit above it.
  var figuresFit: Bool {
    scene.phases.allSatisfy { phase in
      let room = column(edge: phase.range.upperBound) - column(edge: phase.range.lowerBound)
      let widest = max(DisplayWidth.cells(of: phase.figures), DisplayWidth.cells(of: phase.name))
      return widest + 1 <= room
    }
  }
}
