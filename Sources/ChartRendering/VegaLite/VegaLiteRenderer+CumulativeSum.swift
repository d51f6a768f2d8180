package import OrderedJSON
internal import SPCCore

extension VegaLiteRenderer {
  /// The document of a CUSUM chart: the upper sums above zero, the lower below.
  package func render(_ description: CumulativeSumDescription) -> JSONValue {
    let scene = Scene(description)
    let x = VegaLiteParts.periods(foot: foot(of: scene))
    var layers = scene.levels.map { level in
      VegaLiteParts.rule(
        SVGStyle.stroke(level.kind),
        [
          "y": [
            "datum": JSONValue(level.pieces.first?.value ?? .nan), "type": "quantitative",
            "scale": VegaLiteParts.scale(scene.valueAxis),
          ]
        ]
      )
    }
    if let labels = edgeLabels(of: scene) { layers.append(labels) }
    for side in SignalSide.allCases {
      layers.append([
        "mark": .object(VegaLiteParts.line(trace(of: scene))),
        "encoding": [
          "x": x, "y": VegaLiteParts.value(side.sum, scene.valueAxis),
          "detail": ["field": .string(side.run), "type": "nominal"],
        ],
      ])
    }
    for side in SignalSide.allCases {
      let y = VegaLiteParts.value(side.sum, scene.valueAxis)
      layers.append(
        VegaLiteParts.marks(
          scene.legend,
          field: side.mark,
          radius: radius(of: scene),
          ["x": x, "y": y, "tooltip": .array(tips(scene))]
        )
      )
    }
    if !scene.annotations.isEmpty { layers += numbers(x) }
    return document(
      describing: scene,
      with: view(of: scene, rows: rows(description, scene), layers)
    )
  }

  private func tips(_ scene: Scene) -> [JSONValue] {
    let tips = [
      VegaLiteParts.tip("period", "Period"),
      VegaLiteParts.figure(SignalSide.high.sum, "Upper sum"),
      VegaLiteParts.tip(SignalSide.high.mark, "Of a rise"),
      VegaLiteParts.figure(SignalSide.low.sum, "Lower sum"),
      VegaLiteParts.tip(SignalSide.low.mark, "Of a fall"),
    ]
    return scene.annotations.isEmpty ? tips : tips + [VegaLiteParts.tip("notes", "Notes")]
  }

  /// One row for each point, with both sums and the limits that they are held against.
  private func rows(_ description: CumulativeSumDescription, _ scene: Scene) -> [JSONValue] {
    let names = Self.names(scene.xLabels)
    var signals: [Int: Set<SignalSide>] = [:]
    for signal in description.signals { signals[signal.index, default: []].insert(signal.side) }
    var runs: [SignalSide: Int] = [:]
    return names.indices.map { index in
      var row = JSONObject()
      row["period"] = .string(names[index])
      for side in SignalSide.allCases {
        let sum = side == .high ? description.upperSums[index] : description.lowerSums[index]
        let limit = side == .high ? description.upperLimit : description.lowerLimit
        let isSignal = signals[index]?.contains(side) == true
        // A sum that has signalled begins again, and so does its line.
        if description.restartsAfterSignals, signals[index - 1]?.contains(side) == true {
          runs[side, default: 0] += 1
        }
        row[side.sum] = JSONValue(sum)
        row[side.limit] = JSONValue(limit)
        row[side.run] = .number(JSONNumber(runs[side, default: 0] + 1))
        row[side.mark] =
          sum.isFinite
          ? .string(
            isSignal ? description.direction.category(ofSignalOn: side).words : "No signal"
          ) : .null
      }
      note(scene.annotations.filter { $0.index == index }, in: &row)
      return .object(row)
    }
  }
}

extension SignalSide {
  private var name: String { self == .high ? "upper" : "lower" }
  /// The fields of a row.
  fileprivate var sum: String { "\(name)_sum" }
  fileprivate var limit: String { "\(name)_limit" }
  fileprivate var mark: String { "\(name)_mark" }
  fileprivate var run: String { "\(name)_run" }
}
