extension SVGRenderer {
  /// The SVG document of two charts over each other, ending in a line feed.
  ///
  /// Both plots begin and end at the same places, so that a period stands under itself.
  public func render(_ pair: ChartPair) -> String {
    let (upper, lower) = pair.scenes
    let heights = (height * 3 / 5, height * 2 / 5 + 60)
    func layouts(_ gutters: (Double, Double)) -> (SVGLayout, SVGLayout) {
      (
        SVGLayout(upper, width: width, height: heights.0, leastGutters: gutters),
        SVGLayout(lower, width: width, height: heights.1, leastGutters: gutters)
      )
    }
    let alone = layouts((0, 0))
    let (above, below) = layouts(
      (
        max(alone.0.gutters.left, alone.1.gutters.left),
        max(alone.0.gutters.right, alone.1.gutters.right)
      )
    )
    return page(
      title: "\(upper.accessibleTitle), over \(lower.accessibleTitle)",
      description: "\(upper.accessibleDescription) Below it: \(lower.accessibleDescription)",
      size: (above.width, above.height + below.height)
    ) { markup in
      draw(upper, above, into: &markup) { drawPlot(above, into: &$0) }
      markup.open("g", ["transform": "translate(0 \(SVGMarkup.number(above.height)))"])
      draw(lower, below, into: &markup) { drawPlot(below, into: &$0) }
      markup.close()
    }
  }
}
