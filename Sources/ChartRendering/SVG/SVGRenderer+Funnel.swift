extension SVGRenderer {
  /// The SVG document of a funnel plot, ending in a line feed.
  public func render(_ description: FunnelDescription) -> String {
    render(FunnelScene(description))
  }

  /// The SVG document of a funnel's scene, ending in a line feed.
  public func render(_ scene: FunnelScene) -> String {
    let layout = SVGFunnelLayout(scene, width: width, height: height)
    return page(of: scene, layout, height: layout.height) { markup in
      drawGround(layout, into: &markup)
      drawCurves(layout, into: &markup)
      drawMarks(layout, into: &markup)
    }
  }

  private func drawGround(_ layout: SVGFunnelLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let plot = layout.plot
    let across = "H\(number(plot.right))"
    let grid = layout.valueTicks.map { tick in
      let y = plot.bottom - plot.height * layout.scene.valueAxis.fraction(of: tick.value)
      return "M\(number(plot.left)) \(number(y))\(across)"
    }
    if !grid.isEmpty {
      markup.element("path", ["d": grid.joined(), "stroke": SVGStyle.grid, "stroke-width": "1"])
    }
    let ticks = layout.denominatorTicks.map {
      "M\(number(layout.x(of: $0))) \(number(plot.bottom))v5"
    }
    markup.element(
      "path",
      [
        "d": "M\(number(plot.left)) \(number(plot.bottom))\(across)" + ticks.joined(),
        "stroke": SVGStyle.axis, "stroke-width": "1", "fill": "none",
      ]
    )
  }

  private func drawCurves(_ layout: SVGFunnelLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let plot = layout.plot
    for curve in layout.scene.curves {
      let path = curve.lines.map { line in
        "M"
          + line.map { "\(number(layout.x($0))) \(number(layout.y($0)))" }.joined(separator: "L")
      }
      guard !path.isEmpty else { continue }
      drawLine(path.joined(), SVGStyle.funnelStroke(isOuter: curve.isOuter), into: &markup)
    }
    if (0...1).contains(layout.scene.target) {
      let y = number(plot.bottom - plot.height * layout.scene.target)
      let path = "M\(number(plot.left)) \(y)H\(number(plot.right))"
      drawLine(path, SVGStyle.stroke(.centre), into: &markup)
    }
    for (label, place) in zip(layout.scene.edgeLabels, layout.edgeLabelPlaces) {
      let y = plot.bottom - plot.height * label.value
      markup.element(
        "path",
        [
          "d":
            "M\(number(plot.right + 1)) \(number(y))L\(number(plot.right + 11)) \(number(place))",
          "stroke": SVGStyle.stroke(label.kind).colour, "stroke-width": "0.8",
        ]
      )
    }
  }

  private func drawMarks(_ layout: SVGFunnelLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    if !layout.leaders.isEmpty {
      let path = layout.leaders.map { leader in
        "M\(number(leader.from.x)) \(number(leader.from.y))"
          + "L\(number(leader.to.x)) \(number(leader.to.y))"
      }
      markup.element(
        "path",
        ["d": path.joined(), "stroke": SVGStyle.boundary, "stroke-width": "0.8"]
      )
    }
    // What lies outside the limits comes last, so that nothing covers it.
    for symbol in layout.scene.symbols {
      guard let shape = SVGMarkShape(symbol) else { continue }
      markup.open("g", shapeAttributes(shape, radius: layout.radius))
      for mark in layout.scene.marks where mark.symbol == symbol {
        shape.draw(
          x: layout.x(mark.place),
          y: layout.y(mark.place),
          radius: layout.radius,
          title: mark.words,
          into: &markup
        )
      }
      markup.close()
    }
  }
}
