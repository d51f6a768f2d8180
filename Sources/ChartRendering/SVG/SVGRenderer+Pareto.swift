extension SVGRenderer {
  /// The SVG document of a Pareto chart, ending in a line feed; as tall as its categories need.
  public func render(_ description: ParetoDescription) -> String {
    render(ParetoScene(description))
  }

  /// The SVG document of a Pareto chart's scene, ending in a line feed.
  public func render(_ scene: ParetoScene) -> String {
    let layout = SVGParetoLayout(scene, width: width, height: height)
    return page(of: scene, layout, height: layout.height) { markup in
      drawGround(layout, into: &markup)
      drawBars(layout, into: &markup)
      drawCumulativeLine(layout, into: &markup)
    }
  }

  private func drawGround(_ layout: SVGParetoLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let plot = layout.plot
    let grid = layout.shareTicks.map {
      "M\(number(layout.x($0))) \(number(plot.top))V\(number(plot.bottom))"
    }
    markup.element("path", ["d": grid.joined(), "stroke": SVGStyle.grid, "stroke-width": "1"])
    let ticks = layout.shareTicks.map { "M\(number(layout.x($0))) \(number(plot.bottom))v5" }
    markup.element(
      "path",
      [
        "d": "M\(number(plot.left)) \(number(plot.bottom))H\(number(plot.right))" + ticks.joined(),
        "stroke": SVGStyle.axis, "stroke-width": "1", "fill": "none",
      ]
    )
  }

  private func drawBars(_ layout: SVGParetoLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let thickness = min(layout.rowHeight - 6, 22)
    for isLeading in [true, false] {
      let symbol: MarkSymbol =
        isLeading ? .leadingBar : .otherBar
      guard layout.rows.contains(where: { $0.isLeading == isLeading }),
        let shape = SVGMarkShape(symbol)
      else { continue }
      markup.open("g", shapeAttributes(shape, radius: 4.3))
      for (index, row) in layout.rows.enumerated() where row.isLeading == isLeading {
        guard row.share.isFinite else { continue }
        markup.element(
          "rect",
          [
            "x": number(layout.plot.left), "y": number(layout.y(index) - thickness / 2),
            "width": number(layout.x(row.share) - layout.plot.left),
            "height": number(thickness),
          ],
          title: row.words
        )
      }
      markup.close()
    }
  }

  /// The threshold across the plot, then the line of the shares up to each category over it.
  private func drawCumulativeLine(_ layout: SVGParetoLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let places = layout.rows.enumerated().filter { $0.element.cumulativeShare.isFinite }.map {
      (x: layout.x($0.element.cumulativeShare), y: layout.y($0.offset), row: $0.element)
    }
    guard !places.isEmpty else { return }
    if (0...1).contains(layout.scene.threshold) {
      let x = number(layout.x(layout.scene.threshold))
      drawLine(
        "M\(x) \(number(layout.plot.top))V\(number(layout.plot.bottom))",
        SVGStyle.stroke(.target),
        into: &markup
      )
    }
    let path = places.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
    drawLine(
      "M\(path)",
      SVGStyle.Stroke(colour: "#1f1f1f", width: 1.4, dashes: nil),
      into: &markup
    )
    guard let shape = SVGMarkShape(.cumulativeShare) else { return }
    markup.open("g", shapeAttributes(shape, radius: 4.3))
    for place in places {
      shape.draw(x: place.x, y: place.y, radius: 4, title: place.row.words, into: &markup)
    }
    markup.close()
  }
}
