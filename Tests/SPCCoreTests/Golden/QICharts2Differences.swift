/// Where we mean to answer otherwise than qicharts2 0.8.1, with what we answer instead.
///
/// Each has its reason in docs/spc-methods.md under "Where we differ". The golden test asserts our
/// value in these places, and the package's everywhere else.
enum QICharts2Differences {
  private static let lines = ["lcl", "lcl.95", "ucl.95", "ucl"]

  /// Returns a reference row of `expected.csv` with our answer in place of the package's.
  static func apply(
    to row: GoldenCase.Row,
    of name: String,
    facet: String,
    _ index: Int
  ) -> GoldenCase.Row {
    var row = row
    switch (name, facet) {
    case ("qic_i_edge", "const"), ("qic_i_edge", "tenths"):
      // Screening would leave no range at all: all are used, and they are zero.
      for line in lines { row[line] = row["cl"] }
    case ("qic_s_na", _):
      for line in ["cl"] + lines { row[line] = "\(row.number(line) * withoutEmptySubgroup)" }
    case ("qic_xbar_na", _):
      for line in lines {
        row[line] = "\(centred(row.number(line), on: row.number("cl"), withoutEmptySubgroup))"
      }
    case ("qic_u_edge", _):
      // One event in a denominator of zero does not count: 13 in 17, not 14.
      let centre = 13.0 / 17
      row["cl"] = "\(centre)"
      if row["n"] == "0" { row["y"] = "" }  // Infinite there.
      // The sixth point has a denominator and no value: we draw its limits, the package does not.
      let size = row["x"] == "6" ? 2 : row.number("n")
      guard size > 0 else { break }
      let sigma = (centre / size).squareRoot()
      row["lcl"] = "\(max(centre - 3 * sigma, 0))"
      row["lcl.95"] = "\(max(centre - 2 * sigma, 0))"
      row["ucl.95"] = "\(centre + 2 * sigma)"
      row["ucl"] = "\(centre + 3 * sigma)"
    default:
      break
    }
    return row
  }

  /// Returns a reference row of `summary.csv` with our answer in place of the package's.
  static func apply(
    toSummary row: GoldenCase.Row,
    of name: String,
    facet: String
  ) -> GoldenCase.Row {
    var row = row
    switch (name, facet) {
    case ("qic_i_edge", "const"), ("qic_i_edge", "tenths"):
      row["lcl_last"] = row["cl_last"]
      row["ucl_last"] = row["cl_last"]
    case ("qic_s_na", _):
      for line in ["cl_last", "lcl_last", "ucl_last"] {
        row[line] = "\(row.number(line) * withoutEmptySubgroup)"
      }
    case ("qic_xbar_na", _):
      for line in ["lcl_last", "ucl_last"] {
        row[line] = "\(centred(row.number(line), on: row.number("cl_last"), withoutEmptySubgroup))"
      }
    case ("qic_u_edge", _):
      row["cl_last"] = "\(13.0 / 17)"
      row["ucl_last"] = "\(13.0 / 17 + 3 * (13.0 / 17 / 2).squareRoot())"
      row["n.useful"] = "9"  // Without the infinite one.
    default:
      break
    }
    return row
  }

  /// What the pooled standard deviation of the two cases with an empty subgroup has to be multiplied
  /// by: the package counts −1 degree of freedom for it and divides by 75, and there are 76.
  private static let withoutEmptySubgroup = (75.0 / 76).squareRoot()

  private static func centred(_ line: Double, on centre: Double, _ factor: Double) -> Double {
    centre + (line - centre) * factor
  }
}
