package import OrderedJSON
internal import SPCCore

/// Writes charts as Vega-Lite 5 documents, which notebooks draw with tooltips.
///
/// The figures are those of the result, every digit of them; nothing is computed by whoever draws.
/// Lines, marks and words are those of the SVG: a reader of either sees the same. Nothing is fetched:
/// the data stand in the document. The bytes depend on the description alone.
package struct VegaLiteRenderer: Sendable {
  /// The media type of such a document.
  package static let mediaType = "application/vnd.vegalite.v5+json"

  static let width = 640.0
  static let height = 300.0

  package init() {}

  /// The document of two charts one under the other: two views.
  package func render(_ pair: ChartPair) -> JSONValue {
    let (upper, lower) = pair.scenes
    return document(
      describing: Scene(pair.upper),
      with: [
        "vconcat": [.object(view(pair.upper, upper)), .object(view(pair.lower, lower))]
      ]
    )
  }

  /// The document of a chart.
  package func render(_ description: ChartDescription) -> JSONValue {
    let scene = Scene(description)
    return document(describing: scene, with: view(description, scene))
  }

  func document(describing scene: some CaptionedScene, with body: JSONObject) -> JSONValue {
    var document = JSONObject()
    document["$schema"] = "https://vega.github.io/schema/vega-lite/v5.json"
    document["description"] = .string("\(scene.accessibleTitle). \(scene.accessibleDescription)")
    // Of its own, so that the inks can be read whatever the theme of the front end.
    document["background"] = .string(SVGStyle.paper)
    document["padding"] = 12
    document["config"] = Self.inks
    for member in body.members { document[member.name] = member.value }
    return .object(document)
  }

  /// The colours of words and lines: on our paper those of a dark theme could not be seen.
  private static let inks: JSONValue = {
    let (strong, quiet) = (SVGStyle.Ink.strong.rawValue, SVGStyle.Ink.quiet.rawValue)
    return [
      "title": ["color": .string(strong), "subtitleColor": .string(strong)],
      "axis": [
        "labelColor": .string(quiet), "titleColor": .string(quiet),
        "tickColor": .string(SVGStyle.axis),
      ],
      "legend": ["labelColor": .string(strong)],
      "text": ["color": .string(strong)],
      "view": ["stroke": .string(SVGStyle.grid)],
    ]
  }()

  /// The words above a plot; nil where there are none.
  func title(_ scene: some CaptionedScene) -> JSONValue? {
    guard !scene.title.isEmpty else { return nil }
    let quieter = [scene.subtitle, scene.verdict].compactMap { $0 }
      .flatMap { Self.wrapped($0, size: 12) }
    return [
      "text": .array(Self.wrapped(scene.title, size: 13, isBold: true)),
      "subtitle": .array(quieter), "anchor": "start", "offset": 16,
    ]
  }

  /// Lines no wider than the plot and its labels.
  static func wrapped(_ text: String, size: Double, isBold: Bool = false) -> [JSONValue] {
    TextWrap.lines(text, width: width + 100) {
      SVGTextWidth.width(of: $0, size: size, isBold: isBold)
    }.map { .string($0) }
  }

  /// An axis title of several lines: words below a picture, and what its figures rest on as one.
  func foot(_ lines: [String], _ scene: some CaptionedScene) -> JSONValue {
    let rests = scene.footer.joined(separator: " · ")
    return .array(
      (lines + scene.notes + [rests]).filter { !$0.isEmpty }
        .flatMap { Self.wrapped($0, size: 11) }
    )
  }

  /// What the title of an axis looks like that holds the words below the plot.
  static let footAxis: [(String, JSONValue)] = [
    ("titleAnchor", "start"), ("titleAlign", "left"), ("titleFontWeight", "normal"),
    ("titleColor", .string(SVGStyle.Ink.quiet.rawValue)), ("titlePadding", 10),
  ]

  /// A name for each place: two events of one day have one label, and would be drawn in one place.
  static func names(_ labels: [String]) -> [String] {
    var seen: [String: Int] = [:]
    var taken = Set(labels)
    return labels.map { label in
      var occurrence = seen[label, default: 0] + 1
      var name = occurrence == 1 ? label : "\(label) (\(occurrence))"
      while occurrence > 1, taken.contains(name) {
        occurrence += 1
        name = "\(label) (\(occurrence))"
      }
      seen[label] = occurrence
      taken.insert(name)
      return name
    }
  }
}
