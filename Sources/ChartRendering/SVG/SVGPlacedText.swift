/// A text with its place on the paper.
struct SVGPlacedText {
  enum Anchor: String {
    case start, middle, end
  }

  let text: String
  let x: Double
  /// The line the letters stand on.
  let baseline: Double
  var anchor: Anchor = .start
  var size: Double = SVGStyle.Size.label
  var isBold = false
  var ink: SVGStyle.Ink = .strong
  /// Whether a white outline keeps the text readable over lines.
  var hasHalo = false

  var width: Double { SVGTextWidth.width(of: text, size: size, isBold: isBold) }

  /// The left and right ends, estimated.
  var span: ClosedRange<Double> {
    switch anchor {
    case .start: x...(x + width)
    case .middle: (x - width / 2)...(x + width / 2)
    case .end: (x - width)...x
    }
  }

  func draw(into markup: inout SVGMarkup) {
    let number = SVGMarkup.number
    let place = (number(x), number(baseline), number(size))
    if hasHalo {
      markup.element(
        "text",
        [
          "x": place.0, "y": place.1, "font-size": place.2, "text-anchor": anchor.rawValue,
          "fill": ink.rawValue, "stroke": SVGStyle.paper, "stroke-width": "3",
          "stroke-linejoin": "round", "paint-order": "stroke",
        ],
        content: text
      )
    } else if isBold {
      markup.element(
        "text",
        [
          "x": place.0, "y": place.1, "font-size": place.2, "font-weight": "bold",
          "text-anchor": anchor.rawValue, "fill": ink.rawValue,
        ],
        content: text
      )
    } else {
      markup.element(
        "text",
        [
          "x": place.0, "y": place.1, "font-size": place.2, "text-anchor": anchor.rawValue,
          "fill": ink.rawValue,
        ],
        content: text
      )
    }
  }
}
