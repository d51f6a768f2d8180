internal import ChartRendering
internal import LuaRuntime
internal import QualityModel
internal import SPCCore

/// A funnel plot of units, with the words for it.
final class FunnelObject: ChargedObject {
  var charge: LuaCharge?
  let plot: FunnelPlot
  let groups: FunnelGroups
  let comparison: FunnelComparison
  let direction: ImprovementDirection
  /// What numerator ÷ denominator is multiplied by.
  let multiplier: Double
  /// Whether the middle was given, and not made of all units.
  let hasTarget: Bool
  /// A unit's size in the plot ÷ its denominator: the rate expected, for a rate; else 1.
  private let expectedRate: Double

  init(
    _ groups: FunnelGroups,
    comparison: FunnelComparison,
    multiplier: Double,
    direction: ImprovementDirection,
    _ call: Invocation
  ) throws {
    let arguments = call.arguments
    self.groups = groups
    self.comparison = comparison
    self.multiplier = multiplier
    self.direction = direction
    hasTarget = arguments.has("target")
    let compared = try call.session.working("Finding limits", counting: "units") { checkpoint in
      try UnitComparison(
        comparison,
        numerators: groups.groups.map(\.numerator),
        denominators: groups.groups.map(\.denominator),
        target: arguments.number("target"),
        multiplier: multiplier,
        adjusts: arguments.boolean("adjust") ?? true,
        trimming: try Self.trimming(
          arguments,
          usual: FunnelSpecification(kind: comparison.kind).usedTrimming
        ),
        limits: arguments.text("limits").flatMap(FunnelLimitMethod.init) ?? .exact,
        checkpoint: checkpoint
      )
    }
    expectedRate = compared.expectedRate
    plot = compared.plot
  }

  /// The trimming that is asked for; a share alone is that of the kind's usual trimming.
  private static func trimming(
    _ arguments: Arguments,
    usual: FunnelTrimming
  ) throws -> FunnelTrimming {
    let share = arguments.number("trim_share") ?? usual.share
    switch (arguments.text("trim"), usual) {
    case ("none", _):
      guard !arguments.has("trim_share") else {
        throw ArgumentError.unsuitable(
          path: "funnel",
          reason: "\"trim_share\" says how much is trimmed, and trim = \"none\" that nothing is.",
          mend: "Leave one of them out."
        )
      }
      return .none
    case ("winsorised", _), (nil, .winsorised): return .winsorised(share: share)
    case ("truncated", _), (nil, .truncated): return .truncated(share: share)
    case (_, _): return usual
    }
  }

  /// Where a unit stands.
  enum Standing: String {
    case within, above95, above998, below95, below998
    case none
  }

  func standing(_ index: Int) -> Standing {
    let point = plot.points[index]
    if point.isMissing { return .none }
    switch (point.outside998, point.outside95) {
    case (.high, _): return .above998
    case (.low, _): return .below998
    case (nil, .high): return .above95
    case (nil, .low): return .below95
    case (nil, nil): return .within
    }
  }

  /// The line in the middle; NaN where there is none.
  var centre: Double { compared.isEmpty && !hasTarget ? .nan : plot.centre }

  /// The units with a value.
  var compared: [Int] { plot.points.indices.filter { !plot.points[$0].isMissing } }
  var beyond95: [Int] { compared.filter { plot.points[$0].outside95 != nil } }
  var beyond998: [Int] { compared.filter { plot.points[$0].outside998 != nil } }

  func description(_ call: Invocation) throws -> FunnelDescription {
    let words = FunnelWords(object: self)
    let denominatorLabel = groups.definition?.denominatorText ?? "Denominator"
    let axis = DenominatorAxis(
      label: denominatorLabel,
      denominators: compared.map { groups.groups[$0].denominator }
    )
    let samples = axis.samples(count: 200)
    func curves(_ level: FunnelLevel) throws -> FunnelDescription.Curves {
      let limits = samples.map { plot.limits(at: $0 * expectedRate, level: level) }
      return try FunnelDescription.Curves(
        denominators: samples,
        lower: limits.map(\.lower),
        upper: limits.map(\.upper)
      )
    }
    let isPercentage = comparison == .proportion && multiplier == 100
    return FunnelDescription(
      caption: PictureObject.caption(
        call,
        title: groups.title,
        subtitle: groups.span,
        source: groups.source,
        asOf: groups.asOf,
        remark: words.chanceAloneRemark
      ),
      valueAxisLabel: isPercentage ? "Per cent" : words.unitOfMeasure,
      denominatorAxisLabel: denominatorLabel,
      valueFormat: ValueFormat(suffix: isPercentage ? "%" : ""),
      points: groups.groups.indices.map { index in
        .init(
          name: groups.groups[index].name,
          denominator: groups.groups[index].denominator,
          value: plot.points[index].value,
          standing: standing(index).drawn
        )
      },
      target: centre,
      targetName: words.middle,
      inner: try curves(.ninetyFive),
      outer: try curves(.ninetyNinePointEight),
      methodLine: "Limits: \(words.method)",
      direction: direction
    )
  }

  /// How many decimals tell the units' values apart.
  var places: Int { NumberText.places(for: plot.points.map(\.value)) }

  var table: TableObject {
    let places = places
    let table = TableObject(
      headings: [
        "Unit", "Name", "Numerator", "Denominator", "Value", "Standing", "Lower 95", "Upper 95",
        "Lower 99.8", "Upper 99.8", "Score", "Periods", "Missing periods",
      ],
      rows: groups.groups.indices.map { index in
        let group = groups.groups[index]
        let point = plot.points[index]
        return [
          .text(group.code), .text(group.name), .number(group.numerator),
          .number(group.denominator), .number(point.value, places: places),
          .text(standing(index).word), .number(point.limits95.lower, places: places),
          .number(point.limits95.upper, places: places),
          .number(point.limits998.lower, places: places),
          .number(point.limits998.upper, places: places), .number(point.score, places: 2),
          .count(group.periods), .count(group.missing),
        ]
      },
      footnotes: [FunnelWords(object: self).sentence]
    )
    table.basis = basis
    return table
  }
}

extension FunnelObject {
  /// A unit stands among the groups and in the plot.
  var heldBytes: Int {
    512 + groups.groups.count * (MemoryLayout<FunnelGroups.Group>.stride + 256)
  }
  var heldObjects: [AnyObject] { [] }
}

extension FunnelObject.Standing {
  /// The word by which scripts test it.
  var word: String {
    switch self {
    case .within: "within"
    case .above95: "above_95"
    case .above998: "above_99.8"
    case .below95: "below_95"
    case .below998: "below_99.8"
    case .none: "no value"
    }
  }

  /// The words for people.
  var text: String {
    switch self {
    case .within: "within the limits"
    case .above95: "above the 95 % limit"
    case .above998: "above the 99.8 % limit"
    case .below95: "below the 95 % limit"
    case .below998: "below the 99.8 % limit"
    case .none: "no value"
    }
  }

  fileprivate var drawn: FunnelDescription.Standing {
    switch self {
    case .within, .none: .within
    case .above95: .beyondInner(.high)
    case .below95: .beyondInner(.low)
    case .above998: .beyondOuter(.high)
    case .below998: .beyondOuter(.low)
    }
  }
}
