package import OrderedJSON

extension VegaLiteRenderer {
  /// The document of a Pareto chart: a bar for each category, greatest first, over it the share of it
  /// and all before it.
  package func render(_ description: ParetoDescription) -> JSONValue {
    let scene = ParetoScene(description)
    let step = 22.0
    let y: JSONValue = [
      "field": "name", "type": "ordinal", "sort": .null, "title": .null,
      "axis": ["domain": false, "ticks": false, "labelLimit": 240],
    ]
    let shares = scene.legend.filter { $0.symbol != .cumulativeShare }
    var layers: [JSONValue] = [
      [
        "mark": ["type": "bar", "height": JSONValue(step - 6), "strokeWidth": JSONValue(0.8)],
        "encoding": [
          "x": share("share", scene), "y": y, "tooltip": .array(tips(description)),
          "fill": bars(shares) { $0.fill }, "stroke": bars(shares) { $0.outline },
        ],
      ]
    ]
    if scene.hasShares {
      if (0...1).contains(scene.threshold) {
        let threshold: JSONValue = [
          "datum": JSONValue(scene.threshold), "type": "quantitative", "scale": Self.shareScale,
        ]
        layers.append(VegaLiteParts.rule(SVGStyle.stroke(.target), ["x": threshold]))
      }
      layers += cumulative(scene, y, tips(description))
    }
    layers.append([
      "mark": ["type": "text", "align": "left", "baseline": "middle", "dx": 10, "fontSize": 11],
      "encoding": [
        "x": ["value": "width"], "y": y, "text": ["field": "words", "type": "nominal"],
      ],
    ])
    var view = JSONObject()
    view["title"] = title(scene)
    view["width"] = JSONValue(Self.width - 160)
    view["height"] = ["step": JSONValue(step)]
    view["data"] = ["values": .array(rows(description, scene))]
    view["layer"] = .array(layers)
    return document(describing: scene, with: view)
  }

  private static let shareScale: JSONValue = ["domain": [0, 1], "nice": false]

  private func share(_ field: String, _ scene: ParetoScene) -> JSONValue {
    var axis: JSONObject = [
      "format": "%", "tickCount": 5, "gridColor": .string(SVGStyle.grid),
      "domainColor": .string(SVGStyle.axis),
      "title": foot([scene.axisLine], scene),
    ]
    for (name, value) in Self.footAxis { axis[name] = value }
    return [
      "field": .string(field), "type": "quantitative", "scale": Self.shareScale,
      "axis": .object(axis),
    ]
  }

  private func bars(_ legend: [LegendEntry], _ ink: (SVGMarkShape) -> String) -> JSONValue {
    [
      "field": "mark", "type": "nominal", "title": .null,
      "scale": [
        "domain": .array(legend.map { .string($0.words) }),
        "range": .array(legend.compactMap { SVGMarkShape($0.symbol) }.map { .string(ink($0)) }),
      ],
      "legend": ["orient": "bottom", "direction": "vertical", "labelLimit": 0],
    ]
  }

  /// The line of the shares up to each category, with a mark for each.
  private func cumulative(
    _ scene: ParetoScene,
    _ y: JSONValue,
    _ tips: [JSONValue]
  ) -> [JSONValue] {
    let x = share("cumulative_share", scene)
    let stroke = SVGStyle.Stroke(colour: "#1f1f1f", width: 1.4, dashes: nil)
    return [
      [
        "mark": .object(VegaLiteParts.line(stroke)),
        "encoding": ["x": x, "y": y, "order": ["field": "place", "type": "quantitative"]],
      ],
      [
        "mark": [
          "type": "point", "filled": true, "opacity": 1, "size": 60,
          "fill": .string(stroke.colour), "stroke": .string(SVGStyle.paper),
          "strokeWidth": JSONValue(1.2),
        ],
        "encoding": ["x": x, "y": y, "tooltip": .array(tips)],
      ],
    ]
  }

  private func tips(_ description: ParetoDescription) -> [JSONValue] {
    [
      VegaLiteParts.tip("name", PlainText.clean(description.categoryLabel)),
      VegaLiteParts.figure("amount", PlainText.clean(description.amountLabel)),
      VegaLiteParts.figure("share", "Share", format: ".1%"),
      VegaLiteParts.figure("cumulative_share", "Up to here", format: ".1%"),
    ]
  }

  /// One row for each category, however many: what is compared of two runs is all of them.
  private func rows(_ description: ParetoDescription, _ scene: ParetoScene) -> [JSONValue] {
    let names = Self.names(scene.rows.map(\.name))
    let words = Dictionary(scene.legend.map { ($0.symbol, $0.words) }) { first, _ in first }
    return description.categories.indices.map { index in
      let (category, shown) = (description.categories[index], scene.rows[index])
      var row = JSONObject()
      row["name"] = .string(names[index])
      row["place"] = .number(JSONNumber(index + 1))
      row["amount"] = JSONValue(category.amount * description.valueFormat.factor)
      row["share"] = JSONValue(category.share)
      row["cumulative_share"] = JSONValue(category.cumulativeShare)
      row["mark"] = words[shown.isLeading ? .leadingBar : .otherBar].map { .string($0) }
      row["words"] = .string("\(shown.amountText) · \(shown.cumulativeText)")
      return .object(row)
    }
  }
}
