extension SVGRenderer {
  /// A whole document: the picture for a screen reader, the paper, the drawing, the legend, and the
  /// words on top.
  func page(
    of scene: some CaptionedScene,
    _ sheet: some SVGSheet,
    height: Double,
    drawing: (inout SVGMarkup) -> Void
  ) -> String {
    page(
      title: scene.accessibleTitle,
      description: scene.accessibleDescription,
      size: (sheet.width, height)
    ) { markup in
      draw(scene, sheet, into: &markup, drawing: drawing)
    }
  }

  /// A document of a size, with what a screen reader says of it.
  func page(
    title: String,
    description: String,
    size: (width: Double, height: Double),
    content: (inout SVGMarkup) -> Void
  ) -> String {
    let number = SVGMarkup.number
    let size = (number(size.width), number(size.height))
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
    markup.element("title", ["id": "\(identifier)-title"], content: title)
    markup.element("desc", ["id": "\(identifier)-description"], content: description)
    markup.element("rect", ["width": size.0, "height": size.1, "fill": SVGStyle.paper])
    content(&markup)
    markup.close()
    return markup.text
  }

  /// A drawing with its legend, and the words on top.
  func draw(
    _ scene: some CaptionedScene,
    _ sheet: some SVGSheet,
    into markup: inout SVGMarkup,
    drawing: (inout SVGMarkup) -> Void
  ) {
    drawing(&markup)
    if let place = sheet.verdictMark, let category = scene.verdictCategory {
      drawSymbol(.category(category), x: place.x, y: place.y, into: &markup)
    }
    for mark in sheet.legendMarks {
      drawSymbol(mark.symbol, x: mark.x, y: mark.y, into: &markup)
    }
    markup.open("g", [:])
    for text in sheet.texts { text.draw(into: &markup) }
    markup.close()
  }

  /// One mark at its full size, as a legend shows it.
  private func drawSymbol(
    _ symbol: MarkSymbol,
    x: Double,
    y: Double,
    into markup: inout SVGMarkup
  ) {
    guard let shape = SVGMarkShape(symbol) else {
      drawCross(Self.cross(x: x, y: y, arm: 3.2), into: &markup)
      return
    }
    markup.open("g", shapeAttributes(shape, radius: 4.3))
    shape.draw(x: x, y: y, radius: 4.3, into: &markup)
    markup.close()
  }
}
