internal import LuaRuntime
internal import QualityModel
internal import SPCCore

extension FunctionEntry {
  /// `qi.rule_set`: a rule set of one's own, or a named one.
  static func ruleSetFunction() -> FunctionEntry {
    .module(
      "rule_set",
      purpose: "Makes a rule set of your own, to be given as rules = to any chart; with a name "
        + "alone, gives the rule set of that name.",
      subject: .required("name", .text, "how results name it, for example \"our ward rules\""),
      parameters: [
        .optional(
          "rules",
          .list(.record(RuleArguments.parameters, shorthand: "rule")),
          "the rules, most important first: the first one a point meets names it"
        ),
        .optional(
          "charts",
          .list(.choice(.chartKind)),
          default: "every chart the rules can be read on",
          "the charts it is for; the first is drawn when none is asked for"
        ),
        .optional(
          "marking",
          .choice(.marking),
          default: "\"whole_pattern\"",
          "whether all points of a pattern are marked, or only the one that completes it"
        ),
        .optional("screen", .boolean, default: "false", "leave out outlying moving ranges"),
        .optional(
          "factor",
          .number,
          default: "2.66",
          "the distance of XmR limits from the centre, in mean moving ranges"
        ),
        .optional(
          "constants",
          .choice(.constants),
          default: "\"exact\"",
          "whether the constants of other charts are rounded as in textbooks"
        ),
        .optional(
          "runs",
          .choice(.runsMethod),
          default: "\"anhoej\"",
          "how the rules long_run and few_crossings judge"
        ),
        .optional("source", .text, default: "none", "where it comes from, or who agreed on it"),
      ],
      returns: "rule_set",
      example: """
        local ours = qi.rule_set {
          name = "our ward rules",
          rules = {
            "beyond_limits",
            { "shift", length = 8 },
            { "trend", length = 6, ties = "ignore" },
            { "two_of_three", beyond = "two_sigma", third = "anywhere" },
          },
        }
        print(ours)
        """
    ) { call in
      try call.session.value(RuleSetObject(RuleArguments.ruleSet(of: call.arguments)))
    }
  }
}

/// A rule as a script writes it: its name, or its name with what it needs.
enum RuleArguments {
  private static let path = "qi.rule_set"

  static var parameters: [Parameter] {
    [
      .required("rule", .choice(.rule), "the name, given first"),
      .optional(
        "length",
        .integer,
        "how many points in a row: shift, trend, alternation, stratification, mixture"
      ),
      .optional(
        "ties",
        .choice(.ties),
        default: "\"end\"",
        "trend: what a point equal to the one before does to the run"
      ),
      .optional(
        "on_centre",
        .choice(.ties),
        default: "\"end\"",
        "shift: what a point on the centre does to the run"
      ),
      .optional(
        "beyond",
        .choice(.twoOfThreeBand),
        default: "\"two_sigma\"",
        "two_of_three: whether points beyond the limits count as well"
      ),
      .optional(
        "third",
        .choice(.thirdPoint),
        default: "\"same_side\"",
        "two_of_three: where the third point may lie"
      ),
    ]
  }

