import SPCCore
import Testing
import TestInputSupport

/// The CUSUM cases of qcc 3.0, and the Bernoulli CUSUM of qicharts2 0.8.1.
///
/// qcc divides ranges by d2 rounded to three decimals, we by the exact one. So its columns are
/// compared with its sigma given, and our own sigma with the ratio of the two constants.
@Suite(
  "CUSUM reference cases",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct CumulativeSumGoldenTests {
  @Test("Subgroups judged by a baseline: every column of qcc's piston rings")
  func pistonRings() throws {
    let golden = try GoldenCase("qcc_cusum_pistonrings")
    let rows = try golden.input()
    let subgroups = rows.map { row in (1...5).map { row.number("v\($0)") } }
    var specification = CumulativeSumSpecification(baselineCount: 25)
    let own = try CumulativeSumChart(subgroups: subgroups, specification: specification)
    let sigma = try #require(try golden.summary().first).number("std_dev")
    #expect(agree(own.sigma, sigma * 2.326 / ControlChartConstants.d2(5)))
    #expect(agree(own.sigma / sigma, 1.000_030_548_1))  // 0.003 % more
    specification.sigma = sigma
    let chart = try CumulativeSumChart(subgroups: subgroups, specification: specification)
    try compare(chart, golden, pointCount: 40)
    #expect(own.points.map(\.signalsHigh) == chart.points.map(\.signalsHigh))
  }

  @Test("Individual values with a head start: every column of qcc's viscosity")
  func viscosity() throws {
    let golden = try GoldenCase("qcc_cusum_viscosity")
    let values = try golden.input().map { $0.number("v1") }
    var specification = CumulativeSumSpecification(decisionInterval: 4, headStart: 2)
    let own = try CumulativeSumChart(values: values, specification: specification)
    let sigma = try #require(try golden.summary().first).number("std_dev")
    #expect(agree(own.sigma, sigma * 1.128 / ControlChartConstants.d2(2)))
    specification.sigma = sigma
    let chart = try CumulativeSumChart(values: values, specification: specification)
    try compare(chart, golden, pointCount: 35)
    // The one verdict that hangs on the constant: 4.0009 at point 29, 3.9987 in the package.
    let differing = own.points.indices.filter {
      own.points[$0].signalsHigh != chart.points[$0].signalsHigh
        || own.points[$0].signalsLow != chart.points[$0].signalsLow
    }
    #expect(differing == [28])
    #expect(agree(own.points[28].high, 4.000_874_707_237_994))
    #expect(own.points[28].signalsHigh)
  }

  @Test("A constant series: qcc has no sums, ours are 0")
  func constant() throws {
    let golden = try GoldenCase("qcc_cusum_constant")
    let chart = try CumulativeSumChart(values: golden.input().map { $0.number("v1") })
    let summary = try #require(try golden.summary().first)
    #expect(chart.centre == summary.number("center") && chart.sigma == summary.number("std_dev"))
    let expected = try golden.expected()
    #expect(expected.count == 12 && chart.points.count == 12)
    for (point, row) in zip(chart.points, expected) {
      #expect(row.number("cusum_pos").isNaN && row.number("cusum_neg").isNaN)
      #expect(point.high == 0 && point.low == 0 && !point.signalsHigh && !point.signalsLow)
    }
  }

  private func compare(
    _ chart: CumulativeSumChart,
    _ golden: GoldenCase,
    pointCount: Int
  ) throws {
    let summary = try #require(try golden.summary().first)
    #expect(agree(chart.centre, summary.number("center")))
    #expect(agree(chart.sigma, summary.number("std_dev")))
    let expected = try golden.expected()
    #expect(expected.count == pointCount && chart.points.count == pointCount)
    for (point, row) in zip(chart.points, expected) {
      let place: Comment = "\(golden.name), point \(row["group"] ?? "")"
      #expect(agree(point.value, row.number("statistic")), place)
      #expect(agree(point.high, row.number("cusum_pos")), place)
      #expect(agree(point.low, row.number("cusum_neg")), place)
      #expect(point.signalsHigh == (row["violation_upper"] == "1"), place)
      #expect(point.signalsLow == (row["violation_lower"] == "1"), place)
    }
  }

  @Test("Cases in sequence: every column of qicharts2's bchart")
  func bernoulli() throws {
    let golden = try GoldenCase("qic_bernoulli_cusum")
    let rows = try golden.input()
    let chart = try BernoulliCumulativeSumChart(
      cases: rows.map { $0.number("y") },
      specification: BernoulliCumulativeSumSpecification(baseline: .firstCases(200))
    )
    let summary = try #require(try golden.summary().first)
    #expect(agree(chart.probability, summary.number("p0")))
    #expect(agree(chart.raisedProbability, summary.number("p1")))
    #expect(agree(chart.loweredProbability, summary.number("p2")))
    let expected = try golden.expected()
    #expect(expected.count == 600 && chart.points.count == 600)
    var signals: [Int] = []
    for (index, (point, row)) in zip(chart.points, expected).enumerated() {
      let place: Comment = "case \(index)"
      #expect(point.event == (row["y"] == "1"), place)
      #expect(point.signalsHigh == (row.number("signal1") == summary.number("limit1")), place)
      #expect(point.signalsLow == (row.number("signal2") == summary.number("limit2")), place)
      #expect(agree(point.low, row.number("cusum2")), place)
      if point.signalsHigh {
        // The package writes the 0 of the fresh start here; we keep the sum that signalled.
        signals.append(index)
        #expect(row.number("cusum1") == 0, place)
        #expect(
          agree(point.high, expected[index - 1].number("cusum1") + row.number("s1")),
          place
        )
      } else {
        #expect(agree(point.high, row.number("cusum1")), place)
      }
    }
    #expect(signals == [504])
    #expect(agree(chart.points[504].high, 3.638_973_848_393_066))
  }
}
