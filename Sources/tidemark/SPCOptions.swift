internal import ArgumentParser
internal import DelimitedText
internal import QualityModel
internal import SPCCore
internal import SeriesFilter
internal import Workbench

/// What to compute.
struct SPCChartOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "\(choices(Self.names)) (default: what the rule set is for, xmr "
        + "without one; xbar of subgroups).",
      valueName: "chart"
    )
  )
  var chart: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What is measured: \(choices(MeasuredQuantity.allCases.map(\.rawValue))). Charts that do not "
        + "suit it are refused.",
      valueName: "kind"
    )
  )
  var kind: String?

  @Flag(name: .long, help: "Draw a chart that does not suit what is measured all the same.")
  var force = false

  @Option(
    name: [.long, .customLong("direction")],
    help: ArgumentHelp("The good way: higher, lower or neutral (default).", valueName: "way")
  )
  var better: String?

  @Option(
    name: .long,
    parsing: .unconditional,
    help: .number("One target for all series, in the unit of the values.")
  )
  var target: String?

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Start a new phase at the point with this t, in each series; may be given several times.",
      valueName: "t"
    )
  )
  var phase: [String] = []

  @Option(
    name: [.long, .customLong("fix-after")],
    help: ArgumentHelp(
      "Fix centre and limits on the first points of each phase, 12 or more.",
      valueName: "points"
    )
  )
  var baseline: String?

  @Option(
    name: .long,
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Leave the point with this t out of centre, limits and patterns; may be given several times.",
      valueName: "t"
    )
  )
  var exclude: [String] = []

  @Flag(
    name: .long,
    help: "Rows with one t form a subgroup (always so on xbar, r and s charts)."
  )
  var subgroups = false

  @Flag(
    name: .long,
    help: "The points are categories, not periods: only those beyond the limits are looked for."
  )
  var categories = false

  @Flag(
    inversion: .prefixedNo,
    help: "Leave out moving ranges beyond 3.267 mean ranges (default: as the rule set says)."
  )
  var screen: Bool?

  func specification(
    _ rules: SPCRuleOptions,
    _ limits: SPCLimitOptions
  ) throws(Diagnostic) -> ChartSpecification {
    let kind = try chartKind(rules)
    return ChartSpecification(
      chart: kind,
      ruleSet: try rules.ruleSet(for: kind),
      direction: try direction(),
      baselineCount: try baselineCount(),
      target: try target.map { text throws(Diagnostic) in .constant(try number("--target", text)) }
        ?? .none,
      screensMovingRanges: screen,
      knownCentre: try limits.knownCentre(),
      knownSigma: try limits.knownSigma(),
      limits: try limits.method(),
      sigmaEstimator: try limits.estimator(),
      smoothing: try limits.smoothing(for: kind),
      clipsBelowZero: limits.clip,
      isOrdered: !categories
    )
  }

  /// The study that is asked for in place of a chart; nil for a chart.
  var study: SeriesStudy.Name? {
    chart.flatMap(SeriesStudy.Name.init)
  }

  private static let names =
    ChartKind.allCases.map(\.rawValue) + SeriesStudy.Name.allCases.map(\.rawValue)

  /// The chart that is asked for, else the one that scripts would draw.
  private func chartKind(_ rules: SPCRuleOptions) throws(Diagnostic) -> ChartKind {
    if let chart {
      if let kind = ChartKind(rawValue: chart) { return kind }
      _ = try choice("--chart", chart, among: Self.names) { $0 }
    }
    let fitting = try rules.named()?.charts ?? ChartKind.allCases
    if subgroups, fitting.contains(.xbar) { return .xbar }
    return try rules.named()?.charts.first ?? .xmr
  }

  /// The good way, in the words of scripts or in those of the core.
  func direction() throws(Diagnostic) -> ImprovementDirection {
    guard let better else { return .neutral }
    if let older = ImprovementDirection(rawValue: better) { return older }
    return try choice("--better", better, among: ImprovementDirection.allCases) { direction in
      switch direction {
      case .increase: "higher"
      case .decrease: "lower"
      case .neutral: "neutral"
      }
    }
  }

  /// What is measured, where that is said.
  func quantity() throws(Diagnostic) -> MeasuredQuantity? {
    guard let kind else {
      guard force else { return nil }
      throw .usage(
        "--force draws a chart that does not suit what is measured, and what that is, is not said.",
        "Say it:  --kind count"
      )
    }
    return try choice("--kind", kind, among: MeasuredQuantity.allCases, name: \.rawValue)
  }

  /// The phase starts, each once: a second mention adds nothing.
  func phaseStarts() throws(Diagnostic) -> [String] {
    try once(phase, "--phase", "Give the t of the first point of the phase.")
  }

  /// The excluded points, each once.
  func excludedTimes() throws(Diagnostic) -> [String] {
    try once(exclude, "--exclude", "Give the t of the point to leave out.")
  }

  private func once(
    _ times: [String],
    _ option: String,
    _ hint: String
  ) throws(Diagnostic) -> [String] {
    guard !times.contains("") else { throw .usage("\(option) was given an empty text.", hint) }
    return times.enumerated().filter { !times[..<$0.offset].contains($0.element) }.map(\.element)
  }

  func baselineCount(
    fewest: Int = ChartSpecification.shortestBaseline
  ) throws(Diagnostic) -> Int? {
    guard let baseline else { return nil }
    guard let count = Int(baseline), count > 0 else {
      throw .usage(
        "\"\(baseline)\" is not a number of points (--baseline).",
        "Give a whole number, \(fewest) or more."
      )
    }
    return count
  }
}

