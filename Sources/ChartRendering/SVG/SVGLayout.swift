import SPCCore

/// Where everything of a scene stands on the paper: computed once, then drawn.
struct SVGLayout: SVGSheet {
  let scene: Scene
  let width: Double
  var height: Double
  /// Every text, in reading order.
  var texts: [SVGPlacedText] = []
  /// The middle of the mark before the verdict.
  var verdictMark: (x: Double, y: Double)?
  /// The marks of the legend.
  var legendMarks: [(symbol: MarkSymbol, x: Double, y: Double)] = []
  /// The numbered discs of the annotations, above the plot and in the list.
  var annotationDiscs: [(number: Int, x: Double, y: Double)] = []
  /// Where the phase header begins; nil without one.
  var phaseHeaderTop: Double?
  var plot = SVGFrame(left: 0, top: 0, right: 1, bottom: 1)
  var ticks: [ValueAxis.Tick] = []
  /// The indices of the x labels that are written.
  var keptLabels: [Int] = []
  /// The texts of the level labels; empty where there is no room for them.
  let levelTexts: [String]
  /// The end of the short line from a level to its label: the label's middle.
  var levelLabelPlaces: [Double] = []

  static let discRadius = 8.5

  /// Lays a scene out.
  ///
  /// - Parameters:
  ///   - scene: The scene.
  ///   - width: The width of the paper.
  ///   - height: The height wished for.
  ///   - leastGutters: The room to keep free beside the plot at least, where another plot stands over
  ///     or under this one.
  init(
    _ scene: Scene,
    width: Int,
    height: Int,
    leastGutters: (left: Double, right: Double) = (0, 0)
  ) {
    self.scene = scene
    self.width = Double(width)
    self.height = Double(height)
    let (levelTexts, gutter) = Self.edgeTexts(scene.levelLabels, width: self.width)
    self.levelTexts = levelTexts
    let tickGutter = Self.tickGutter(scene.valueAxis, width: self.width)
    let left = SVGStyle.margin + max(tickGutter, leastGutters.left)
    let right = self.width - SVGStyle.margin - max(gutter, leastGutters.right)
    plot = SVGFrame(left: left, top: 0, right: max(right, left + 80), bottom: 0)

    var y = layHead(scene)
    y = layPhaseHeader(from: y)
    let lanes = annotationLanes()
    let top = y + Double((lanes.max() ?? -1) + 1) * (2 * Self.discRadius + 4) + 6
    let footHeight = Self(measuringFootOf: self).height
    let bottom = max(self.height - footHeight, top + 190)
    plot = SVGFrame(left: left, top: top, right: plot.right, bottom: bottom)
    self.height = bottom + footHeight

    for (annotation, lane) in zip(scene.annotations, lanes) {
      let discY = y + Self.discRadius + Double(lane) * (2 * Self.discRadius + 4)
      annotationDiscs.append((annotation.number, x(at: annotation.index), discY))
    }
    layAxes()
    layLevelLabels()
    _ = layFoot(from: bottom)
  }

  /// The room beside the plot that ticks and level labels take.
  var gutters: (left: Double, right: Double) {
    (plot.left - SVGStyle.margin, width - SVGStyle.margin - plot.right)
  }

  /// The height of everything below the plot.
  private init(measuringFootOf layout: SVGLayout) {
    self = layout
    height = layFoot(from: 0)
  }

  // MARK: From the scene to the paper

  /// The horizontal middle of a point.
  func x(at index: Int) -> Double {
    x(edge: Double(index) + 0.5)
  }

  /// The horizontal place of an edge between points: 0 is the left end.
  func x(edge: Double) -> Double {
    plot.left + plot.width * edge / Double(scene.placeCount)
  }

  /// The vertical place of a value.
  func y(at value: Double) -> Double {
    plot.bottom - plot.height * scene.valueAxis.fraction(of: value)
  }
}
