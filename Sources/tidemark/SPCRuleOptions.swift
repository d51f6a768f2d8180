internal import ArgumentParser
internal import QualityModel
internal import SPCCore
internal import Workbench

/// Which rules judge the points.
struct SPCRuleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "\(choices(RuleSet.named.map(\.name))) (default: nhse-2023; anhoej for a run chart).",
      valueName: "rule-set"
    )
  )
  var rules: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A rule of a set of your own instead, the most important first; may be given several times: "
        + "beyond_limits, shift:8, trend:6, two_of_three, four_of_five, alternation:14, "
        + "stratification:15, mixture:8, long_run, few_crossings. Readings follow after colons: "
        + "trend:6:ignore and shift:6:ignore pass over ties, two_of_three:anywhere lets the third "
        + "point lie anywhere, two_of_three:two_sigma_within_limits counts none beyond the limits.",
      valueName: "rule"
    )
  )
  var rule: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("How results name the set of your own (default: own).", valueName: "name")
  )
  var ruleSetName: String?

  func ruleSet(for chart: ChartKind) throws(Diagnostic) -> RuleSet {
    guard rule.isEmpty else { return try ownSet(for: chart) }
    if let ruleSetName {
      throw .usage(
        "The rule set \"\(ruleSetName)\" has no rules.",
        "Give them with --rule, such as  --rule beyond_limits --rule shift:8"
      )
    }
    return try named() ?? (chart == .run ? RuleSet.anhoej : .nhse2023)
  }

  /// The rule set that --rules names; nil without a word.
  func named() throws(Diagnostic) -> RuleSet? {
    guard let rules else { return nil }
    return try choice("--rules", rules, among: RuleSet.named, name: \.name)
  }

  private func ownSet(for chart: ChartKind) throws(Diagnostic) -> RuleSet {
    if let rules {
      throw .usage(
        "Rules are given by --rules \(rules) and one by one by --rule.",
        "Leave one of the two out; a named rule set stands as it is."
      )
    }
    let name = ruleSetName ?? "own"
    guard !RuleSet.named.contains(where: { $0.name == name }) else {
      throw .usage(
        "\"\(name)\" is the name of a rule set that stands already.",
        "Choose another with --rule-set-name: every result carries it, and readers rely on it."
      )
    }
    var made: [Rule] = []
    for text in rule { made.append(try RuleText(text).rule()) }
    do throws(SPCError) {
      return try RuleSet(
        name: name,
        charts: [chart],
        rules: made,
        screensMovingRanges: false
      )
    } catch {
      throw Diagnostic(of: error)
    }
  }
}

/// A rule as the command line writes it: its name, its length and its readings with colons between.
private struct RuleText {
  let text: String
  private let kind: RuleKind
  private var words: [String]

  init(_ text: String) throws(Diagnostic) {
    self.text = text
    words = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let name = words.removeFirst()
    kind = try choice("--rule", name, among: RuleKind.allCases, name: \.name)
  }

  func rule() throws(Diagnostic) -> Rule {
    var taker = self
    let rule: Rule =
      switch kind {
      case .beyondLimits: .beyondLimits
      case .trend: .trend(length: try taker.length(), ties: taker.ties())
      case .twoOfThree: .twoOfThree(counting: taker.band(), third: taker.third())
      case .shift: .shift(length: try taker.length(), onCentre: taker.ties())
      case .longRun: .longRun
      case .fewCrossings: .fewCrossings
      case .fourOfFive: .fourOfFive
      case .alternation: .alternation(length: try taker.length())
      case .stratification: .stratification(length: try taker.length())
      case .mixture: .mixture(length: try taker.length())
      }
    guard taker.words.isEmpty else {
      throw .usage(
        "\"\(taker.words.joined(separator: ":"))\" means nothing for the rule \(kind.name) (--rule "
          + "\(text)).",
        "It is written like  \(example)"
      )
    }
    return rule
  }

  private mutating func length() throws(Diagnostic) -> Int {
    guard let word = words.first, let length = Int(word) else {
      let lengths = RuleSet.named.compactMap { set in
        set.rules.first { $0.kind == kind }?.length.map { "\(set.name) has \($0)" }
      }
      throw .usage(
        "The rule \(kind.name) needs to know how many points in a row make the pattern (--rule "
          + "\(text)).",
        "Write it like  \(example);  \(lengths.joined(separator: ", "))."
      )
    }
    words.removeFirst()
    return length
  }

  private mutating func ties() -> TieReading { take(TieReading.init) ?? .end }

  private mutating func third() -> ThirdPoint { take(ThirdPoint.init) ?? .sameSide }

  private mutating func band() -> TwoOfThreeBand {
    let bands: [String: TwoOfThreeBand] = [
      "two_sigma": .beyondTwoSigma, "two_sigma_within_limits": .betweenTwoAndThreeSigma,
    ]
    return take { bands[$0] } ?? .beyondTwoSigma
  }

  /// Takes the first word that a reading knows.
  private mutating func take<Reading>(_ reading: (String) -> Reading?) -> Reading? {
    for index in words.indices {
      guard let found = reading(words[index]) else { continue }
      words.remove(at: index)
      return found
    }
    return nil
  }

  private var example: String {
    switch kind {
    case .beyondLimits, .longRun, .fewCrossings, .fourOfFive: kind.name
    case .trend: "trend:6 or trend:6:ignore"
    case .shift: "shift:8 or shift:8:ignore"
    case .twoOfThree: "two_of_three or two_of_three:anywhere"
    case .alternation: "alternation:14"
    case .stratification: "stratification:15"
    case .mixture: "mixture:8"
    }
  }
}
