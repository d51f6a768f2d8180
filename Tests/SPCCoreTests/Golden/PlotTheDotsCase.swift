import Foundation
import SPCCore
import Testing

/// A case of NHSRplotthedots 0.2.2, one facet of it, ready to be computed by us.
struct PlotTheDotsFacet {
  let name: String
  let dates: [String]
  let values: [Double]
  let phaseStarts: [Int]
  let target: TargetLine
}

extension GoldenCase {
  /// The facets of the case in order of name, each sorted by date, as the package sorts them.
  func facets() throws -> [PlotTheDotsFacet] {
    let parameters = try parameters()
    let groups = Dictionary(grouping: try input()) { $0["f"] ?? "no facet" }
    return groups.sorted { $0.key < $1.key }.map { name, rows in
      let rows = rows.sorted { ($0["x"] ?? "") < ($1["x"] ?? "") }
      let dates = rows.map { $0["x"] ?? "" }
      // A date that is not in the data starts no phase.
      let rebases = Set(Self.rebaseDates(parameters["rebase"], facet: name))
      return PlotTheDotsFacet(
        name: name,
        dates: dates,
        values: rows.map { $0.number("y") },
        phaseStarts: dates.indices.filter { rebases.contains(dates[$0]) },
        target: Self.target(parameters["target"], facet: name)
      )
    }
  }

  /// The specification the case stands for, under one of our rule sets.
  func specification(_ ruleSet: RuleSet, _ facet: PlotTheDotsFacet) throws -> ChartSpecification {
    let parameters = try parameters()
    let direction = try #require(parameters["improvement_direction"] as? String)
    return ChartSpecification(
      ruleSet: ruleSet,
      direction: try #require(ImprovementDirection(rawValue: direction)),
      phaseStarts: facet.phaseStarts,
      baselineCount: (parameters["fix_after_n_points"] as? NSNumber)?.intValue,
      target: facet.target,
      screensMovingRanges: try #require(parameters["screen_outliers"] as? Bool)
    )
  }

  private static func rebaseDates(_ value: Any?, facet: String) -> [String] {
    switch value {
    case let date as String: [date]
    case let dates as [String]: dates
    case let facets as [String: Any]: rebaseDates(facets[facet], facet: facet)
    default: []
    }
  }

  private static func target(_ value: Any?, facet: String) -> TargetLine {
    switch value {
    case let number as NSNumber: .constant(number.doubleValue)
    case let facets as [String: Any]: target(facets[facet], facet: facet)
    default: .none
    }
  }
}
