internal import OrderedJSON
internal import SPCCore

extension VegaLiteRenderer {
  /// A control chart or a run chart.
  func view(_ description: ChartDescription, _ scene: Scene) -> JSONObject {
    let result = description.result
    var layers = layers(of: scene, joinedBy: "phase")
    let x = VegaLiteParts.periods(foot: foot(of: scene))
    let y = VegaLiteParts.value("value", scene.valueAxis)
    layers.append([
      "mark": .object(VegaLiteParts.line(trace(of: scene))),
      "encoding": ["x": x, "y": y, "detail": ["field": "phase", "type": "nominal"]],
    ])
    func has(_ line: (SPCPoint) -> Double) -> Bool {
      result.points.contains { line($0).isFinite }
    }
    var tips = [
      VegaLiteParts.tip("period", "Period"), VegaLiteParts.figure("value", "Value"),
      VegaLiteParts.tip("category", "Verdict"), VegaLiteParts.tip("rules", "Rules"),
      VegaLiteParts.figure("centre", "Centre"),
    ]
    if has(\.lower) { tips.append(VegaLiteParts.figure("lower", "Lower limit")) }
    if has(\.upper) { tips.append(VegaLiteParts.figure("upper", "Upper limit")) }
    if has(\.target) { tips.append(VegaLiteParts.figure("target", "Target")) }
    if !scene.annotations.isEmpty { tips.append(VegaLiteParts.tip("notes", "Notes")) }
    layers.append(
      VegaLiteParts.marks(
        scene.legend,
        field: "mark",
        radius: radius(of: scene),
        ["x": x, "y": y, "tooltip": .array(tips)]
      )
    )
    if !scene.gaps.isEmpty { layers.append(gaps(scene, x)) }
    if !scene.annotations.isEmpty { layers += numbers(x) }
    return view(of: scene, rows: rows(description, scene), layers)
  }

  /// A plot with its words.
  func view(of scene: Scene, rows: [JSONValue], _ layers: [JSONValue]) -> JSONObject {
    var view = JSONObject()
    view["title"] = title(scene)
    view["width"] = JSONValue(Self.width)
    view["height"] = JSONValue(Self.height)
    view["data"] = ["values": .array(rows)]
    view["layer"] = .array(layers)
    return view
  }

  /// Centre, limits and target, each in its own field, and their names at the right edge.
  ///
  /// A line keeps its level to halfway between two points, as in the SVG.
  private func layers(of scene: Scene, joinedBy detail: String) -> [JSONValue] {
    let x = VegaLiteParts.periods(foot: foot(of: scene))
    var layers = scene.levels.map { level -> JSONValue in
      let steps = level.pieces.count > 12
      var mark = VegaLiteParts.line(
        steps ? SVGStyle.steppedStroke(level.kind) : SVGStyle.stroke(level.kind)
      )
      mark["interpolate"] = "step"
      return [
        "mark": .object(mark),
        "encoding": [
          "x": x, "y": VegaLiteParts.value(level.kind.field, scene.valueAxis),
          "detail": ["field": .string(detail), "type": "nominal"],
        ],
      ]
    }
    if let labels = edgeLabels(of: scene) { layers.append(labels) }
    return layers
  }

  func edgeLabels(of scene: Scene) -> JSONValue? {
    VegaLiteParts.edgeLabels(
      scene.levelLabels.map {
        ($0.text, scene.valueAxis.fraction(of: $0.value), SVGStyle.ink($0.kind))
      },
      on: scene.valueAxis
    )
  }

  /// What stands below the plot: phases, remarks, notes, what the figures rest on.
  func foot(of scene: Scene) -> JSONValue {
    let phases = scene.showsPhases ? scene.phases.map(\.summary) : []
    let remarks = scene.annotations.map { "(\($0.number)) \($0.text)" }
    return foot(phases + remarks, scene)
  }

