import SPCCore
import Testing

extension GoldenCase {
  /// The chart of a `qcc_*` case, from its name; nil for the cases of rules, CUSUM and capability.
  var qccChart: ChartKind? {
    let kinds: [String: ChartKind] = [
      "one": .xmr, "xbar": .xbar, "R": .r, "S": .s, "p": .p, "np": .np, "c": .c, "u": .u, "g": .g,
      "ewma": .ewma,
    ]
    let parts = name.split(separator: "_")
    return parts.count > 1 ? kinds[String(parts[1])] : nil
  }

  /// What the case asks for, in our terms: rounded d2, no screening, phase 1 of the data as baseline.
  func qccSpecification() throws -> ChartSpecification {
    let parameters = try parameters()
    let rows = try input()
    let calibration = rows.count { $0["phase"] == "1" }
    let estimators: [String: SigmaEstimator] = [
      "SD": .standardDeviation, "MVLUE-R": .weightedMeanRange,
      "MVLUE-SD": .weightedMeanStandardDeviation,
      "UWAVE-SD": .meanStandardDeviation, "RMSDF": .pooled,
    ]
    let chart = try #require(qccChart)
    let usual: SigmaEstimator? =
      switch chart {
      case .xbar: .meanRange
      case .s: .meanStandardDeviation
      default: nil
      }
    let limits: LimitMethod =
      if let confidence = parameters["confidence.level"] as? Double {
        .probability(confidence: confidence)
      } else {
        .sigma(parameters["nsigmas"] as? Double ?? 3)
      }
    return ChartSpecification(
      chart: chart,
      ruleSet: try RuleSet(
        name: "qcc",
        charts: ChartKind.allCases,
        rules: [.beyondLimits, .shift(length: 8)],  // Western Electric 1 and 4
        screensMovingRanges: false,
        limitFactor: RuleSet.classicLimitFactor,
        constants: .threeDecimals,
        marking: .completingPoint
      ),
      baselineCount: calibration < rows.count ? calibration : nil,
      limits: limits,
      sigmaEstimator: (parameters["std.dev"] as? String).flatMap { estimators[$0] } ?? usual,
      smoothing: parameters["lambda"] as? Double ?? 0.2
    )
  }

  /// The data of the case: subgroups, parts, or values.
  func qccData() throws -> ChartData {
    let rows = try input()
    switch try #require(qccChart) {
    case .p, .np, .u:
      return .parts(
        numerators: rows.map { $0.number("v1") },
        denominators: rows.map { $0.number("size") }
      )
    default:
      let members = rows[0].keys.filter { $0.hasPrefix("v") }.sorted()
      guard members.count > 1 else { return .values(rows.map { $0.number("v1") }) }
      return .subgroups(rows.map { row in members.map { row.number($0) } })
    }
  }
}
