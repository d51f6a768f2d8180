public import SPCCore

extension FunnelDescription {
  /// Shows a funnel plot of the core.
  ///
  /// The curves run over the denominators the axis shows; points, target and limits are in the unit
  /// of the plot, whose multiplier is not applied again.
  ///
  /// - Parameters:
  ///   - plot: The funnel plot.
  ///   - caption: The words around the picture.
  ///   - names: The name of each group of the plot.
  ///   - valueAxisLabel: What the values are.
  ///   - denominatorAxisLabel: What the denominators count.
  ///   - valueFormat: How values are written.
  ///   - targetName: What the middle line is; nil says "target" where one was given, "expected" for
  ///     standardised ratios, else "all units".
  ///   - direction: Which way the measure improves.
  /// - Throws: ``PictureDataError`` when there is not one name for each group.
  public init(
    _ plot: FunnelPlot,
    caption: PictureCaption,
    names: [String],
    valueAxisLabel: String,
    denominatorAxisLabel: String,
    valueFormat: ValueFormat = ValueFormat(),
    targetName: String? = nil,
    direction: ImprovementDirection = .neutral
  ) throws(PictureDataError) {
    guard names.count == plot.points.count else {
      throw .count(of: .labels, expected: plot.points.count, found: names.count)
    }
    let drawn = plot.points.filter { !$0.isMissing }
    let samples = DenominatorAxis(label: "", denominators: drawn.map(\.denominator))
      .samples(count: Self.sampleCount)
    self.init(
      caption: caption,
      valueAxisLabel: valueAxisLabel,
      denominatorAxisLabel: denominatorAxisLabel,
      valueFormat: valueFormat,
      points: zip(names, plot.points).map { name, point in
        Point(
          name: name,
          denominator: point.denominator,
          value: point.value,
          standing: Self.standing(of: point),
          limits: Limits(inner: point.limits95, outer: point.limits998)
        )
      },
      target: plot.centre,
      targetName: targetName ?? Self.targetName(plot.specification),
      inner: try Self.curves(plot, .ninetyFive, samples),
      outer: try Self.curves(plot, .ninetyNinePointEight, samples),
      methodLine: Self.methodLine(plot),
      direction: direction
    )
  }

  /// Enough that a curve over a whole page has no corners.
  private static let sampleCount = 160

  private static func curves(
    _ plot: FunnelPlot,
    _ level: FunnelLevel,
    _ samples: [Double]
  ) throws(PictureDataError) -> Curves {
    let limits = samples.map { plot.limits(at: $0, level: level) }
    return try Curves(
      denominators: samples,
      lower: limits.map(\.lower),
      upper: limits.map(\.upper)
    )
  }

  private static func standing(of point: FunnelPoint) -> Standing {
    if let side = point.outside998 { return .beyondOuter(side) }
    if let side = point.outside95 { return .beyondInner(side) }
    return .within
  }

  private static func targetName(_ specification: FunnelSpecification) -> String {
    if specification.target != nil { return "target" }
    switch specification.kind {
    case .standardisedRatio, .standardisedRatioBySquareRoot: return "expected"
    case .proportion, .ratioOfCounts: return "all units"
    }
  }

  private static func methodLine(_ plot: FunnelPlot) -> String {
    let ratio =
      plot.dispersionRatio.isFinite
      ? " (dispersion ratio \(ValueFormat(decimals: 2).text(plot.dispersionRatio)))" : ""
    if plot.isAdjusted { return "Limits: adjusted for overdispersion" + ratio }
    let specification = plot.specification
    let (distribution, scale): (String?, String) =
      switch specification.kind {
      case .proportion: ("exact binomial", "arcsine")
      case .ratioOfCounts: (nil, "log")
      case .standardisedRatio: ("exact Poisson", "log")
      case .standardisedRatioBySquareRoot: ("exact Poisson", "square-root")
      }
    let normal = "normal on the \(scale) scale"
    let method = specification.limitMethod == .exact ? distribution ?? normal : normal
    return "Limits: \(method), "
      + (specification.adjustsForOverdispersion
        ? "no overdispersion found" : "not adjusted for overdispersion") + ratio
  }
}
