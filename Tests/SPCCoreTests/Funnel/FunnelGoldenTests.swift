import Testing

@testable import SPCCore
import TestInputSupport

/// The funnel plots of FunnelPlotR 0.6.0.
///
/// The package writes z as 1.959964 and 3.090232, we use the quantiles themselves: its limits are
/// compared to 10⁻⁹ with its z, and ours are asserted to lie within what the two z differ by. What
/// it calls 99 is 99.8 %.
@Suite(
  "FunnelPlotR reference cases",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct FunnelGoldenTests {
  @Test("Proportions, adjusted for overdispersion: every column")
  func proportions() throws {
    let golden = try GoldenCase("funnel_pr_ae")
    let plot = try plot(golden.input(), .proportion)
    #expect(plot.isAdjusted)
    try compare(plot, golden, groupCount: 67)
    // Its unadjusted limits are those of the transformed scale.
    for row in try golden.expected() {
      compareTransformed(plot, row, betweenVariance: 0, prefix: "")
    }
  }

  @Test("Ratios of counts: every column but the limits, which the package draws too narrow")
  func ratiosOfCounts() throws {
    let golden = try GoldenCase("funnel_rc")
    let plot = try plot(golden.input(), .ratioOfCounts, multiplier: 100)
    #expect(!plot.isAdjusted)
    let expected = try golden.expected()
    try compare(plot, golden, groupCount: 35, withLimits: false)
    // Its scores have the standard error of a ratio of counts, its limits and its column s that of
    // a proportion, 1 ÷ (2 √n), a third of it here: 5 of 35 groups on target are "outliers".
    for (point, row) in zip(plot.points, expected) {
      let place: Comment = "funnel_rc, \(row["group"] ?? "")"
      let size = point.denominator
      #expect(agree(row.number("s"), 1 / (2 * size.squareRoot())), place)
      for (z, name) in [(1.959964, "95"), (3.090232, "99")] {
        let middle = row.number("target_transformed")
        let lower = 100 * Mathematics.exponential(middle - z * row.number("s"))
        let upper = 100 * Mathematics.exponential(middle + z * row.number("s"))
        for column in ["LCL\(name)", "OD\(name)LCL"] {
          #expect(agree(lower, row.number(column)), place)
        }
        for column in ["UCL\(name)", "OD\(name)UCL"] {
          #expect(agree(upper, row.number(column)), place)
        }
      }
      #expect(agree(point.transformed, row.number("Y")), place)
      #expect(point.outside998 == nil, place)
    }
    #expect(expected.filter { $0["outlier"] == "1" }.count == 5)
    // G01, 2,379 of 2,918: 0.027618 where the package has 0.009256.
    #expect(isClose(plot.points[0].standardError, 0.027_617_949_145_723_6, relative: 1e-12))
    #expect(isClose(plot.points[0].limits95.lower, 76.135_177_511_291, relative: 1e-12))
    #expect(isClose(plot.points[0].limits998.upper, 87.580_425_612_515, relative: 1e-12))
  }

  @Test("Standardised ratios by the SHMI's method: every column but the unadjusted limits")
  func standardisedRatios() throws {
    let golden = try GoldenCase("funnel_sr_los")
    // One row for each stay; the package adds them up by trust and rounds the sums to cents.
    var observed: [String: Double] = [:]
    var expected: [String: Double] = [:]
    for row in try golden.input() {
      observed[row["group"] ?? "", default: 0] += row.number("num")
      expected[row["group"] ?? "", default: 0] += row.number("den")
    }
    let rows = try golden.expected()
    let names = rows.map { $0["group"] ?? "" }
    let plot = try FunnelPlot(
      numerators: names.map { try #require(observed[$0]) },
      denominators: rows.map { $0.number("denominator") },
      specification: FunnelSpecification(kind: .standardisedRatio, limitMethod: .transformed)
    )
    #expect(!plot.isAdjusted)
    try compare(plot, golden, groupCount: 10, valueDenominators: names.map { expected[$0] ?? .nan })
  }

  @Test("The package's unadjusted limits of standardised ratios are not those of the count")
  func confidenceLimits() throws {
    let golden = try GoldenCase("funnel_sr_los")
    let plot = try plot(golden.expected(), .standardisedRatio, .exact)
    for (point, row) in zip(plot.points, try golden.expected()) {
      let place: Comment = "\(row["group"] ?? "")"
      let size = row.number("denominator")
      for (level, name) in [(FunnelLevel.ninetyFive, "95"), (.ninetyNinePointEight, "99")] {
        // It draws the confidence interval for the mean of a count that came out as expected.
        let lower = ChiSquaredDistribution(degreesOfFreedom: 2 * size).quantile(level.tail)
        let upper = ChiSquaredDistribution(degreesOfFreedom: 2 * size + 2)
          .upperQuantile(level.tail)
        #expect(agree(lower / (2 * size), row.number("LCL\(name)")), place)
        #expect(agree(upper / (2 * size), row.number("UCL\(name)")), place)
        let ours = plot.limits(at: size, level: level)
        #expect(
          ours.lower < row.number("LCL\(name)") && ours.upper < row.number("UCL\(name)"),
          place
        )
      }
      #expect(point.outside95 == nil, place)
    }
    // Trust1, 5.42 expected: 0.3435 to 2.2613 there, and here, by the Poisson distribution:
    let trust1 = plot.limits(at: 5.42, level: .ninetyFive)
    #expect(agree(trust1.lower, 0.158_187_458_727_101_77), "\(trust1)")
    #expect(agree(trust1.upper, 2.015_992_221_070_487_5), "\(trust1)")
  }

  private func plot(
    _ rows: [GoldenCase.Row],
    _ kind: FunnelKind,
    _ limitMethod: FunnelLimitMethod = .transformed,
    multiplier: Double = 1
  ) throws -> FunnelPlot {
    let isInput = rows.first?["num"] != nil
    return try FunnelPlot(
      numerators: rows.map { $0.number(isInput ? "num" : "numerator") },
      denominators: rows.map { $0.number(isInput ? "den" : "denominator") },
      specification: FunnelSpecification(
        kind: kind,
        limitMethod: limitMethod,
        multiplier: multiplier
      )
    )
  }

  private func compare(
    _ plot: FunnelPlot,
    _ golden: GoldenCase,
    groupCount: Int,
    withLimits: Bool = true,
    valueDenominators: [Double]? = nil
  ) throws {
    let summary = try #require(try golden.summary().first)
    #expect(agree(plot.dispersionRatio, summary.number("phi")))
    #expect(agree(plot.betweenVariance, summary.number("tau2")))
    #expect(plot.isAdjusted == (summary["adjusted"] == "TRUE"))
    let expected = try golden.expected()
    #expect(expected.count == groupCount && plot.points.count == groupCount)
    for (index, (point, row)) in zip(plot.points, expected).enumerated() {
      let place: Comment = "\(golden.name), \(row["group"] ?? "")"
      #expect(point.numerator == row.number("numerator"), place)
      #expect(point.denominator == row.number("denominator"), place)
      let value =
        valueDenominators.map { point.numerator / $0[index] }
        ?? point.value / plot.specification.multiplier
      #expect(agree(value, row.number("rr")), place)
      #expect(
        agree(plot.curves.scale.transformed(plot.curves.target), row.number("target_transformed")),
        place
      )
      #expect(agree(point.transformed, row.number("Y")), place)
      #expect(agree(point.score, row.number("Uzscore")), place)
      #expect(agree(point.trimmedScore, row.number("Wuzscore")), place)
      #expect(point.isTrimmed == ((row["winsorised"] ?? row["truncated"]) == "1"), place)
      guard withLimits else { continue }
      #expect(agree(point.standardError, row.number("s")), place)
      #expect((point.outside998 != nil) == (row["outlier"] == "1"), place)
      compareTransformed(plot, row, betweenVariance: plot.betweenVariance, prefix: "OD")
      // The quantiles themselves differ from the package's by 8 · 10⁻⁹ and 10⁻⁷ of their size.
      for (limits, name) in [(point.limits95, "95"), (point.limits998, "99")] {
        #expect(isClose(limits.lower, row.number("OD\(name)LCL"), relative: 1e-6), place)
        #expect(isClose(limits.upper, row.number("OD\(name)UCL"), relative: 1e-6), place)
      }
    }
  }

  /// Compares limits on the transformed scale: "OD95LCL" with a prefix, "LCL95" without.
  private func compareTransformed(
    _ plot: FunnelPlot,
    _ row: GoldenCase.Row,
    betweenVariance: Double,
    prefix: String
  ) {
    let curves = FunnelCurves(
      scale: plot.curves.scale,
      target: plot.curves.target,
      betweenVariance: betweenVariance,
      usesExactDistribution: false,
      multiplier: plot.specification.multiplier
    )
    for (z, name) in [(1.959964, "95"), (3.090232, "99")] {
      let limits = curves.transformedLimits(at: row.number("denominator"), z: z)
      let (lower, upper) =
        prefix.isEmpty ? ("LCL\(name)", "UCL\(name)") : ("OD\(name)LCL", "OD\(name)UCL")
      let place: Comment = "\(row["group"] ?? ""), \(prefix) \(name)"
      #expect(agree(limits.lower, row.number(lower)), place)
      #expect(agree(limits.upper, row.number(upper)), place)
    }
  }
}
