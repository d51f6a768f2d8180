/// Where everything of a funnel plot stands on the paper.
struct SVGFunnelLayout: SVGSheet {
  let scene: FunnelScene
  let width: Double
  var height: Double
  var texts: [SVGPlacedText] = []
  var verdictMark: (x: Double, y: Double)?
  var legendMarks: [(symbol: MarkSymbol, x: Double, y: Double)] = []
  var plot = SVGFrame(left: 0, top: 0, right: 1, bottom: 1)
  var valueTicks: [ValueAxis.Tick] = []
  /// The ticks of the denominators whose numbers are written.
  var denominatorTicks: [ValueAxis.Tick] = []
  /// The middle of each label at the right edge.
  var edgeLabelPlaces: [Double] = []
  /// A thin line from each named point to its name, where the name stands off.
  var leaders: [(from: (x: Double, y: Double), to: (x: Double, y: Double))] = []
  /// The text beside each outlier, and the numbers of those whose names would read alike.
  private let labels: (texts: [Int: String], numbers: [Int: Int])

  /// How many outliers a list under the plot names.
  static let listed = 30

  init(_ scene: FunnelScene, width: Int, height: Int) {
    self.scene = scene
    self.width = Double(width)
    self.height = Double(height)
    let (edgeTexts, gutter) = Self.edgeTexts(scene.edgeLabels, width: self.width)
    let left = SVGStyle.margin + Self.tickGutter(scene.valueAxis, width: self.width)
    let right = max(self.width - SVGStyle.margin - gutter, left + 80)
    labels = scene.labels { name in
      TextWrap.truncated(name, width: min((right - left) * 0.36, 170), ellipsis: "…") {
        SVGTextWidth.width(of: $0, size: SVGStyle.Size.footer)
      }
    }
    let top = layHead(scene) + 6
    let footHeight = Self(measuringFootOf: self).height
    let bottom = max(self.height - footHeight, top + 240)
    plot = SVGFrame(left: left, top: top, right: right, bottom: bottom)
    self.height = bottom + footHeight
    layAxes()
    layEdgeLabels(edgeTexts)
    layNames()
    _ = layFoot(from: bottom)
  }

  private init(measuringFootOf layout: SVGFunnelLayout) {
    self = layout
    height = layFoot(from: 0)
  }

  func x(_ place: FunnelScene.Place) -> Double { plot.left + plot.width * place.x }

  func y(_ place: FunnelScene.Place) -> Double { plot.bottom - plot.height * place.y }

  /// The radius of the marks: smaller where there are many.
  var radius: Double {
    switch scene.marks.count {
    case ...60: 4.3
    case ...300: 3.4
    default: 2.4
    }
  }

  // MARK: Axes

  private mutating func layAxes() {
    valueTicks = scene.valueAxis.ticks(atMost: min(max(Int(plot.height / 36), 2), 9))
    for tick in valueTicks {
      let text = SVGPlacedText(
        text: tick.text,
        x: plot.left - 9,
        baseline: plot.bottom - plot.height * scene.valueAxis.fraction(of: tick.value) + 4.5,
        anchor: .end,
        ink: .quiet
      )
      if text.span.lowerBound >= 0 { texts.append(text) }
    }
    var end = -Double.infinity
    for tick in scene.denominatorAxis.ticks(atMost: max(Int(plot.width / 70), 2)) {
      let text = SVGPlacedText(
        text: tick.text,
        x: x(of: tick),
        baseline: plot.bottom + 21,
        anchor: .middle,
        ink: .quiet
      )
      guard text.span.lowerBound >= end + 8, text.span.upperBound <= width - 6 else { continue }
      texts.append(text)
      denominatorTicks.append(tick)
      end = text.span.upperBound
    }
  }

  func x(of tick: ValueAxis.Tick) -> Double {
    plot.left + plot.width * scene.denominatorAxis.fraction(of: tick.value)
  }

  private mutating func layEdgeLabels(_ edgeTexts: [String]) {
    let labels = scene.edgeLabels.prefix(edgeTexts.count)
    edgeLabelPlaces = LabelSpread.places(
      wished: labels.map { plot.bottom - plot.height * $0.value },
      height: 17,
      bounds: (plot.top - 8)...(plot.bottom + 8)
    )
    for (number, label) in labels.enumerated() {
      texts.append(
        SVGPlacedText(
          text: edgeTexts[number],
          x: plot.right + 14,
          baseline: edgeLabelPlaces[number] + 4.5,
          isBold: label.kind == .centre,
          ink: SVGStyle.ink(label.kind)
        )
      )
    }
  }

  // MARK: Names

  /// The names of outliers, and of all where they are few, beside their points: as many as there is
  /// room for.
  private mutating func layNames() {
    let places = scene.marks.map { (x: x($0.place), y: y($0.place)) }
    // What has a name must not be covered by another; what has none may be where nothing else is free.
    let prominent = scene.outliers + scene.named.filter { !scene.outliers.contains($0) }
    let isProminent = Set(prominent)
    let reach = radius * 1.6 + 1
    var placement = LabelPlacement(
      bounds: LabelPlacement.Box(
        left: plot.left + 3,
        top: plot.top,
        right: plot.right - 3,
        bottom: plot.bottom - 2
      ),
      taken: prominent.map { index in
        LabelPlacement.Box(
          left: places[index].x - reach,
          top: places[index].y - reach,
          right: places[index].x + reach,
          bottom: places[index].y + reach
        )
      },
      avoided: places.indices.filter { !isProminent.contains($0) }.map { places[$0] },
      distances: [reach + 2, reach + 12, reach + 26]
    )
    let size = SVGStyle.Size.footer
    for index in scene.named {
      let name = labels.texts[index] ?? ""
      let width = SVGTextWidth.width(of: name, size: size)
      guard width > 0,
        let box = placement.place(width: width, height: size * 1.1, beside: places[index])
      else { continue }
      // Widths are estimates, so the text begins or ends at the side where its point is.
      let end = box.nearest(to: places[index])
      let isLeft = (box.left + box.right) / 2 < places[index].x - 1
      let isRight = (box.left + box.right) / 2 > places[index].x + 1
      texts.append(
        SVGPlacedText(
          text: name,
          x: isLeft ? box.right : isRight ? box.left : (box.left + box.right) / 2,
          baseline: box.top + size * 0.9,
          anchor: isLeft ? .end : isRight ? .start : .middle,
          size: size,
          hasHalo: true
        )
      )
      let (width2, height2) = (end.x - places[index].x, end.y - places[index].y)
      if width2 * width2 + height2 * height2 > (reach + 6) * (reach + 6) {
        leaders.append((places[index], end))
      }
    }
  }

  // MARK: Foot

  private mutating func layFoot(from y: Double) -> Double {
    let axis = scene.denominatorAxis
    let name = axis.label + (axis.isLogarithmic ? " (logarithmic scale)" : "")
    var y = lay(
      name,
      x: plot.left > SVGStyle.margin ? plot.left : SVGStyle.margin,
      y: y + 30,
      width: width - SVGStyle.margin - max(plot.left, SVGStyle.margin),
      size: SVGStyle.Size.label,
      ink: .quiet
    )
    y = layLegend(scene.legend, from: y + 8)
    for list in scene.lists {
      let text = list.text(atMost: Self.listed, numbers: labels.numbers)
      y = lay(text, x: SVGStyle.margin, y: y, width: room, size: SVGStyle.Size.label) + 3
    }
    return layClosing(scene, from: y)
  }
}
