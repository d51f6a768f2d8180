/// A named set of rules with its settings: data, so that a user can make one.
///
/// A result always carries the rule set that made it, because the field's tools disagree on cases
/// made to tell them apart. The sets of this file are the named ones; more are more values, not
/// more code.
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

  /// Makes a rule set.
  ///
  /// - Parameters:
  ///   - name: How results name it; not empty.
  ///   - charts: The charts it is defined for.
  ///   - rules: The rules in order of precedence, each kind at most once.
  ///   - screensMovingRanges: Whether ranges are screened by default.
  ///   - limitFactor: Limits in mean moving ranges; 2.66 as NHS England publishes it.
  ///   - constants: Whether d2 and D4 are exact or rounded as in textbooks.
  /// - Throws: ``SPCError/unnamedRuleSet``, ``SPCError/repeatedRule(_:)``,
  ///   ``SPCError/ruleLengthTooShort(rule:length:minimum:)`` or
  ///   ``SPCError/limitFactorNotPositive(_:)``.
  public init(
    name: String,
    charts: [ChartKind],
    rules: [Rule],
    screensMovingRanges: Bool,
    limitFactor: Double = Self.nhsLimitFactor,
    constants: ChartConstants = .exact
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
      constants: constants
    )
  }

  private init(
    named name: String,
    charts: [ChartKind],
    rules: [Rule],
    screensMovingRanges: Bool,
    limitFactor: Double,
    constants: ChartConstants
  ) {
    self.name = name
    self.charts = charts
    self.rules = rules
    self.screensMovingRanges = screensMovingRanges
    self.limitFactor = limitFactor
    self.constants = constants
  }

  /// 2.66, as the NHS tools publish it.
  ///
  /// That is 3 ÷ 1.128 rounded up. Exact, 3 ÷ d2(2) is 2.658681.
  public static let nhsLimitFactor = 2.66

  /// 3 ÷ 1.128, as qicharts2 and most textbooks compute it.
  public static let classicLimitFactor = 3 / 1.128

  /// A trend or shift of fewer points than this is no pattern.
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
    constants: .threeDecimals
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
    constants: .threeDecimals
  )

  /// The Anhøj rules as in qicharts2 0.8.1, on a run chart and, with limits, on an XmR chart.
  public static let anhoej = RuleSet(
    named: "anhoej",
    charts: [.run] + ChartKind.withLimits,
    rules: [.beyondLimits, .longRun, .fewCrossings],
    screensMovingRanges: true,
    limitFactor: classicLimitFactor,
    constants: .threeDecimals
  )

  /// The rule sets that have a name, in the order in which they are listed to a user.
  public static let named: [RuleSet] = [nhse2023, ptd022, anhoej]
}
