import SPCCore

extension SVGRenderer {
  /// The document of a layout.
  func document(_ layout: SVGLayout) -> String {
    page(of: layout.scene, layout, height: layout.height) { drawPlot(layout, into: &$0) }
  }

  /// The plot of a layout, back to front.
  func drawPlot(_ layout: SVGLayout, into markup: inout SVGMarkup) {
    drawGround(layout, into: &markup)
    drawLevels(layout, into: &markup)
    drawAnnotations(layout, into: &markup)
    drawTrace(layout, into: &markup)
    drawGaps(layout, into: &markup)
    drawMarks(layout, into: &markup)
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
      let covered = layout.x(edge: Double(level.pieces.reduce(0) { $0 + $1.range.count }))
      let meanWidth = (covered - layout.plot.left) / Double(max(level.pieces.count, 1))
      // Dashes that are cut at every step become a thicket; thin lines do not.
      let stroke =
        meanWidth < 14 && level.kind != .target && level.pieces.count > 4
        ? SVGStyle.steppedStroke(level.kind) : SVGStyle.stroke(level.kind)
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

  func drawLine(
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

  // MARK: Remarks

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
}