  func trace(of scene: Scene) -> SVGStyle.Stroke {
    SVGStyle.Stroke(
      colour: SVGStyle.trace,
      width: scene.placeCount > 120 ? 0.8 : 1.3,
      dashes: nil
    )
  }

  /// Marks as large as the points leave room for, those of special cause a little larger.
  func radius(of scene: Scene) -> (common: Double, special: Double) {
    let step = Self.width / Double(scene.placeCount)
    let common = min(max(step * 0.46, 1.2), 4.3)
    return (common, max(common, step < 1 ? 1.7 : 2.4))
  }

  /// A cross on the axis at every missing point.
  private func gaps(_ scene: Scene, _ x: JSONValue) -> JSONValue {
    guard
      case .object(var layer) = VegaLiteParts.marks(
        scene.legend,
        field: "mark",
        [
          "x": x, "y": ["value": "height"],
          "tooltip": [VegaLiteParts.tip("period", "Period"), VegaLiteParts.tip("mark", "Value")],
        ]
      )
    else { return .null }
    layer["transform"] = [["filter": "datum.value === null"]]
    return .object(layer)
  }

  /// The numbers of the remarks above the plot, and a line from each down to its point's place.
  func numbers(_ x: JSONValue) -> [JSONValue] {
    let remarked: JSONValue = [["filter": "isValid(datum.numbers)"]]
    let stroke = SVGStyle.Stroke(colour: SVGStyle.boundary, width: 0.8, dashes: "1 3")
    var line = VegaLiteParts.line(stroke)
    line["type"] = "rule"
    return [
      ["transform": remarked, "mark": .object(line), "encoding": ["x": x]],
      [
        "transform": remarked,
        "mark": [
          "type": "text", "baseline": "bottom", "dy": -3, "fontSize": 11, "fontWeight": "bold",
          "color": .string(SVGStyle.Ink.strong.rawValue),
        ],
        "encoding": [
          "x": x, "y": ["value": 0], "text": ["field": "numbers", "type": "nominal"],
        ],
      ],
    ]
  }

  /// One row for each point.
  private func rows(_ description: ChartDescription, _ scene: Scene) -> [JSONValue] {
    let factor = description.valueFormat.factor
    let result = description.result
    let names = Self.names(scene.xLabels)
    let symbols = Dictionary(scene.marks.map { ($0.index, $0.symbol) }) { first, _ in first }
    var rows: [JSONValue] = []
    for (number, phase) in result.phases.enumerated() {
      for index in phase.range {
        let point = result.points[index]
        var row = JSONObject()
        row["period"] = .string(names[index])
        row["value"] = JSONValue(point.value * factor)
        row["centre"] = JSONValue(point.centre * factor)
        row["lower"] = JSONValue(point.lower * factor)
        row["upper"] = JSONValue(point.upper * factor)
        row["target"] = JSONValue(point.target * factor)
        row["phase"] = .number(JSONNumber(number + 1))
        row["category"] = .string(point.category.words)
        row["rules"] = .string(point.hits.kinds.map(\.name).joined(separator: " "))
        if point.isExcluded { row["excluded"] = true }
        let entry = scene.legend.first { $0.symbol == symbols[index] ?? .gap }
        row["mark"] = entry.map { .string($0.words) } ?? .null
        note(scene.annotations.filter { $0.index == index }, in: &row)
        rows.append(.object(row))
      }
    }
    return rows
  }

  /// Adds the remarks on a point to its row.
  func note(_ annotations: [Scene.Annotation], in row: inout JSONObject) {
    guard !annotations.isEmpty else { return }
    row["numbers"] = .string(annotations.map { "\($0.number)" }.joined(separator: ", "))
    row["notes"] = .string(annotations.map(\.text).joined(separator: "; "))
  }
}

extension Scene.LevelKind {
  /// The field of a row that holds it.
  fileprivate var field: String {
    switch self {
    case .centre: "centre"
    case .lowerLimit: "lower"
    case .upperLimit: "upper"
    case .target: "target"
    }
  }
}
