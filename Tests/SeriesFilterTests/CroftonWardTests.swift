import SPCCore
import Testing

@testable import SeriesFilter

/// Fixture F1 of the domain study through the filter: the figures of its section 6.3.
@Suite("Crofton Ward through the filter")
struct CroftonWardTests {
  private func chart(
    _ ruleSet: RuleSet = .nhse2023,
    chart: ChartKind = .xmr,
    baselineCount: Int? = 24,
    _ change: (inout FilterSettings) -> Void = { _ in }
  ) throws -> [[String: String]] {
    let filtered = try Filtered(
      CroftonWard.csv,
      ChartSpecification(
        chart: chart,
        ruleSet: ruleSet,
        direction: .decrease,
        baselineCount: baselineCount
      ),
      change
    )
    #expect(filtered.faults == [])
    return try filtered.rows()
  }

  private func rounded(_ row: [String: String], _ column: String, _ places: Int) -> Double? {
    guard let value = row[column].flatMap(Double.init) else { return nil }
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }

  private func indices(_ rows: [[String: String]], meeting rule: String) -> [Int] {
    rows.indices.filter {
      rows[$0]["rules"]?.split(separator: " ").contains(Substring(rule)) ?? false
    }
  }

  @Test("Limits from 24 points are 11.1667 with 2.7241 and 19.6093 in every row")
  func limits() throws {
    let rows = try chart()
    #expect(rows.count == 54)
    for row in rows {
      #expect(rounded(row, "centre", 4) == 11.1667)
      #expect(rounded(row, "lower", 4) == 2.7241)
      #expect(rounded(row, "upper", 4) == 19.6093)
    }
    #expect(rows.map { $0["t"] } == (0..<54).map(CroftonWard.month))
    #expect(rows.map { $0["y"] } == CroftonWard.values.map(String.init))
  }

  @Test("The flagged points are those of each rule set, and none is in the baseline")
  func flagged() throws {
    let twoOfThree = [27, 28, 30, 32, 34, 44, 45, 46, 48, 49, 51, 52, 53]
    for (ruleSet, near) in [
      (RuleSet.nhse2023, twoOfThree), (.ptd022, twoOfThree.filter { $0 != 46 && $0 != 51 }),
    ] {
      let rows = try chart(ruleSet)
      #expect(indices(rows, meeting: "shift:low") == Array(25..<54))
      #expect(indices(rows, meeting: "beyond_limits:low") == [46, 51])
      #expect(indices(rows, meeting: "two_of_three:low") == near)
      #expect(rows.indices.filter { rows[$0]["label"] != "" } == Array(25..<54))
      #expect(rows[46]["label"] == "beyond_limits:low")
      #expect(rows[25...].allSatisfy { $0["category"] == "improvement" })
      #expect(rows[..<25].allSatisfy { $0["category"] == "common_cause" })
    }
  }

  @Test("A new phase from July 2022 has its mean at 5.7407, limits -2.65 and 14.13, and no signal")
  func newPhase() throws {
    let rows = try chart(baselineCount: nil) { $0.phaseStarts = ["2022-07"] }
    #expect(rows.map { $0["phase"] } == (0..<54).map { $0 < 27 ? "1" : "2" })
    #expect(rounded(rows[27], "centre", 4) == 5.7407)
    #expect(rounded(rows[27], "lower", 2) == -2.65)
    #expect(rounded(rows[53], "upper", 2) == 14.13)
    #expect(rows[27...].allSatisfy { $0["label"] == "" })
  }

  @Test("Limits from the whole period flag only 8 to 17 and 43 to 53")
  func wholePeriod() throws {
    let rows = try chart(baselineCount: nil)
    #expect(rounded(rows[0], "centre", 4) == 8.463)
    #expect(rounded(rows[0], "lower", 2) == -0.07)
    #expect(rounded(rows[0], "upper", 2) == 17)
    #expect(rows.indices.filter { rows[$0]["label"] != "" } == Array(8...17) + Array(43...53))
  }

  @Test("The summary has the mean moving range, the runs of the run chart, and the rule set")
  func summaries() throws {
    let limits = try #require(try chart { $0.rows = .phases }.first)
    #expect(rounded(limits, "mean_moving_range", 4) == 3.1739)
    #expect(limits["n"] == "54")
    #expect(limits["signals"] == "29")
    #expect(limits["variation"] == "improvement")
    #expect(limits["provisional"] == "false")
    #expect(limits["rule_set"] == "nhse-2023")
    #expect(limits["longest_run"] == "")

    let frozen = try #require(try chart(.anhoej, chart: .run) { $0.rows = .phases }.first)
    #expect(frozen["centre"] == "11")
    #expect(frozen["lower"] == "")
    #expect(frozen["longest_run"] == "28")
    #expect(frozen["longest_run_limit"] == "9")
    #expect(frozen["crossings"] == "8")

    let all = try #require(
      try chart(.anhoej, chart: .run, baselineCount: nil) { $0.rows = .phases }.first
    )
    #expect(all["centre"] == "8.5")
    #expect(all["longest_run"] == "11")
    #expect(all["crossings"] == "15")
    #expect(all["crossings_minimum"] == "21")
    #expect(all["runs_signal"] == "true")
  }
}
