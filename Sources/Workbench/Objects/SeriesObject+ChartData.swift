internal import QualityModel
package import SPCCore

extension SeriesObject {
  /// The chart that is meant where none is named: what the rule set is for first, and of subgroups
  /// the chart of their means.
  func usualChart(_ ruleSet: RuleSet) -> ChartKind {
    if hasSubgroups, ruleSet.charts.contains(.xbar) { return .xbar }
    return ruleSet.charts.first ?? .xmr
  }

  /// The data of the series in the shape that a chart is made from.
  ///
  /// Where the series has no such shape, in its own, which the core refuses.
  func data(for chart: ChartKind) throws -> ChartData {
    switch chart {
    case .p, .pPrime, .np, .u, .uPrime, .iPrime:
      hasParts ? try parts(for: chart) : ownData
    case .xbar, .r, .s:
      hasSubgroups ? subgroups : try ownParts ?? ownData
    case .ewma: hasSubgroups ? subgroups : values
    case .c:
      hasParts ? try parts(for: chart) : try counts
    case .g, .t:
      // Values made of parts are no counts and no times.
      hasParts ? try parts(for: chart) : values
    case .run, .xmr, .mr: hasSubgroups ? subgroups : values
    }
  }

  /// Why a chart would not mean what it seems to for what is measured, with the charts that do; nil
  /// where it suits.
  func unsuitability(of chart: ChartKind) -> String? {
    quantity?.unsuitability(of: chart)
  }

  private var values: ChartData { .values(slots.values) }

  /// Values that are counts of events: a Poisson distribution is one of events, not of their multiples.
  private var counts: ChartData {
    get throws {
      let multiplier = slots.lazy.compactMap { self.definition(of: $0)?.multiplier }.first {
        $0 != 1
      }
      guard quantity == .count, let multiplier else { return values }
      throw ArgumentError.unsuitable(
        path: "series:spc",
        reason: "A c chart counts single events, and this measure multiplies them by "
          + "\(NumberText.plain(multiplier)).",
        mend: "Use  chart = \"xmr\",  which needs no distribution."
      )
    }
  }

  private var subgroups: ChartData { .subgroups(slots.map { $0.members ?? [] }) }

  /// The values as they are, or the members of the subgroups.
  var ownData: ChartData { hasSubgroups ? subgroups : values }

  private var ownParts: ChartData? {
    get throws { hasParts ? try parts(for: .p) : nil }
  }

  private func parts(for chart: ChartKind) throws -> ChartData {
    guard let multiplier = commonMultiplier else {
      let multipliers = Set(slots.compactMap { definition(of: $0)?.multiplier })
      throw ArgumentError.unsuitable(
        path: "series:spc",
        reason: "The definitions of the measure multiply by different numbers "
          + "(\(multipliers.sorted().map { NumberText.plain($0) }.joined(separator: ", "))), "
          + "so \(chart.withArticle) cannot be made of all of them together.",
        mend: "Look at one definition alone:  series:from \"…\":spc { … }"
      )
    }
    return .parts(
      numerators: slots.numerators,
      denominators: slots.denominators,
      multiplier: multiplier
    )
  }

  /// What all definitions that figures were reported under multiply by; nil where they differ.
  private var commonMultiplier: Double? {
    var common: Double?
    var version: Int?
    // Each version is looked up once: they change seldom, and never back.
    for index in series.points.indices where series.points[index].definitionVersion != version {
      version = series.points[index].definitionVersion
      let own = version.flatMap(series.definition(ofVersion:)) ?? definition
      guard let multiplier = own?.multiplier else { continue }
      guard common == nil || common == multiplier else { return nil }
      common = multiplier
    }
    return common ?? 1
  }
}

extension MeasuredQuantity {
  /// Why a chart would not mean what it seems to, with the charts that do; nil where it suits.
  package func unsuitability(of chart: ChartKind) -> String? {
    guard !Self.alwaysSuitable.contains(chart), !suitableCharts.contains(chart) else { return nil }
    let names = suitableCharts.map { "\"\($0.rawValue)\"" }
    return "\(chart.named) is for \(chart.subject), and this measures \(words): "
      + "use \(ChartSentences.list(names))."
  }

  /// The charts whose limits mean what they say for the quantity, the usual ones first.
  fileprivate var suitableCharts: [ChartKind] {
    let always = Self.alwaysSuitable
    return switch self {
    case .count: [.c] + always
    case .rate: [.u, .uPrime, .iPrime] + always
    case .proportion: [.p, .pPrime, .np, .iPrime] + always
    case .mean: [.xbar, .s, .r, .iPrime] + always
    // Whole days between events are often counted as cases are.
    case .timeBetween: [.t, .g] + always
    case .casesBetween: [.g] + always
    case .individual: always
    }
  }

  /// The charts of values in time order, which suit whatever is measured.
  private static let alwaysSuitable: [ChartKind] = [.xmr, .mr, .run, .ewma]

  /// What it is, in the words of a sentence.
  fileprivate var words: String {
    switch self {
    case .count: "a count"
    case .rate: "a rate"
    case .proportion: "a proportion"
    case .mean: "a mean"
    case .timeBetween: "the time between events"
    case .casesBetween: "the cases between events"
    case .individual: "single values"
    }
  }
}

extension ChartKind {
  /// What the chart is made for, in the words of a sentence.
  fileprivate var subject: String {
    switch self {
    case .run, .xmr, .mr, .ewma: "values in time order"
    case .xbar: "the means of subgroups"
    case .r: "the ranges of subgroups"
    case .s: "the standard deviations of subgroups"
    case .p, .pPrime: "proportions, where each case has a property or not"
    case .np: "the number of cases that have a property"
    case .c: "counts of events"
    case .u, .uPrime: "rates of events"
    case .iPrime: "values that have a denominator"
    case .g: "the number of cases between events"
    case .t: "the time between events"
    }
  }
}
