internal import OrderedJSON
internal import SPCCore

/// The parts that the documents of several charts share.
enum VegaLiteParts {
  // MARK: Axes

  /// The places from left to right, one for each period.
  static func periods(foot: JSONValue) -> JSONValue {
    var axis: JSONObject = [
      "labelOverlap": "greedy", "labelSeparation": 14, "labelAngle": 0, "ticks": false,
      "labelPadding": 6,
      "domainColor": .string(SVGStyle.axis), "title": foot,
    ]
    for (name, value) in VegaLiteRenderer.footAxis { axis[name] = value }
    return ["field": "period", "type": "ordinal", "sort": .null, "axis": .object(axis)]
  }

  /// A field on the vertical axis of values; all layers share its range and its title.
  static func value(_ field: String, _ axis: ValueAxis) -> JSONValue {
    [
      "field": .string(field), "type": "quantitative", "title": .string(axis.label),
      "scale": scale(axis), "axis": ticks(axis),
    ]
  }

  static func scale(_ axis: ValueAxis) -> JSONValue {
    [
      "domain": [JSONValue(axis.lower), JSONValue(axis.upper)], "nice": false, "zero": false,
    ]
  }

  private static func ticks(_ axis: ValueAxis) -> JSONValue {
    let ticks = axis.ticks(atMost: 8)
    var words: JSONObject = [
      "values": .array(ticks.map { JSONValue($0.value) }), "gridColor": .string(SVGStyle.grid),
      "domain": false, "ticks": false, "titlePadding": 10,
    ]
    if !ticks.isEmpty {
      // The texts are ours, in order: what an expression would write differs from every other form.
      let texts = JSONValue.array(ticks.map { .string($0.text) }).compactText
      let values = JSONValue.array(ticks.map { JSONValue($0.value) }).compactText
      words["labelExpr"] = .string("\(texts)[indexof(\(values), datum.value)]")
    }
    return .object(words)
  }

  // MARK: Lines

  /// What a line looks like.
  static func line(_ stroke: SVGStyle.Stroke) -> JSONObject {
    var mark: JSONObject = [
      "type": "line", "color": .string(stroke.colour), "strokeWidth": JSONValue(stroke.width),
      "clip": true,
    ]
    if let dashes = stroke.dashes {
      mark["strokeDash"] = .array(
        dashes.split(separator: " ").compactMap { Double($0) }.map { JSONValue($0) }
      )
    }
    return mark
  }

  /// A straight line right across at a value, or from top to bottom; drawn once, not for each point.
  static func rule(_ stroke: SVGStyle.Stroke, _ encoding: JSONObject) -> JSONValue {
    var mark = line(stroke)
    mark["type"] = "rule"
    return [
      "data": ["values": [[:]]], "mark": .object(mark), "encoding": .object(encoding),
    ]
  }

  /// The texts at the right edge that name lines: none over another.
  static func edgeLabels(
    _ labels: [(text: String, fraction: Double, ink: SVGStyle.Ink)],
    on axis: ValueAxis
  ) -> JSONValue? {
    let shown = labels.filter { (0...1).contains($0.fraction) }
    guard !shown.isEmpty else { return nil }
    let height = VegaLiteRenderer.height
    let places = LabelSpread.places(
      wished: shown.map { (1 - $0.fraction) * height },
      height: 14,
      bounds: 0...height
    )
    let rows = zip(shown, places).map { label, place -> JSONValue in
      let share = 1 - place / height
      return [
        "label": .string(label.text), "ink": .string(label.ink.rawValue),
        "at": JSONValue(axis.lower + (axis.upper - axis.lower) * share),
      ]
    }
    return [
      "data": ["values": .array(rows)],
      "mark": [
        "type": "text", "align": "left", "baseline": "middle", "dx": 8, "fontSize": 11,
      ],
      "encoding": [
        "x": ["value": "width"], "y": value("at", axis),
        "text": ["field": "label", "type": "nominal"],
        "color": ["field": "ink", "type": "nominal", "scale": .null, "legend": .null],
      ],
    ]
  }

  // MARK: Marks

  /// A layer of marks in the shapes of the SVG: the field says in words of the legend, which all layers
  /// share, what a row is; the radius is how large common cause is, and how large what stands out.
  static func marks(
    _ legend: [LegendEntry],
    field: String,
    radius: (common: Double, special: Double) = (4.3, 4.3),
    _ encoding: JSONObject
  ) -> JSONValue {
    func channel(_ value: (SVGMarkShape?) -> String) -> JSONValue {
      [
        "field": .string(field), "type": "nominal", "title": .null,
        "scale": [
          "domain": .array(legend.map { .string($0.words) }),
          "range": .array(legend.map { .string(value(SVGMarkShape($0.symbol))) }),
        ],
        "legend": [
          "orient": "bottom", "direction": "vertical", "symbolSize": JSONValue(size(4.3)),
          "symbolStrokeWidth": JSONValue(1.3), "labelLimit": 0,
        ],
      ]
    }
    var encoding = encoding
    encoding["fill"] = channel { $0?.fill ?? "transparent" }
    encoding["stroke"] = channel { $0?.outline ?? SVGStyle.Ink.quiet.rawValue }
    encoding["shape"] = channel { $0?.unitPath ?? SVGMarkShape.unitCross }
    let common = legend.first { $0.symbol == .category(.commonCause) }?.words
    if let common, radius.common != radius.special {
      let test =
        "datum[\(JSONValue.string(field).compactText)] === "
        + JSONValue.string(common).compactText
      encoding["size"] = [
        "condition": ["test": .string(test), "value": JSONValue(size(radius.common))],
        "value": JSONValue(size(radius.special)),
      ]
    }
    return [
      "mark": [
        "type": "point", "filled": true, "opacity": 1, "size": JSONValue(size(radius.special)),
        "strokeWidth": JSONValue(1.3 * min(radius.special / 4.3, 1)),
      ],
      "encoding": .object(encoding),
    ]
  }

  /// The size of a mark of ours with a radius in pixels: shapes reach to 1.6 radii, Vega's to half of
  /// the root of the size.
  private static func size(_ radius: Double) -> Double {
    let side = 2 * SVGMarkShape.reach * radius
    return (side * side * 10).rounded() / 10
  }

  /// What is told of a mark by a field that holds words.
  static func tip(_ field: String, _ title: String) -> JSONValue {
    ["field": .string(field), "type": "nominal", "title": .string(title)]
  }

  /// What is told of a mark by a number: ten digits of it, unless a format is given.
  static func figure(_ field: String, _ title: String, format: String = ",.10~g") -> JSONValue {
    [
      "field": .string(field), "type": "quantitative", "title": .string(title),
      "format": .string(format),
    ]
  }
}