  /// The rule set of a call.
  static func ruleSet(of arguments: Arguments) throws -> RuleSet {
    let name = arguments.text("name") ?? ""
    let named = RuleSet.named.first { $0.name == name }
    guard arguments.has("rules") else {
      if let named, arguments.values.count == 1 { return named }
      throw Diagnostic(
        kind: named == nil ? "not_found" : "argument",
        named == nil
          ? "There is no rule set \"\(name)\", and no rules are given to make one of."
          : "The rule set \(name) stands as it is; nothing of it can be set.",
        hint: named == nil
          ? "The named ones are \(RuleSet.named.map(\.name).joined(separator: ", ")); "
            + "to make one of your own, give  rules = { … }"
          : "To make another, give it another name and  rules = { … }",
        candidates: named == nil
          ? NearMiss.candidates(for: name, among: RuleSet.named.map(\.name)).map { "\"\($0)\"" }
          : []
      )
    }
    guard named == nil else {
      // Whoever reads "nhse-2023" under a chart relies on what it is.
      throw ArgumentError.unsuitable(
        path: path,
        reason: "\"\(name)\" is the name of a rule set that stands already.",
        mend: "Choose another name: every result carries it, and readers rely on it."
      )
    }
    let rules = try arguments.records("rules").map(rule)
    guard !rules.isEmpty else {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "The rule set \"\(name)\" has no rules, so it would never find anything.",
        mend: "Write  rules = { \"beyond_limits\", { \"shift\", length = 8 } }"
      )
    }
    let charts = arguments.texts("charts")?.compactMap(ChartKind.init(rawValue:))
    if let charts, charts.isEmpty {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "The rule set \"\(name)\" is for no chart at all.",
        mend: "Write  charts = { \"xmr\" }  or leave it out."
      )
    }
    return try RuleSet(
      name: name,
      charts: charts ?? readableCharts(rules),
      rules: rules,
      screensMovingRanges: arguments.boolean("screen") ?? false,
      limitFactor: arguments.number("factor") ?? RuleSet.nhsLimitFactor,
      constants: arguments.text("constants").flatMap(ChartConstants.init) ?? .exact,
      marking: arguments.text("marking").flatMap(PatternMarking.init) ?? .wholePattern,
      runsMethod: arguments.text("runs").flatMap(RunsMethod.init) ?? .anhoej,
      source: arguments.text("source")
    )
  }

  /// The charts on which every one of the rules can be met.
  private static func readableCharts(_ rules: [Rule]) -> [ChartKind] {
    rules.contains { $0.kind.needsLimits }
      ? ChartKind.withLimits : [.run] + ChartKind.withLimits
  }

  private static func rule(_ arguments: Arguments) throws -> Rule {
    let name = arguments.text("rule") ?? ""
    guard let kind = RuleKind(name: name) else { return .beyondLimits }
    let taken = kind.settings
    for given in arguments.values.keys.sorted() where given != "rule" && !taken.contains(given) {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "The rule \(name) has no \(given) to set.",
        mend: taken.isEmpty
          ? "Write it as  \"\(name)\"" : "It takes: \(taken.joined(separator: ", "))."
      )
    }
    func length() throws -> Int {
      if let length = arguments.integer("length") { return length }
      // The field's rule sets differ here, so that none is taken for granted.
      throw ArgumentError.unsuitable(
        path: path,
        reason: "The rule \(name) needs a length: how many points in a row make the pattern?",
        mend: "Write  { \"\(name)\", length = … };  \(kind.usualLengths)."
      )
    }
    func ties(_ name: String) -> TieReading {
      arguments.text(name).flatMap(TieReading.init) ?? .end
    }
    return switch kind {
    case .beyondLimits: .beyondLimits
    case .trend: .trend(length: try length(), ties: ties("ties"))
    case .twoOfThree:
      .twoOfThree(
        counting: TwoOfThreeBand.allCases.first { $0.word == arguments.text("beyond") }
          ?? .beyondTwoSigma,
        third: arguments.text("third").flatMap(ThirdPoint.init) ?? .sameSide
      )
    case .shift: .shift(length: try length(), onCentre: ties("on_centre"))
    case .longRun: .longRun
    case .fewCrossings: .fewCrossings
    case .fourOfFive: .fourOfFive
    case .alternation: .alternation(length: try length())
    case .stratification: .stratification(length: try length())
    case .mixture: .mixture(length: try length())
    }
  }
}

extension TwoOfThreeBand {
  /// The word in scripts.
  var word: String {
    switch self {
    case .beyondTwoSigma: "two_sigma"
    case .betweenTwoAndThreeSigma: "two_sigma_within_limits"
    }
  }
}

extension RuleKind {
  /// What a script can set of the rule.
  fileprivate var settings: [String] {
    switch self {
    case .beyondLimits, .longRun, .fewCrossings, .fourOfFive: []
    case .trend: ["length", "ties"]
    case .shift: ["length", "on_centre"]
    case .twoOfThree: ["beyond", "third"]
    case .alternation, .stratification, .mixture: ["length"]
    }
  }

  /// Whether the rule can only be met where there are limits.
  fileprivate var needsLimits: Bool {
    switch self {
    case .beyondLimits, .twoOfThree, .fourOfFive, .stratification, .mixture: true
    case .trend, .shift, .longRun, .fewCrossings, .alternation: false
    }
  }

  /// The lengths that the named sets have, in words.
  fileprivate var usualLengths: String {
    let lengths = RuleSet.named.compactMap { set in
      set.rules.first { $0.kind == self }?.length.map { "\(set.name) has \($0)" }
    }
    return lengths.joined(separator: ", ")
  }
}