/// How the input is read.
struct SPCReadingOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The column to read as series.", valueName: "name"))
  var seriesColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as t.", valueName: "name"))
  var tColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as y.", valueName: "name"))
  var yColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as n.", valueName: "name"))
  var nColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as phase.", valueName: "name"))
  var phaseColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as target.", valueName: "name"))
  var targetColumn: String?
  @Option(name: .long, help: ArgumentHelp("The column to read as excluded.", valueName: "name"))
  var excludedColumn: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Read past a column, such as an n that is no denominator; may be given several times.",
      valueName: "name"
    )
  )
  var ignore: [String] = []

  @Option(
    name: .customLong("multiplier"),
    help: .number("What y is multiplied by: 100 for per cent, 1000 for per 1,000 (default: 1).")
  )
  var multiplierText: String?

  @Flag(name: .long, help: "Let a t stand several times in a series, as for single patients.")
  var allowRepeatedT = false

  @Option(
    name: .long,
    help: ArgumentHelp("What separates fields: comma, tab, semicolon or pipe.", valueName: "name")
  )
  var separator = "comma"

  @Option(name: .long, help: ArgumentHelp("utf-8 or windows-1252.", valueName: "name"))
  var encoding = "utf-8"

  func columns() throws(Diagnostic) -> SeriesColumns {
    let given: [(ColumnRole, String?)] = [
      (.series, seriesColumn), (.time, tColumn), (.value, yColumn), (.denominator, nColumn),
      (.phase, phaseColumn), (.target, targetColumn), (.excluded, excludedColumn),
    ]
    var names: [ColumnRole: String] = [:]
    for (role, name) in given {
      guard let name else { continue }
      guard !ignore.contains(name) else {
        throw .usage(
          "The column \"\(name)\" is both to be read (--\(role.rawValue)-column) and ignored.",
          "Leave one of the two options out."
        )
      }
      names[role] = name
    }
    return SeriesColumns(names: names, ignored: ignore)
  }

  func multiplier() throws(Diagnostic) -> Double {
    guard let multiplierText else { return 1 }
    let multiplier = try number("--multiplier", multiplierText)
    guard multiplier > 0 else {
      throw .usage("A multiplier of \(multiplierText) is not above 0.", "Use 100 for per cent.")
    }
    return multiplier
  }

  func delimitedFormat() throws(Diagnostic) -> DelimitedFormat {
    let signs: [String: FieldSeparator] = [
      ",": .comma, "\t": .tab, "\\t": .tab, ";": .semicolon, "|": .pipe,
    ]
    let encodings: [(name: String, encoding: TextEncoding)] = [
      ("utf-8", .utf8), ("windows-1252", .windows1252),
    ]
    let sign =
      switch signs[separator] {
      case let sign?: sign
      case nil:
        try choice("--separator", separator, among: FieldSeparator.allCases, name: \.rawValue)
      }
    return DelimitedFormat(
      separator: sign,
      encoding: try choice("--encoding", encoding, among: encodings, name: \.name).encoding
    )
  }
}

/// What is written.
struct SPCWritingOptions: ParsableArguments {
  @Flag(name: .long, help: "Write a row per series and phase instead of one per point.")
  var summary = false

  @Flag(
    name: .long,
    help: "Write a row per series: how it stands at its last value."
  )
  var latest = false

  @Flag(
    name: .long,
    help: "Write a row per series: the chart that suits it, and why; --kind says what is measured."
  )
  var suggest = false

  @Flag(
    name: .long,
    help: "Write a row per place where somebody might decide that a new phase begins."
  )
  var candidates = false

  @Flag(
    name: .long,
    help: "Explain each chart in words instead; with --latest, only its last value."
  )
  var explain = false

  @Option(
    name: .long,
    help: ArgumentHelp("csv or json (one object per line).", valueName: "format")
  )
  var format = "csv"

  func rows() throws(Diagnostic) -> FilterSettings.Rows {
    let flags: [(name: String, isGiven: Bool, rows: FilterSettings.Rows)] = [
      ("--summary", summary, .phases), ("--latest", latest && !explain, .latest),
      ("--suggest", suggest, .suggestions), ("--candidates", candidates, .candidates),
      ("--explain", explain, .explanations),
    ]
    let given = flags.filter(\.isGiven)
    guard given.count <= 1 else {
      throw .usage(
        "\(given.map(\.name).joined(separator: " and ")) each say what a row is.",
        "Give one of them."
      )
    }
    return given.first?.rows ?? .points
  }

  func outputFormat() throws(Diagnostic) -> FilterSettings.Format {
    try choice("--format", format, among: FilterSettings.Format.allCases, name: \.rawValue)
  }
}
