package import OrderedJSON
internal import SPCCore

/// Writes a chart as a Vega-Lite 5 document, which notebooks draw with tooltips.
///
/// The figures are those of the SPC result, every digit of them; nothing is computed by whoever draws.
/// Nothing is fetched: the data stand in the document. The bytes depend on the description alone.
package struct VegaLiteRenderer: Sendable {
  /// The media type of such a document.
  package static let mediaType = "application/vnd.vegalite.v5+json"

  package init() {}

  /// The document of a chart.
  ///
  /// Two charts one under the other are two views of one document.
  package func render(_ pair: ChartPair) -> JSONValue {
    let (upper, lower) = (pair.upper, pair.lower)
    return document(
      describing: Scene(upper),
      with: [("vconcat", .array([.object(view(upper)), .object(view(lower))]))]
    )
  }

  /// The document of a chart.
  package func render(_ description: ChartDescription) -> JSONValue {
    document(
      describing: Scene(description),
      with: view(description).members.map { ($0.name, $0.value) }
    )
  }

  private func document(describing scene: Scene, with body: [(String, JSONValue)]) -> JSONValue {
    let head: [(String, JSONValue)] = [
      ("$schema", "https://vega.github.io/schema/vega-lite/v5.json"),
      ("description", .string("\(scene.accessibleTitle). \(scene.accessibleDescription)")),
    ]
    return .object(JSONObject((head + body).map { JSONObject.Member(name: $0.0, value: $0.1) }))
  }

  private func view(_ description: ChartDescription) -> JSONObject {
    let scene = Scene(description)
    var view = JSONObject()
    view["title"] = [
      "text": .string(scene.title), "subtitle": .string(scene.verdict), "anchor": "start",
    ]
    view["width"] = 640
    view["height"] = 300
    view["data"] = ["values": .array(rows(description, labels: scene.xLabels))]
    view["encoding"] = [
      "x": [
        "field": "period", "type": "ordinal", "sort": .null, "title": .null,
        "axis": ["labelOverlap": true],
      ]
    ]
    let result = description.result
    var layers: [JSONValue] = []
    func hasLine(_ line: (SPCPoint) -> Double) -> Bool {
      result.points.contains { line($0).isFinite }
    }
    let title = scene.valueAxis.label
    if hasLine(\.lower) { layers.append(level("lower", .lowerLimit, title)) }
    if hasLine(\.upper) { layers.append(level("upper", .upperLimit, title)) }
    if hasLine(\.centre) { layers.append(level("centre", .centre, title)) }
    if hasLine(\.target) { layers.append(level("target", .target, title)) }
    let axis = y("value", title)
    layers.append([
      "mark": ["type": "line", "color": .string(SVGStyle.trace)],
      "encoding": ["y": axis, "detail": ["field": "phase"]],
    ])
    layers.append(marks(of: result, y: axis))
    view["layer"] = .array(layers)
    return view
  }

  /// One row for each point.
  private func rows(_ description: ChartDescription, labels: [String]) -> [JSONValue] {
    let factor = description.valueFormat.factor
    let result = description.result
    var seen: [String: Int] = [:]
    var rows: [JSONValue] = []
    for (number, phase) in result.phases.enumerated() {
      for index in phase.range {
        let point = result.points[index]
        // Two events of one day have one label, and would be drawn in one place.
        let label = labels[index]
        let occurrence = seen[label, default: 0] + 1
        seen[label] = occurrence
        var row = JSONObject()
        row["period"] = .string(occurrence == 1 ? label : "\(label) (\(occurrence))")
        row["value"] = JSONValue(point.value * factor)
        row["centre"] = JSONValue(point.centre * factor)
        row["lower"] = JSONValue(point.lower * factor)
        row["upper"] = JSONValue(point.upper * factor)
        row["target"] = JSONValue(point.target * factor)
        row["phase"] = .number(JSONNumber(number + 1))
        row["category"] = .string(point.category.words)
        row["rules"] = .string(point.hits.kinds.map(\.name).joined(separator: " "))
        if point.isExcluded { row["excluded"] = true }
        rows.append(.object(row))
      }
    }
    return rows
  }

  private func level(_ field: String, _ kind: Scene.LevelKind, _ title: String) -> JSONValue {
    let stroke = SVGStyle.stroke(kind)
    var mark = JSONObject()
    mark["type"] = "line"
    mark["color"] = .string(stroke.colour)
    mark["strokeWidth"] = JSONValue(stroke.width)
    if let dashes = stroke.dashes {
      mark["strokeDash"] = .array(
        dashes.split(separator: " ").compactMap { Double($0) }.map { JSONValue($0) }
      )
    }
    return [
      "mark": .object(mark), "encoding": ["y": y(field, title), "detail": ["field": "phase"]],
    ]
  }

  private func marks(of result: SPCResult, y: JSONValue) -> JSONValue {
    let categories: [PointCategory] = [
      .commonCause, .improvement, .concern, .neutralHigh, .neutralLow,
    ]
    let present = categories.filter { category in
      result.points.contains { $0.category == category && !$0.isMissing }
    }
    func scale(_ value: (PointCategory) -> String) -> JSONValue {
      [
        "domain": .array(present.map { .string($0.words) }),
        "range": .array(present.map { .string(value($0)) }),
      ]
    }
    func tip(_ field: String, _ type: String) -> JSONValue {
      ["field": .string(field), "type": .string(type)]
    }
    return [
      "mark": ["type": "point", "filled": true, "size": 60, "opacity": 1],
      "encoding": [
        "y": y,
        "color": [
          "field": "category", "type": "nominal", "title": .null,
          "scale": scale(Self.colour), "legend": ["orient": "bottom"],
        ],
        "shape": [
          "field": "category", "type": "nominal", "title": .null, "scale": scale(Self.shape),
        ],
        "tooltip": [
          tip("period", "nominal"), tip("value", "quantitative"), tip("category", "nominal"),
          tip("rules", "nominal"), tip("centre", "quantitative"), tip("lower", "quantitative"),
          tip("upper", "quantitative"),
        ],
      ],
    ]
  }

  /// A vertical axis that need not begin at nought; all layers share it and its title.
  private func y(_ field: String, _ title: String) -> JSONValue {
    [
      "field": .string(field), "type": "quantitative", "scale": ["zero": false],
      "title": .string(title),
    ]
  }

  /// The colour of a category; the outline of improvement, whose inside is light.
  private static func colour(_ category: PointCategory) -> String {
    let shape = SVGMarkShape(category)
    return category == .improvement ? shape.outline : shape.fill
  }

  private static func shape(_ category: PointCategory) -> String {
    switch category {
    case .commonCause: "circle"
    case .improvement: "diamond"
    case .concern: "square"
    case .neutralHigh: "triangle-up"
    case .neutralLow: "triangle-down"
    }
  }
}
