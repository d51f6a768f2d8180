import SPCCore
import Testing
import TestInputSupport

/// Every `nhsr_*` reference case: NHSRplotthedots 0.2.2 was run on it, and the column
/// `special_cause_type_mdc` labels the same limits by NHS England's rule of November 2023.
@Suite(
  "NHSRplotthedots reference cases",
  .enabled(
    if: SharedFolder.isPresent,
    "the shared folder with reference cases is not beside this checkout"
  )
)
struct PlotTheDotsGoldenTests {
  @Test("All limits and labels are those of the package, or a documented difference")
  func everyCase() throws {
    var cases = 0
    var points = 0
    for name in GoldenCase.names(startingWith: "nhsr_") {
      let golden = try GoldenCase(name)
      guard try !golden.expectsError() else { continue }
      cases += 1
      points += try compare(golden)
    }
    print("nhsr: \(points) points of \(cases) cases compared under two rule sets")
    #expect(cases == 29)
    #expect(points == 3672)
  }

  /// Compares every point of a case under both rule sets and returns how many points it has.
  private func compare(_ golden: GoldenCase) throws -> Int {
    let expected = Dictionary(grouping: try golden.expected()) { $0["f"] ?? "" }
    let summaries = Dictionary(grouping: try golden.summary()) { $0["f"] ?? "" }
    var points = 0
    for facet in try golden.facets() {
      let rows = try #require(expected[facet.name]).map {
        DocumentedDifferences.apply(to: $0, of: golden.name)
      }
      let package = try SPCResult(
        values: facet.values,
        specification: golden.specification(.ptd022, facet)
      )
      let current = try SPCResult(
        values: facet.values,
        specification: golden.specification(.nhse2023, facet)
      )
      try #require(rows.count == facet.values.count)
      for (index, row) in rows.enumerated() {
        let place: Comment = "\(golden.name), \(facet.name), \(facet.dates[index])"
        #expect(row["x"] == facet.dates[index], place)
        comparePoint(package.points[index], row, place)
        #expect(package.points[index].plotTheDotsLabel == row["special_cause_type"], place)
        #expect(package.points[index].category.plotTheDotsName == row["point_type"], place)
        #expect(current.points[index].plotTheDotsLabel == row["special_cause_type_mdc"], place)
      }
      try compareSummary(package, try #require(summaries[facet.name]), golden.name)
      points += rows.count
    }
    return points
  }

  private func comparePoint(_ point: SPCPoint, _ row: GoldenCase.Row, _ place: Comment) {
    #expect(agree(point.value, row.number("y")), place)
    #expect(agree(point.movingRange, row.number("mr_raw")), place)
    guard row["mean_col"] != nil else { return }  // The bulk cases have limits in the summary only.
    #expect(agree(point.centre, row.number("mean_col")), place)
    #expect(agree(point.lower, row.number("lpl")), place)
    #expect(agree(point.upper, row.number("upl")), place)
  }

  private func compareSummary(_ result: SPCResult, _ rows: [GoldenCase.Row], _ name: String) throws
  {
    let rows = rows.map { DocumentedDifferences.apply(toSummary: $0, of: name) }
    try #require(rows.count == result.phases.count)
    for (row, phase) in zip(rows, result.phases) {
      let place: Comment = "\(name), \(row["f"] ?? ""), group \(row["rebase_group"] ?? "")"
      let categories = result.points[phase.range].map(\.category)
      #expect(phase.range.count == row.integer("n"), place)
      #expect(agree(phase.centre, row.number("mean_col")), place)
      #expect(agree(phase.lower, row.number("lpl")), place)
      #expect(agree(phase.upper, row.number("upl")), place)
      #expect(agree(phase.nearLower, row.number("nlpl")), place)
      #expect(agree(phase.nearUpper, row.number("nupl")), place)
      #expect(agree(phase.unscreenedMeanMovingRange, row.number("amr_raw")), place)
      #expect(agree(phase.meanMovingRange, row.number("amr_used")), place)
      #expect(phase.isProvisional == (row["short_group_warning"] == "TRUE"), place)
      for category in PointCategory.allCases {
        if let count = row.integer(category.plotTheDotsName) {
          #expect(categories.count { $0 == category } == count, place)
        }
      }
    }
    let last = try #require(rows.last)
    #expect(result.variation.plotTheDotsName == last["variation_type"], "\(name)")
    let assurance =
      switch result.assurance {
      case .consistentlyPasses: "consistent_pass"
      case .consistentlyFails: "consistent_fail"
      case .hitOrMiss: "inconsistent"
      case nil: ""
      }
    #expect(assurance == last["assurance_type"], "\(name), \(last["f"] ?? "")")
  }

  @Test("A value missing among rising points is no error, as it is in the package, and no trend")
  func missingInTrend() throws {
    let golden = try GoldenCase("nhsr_edge_na_trend_error")
    #expect(try golden.expectsError())
    let facet = try #require(try golden.facets().first)
    let result = try SPCResult(
      values: facet.values,
      specification: golden.specification(.ptd022, facet)
    )
    #expect(
      facet.values[4...10].map { $0.isNaN } == [false, false, false, true, false, false, false]
    )
    #expect(result.indices(meeting: .trend, .high) == [])
    #expect(result.indices(meeting: .trend, .low) == [])
    // 1, 2, 3 before the gap: the first two lie beyond two sigma, all three below the mean.
    #expect(result.labelled == [4, 5])
    #expect(result.indices(meeting: .twoOfThree, .low) == [4, 5])
    #expect(agree(result.phases[0].centre, 93.0 / 19))
    // The two ranges beside the missing value are left out.
    #expect(agree(result.phases[0].unscreenedMeanMovingRange, 26.0 / 17))
  }

  @Test("A baseline of 11 points is refused with both numbers")
  func baselineTooShort() throws {
    let golden = try GoldenCase("nhsr_err_fix11")
    #expect(try golden.expectsError())
    let facet = try #require(try golden.facets().first)
    let specification = try golden.specification(.ptd022, facet)
    #expect(throws: SPCError.baselineTooShort(count: 11, minimum: 12)) {
      try SPCResult(values: facet.values, specification: specification)
    }
  }

  @Test("A direction the package does not know is not one of ours")
  func unknownDirection() throws {
    let golden = try GoldenCase("nhsr_err_bad_direction")
    #expect(try golden.expectsError())
    let direction = try #require(try golden.parameters()["improvement_direction"] as? String)
    #expect(ImprovementDirection(rawValue: direction) == nil)
  }

  @Test("Duplicate dates are the caller's to refuse: the core knows values in order, no dates")
  func duplicateDates() throws {
    let golden = try GoldenCase("nhsr_err_duplicate_dates")
    #expect(try golden.expectsError())
    let facet = try #require(try golden.facets().first)
    #expect(Set(facet.dates).count < facet.dates.count)
    let result = try SPCResult(
      values: facet.values,
      specification: golden.specification(.ptd022, facet)
    )
    #expect(result.points.count == facet.dates.count)
  }
}
