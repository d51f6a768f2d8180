/// Where we mean to answer otherwise than NHSRplotthedots 0.2.2, with what we answer instead.
///
/// Each has its reason in docs/spc-methods.md under "Where we differ". The golden test asserts our
/// value in these places, and the package's everywhere else.
enum DocumentedDifferences {
  /// Returns a reference row of `expected.csv` with our answer in place of the package's.
  static func apply(to row: GoldenCase.Row, of name: String) -> GoldenCase.Row {
    var row = row
    switch name {
    case "nhsr_edge_constant":
      row["lpl"] = row["mean_col"]
      row["upl"] = row["mean_col"]
    case "nhsr_edge_mostly_zero":
      row["lpl"] = mostlyZeroLower
      row["upl"] = mostlyZeroUpper
      let isInLongRun = (row["x"] ?? "") >= "2019-05-01"
      let (label, category) =
        switch (row["y"], isInLongRun) {
        case ("1", _): ("Above UCL", "special_cause_concern")
        case (_, true): ("7 Points Below CL", "special_cause_improvement")
        case (_, false): ("Common Cause", "common_cause")
        }
      row["special_cause_type"] = label
      row["special_cause_type_mdc"] = label
      row["point_type"] = category
    default:
      break
    }
    return row
  }

  /// Returns a reference row of `summary.csv` with our answer in place of the package's.
  static func apply(toSummary row: GoldenCase.Row, of name: String) -> GoldenCase.Row {
    var row = row
    switch (name, row["f"], row["rebase_group"]) {
    case ("nhsr_edge_constant", let facet, _):
      // All ranges are used where screening would leave none.
      for column in ["lpl", "upl", "nlpl", "nupl"] { row[column] = row["mean_col"] }
      row["amr_used"] = "0"
      // The target 5 lies above limits of no width at 0, and on those at 5.
      row["assurance_type"] = facet == "c0" ? "consistent_fail" : "inconsistent"
    case ("nhsr_edge_mostly_zero", _, _):
      row["lpl"] = mostlyZeroLower
      row["upl"] = mostlyZeroUpper
      row["nlpl"] = "-0.197820512820513"  // 0.075 − 2 · 2.66 ÷ 3 · 6/39
      row["nupl"] = "0.347820512820513"
      row["amr_used"] = row["amr_raw"]
      row["common_cause"] = "10"
      row["special_cause_improvement"] = "27"
      row["special_cause_concern"] = "3"
      row["assurance_type"] = "inconsistent"
    case ("nhsr_ae_facet_targets", "RL4", _),  // no target
      ("nhsr_edge_small_n", "n01", _),  // no limits
      ("nhsr_edge_rebase_dates", _, "4"):  // no limits
      row["assurance_type"] = ""
    default:
      break
    }
    return row
  }

  private static let mostlyZeroLower = "-0.334230769230769"  // 0.075 − 2.66 · 6/39
  private static let mostlyZeroUpper = "0.484230769230769"
}
