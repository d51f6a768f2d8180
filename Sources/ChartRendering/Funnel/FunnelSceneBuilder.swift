import SPCCore

/// Turns a funnel's description into a scene: applies the factor, cuts curves, finds the words.
struct FunnelSceneBuilder {
  let description: FunnelDescription
  /// The points that can be drawn, in the order of the description.
  let shown: [FunnelDescription.Point]
  let factor: Double
  let valueAxis: ValueAxis
  let denominatorAxis: DenominatorAxis
  private let pointDecimals: Int

  init(_ description: FunnelDescription) {
    self.description = description
    let factor = description.valueFormat.factor
    let shown = description.points.filter {
      $0.denominator.isFinite && $0.denominator > 0 && ($0.value * factor).isFinite
    }
    denominatorAxis = DenominatorAxis(
      label: description.denominatorAxisLabel,
      denominators: shown.map(\.denominator)
    )
    let format = description.valueFormat
    let direction = description.direction.words.map { " (\($0))" } ?? ""
    valueAxis = ValueAxis(
      label: PlainText.clean(description.valueAxisLabel) + direction,
      values: Self.valuesShown(description, shown, factor: factor),
      format: ValueFormat(decimals: format.decimals, suffix: PlainText.suffix(format.suffix))
    )
    pointDecimals = valueAxis.decimals(for: shown.map { $0.value * factor })
    (self.shown, self.factor) = (shown, factor)
  }

  /// Points and target, and of the limits what lies near them: near a denominator of zero limits are
  /// so far apart that they would flatten everything else.
  private static func valuesShown(
    _ description: FunnelDescription,
    _ shown: [FunnelDescription.Point],
    factor: Double
  ) -> [Double] {
    let values = (shown.map(\.value) + [description.target]).map { $0 * factor }.filter(\.isFinite)
    guard let least = values.min(), let most = values.max() else { return [] }
    let curves = [description.inner, description.outer]
    let narrowest = curves.compactMap { curve -> Double? in
      guard let lower = curve.lower.last, let upper = curve.upper.last else { return nil }
      return ((upper - lower) * factor).magnitude
    }.filter(\.isFinite).max()
    let room = max((most - least) * 0.3, narrowest ?? 0)
    // Left of the smallest unit the limits part without telling anything.
    let smallest = shown.map(\.denominator).min() ?? 0
    let limits = curves.flatMap { curve in
      zip(curve.denominators, zip(curve.lower, curve.upper)).filter { $0.0 >= smallest }
        .flatMap { [$0.1.0 * factor, $0.1.1 * factor] }
    }
    return values + limits.filter { $0 >= least - room && $0 <= most + room }
  }

  func scene() -> FunnelScene {
    let marks = shown.map(mark)
    let curves = curves()
    let caption = description.caption
    let outliers = outliers()
    let lists = [SignalSide.high, .low].compactMap { list(outliers, $0) }
    return FunnelScene(
      title: PlainText.clean(caption.title),
      subtitle: PlainText.cleaned(caption.subtitle),
      verdict: verdict(),
      valueAxis: valueAxis,
      denominatorAxis: denominatorAxis,
      marks: marks,
      curves: curves,
      target: valueAxis.fraction(of: description.target * factor),
      edgeLabels: edgeLabels(curves),
      outliers: outliers,
      lists: lists,
      notes: notes(),
      footer: [
        PlainText.cleaned(caption.source), PlainText.cleaned(caption.asOf),
        PlainText.cleaned(description.methodLine),
      ].compactMap { $0 },
      accessibleTitle: PlainText.titled(caption.title, "funnel plot"),
      accessibleDescription: accessibleDescription(lists)
    )
  }

  // MARK: Marks and curves

  private func mark(_ point: FunnelDescription.Point) -> FunnelScene.Mark {
    let symbol: MarkSymbol =
      switch point.standing {
      case .within: .category(.commonCause)
      case .beyondInner: .betweenLimits
      case .beyondOuter(let side): .category(description.direction.category(ofSignalOn: side))
      }
    let name = PlainText.clean(point.name)
    return FunnelScene.Mark(
      name: name,
      place: FunnelScene.Place(
        x: denominatorAxis.fraction(of: point.denominator),
        y: valueAxis.fraction(of: point.value * factor)
      ),
      standing: point.standing,
      words: "\(name): \(text(point.value)) of \(Self.denominatorText(point.denominator)), "
        + point.standing.words,
      symbol: symbol
    )
  }

  private func curves() -> [FunnelScene.Curve] {
    // Without any unit there is no range of denominators that the curves could be shown over.
    guard !shown.isEmpty else { return [] }
    let (inner, outer) = (description.inner, description.outer)
    // From the top down, so that labels at one place keep this order.
    let all: [(isOuter: Bool, side: SignalSide, denominators: [Double], limits: [Double])] = [
      (true, .high, outer.denominators, outer.upper),
      (false, .high, inner.denominators, inner.upper),
      (false, .low, inner.denominators, inner.lower),
      (true, .low, outer.denominators, outer.lower),
    ]
    return all.map { curve in
      let places = zip(curve.denominators, curve.limits).map { denominator, limit in
        FunnelScene.Place(
          x: denominatorAxis.fraction(of: denominator),
          y: valueAxis.fraction(of: limit * factor)
        )
      }
      return FunnelScene.Curve(
        isOuter: curve.isOuter,
        side: curve.side,
        lines: PlotClipping.lines(places)
      )
    }
  }

  private func edgeLabels(_ curves: [FunnelScene.Curve]) -> [Scene.LevelLabel] {
    var labels: [Scene.LevelLabel] = curves.compactMap { curve in
      guard let last = curve.lines.last?.last, last.x > 0.97 else { return nil }
      let name = curve.isOuter ? "99.8%" : "95%"
      return Scene.LevelLabel(
        kind: curve.side == .high ? .upperLimit : .lowerLimit,
        text: "\(curve.side == .high ? "Upper" : "Lower") \(name) limit",
        shortText: "\(name) limit",
        valueText: name,
        value: last.y
      )
    }
    let target = description.target
    if (target * factor).isFinite {
      let name = PlainText.clean(description.targetName)
      let long = name.prefix(1).uppercased() + name.dropFirst()
      labels.insert(
        Scene.LevelLabel(
          kind: .centre,
          text: "\(long) \(targetText)",
          shortText: "\(name) \(targetText)",
          valueText: targetText,
          value: valueAxis.fraction(of: target * factor)
        ),
        at: labels.firstIndex { $0.kind == .lowerLimit } ?? labels.count
      )
    }
    return labels
  }

  /// The points beyond the outer limits; first those that are the most standard errors away.
  private func outliers() -> [Int] {
    func distance(_ index: Int) -> Double {
      (shown[index].value - description.target).magnitude
        * shown[index].denominator.squareRoot()
    }
    return shown.indices.filter {
      if case .beyondOuter = shown[$0].standing { true } else { false }
    }.sorted { (distance($1), $0) < (distance($0), $1) }
  }

  // MARK: Numbers

  func text(_ value: Double) -> String {
    valueAxis.format.text(shown: value * factor, decimals: pointDecimals, unit: valueAxis.unit)
  }

  var targetText: String {
    let decimals = valueAxis.decimals(for: [description.target * factor])
    return valueAxis.format.text(
      shown: description.target * factor,
      decimals: decimals,
      unit: valueAxis.unit
    )
  }

  static func denominatorText(_ denominator: Double) -> String { ValueFormat().text(denominator) }
}
