import DelimitedText
import Foundation
import SPCCore
import Testing

@testable import SeriesFilter
import TestInputSupport

/// The reference cases of NHSRplotthedots 0.2.2 as a user would hand them to the filter: the facet
/// as series, all facets in one file.
///
/// Left to the core's own tests are the cases where we mean to answer otherwise than the package
/// (docs/spc-methods.md) and those whose package call ended in an error.
@Suite(
  "NHSRplotthedots reference cases through the filter",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct PlotTheDotsGoldenTests {
  private static let answeredOtherwise: Set = ["nhsr_edge_constant", "nhsr_edge_mostly_zero"]

  private static func names() -> [String] {
    guard let cases = SharedFolder.url?.appendingPathComponent("golden/cases"),
      let names = try? FileManager.default.contentsOfDirectory(atPath: cases.path)
    else { return [] }
    return names.filter { $0.hasPrefix("nhsr_") && !answeredOtherwise.contains($0) }.sorted()
  }

  @Test("All limits, labels and phases are those of the package under both rule sets")
  func everyCase() throws {
    var cases = 0
    var points = 0
    for name in Self.names() {
      let golden = try FilterGoldenCase(name)
      guard !golden.expectsError else { continue }
      for (ruleSet, column) in [
        (RuleSet.ptd022, "special_cause_type"), (.nhse2023, "special_cause_type_mdc"),
      ] {
        points += try compare(golden, ruleSet, labelColumn: column)
      }
      cases += 1
    }
    print("nhsr through the filter: \(points) points of \(cases) cases")
    #expect(cases == 27)
    #expect(points == 7196)
  }

  private func compare(
    _ golden: FilterGoldenCase,
    _ ruleSet: RuleSet,
    labelColumn: String
  ) throws -> Int {
    let expected = try golden.rows("expected.csv")
    let specification = try golden.specification(ruleSet)
    let filtered = try Filtered(
      golden.input(),
      specification,
      columns: SeriesColumns(names: [.series: "f", .time: "x"])
    ) { $0.phaseStarts = [] }
    #expect(filtered.faults == [], "\(golden.name)")
    let rows = try filtered.rows()
    try #require(rows.count == expected.count, "\(golden.name)")
    for (row, reference) in zip(rows, expected) {
      let place: Comment = "\(golden.name), \(row["series"] ?? ""), \(row["t"] ?? "")"
      #expect(row["series"] == reference["f"], place)
      #expect(row["t"] == reference["x"], place)
      #expect(agree(row["y"], reference["y"]), place)
      #expect(plotTheDotsLabel(row["label"] ?? "") == reference[labelColumn], place)
      guard reference["mean_col"] != nil else { continue }
      #expect(agree(row["centre"], reference["mean_col"]), place)
      #expect(agree(row["lower"], reference["lpl"]), place)
      #expect(agree(row["upper"], reference["upl"]), place)
      if ruleSet.name == "ptd-0.2.2" {
        let category = row["category"].map { $0 == "common_cause" ? $0 : "special_cause_\($0)" }
        // A missing point has no category here and is common cause there.
        #expect(category == reference["point_type"] || row["y"] == "", place)
      }
    }
    try compareSummary(golden, specification)
    return rows.count
  }

  /// Limits and the last variation of each facet, which the bulk cases have nowhere else.
  private func compareSummary(
    _ golden: FilterGoldenCase,
    _ specification: ChartSpecification
  ) throws {
    guard specification.ruleSet.name == "ptd-0.2.2" else { return }
    let rows = try Filtered(
      golden.input(),
      specification,
      columns: SeriesColumns(names: [.series: "f", .time: "x"])
    ) { $0.rows = .phases }.rows()
    let expected = try golden.rows("summary.csv")
    try #require(rows.count == expected.count, "\(golden.name)")
    for (row, reference) in zip(rows, expected) {
      let place: Comment = "\(golden.name), \(row["series"] ?? ""), phase \(row["phase"] ?? "")"
      #expect(agree(row["centre"], reference["mean_col"]), place)
      #expect(agree(row["lower"], reference["lpl"]), place)
      #expect(agree(row["upper"], reference["upl"]), place)
      #expect(agree(row["mean_moving_range"], reference["amr_used"]), place)
      #expect(row["provisional"]?.uppercased() == reference["short_group_warning"], place)
    }
  }

  private func agree(_ ours: String?, _ theirs: String?) -> Bool {
    switch (ours.flatMap(Double.init), theirs.flatMap(Double.init)) {
    case (nil, nil): return true
    case (nil, let theirs?): return theirs.isNaN
    case (_?, nil): return false
    case (let ours?, let theirs?):
      let difference = (ours - theirs).magnitude
      return difference <= 1e-12 || difference <= 1e-9 * max(ours.magnitude, theirs.magnitude)
    }
  }

  private func plotTheDotsLabel(_ label: String) -> String {
    switch label {
    case "": "Common Cause"
    case "beyond_limits:high": "Above UCL"
    case "beyond_limits:low": "Below LCL"
    case "trend:high": "7 Point Trend (Increasing)"
    case "trend:low": "7 Point Trend (Decreasing)"
    case "two_of_three:high": "2 in 3 Above CL"
    case "two_of_three:low": "2 in 3 Below CL"
    case "shift:high": "7 Points Above CL"
    case "shift:low": "7 Points Below CL"
    default: "not a label of NHSRplotthedots: \(label)"
    }
  }
}

/// One case, its input put into the form the filter takes.
struct FilterGoldenCase {
  let name: String
  let expectsError: Bool
  private let folder: URL
  private let parameters: [String: Any]

  init(_ name: String) throws {
    self.name = name
    folder = try #require(SharedFolder.url).appendingPathComponent("golden/cases/\(name)")
    let data = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    let description = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    expectsError = description["expected_error"] is String
    parameters = description["params"] as? [String: Any] ?? [:]
  }

  func rows(_ file: String) throws -> [[String: String]] {
    let path = folder.appendingPathComponent(file).path
    let reader = try DelimitedReader(path: path)
    var rows: [[String: String]] = []
    while let row = try reader.nextRow() {
      rows.append(Dictionary(uniqueKeysWithValues: zip(reader.header, row.fields)))
    }
    return rows
  }

  func specification(_ ruleSet: RuleSet) throws -> ChartSpecification {
    let direction = try #require(parameters["improvement_direction"] as? String)
    return ChartSpecification(
      ruleSet: ruleSet,
      direction: try #require(ImprovementDirection(rawValue: direction)),
      baselineCount: (parameters["fix_after_n_points"] as? NSNumber)?.intValue,
      screensMovingRanges: try #require(parameters["screen_outliers"] as? Bool)
    )
  }

  /// The input sorted by facet and date, as the package sorts it, with a column that says where the
  /// phases start and one with the target.
  func input() throws -> String {
    let rows = try rows("input.csv").map { row in
      (facet: row["f"] ?? "no facet", date: row["x"] ?? "", value: row["y"] ?? "")
    }
    .sorted { ($0.facet, $0.date) < ($1.facet, $1.date) }
    var phase = 0
    return "f,x,y,phase,target\n"
      + rows.map { row in
        if rebases(of: row.facet).contains(row.date) { phase += 1 }
        let target = target(of: row.facet, parameters["target"]).map { "\($0)" } ?? ""
        return "\(row.facet),\(row.date),\(row.value),\(phase),\(target)\n"
      }
      .joined()
  }

  private func rebases(of facet: String) -> [String] {
    func dates(_ value: Any?) -> [String] {
      switch value {
      case let date as String: [date]
      case let dates as [String]: dates
      case let facets as [String: Any]: dates(facets[facet])
      default: []
      }
    }
    return dates(parameters["rebase"])
  }

  private func target(of facet: String, _ value: Any?) -> Double? {
    switch value {
    case let number as NSNumber: number.doubleValue
    case let facets as [String: Any]: target(of: facet, facets[facet])
    default: nil
    }
  }
}
