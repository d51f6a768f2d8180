import SPCCore

/// The shape, fill and outline of a mark: each differs, so that none depends on colour.
struct SVGMarkShape {
  let fill: String
  let outline: String
  /// The width of the outline at full size.
  let outlineWidth: Double

  /// The corners of the shape around a place, for a radius of 1; none for a disc.
  private let corners: [(x: Double, y: Double)]
  /// Whether a cross strikes the shape out.
  private let isCrossed: Bool

  private static let square = [(x: -1.15, y: -1.15), (1.15, -1.15), (1.15, 1.15), (-1.15, 1.15)]

  /// The shape of a mark; nil for a gap, which is a cross and no shape.
  init?(_ symbol: MarkSymbol) {
    switch symbol {
    case .category(let category):
      self.init(category)
    case .excluded(let category):
      let full = Self(category)
      self.init(
        fill: SVGStyle.paper,
        outline: category == .commonCause ? full.fill : full.outline,
        outlineWidth: 1.3,
        corners: full.corners,
        isCrossed: true
      )
    case .betweenLimits:
      self.init(
        fill: SVGStyle.paper,
        outline: "#3d3d3d",
        outlineWidth: 1.9,
        corners: []
      )
    case .leadingBar:
      self.init(fill: "#2d5873", outline: "#1b3a4d", outlineWidth: 0.8, corners: Self.square)
    case .otherBar:
      self.init(fill: "#c9d6de", outline: "#7b8d99", outlineWidth: 0.8, corners: Self.square)
    case .cumulativeShare:
      self.init(fill: "#1f1f1f", outline: "#ffffff", corners: [])
    case .gap:
      return nil
    }
  }

  /// The shape of a category.
  init(_ category: PointCategory) {
    switch category {
    case .commonCause:
      self.init(fill: "#7d7d7d", outline: "#ffffff", corners: [])
    case .improvement:
      // The field's blue and orange have the same grey, so this one is light inside, that one dark.
      self.init(
        fill: "#a9e4ff",
        outline: "#0082c3",
        outlineWidth: 1.9,
        corners: [(0, -1.6), (1.6, 0), (0, 1.6), (-1.6, 0)]
      )
    case .concern:
      self.init(
        fill: "#e46c0a",
        outline: "#6e2b00",
        corners: Self.square
      )
    case .neutralHigh:
      self.init(
        fill: "#490092",
        outline: "#26004d",
        corners: [(0, -1.6), (1.5, 1.1), (-1.5, 1.1)]
      )
    case .neutralLow:
      self.init(
        fill: "#490092",
        outline: "#26004d",
        corners: [(0, 1.6), (-1.5, -1.1), (1.5, -1.1)]
      )
    }
  }

  private init(
    fill: String,
    outline: String,
    outlineWidth: Double = 1.2,
    corners: [(x: Double, y: Double)],
    isCrossed: Bool = false
  ) {
    self.fill = fill
    self.outline = outline
    self.outlineWidth = outlineWidth
    self.corners = corners
    self.isCrossed = isCrossed
  }

  /// How far the furthest corner of any shape lies from its middle, for a radius of 1.
  static let reach = 1.6

  /// The shape as a path within the square from (−1, −1) to (1, 1); ``reach`` fills it.
  var unitPath: String {
    let number = SVGMarkup.number
    var path = corners.map { "\(number($0.x / Self.reach)) \(number($0.y / Self.reach))" }
      .joined(separator: "L")
    if corners.isEmpty {
      let radius = number((isCrossed ? 1.15 : 1) / Self.reach)
      path = "-\(radius) 0A\(radius) \(radius) 0 1 1 \(radius) 0"
      path += "A\(radius) \(radius) 0 1 1 -\(radius) 0"
    }
    return "M\(path)Z" + (isCrossed ? SVGRenderer.cross(x: 0, y: 0, arm: 1.3 / Self.reach) : "")
  }

  /// The sign of missing data in the same square.
  static let unitCross = SVGRenderer.cross(x: 0, y: 0, arm: 0.45)

  /// Draws the shape; without corners a disc.
  func draw(
    x: Double,
    y: Double,
    radius: Double,
    title: String? = nil,
    into markup: inout SVGMarkup
  ) {
    let number = SVGMarkup.number
    guard !corners.isEmpty || isCrossed else {
      markup.element(
        "circle",
        ["cx": number(x), "cy": number(y), "r": number(radius)],
        title: title
      )
      return
    }
    var path = corners.map { "\(number(x + $0.x * radius)) \(number(y + $0.y * radius))" }
      .joined(separator: "L")
    if corners.isEmpty {
      let (r, arc) = (radius * 1.15, number(radius * 1.15))
      path = "\(number(x - r)) \(number(y))"
      path += "A\(arc) \(arc) 0 1 1 \(number(x + r)) \(number(y))"
      path += "A\(arc) \(arc) 0 1 1 \(number(x - r)) \(number(y))"
    }
    path = "M\(path)Z"
    if isCrossed { path += SVGRenderer.cross(x: x, y: y, arm: radius * 1.3) }
    markup.element("path", ["d": path], title: title)
  }
}
