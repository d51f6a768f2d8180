/// A named set of rules with its settings: data, so that a user can make one.
///
/// A result always carries the rule set that made it, because the field's tools disagree on cases
/// made to tell them apart. The named sets are values of this type, here and in the files beside
/// this one; more are more values, not more code.
public struct RuleSet: Sendable, Hashable {
  /// The name under which results are reported, such as `nhse-2023`.
  public let name: String

  /// The charts the rule set is defined for.
  public let charts: [ChartKind]

  /// The rules in order of precedence: the first one a point meets names the point.
  public let rules: [Rule]

  /// Whether moving ranges are screened before the limits unless the specification says otherwise.
  ///
  /// Screening is one pass: ranges not below 3.267 mean moving ranges are left out of the mean
  /// moving range; the centre line keeps all points.
  public let screensMovingRanges: Bool

  /// The distance of an XmR chart's three-sigma limits from the centre in mean moving ranges; the
  /// two-sigma lines stand at two thirds of it.
  public let limitFactor: Double

  /// The constants of all charts but XmR, which has its ``limitFactor``.
  public let constants: ChartConstants

  /// Which points of a pattern the rules mark.
  public let marking: PatternMarking

  /// How crossings and longest run are judged, where the set has a rule about them.
  public let runsMethod: RunsMethod

  /// Where the set comes from: a citation; nil for a set of somebody's own who gave none.
  public let source: String?

  /// Makes a rule set.
  ///
  /// - Parameters:
  ///   - name: How results name it; not empty.
  ///   - charts: The charts it is defined for.
  ///   - rules: The rules in order of precedence, each kind at most once.
  ///   - screensMovingRanges: Whether ranges are screened by default.
  ///   - limitFactor: Limits in mean moving ranges; 2.66 as NHS England publishes it.
  ///   - constants: Whether d2 and D4 are exact or rounded as in textbooks.
  ///   - marking: Which points of a pattern are marked.
  ///   - runsMethod: How ``Rule/longRun`` and ``Rule/fewCrossings`` judge.
  ///   - source: Where the set comes from.
  /// - Throws: ``SPCError/unnamedRuleSet``, ``SPCError/repeatedRule(_:)``,
  ///   ``SPCError/ruleLengthTooShort(rule:length:minimum:)`` or
  ///   ``SPCError/limitFactorNotPositive(_:)``.
  public init(
    name: String,
    charts: [ChartKind],
    rules: [Rule],
    screensMovingRanges: Bool,
    limitFactor: Double = Self.nhsLimitFactor,
    constants: ChartConstants = .exact,
    marking: PatternMarking = .wholePattern,
    runsMethod: RunsMethod = .anhoej,
    source: String? = nil
  ) throws(SPCError) {
    guard !name.isEmpty else { throw .unnamedRuleSet }
    guard limitFactor > 0, limitFactor.isFinite else {
      throw .limitFactorNotPositive(limitFactor)
    }
    var seen: RuleHits = []
    for rule in rules {
      guard seen.insert(RuleHits(rule.kind)).inserted else { throw .repeatedRule(rule.kind) }
      if let length = rule.length, length < Self.shortestLength {
        throw .ruleLengthTooShort(rule: rule.kind, length: length, minimum: Self.shortestLength)
      }
    }
    self.init(
      named: name,
      charts: charts,
      rules: rules,
      screensMovingRanges: screensMovingRanges,
      limitFactor: limitFactor,
      constants: constants,
      marking: marking,
      runsMethod: runsMethod,
      source: source
    )
  }

  /// Makes a set that is known to be right: the named ones, which the tests hold against what is
  /// refused above.
  init(
    named name: String,
    charts: [ChartKind],
    rules: [Rule],
    screensMovingRanges: Bool,
    limitFactor: Double,
    constants: ChartConstants,
    marking: PatternMarking = .wholePattern,
    runsMethod: RunsMethod = .anhoej,
    source: String?
  ) {
    self.name = name
    self.charts = charts
    self.rules = rules
    self.screensMovingRanges = screensMovingRanges
    self.limitFactor = limitFactor
    self.constants = constants
    self.marking = marking
    self.runsMethod = runsMethod
    self.source = source
  }

  /// 2.66, as the NHS tools publish it.
  ///
  /// That is 3 ÷ 1.128 rounded up. Exact, 3 ÷ d2(2) is 2.658681.
  public static let nhsLimitFactor = 2.66

  /// 3 ÷ 1.128, as qicharts2 and most textbooks compute it.
  public static let classicLimitFactor = 3 / 1.128

  /// Fewer points in a row than this are no pattern.
  static let shortestLength = 3

  /// Making Data Count as NHS England announced it in November 2023.
  ///
  /// The two-of-three rule counts every point beyond two sigma. Ranges are not screened, as in NHS England's own Excel and SQL
  /// tools; the specification can switch screening on.
  public static let nhse2023 = RuleSet(
    named: "nhse-2023",
    charts: ChartKind.withLimits,
    rules: [
      .beyondLimits,
      .trend(length: 7),
      .twoOfThree(counting: .beyondTwoSigma),
      .shift(length: 7),
    ],
    screensMovingRanges: false,
    limitFactor: nhsLimitFactor,
    constants: .threeDecimals,
    source: "NHS England, Making Data Count, as announced on 6 November 2023"
  )

  /// The R package NHSRplotthedots 0.2.2: two of three counts only points between two and three
  /// sigma, and moving ranges are screened.
  public static let ptd022 = RuleSet(
    named: "ptd-0.2.2",
    charts: ChartKind.withLimits,
    rules: [
      .beyondLimits,
      .trend(length: 7),
      .twoOfThree(counting: .betweenTwoAndThreeSigma),
      .shift(length: 7),
    ],
    screensMovingRanges: true,
    limitFactor: nhsLimitFactor,
    constants: .threeDecimals,
    source: "NHSRplotthedots 0.2.2"
  )

  /// The Anhøj rules as in qicharts2 0.8.1, on a run chart and, with limits, on an XmR chart.
  public static let anhoej = RuleSet(
    named: "anhoej",
    charts: [.run] + ChartKind.withLimits,
    rules: [.beyondLimits, .longRun, .fewCrossings],
    screensMovingRanges: true,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals,
    source: "Anhøj & Olesen, PLoS ONE 9(11), 2014; qicharts2 0.8.1"
  )

  /// The rule sets that have a name, in the order in which they are listed to a user.
  public static let named: [RuleSet] = [
    nhse2023, ptd022, anhoej, anhoejBestBox, anhoejCutBox, westernElectric, nelson, ihiRun,
    montgomery,
  ]
}
