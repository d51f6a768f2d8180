import SPCCore

/// A grid of dots in a few inks, with nothing where the terminal's own background is to show.
struct PlotRaster {
  /// What a dot is drawn with; the raw value is its place in the palette.
  enum Ink: UInt8, CaseIterable, Sendable {
    case none, trace, centre, limit, target, commonCause, improvement, concern, neutral

    /// The shares of red, green and blue, each to 255: the colours of the text drawing.
    ///
    /// All can be told from a black and from a white background.
    func components(colour: Bool) -> (red: UInt8, green: UInt8, blue: UInt8) {
      switch self {
      case .none: (0, 0, 0)
      case .trace, .limit: (0x80, 0x80, 0x80)
      case .centre: (0x94, 0x94, 0x94)
      case .commonCause: (0x94, 0x94, 0x94)
      case .target: colour ? (0xD7, 0x5F, 0x5F) : (0x80, 0x80, 0x80)
      case .improvement: colour ? (0x00, 0xAF, 0xFF) : (0x94, 0x94, 0x94)
      case .concern: colour ? (0xFF, 0x87, 0x00) : (0x94, 0x94, 0x94)
      case .neutral: colour ? (0xAF, 0x5F, 0xFF) : (0x94, 0x94, 0x94)
      }
    }

    /// The ink of what a text drawing has in a style.
    init(_ style: TerminalCanvas.Style) {
      self =
        switch style {
        case .plain, .strong: .centre
        case .quiet: .trace
        case .limit: .limit
        case .target: .target
        case .category(.commonCause): .commonCause
        case .category(.improvement): .improvement
        case .category(.concern): .concern
        case .category(.neutralHigh), .category(.neutralLow): .neutral
        }
    }
  }

  /// A place in dots; a half is the middle of a dot.
  struct Place: Equatable {
    var x: Double
    var y: Double
  }

  let width: Int
  let height: Int
  /// Whether inks differ in colour; else shapes alone tell marks apart.
  let colour: Bool
  /// Row by row from the top, a byte for each dot.
  private(set) var dots: [UInt8]

  init(width: Int, height: Int, colour: Bool) {
    (self.width, self.height, self.colour) = (width, height, colour)
    dots = Array(repeating: Ink.none.rawValue, count: width * height)
  }

  func ink(x: Int, y: Int) -> Ink { Ink(rawValue: dots[y * width + x]) ?? .none }

  private mutating func set(_ x: Int, _ y: Int, _ ink: Ink) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    dots[y * width + x] = ink.rawValue
  }

  /// Draws a line as thick as so many dots; with a dash, so many dots on and so many off.
  mutating func line(
    from start: Place,
    to end: Place,
    _ ink: Ink,
    thickness: Int = 1,
    dash: (on: Int, off: Int)? = nil
  ) {
    guard [start.x, start.y, end.x, end.y].allSatisfy(\.isFinite) else { return }
    let length = max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
    // Twice as many steps as dots leave no hole; what lies far outside is not walked dot by dot.
    let steps = min(max(Int(min(length, 1e6) * 2), 1), 8 * (width + height))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      if let dash {
        let along = Int(share * length) % (dash.on + dash.off)
        if along >= dash.on { continue }
      }
      let x = start.x + share * (end.x - start.x)
      let y = start.y + share * (end.y - start.y)
      guard (-64...Double(width + 64)).contains(x), (-64...Double(height + 64)).contains(y) else {
        continue
      }
      let (left, top) = (Int(x) - (thickness - 1) / 2, Int(y) - (thickness - 1) / 2)
      for across in 0..<thickness {
        for down in 0..<thickness { set(left + across, top + down, ink) }
      }
    }
  }

  /// Draws a mark of a radius around a place, over what is there.
  mutating func mark(_ shape: MarkShape, at place: Place, radius: Double, _ ink: Ink) {
    guard place.x.isFinite, place.y.isFinite else { return }
    let reach = Int(radius) + 2
    let (column, row) = (Int(place.x), Int(place.y))
    for y in (row - reach)...(row + reach) {
      for x in (column - reach)...(column + reach) {
        let across = (Double(x) - Double(column)) / radius
        let down = (Double(y) - Double(row)) / radius
        switch shape.covers(across, down) {
        case .ink: set(x, y, ink)
        case .hollow: set(x, y, .none)
        case .outside: break
        }
      }
    }
  }
}
