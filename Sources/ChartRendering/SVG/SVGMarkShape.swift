import SPCCore

/// The shape, fill and outline of a category: each differs, so that none depends on colour.
struct SVGMarkShape {
  let fill: String
  let outline: String
  /// The width of the outline at full size.
  let outlineWidth: Double

  /// The corners of the shape around a place, for a radius of 1; none for a disc.
  private let corners: [(x: Double, y: Double)]

  init(_ category: PointCategory) {
    outlineWidth = category == .improvement ? 1.9 : 1.2
    switch category {
    case .commonCause:
      (fill, outline, corners) = ("#7d7d7d", "#ffffff", [])
    case .improvement:
      // The field's blue and orange have the same grey, so this one is light inside, that one dark.
      fill = "#a9e4ff"
      outline = "#0082c3"
      corners = [(0, -1.6), (1.6, 0), (0, 1.6), (-1.6, 0)]
    case .concern:
      fill = "#e46c0a"
      outline = "#6e2b00"
      corners = [(-1.15, -1.15), (1.15, -1.15), (1.15, 1.15), (-1.15, 1.15)]
    case .neutralHigh:
      fill = "#490092"
      outline = "#26004d"
      corners = [(0, -1.6), (1.5, 1.1), (-1.5, 1.1)]
    case .neutralLow:
      fill = "#490092"
      outline = "#26004d"
      corners = [(0, 1.6), (-1.5, -1.1), (1.5, -1.1)]
    }
  }

  /// Draws the shape; without corners a disc.
  func draw(
    x: Double,
    y: Double,
    radius: Double,
    title: String? = nil,
    into markup: inout SVGMarkup
  ) {
    let number = SVGMarkup.number
    guard !corners.isEmpty else {
      markup.element(
        "circle",
        ["cx": number(x), "cy": number(y), "r": number(radius)],
        title: title
      )
      return
    }
    let places = corners.map { "\(number(x + $0.x * radius)) \(number(y + $0.y * radius))" }
    markup.element("path", ["d": "M" + places.joined(separator: "L") + "Z"], title: title)
  }
}
