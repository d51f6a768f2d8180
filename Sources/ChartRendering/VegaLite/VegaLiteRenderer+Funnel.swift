package import OrderedJSON
internal import SPCCore

extension VegaLiteRenderer {
  /// The document of a funnel plot.
  package func render(_ description: FunnelDescription) -> JSONValue {
    let scene = FunnelScene(description)
    let x = denominators("denominator", scene)
    let y = VegaLiteParts.value("value", scene.valueAxis)
    var layers = curves(description, scene, x)
    if (0...1).contains(scene.target) {
      layers.append(
        VegaLiteParts.rule(
          SVGStyle.stroke(.centre),
          [
            "y": [
              "datum": JSONValue(description.target * description.valueFormat.factor),
              "type": "quantitative", "scale": VegaLiteParts.scale(scene.valueAxis),
            ]
          ]
        )
      )
    }
    let labels = scene.edgeLabels.map { ($0.text, $0.value, SVGStyle.ink($0.kind)) }
    if let labels = VegaLiteParts.edgeLabels(labels, on: scene.valueAxis) { layers.append(labels) }
    layers.append(
      VegaLiteParts.marks(
        scene.legend,
        field: "mark",
        ["x": x, "y": y, "tooltip": .array(tips(description, scene))]
      )
    )
    var view = JSONObject()
    view["title"] = title(scene)
    view["width"] = JSONValue(Self.width)
    view["height"] = JSONValue(Self.height)
    view["data"] = ["values": .array(rows(description, scene))]
    view["layer"] = .array(layers)
    return document(describing: scene, with: view)
  }

  /// The horizontal axis, and below it the words below the plot.
  private func denominators(_ field: String, _ scene: FunnelScene) -> JSONValue {
    let axis = scene.denominatorAxis
    let lists = scene.lists.map { $0.text(atMost: 10) }
    var words: JSONObject = [
      "values": .array(axis.ticks(atMost: 8).map { JSONValue($0.value) }), "grid": false,
      "format": ",", "domainColor": .string(SVGStyle.axis),
      "title": foot([axis.label] + lists, scene),
    ]
    for (name, value) in Self.footAxis { words[name] = value }
    return [
      "field": .string(field), "type": "quantitative", "axis": .object(words),
      "scale": [
        "type": axis.isLogarithmic ? "log" : "linear", "nice": false, "zero": false,
        "domain": [JSONValue(axis.lower), JSONValue(axis.upper)],
      ],
    ]
  }

  /// The four limits, from figures of their own: they run between and beyond the units.
  private func curves(
    _ description: FunnelDescription,
    _ scene: FunnelScene,
    _ x: JSONValue
  ) -> [JSONValue] {
    guard !scene.marks.isEmpty else { return [] }
    let factor = description.valueFormat.factor
    return [(description.inner, false), (description.outer, true)].map { curves, isOuter in
      let rows = zip(curves.denominators, zip(curves.lower, curves.upper)).map { at, limits in
        JSONValue.object([
          "denominator": JSONValue(at), "lower": JSONValue(limits.0 * factor),
          "upper": JSONValue(limits.1 * factor),
        ])
      }
      return [
        "data": ["values": .array(rows)],
        "layer": .array(
          ["lower", "upper"].map { field in
            [
              "mark": .object(VegaLiteParts.line(SVGStyle.funnelStroke(isOuter: isOuter))),
              "encoding": ["x": x, "y": VegaLiteParts.value(field, scene.valueAxis)],
            ]
          }
        ),
      ]
    }
  }

  private func tips(_ description: FunnelDescription, _ scene: FunnelScene) -> [JSONValue] {
    let tips = [
      VegaLiteParts.tip("name", "Unit"), VegaLiteParts.figure("value", "Value"),
      VegaLiteParts.figure("denominator", scene.denominatorAxis.label),
      VegaLiteParts.tip("standing", "Stands"), VegaLiteParts.figure("target", "Target"),
    ]
    guard description.points.contains(where: { $0.limits != nil }) else { return tips }
    return tips + [
      VegaLiteParts.figure("lower_95", "Lower 95% limit"),
      VegaLiteParts.figure("upper_95", "Upper 95% limit"),
      VegaLiteParts.figure("lower_998", "Lower 99.8% limit"),
      VegaLiteParts.figure("upper_998", "Upper 99.8% limit"),
    ]
  }

  /// One row for each unit that is drawn, with the limits for its own size.
  private func rows(_ description: FunnelDescription, _ scene: FunnelScene) -> [JSONValue] {
    let builder = FunnelSceneBuilder(description)
    let factor = description.valueFormat.factor
    let names = Self.names(scene.marks.map(\.name))
    let words = Dictionary(scene.legend.map { ($0.symbol, $0.words) }) { first, _ in first }
    return zip(builder.shown, zip(names, scene.marks)).map { point, shown in
      let (name, mark) = shown
      var row = JSONObject()
      row["name"] = .string(name)
      row["denominator"] = JSONValue(point.denominator)
      row["value"] = JSONValue(point.value * factor)
      row["standing"] = .string(point.standing.words)
      row["target"] = JSONValue(description.target * factor)
      if let limits = point.limits {
        row["lower_95"] = JSONValue(limits.inner.lower * factor)
        row["upper_95"] = JSONValue(limits.inner.upper * factor)
        row["lower_998"] = JSONValue(limits.outer.lower * factor)
        row["upper_998"] = JSONValue(limits.outer.upper * factor)
      }
      row["mark"] = words[mark.symbol].map { .string($0) }
      return .object(row)
    }
  }
}
