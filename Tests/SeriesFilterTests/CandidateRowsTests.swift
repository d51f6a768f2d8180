import SPCCore
import Testing

@testable import SeriesFilter

@Suite("A row per candidate phase")
struct CandidateRowsTests {
  private func scanned(
    _ input: String,
    _ specification: ChartSpecification = ChartSpecification(ruleSet: .nhse2023)
  ) throws -> Filtered {
    try Filtered(input, specification) { $0.rows = .candidates }
  }

  @Test("Crofton Ward: the figures of the core, with the texts of t")
  func crofton() throws {
    let row = try #require(scanned(CroftonWard.csv).rows().first)
    let result = try SPCResult(
      values: CroftonWard.values.map(Double.init),
      specification: ChartSpecification(ruleSet: .nhse2023)
    )
    let candidate = try #require(result.candidatePhases().candidates.first)
    #expect(row["start"] == CroftonWard.month(candidate.start))
    #expect(row["shift_start"] == CroftonWard.month(candidate.shiftStart))
    #expect(row["change_point"] == CroftonWard.month(candidate.change.index))
    #expect(row["start"] == "2022-07")
    #expect(row["rule"] == "shift")
    #expect(row["side"] == "low")
    #expect(row["length"] == "11")
    #expect(row["required"] == "7")
    let numbers: [(String, Double)] = [
      ("mean_before", candidate.meanBefore), ("mean_after", candidate.meanAfter),
      ("present_centre", candidate.present.centre), ("present_lower", candidate.present.lower),
      ("present_upper", candidate.present.upper), ("proposed_centre", candidate.proposed.centre),
      ("proposed_lower", candidate.proposed.lower), ("proposed_upper", candidate.proposed.upper),
      ("statistic", candidate.change.statistic), ("n", Double(candidate.observedCount)),
    ]
    for (column, number) in numbers {
      #expect(row[column].flatMap(Double.init) == number, "\(column)")
    }
    #expect(row["enough_points"] == "true")
    #expect(row["stable"] == "true")
    #expect(row["refusals"] == "too_early:start=9:observed_before=8:minimum=12")
    #expect(row["rule_set"] == "nhse-2023")
  }

  @Test("Nothing is applied: a phase that starts there has no candidate of its own")
  func adopted() throws {
    let filtered = try Filtered(CroftonWard.csv) { settings in
      settings.rows = .candidates
      settings.phaseStarts = ["2022-07"]
    }
    let row = try #require(filtered.rows().first)
    #expect(row["start"] == "")
    #expect(row["refusals"]?.isEmpty == false)
  }

  @Test("A series without a candidate has a row with the reason")
  func refusals() throws {
    let few = "series,t,y\n" + (0..<10).map { "few,\($0),\($0 % 3)\n" }.joined()
    let still = (0..<30).map { "still,\($0),\([5, 7, 4, 6, 6, 5][$0 % 6])\n" }.joined()
    let rows = try scanned(few + still).rows()
    #expect(rows.map { $0["series"] } == ["few", "still"])
    #expect(
      rows.map { $0["refusals"] } == ["too_few_points:observed=10:minimum=19", "no_signal"]
    )
    #expect(rows.allSatisfy { $0["start"] == "" && $0["stable"] == "" })
    let average = try scanned(
      CroftonWard.csv,
      ChartSpecification(chart: .ewma, ruleSet: .nhse2023)
    )
    #expect(try average.rows().map { $0["refusals"] } == ["points_not_independent:chart=ewma"])
  }
}
