import SPCCore

extension SVGRenderer {
  /// The document of a layout, back to front.
  func document(_ layout: SVGLayout) -> String {
    let number = SVGMarkup.number
    let scene = layout.scene
    let size = (number(layout.width), number(layout.height))
    var markup = SVGMarkup()
    markup.open(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(size.0) \(size.1)",
        "width": size.0,
        "height": size.1,
        "style": "max-width:100%;height:auto",
        "lang": "en-GB",
        "role": "img",
        "aria-labelledby": "\(identifier)-title \(identifier)-description",
        "font-family": SVGStyle.fontFamily,
      ]
    )
    markup.element("title", ["id": "\(identifier)-title"], content: scene.accessibleTitle)
    markup.element(
      "desc",
      ["id": "\(identifier)-description"],
      content: scene.accessibleDescription
    )
    markup.element("rect", ["width": size.0, "height": size.1, "fill": SVGStyle.paper])
    drawGround(layout, into: &markup)
    drawLevels(layout, into: &markup)
    drawAnnotations(layout, into: &markup)
    drawTrace(layout, into: &markup)
    drawGaps(layout, into: &markup)
    drawMarks(layout, into: &markup)
    drawLegend(layout, into: &markup)
    markup.open("g", [:])
    for text in layout.texts { text.draw(into: &markup) }
    markup.close()
    markup.close()
    return markup.text
  }

  // MARK: Ground

  /// Baselines, grid, axis and phase boundaries.
  private func drawGround(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let plot = layout.plot
    for phase in layout.scene.phases where phase.baseline != phase.range {
      let left = layout.x(edge: Double(phase.baseline.lowerBound))
      let right = layout.x(edge: Double(phase.baseline.upperBound))
      markup.element(
        "rect",
        [
          "x": number(left), "y": number(plot.top), "width": number(right - left),
          "height": number(plot.height), "fill": SVGStyle.baselineBand,
        ]
      )
    }
    let across = "H\(number(plot.right))"
    let grid = layout.ticks.map {
      "M\(number(plot.left)) \(number(layout.y(at: $0.value)))\(across)"
    }
    if !grid.isEmpty {
      markup.element(
        "path",
        ["d": grid.joined(), "stroke": SVGStyle.grid, "stroke-width": "1"]
      )
    }
    let tickMarks = layout.keptLabels.map {
      "M\(number(layout.x(at: $0))) \(number(plot.bottom))v5"
    }
    markup.element(
      "path",
      [
        "d": "M\(number(plot.left)) \(number(plot.bottom))\(across)" + tickMarks.joined(),
        "stroke": SVGStyle.axis, "stroke-width": "1", "fill": "none",
      ]
    )
    let top = layout.phaseHeaderTop ?? plot.top
    for phase in layout.scene.phases.dropFirst() {
      let place = number(layout.x(edge: Double(phase.range.lowerBound)))
      markup.element(
        "path",
        [
          "d": "M\(place) \(number(top))V\(number(plot.bottom))",
          "stroke": SVGStyle.boundary, "stroke-width": "1",
        ]
      )
    }
  }

  // MARK: Levels

  private func drawLevels(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    for level in layout.scene.levels {
      let stroke = SVGStyle.stroke(level.kind)
      var path = ""
      for piece in level.pieces {
        let y = number(layout.y(at: piece.value))
        let start = number(layout.x(edge: Double(piece.range.lowerBound)))
        let end = number(layout.x(edge: Double(piece.range.upperBound)))
        path += piece.isJoined ? "V\(y)H\(end)" : "M\(start) \(y)H\(end)"
      }
      drawLine(path, stroke, into: &markup)
    }
    for (label, place) in zip(layout.scene.levelLabels, layout.levelLabelPlaces) {
      let y = layout.y(at: label.value)
      let right = layout.plot.right
      let colour = SVGStyle.stroke(label.kind).colour
      markup.element(
        "path",
        [
          "d": "M\(number(right + 1)) \(number(y))L\(number(right + 11)) \(number(place))",
          "stroke": colour, "stroke-width": "0.8",
        ]
      )
    }
  }

  private func drawLine(
    _ path: String,
    _ stroke: SVGStyle.Stroke,
    into markup: inout SVGMarkup
  ) {
    let width = SVGMarkup.number(stroke.width)
    if let dashes = stroke.dashes {
      markup.element(
        "path",
        [
          "d": path, "fill": "none", "stroke": stroke.colour, "stroke-width": width,
          "stroke-dasharray": dashes,
        ]
      )
    } else {
      markup.element(
        "path",
        ["d": path, "fill": "none", "stroke": stroke.colour, "stroke-width": width]
      )
    }
  }

  // MARK: Remarks and legend

  /// Dotted leaders from the discs to their points, and the discs.
  private func drawAnnotations(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    guard !layout.scene.annotations.isEmpty else { return }
    let leaders = zip(layout.scene.annotations, layout.annotationDiscs).map { annotation, disc in
      let end = annotation.value.map { layout.y(at: $0) - 8 } ?? layout.plot.bottom - 6
      return "M\(number(disc.x)) \(number(disc.y))V\(number(max(end, disc.y)))"
    }
    markup.element(
      "path",
      [
        "d": leaders.joined(), "stroke": SVGStyle.boundary, "stroke-width": "1",
        "stroke-dasharray": "1.5 3",
      ]
    )
    for disc in layout.annotationDiscs {
      markup.element(
        "circle",
        [
          "cx": number(disc.x), "cy": number(disc.y), "r": number(SVGLayout.discRadius),
          "fill": "#3d3d3d",
        ]
      )
      SVGPlacedText(
        text: String(disc.number),
        x: disc.x,
        baseline: disc.y + 4,
        anchor: .middle,
        size: disc.number > 99 ? 8 : 11,
        isBold: true,
        ink: .onDark
      ).draw(into: &markup)
    }
  }

  private func drawLegend(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    var marks = layout.legendMarks
    if let verdict = layout.verdictMark, let category = layout.scene.verdictCategory {
      marks.insert((category, verdict.x, verdict.y), at: 0)
    }
    for mark in marks {
      if let category = mark.category {
        let shape = SVGMarkShape(category)
        markup.open("g", shapeAttributes(shape, radius: 4.3))
        shape.draw(x: mark.x, y: mark.y, radius: 4.3, into: &markup)
        markup.close()
      } else {
        drawCross(Self.cross(x: mark.x, y: mark.y, arm: 3.2), into: &markup)
      }
    }
  }
}
