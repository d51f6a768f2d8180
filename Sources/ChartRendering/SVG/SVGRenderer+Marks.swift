import SPCCore

extension SVGRenderer {
  /// The line through the points, broken at gaps and at new phases.
  func drawTrace(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let places = layout.scene.marks.map {
      ($0.isJoined ? "L" : "M") + number(layout.x(at: $0.index)) + " "
        + number(layout.y(at: $0.value))
    }
    guard layout.scene.marks.contains(where: \.isJoined) else { return }
    markup.element(
      "path",
      [
        "d": places.joined(), "fill": "none", "stroke": SVGStyle.trace,
        "stroke-width": layout.scene.placeCount > 120 ? "0.8" : "1.3",
        "stroke-linejoin": "round",
      ]
    )
  }

  func drawMarks(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    let step = layout.plot.width / Double(layout.scene.placeCount)
    let radius = min(max(step * 0.46, 1.2), 4.3)
    let specialRadius = max(radius, step < 1 ? 1.7 : 2.4)
    // Special causes come last, so that no common cause covers one.
    for symbol in layout.scene.symbols {
      guard let shape = SVGMarkShape(symbol) else { continue }
      let isSpecial = symbol != .category(.commonCause)
      // A cross within a smaller mark could not be seen.
      let least = if case .excluded = symbol { 3.4 } else { 0.0 }
      let radius = max(isSpecial ? specialRadius : radius, least)
      markup.open("g", shapeAttributes(shape, radius: radius))
      for mark in layout.scene.marks where mark.symbol == symbol {
        shape.draw(
          x: layout.x(at: mark.index),
          y: layout.y(at: mark.value),
          radius: radius,
          title: layout.scene.placeCount <= 500 || isSpecial ? mark.words : nil,
          into: &markup
        )
      }
      markup.close()
    }
  }

  func shapeAttributes(
    _ shape: SVGMarkShape,
    radius: Double
  ) -> SVGMarkup.Attributes {
    [
      "fill": shape.fill, "stroke": shape.outline,
      "stroke-width": SVGMarkup.number(shape.outlineWidth * min(radius / 4.3, 1)),
      "stroke-linejoin": "round",
    ]
  }

  /// A cross on the axis at every missing point.
  func drawGaps(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    guard !layout.scene.gaps.isEmpty else { return }
    let step = layout.plot.width / Double(layout.scene.placeCount)
    let arm = min(max(step * 0.35, 1.5), 3.2)
    let path = layout.scene.gaps.map {
      Self.cross(x: layout.x(at: $0), y: layout.plot.bottom, arm: arm)
    }
    drawCross(path.joined(), into: &markup)
  }

  static func cross(x: Double, y: Double, arm: Double) -> String {
    let number = SVGMarkup.number
    return "M\(number(x - arm)) \(number(y - arm))L\(number(x + arm)) \(number(y + arm))"
      + "M\(number(x - arm)) \(number(y + arm))L\(number(x + arm)) \(number(y - arm))"
  }

  func drawCross(_ path: String, into markup: inout SVGMarkup) {
    markup.element(
      "path",
      ["d": path, "fill": "none", "stroke": SVGStyle.Ink.quiet.rawValue, "stroke-width": "1.5"]
    )
  }
}
