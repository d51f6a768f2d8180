/// Draws a scene as a self-contained SVG document.
///
/// Nothing is fetched: no font, script, style sheet or picture. The drawing scales to its container,
/// reads without colour (each category has its own shape and outline, each line its own dash), and
/// tells a screen reader its title and a description. The bytes depend on nothing but the scene and
/// these settings.
public struct SVGRenderer: Sendable {
  /// The width of the drawing in its own units; it scales to its container.
  public let width: Int
  /// The height wished for; long lists of annotations make the drawing taller.
  public let height: Int
  /// The prefix of the ids in the document, so that several charts can stand in one page.
  public let identifier: String

  /// Makes a renderer.
  ///
  /// - Parameters:
  ///   - width: At least 320; smaller is taken as 320.
  ///   - height: At least 240; smaller is taken as 240.
  ///   - identifier: ASCII letters, digits, hyphens, underscores; anything else becomes a hyphen,
  ///     and a prefix that doesn't begin with a letter gets one.
  public init(width: Int = 960, height: Int = 540, identifier: String = "chart") {
    self.width = min(max(width, 320), 20_000)
    self.height = min(max(height, 240), 20_000)
    let safe = identifier.map { character -> Character in
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      return isPlain || character == "-" || character == "_" ? character : "-"
    }
    self.identifier = (safe.first?.isLetter == true ? "" : "c") + String(safe)
  }

  /// The SVG document of a scene, ending in a line feed.
  public func render(_ scene: Scene) -> String {
    document(SVGLayout(scene, width: width, height: height))
  }

  /// The SVG document of a chart, ending in a line feed.
  public func render(_ description: ChartDescription) -> String {
    render(Scene(description))
  }

  /// The SVG document of a CUSUM chart, ending in a line feed.
  public func render(_ description: CumulativeSumDescription) -> String {
    render(Scene(description))
  }
}
