import SPCCore
import Testing

/// One facet of a case of qicharts2 0.8.1, ready to be computed by us.
struct QICharts2Facet {
  let name: String
  let data: ChartData
  let specification: ChartSpecification
}

extension GoldenCase {
  /// The chart of a `qic_*` case, from its name; nil for the cases that are no Shewhart chart.
  var quickChart: ChartKind? {
    let kinds: [String: ChartKind] = [
      "run": .run, "i": .xmr, "mr": .mr, "xbar": .xbar, "s": .s, "p": .p, "pp": .pPrime, "c": .c,
      "u": .u, "up": .uPrime, "ip": .iPrime, "g": .g, "t": .t,
    ]
    let parts = name.split(separator: "_")
    return parts.count > 2 ? kinds[String(parts[1])] : nil
  }

  /// The facets of the case, with what the package was asked for in our terms.
  func quickFacets() throws -> [QICharts2Facet] {
    let parameters = try parameters()
    let facetColumn = parameters["facets"] as? String == "~f" ? "f" : ""
    // The package leaves rows without a period out.
    let groups = Dictionary(grouping: try input().filter { $0["x"] != "" }) {
      $0[facetColumn] ?? "1"
    }
    return try groups.sorted { $0.key < $1.key }.map { facet, rows in
      QICharts2Facet(
        name: facet,
        data: try quickData(rows, parameters),
        specification: try quickSpecification(rows, parameters)
      )
    }
  }

  private func quickSpecification(
    _ rows: [Row],
    _ parameters: [String: Any]
  ) throws -> ChartSpecification {
    let chart = try #require(quickChart)
    let target =
      switch parameters["target"] {
      case let number as Double: TargetLine.constant(number)
      case "COL" as String: TargetLine.perPoint(rows.map { $0.number("target") })
      default: TargetLine.none
      }
    return ChartSpecification(
      chart: chart,
      ruleSet: .anhoej,
      phaseStarts: quickPhaseStarts(rows, parameters),
      baselineCount: parameters["freeze"] as? Int,
      target: target,
      screensMovingRanges: parameters["screened_mr"] as? Bool,
      excluded: (parameters["exclude"] as? [Int] ?? []).map { $0 - 1 },
      knownCentre: parameters["cl"] as? String == "COL" ? rows.first?.number("cl") : nil,
      clipsBelowZero: parameters["y.neg"] as? Bool == false ? true : nil,
      isOrdered: name != "qic_pp_categorical"
    )
  }

  /// Subgroups where a period has several rows, parts where there is a denominator, else values.
  private func quickData(_ rows: [Row], _ parameters: [String: Any]) throws -> ChartData {
    if parameters["n"] is String {
      return .parts(
        numerators: rows.map { $0.number("y") },
        denominators: rows.map { $0.number("n") },
        multiplier: parameters["multiply"] as? Double ?? 1
      )
    }
    var subgroups: [[Double]] = []
    var period = ""
    for row in rows {
      let x = try #require(row["x"])
      if x == period, !subgroups.isEmpty {
        subgroups[subgroups.count - 1].append(row.number("y"))
      } else {
        subgroups.append([row.number("y")])
      }
      period = x
    }
    let isSubgrouped =
      quickChart == .xbar || quickChart == .s || subgroups.contains { $0.count > 1 }
    return isSubgrouped ? .subgroups(subgroups) : .values(subgroups.map { $0[0] })
  }

  /// Phase starts from the last indices of the parts, or from a column that names the parts.
  private func quickPhaseStarts(_ rows: [Row], _ parameters: [String: Any]) -> [Int] {
    switch parameters["part"] {
    case let part as Int: [part]
    case let parts as [Int]: parts
    case "COL" as String:
      rows.indices.dropFirst().filter { rows[$0]["part"] != rows[$0 - 1]["part"] }
    default: []
    }
  }
}
