import SPCCore

/// Sizes, colours and dashes of the SVG drawing, in one place.
///
/// The category colours are those the field knows; shape and outline tell the categories apart in
/// greyscale. Texts have at least 4.5:1 contrast on white, marks and lines at least 3:1.
enum SVGStyle {
  static let fontFamily = "Arial, Helvetica, sans-serif"
  static let margin = 24.0

  enum Size {
    static let title = 22.0
    static let subtitle = 15.0
    static let label = 13.0
    static let footer = 12.0
  }

  /// The colour of a text by what it is.
  enum Ink: String {
    case strong = "#1f1f1f"
    case quiet = "#595959"
    case target = "#b3141a"
    case onDark = "#ffffff"
  }

  static let paper = "#ffffff"
  static let grid = "#e9e9e9"
  static let axis = "#8a8a8a"
  static let trace = "#a6a6a6"
  static let baselineBand = "#f2f5f8"
  static let boundary = "#6b6b6b"

  struct Stroke {
    let colour: String
    let width: Double
    let dashes: String?
  }

  static func stroke(_ kind: Scene.LevelKind) -> Stroke {
    switch kind {
    case .centre: Stroke(colour: "#1f1f1f", width: 1.6, dashes: nil)
    case .lowerLimit, .upperLimit: Stroke(colour: "#6f6f6f", width: 1.5, dashes: "7 4")
    case .target: Stroke(colour: Ink.target.rawValue, width: 1.8, dashes: "12 4 2 4")
    }
  }

  /// Lines with steps so close that dashes would no longer show.
  static func steppedStroke(_ kind: Scene.LevelKind) -> Stroke {
    Stroke(colour: stroke(kind).colour, width: kind == .centre ? 1.4 : 0.9, dashes: nil)
  }

  /// The 99.8 % limits of a funnel have long dashes, the 95 % limits short ones.
  static func funnelStroke(isOuter: Bool) -> Stroke {
    Stroke(colour: "#6f6f6f", width: isOuter ? 1.5 : 1.2, dashes: isOuter ? "7 4" : "2 3")
  }

  static func ink(_ kind: Scene.LevelKind) -> Ink {
    switch kind {
    case .centre: .strong
    case .lowerLimit, .upperLimit: .quiet
    case .target: .target
    }
  }
}
