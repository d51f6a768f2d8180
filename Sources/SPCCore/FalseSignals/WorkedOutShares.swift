/// Shares of stable series whose latest point is flagged, worked out beforehand for the charts that
/// tables of many series are made with, so that the first such table need not wait for them.
///
/// They are what ``StableSeriesSimulation`` finds, to the last digit: the table holds how many series
/// it flagged. `make chance` writes it anew, which any change to the engine, the rules or the noise
/// asks for, and a test simulates some of it again.
package enum WorkedOutShares {
  /// The charts that are in the table, in its order: individuals under every rule set with limits, run
  /// charts under every one for them, the charts that ``RuleSet/nhse2023`` is asked for by name
  /// or by ``ChartSuggestion``, and individuals under it with limits fixed on a baseline.
  package static let specifications: [ChartSpecification] =
    RuleSet.named.flatMap { ruleSet in
      [ChartKind.xmr, .run].filter(ruleSet.charts.contains).map {
        ChartSpecification(chart: $0, ruleSet: ruleSet)
      }
    }
    + [ChartKind.p, .pPrime, .c, .u, .uPrime, .iPrime, .g, .t].map {
      ChartSpecification(chart: $0, ruleSet: .nhse2023)
    }
    + usualBaselines.map { ChartSpecification(ruleSet: .nhse2023, baselineCount: $0) }

  /// The lengths of baseline that people decide on: so many months, weeks or quarters.
  ///
  /// A year or two of weeks has one more where it begins and ends on the same day.
  private static let usualBaselines = [
    12, 13, 15, 18, 20, 24, 30, 36, 48, 52, 53, 60, 104, 105,
  ]

  /// How many flags the simulations of a specification count, by the number of points.
  private static let flags: [StableSeriesSimulation: [Int]] = Dictionary(
    uniqueKeysWithValues: zip(specifications, table).map { specification, flags in
      (StableSeriesSimulation(specification, pointCount: 0), flags)
    }
  )

  /// How many flags a simulation counts; nil where it is not in the table.
  static func flagCount(_ simulation: StableSeriesSimulation) -> Int? {
    let length = simulation.pointCount
    guard length >= 1, let flags = flags[simulation.withPointCount(0)], length <= flags.count
    else { return nil }
    return flags[length - 1]
  }
}

extension WorkedOutShares {
  /// The text of the file that holds the table, simulated anew.
  ///
  /// - Complexity: Some 60 ms in a release build for each of its more than 3,600 numbers: minutes.
  package static func tableSource() throws(SPCError) -> String {
    var text = """
      // Written by `make chance`.

      extension WorkedOutShares {
        /// How many flags are counted: for each of ``specifications`` from 1 to 120 points.
        static let table: [[Int]] = [

      """
    for specification in specifications {
      let baseline = specification.baselineCount.map { ", baseline of \($0)" } ?? ""
      text +=
        "    // \(specification.chart.rawValue), \(specification.ruleSet.name)\(baseline)\n    [\n"
      var line = "     "
      for length in 1...StableSeriesSimulation.longestForLatest {
        let flags = try StableSeriesSimulation(specification, pointCount: length).latestFlags()
        if line.count + String(flags).count + 2 > 100 {
          text += line + "\n"
          line = "     "
        }
        line += " \(flags),"
      }
      text += line + "\n    ],\n"
    }
    return text + "  ]\n}\n"
  }
}
