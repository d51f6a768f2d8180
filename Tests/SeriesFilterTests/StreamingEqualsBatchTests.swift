import SPCCore
import Testing

@testable import SeriesFilter

/// A series that streams past among others gets what the core says of it alone, to the last digit.
@Suite("Streaming equals batch")
struct StreamingEqualsBatchTests {
  private static let charts: [ChartKind] = [
    .run, .xmr, .mr, .c, .g, .ewma, .p, .pPrime, .np, .u, .uPrime, .iPrime,
  ]

  @Test(
    "Random series of random charts, one after the other",
    arguments: 1...60 as ClosedRange<UInt64>
  )
  func series(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let chart = Self.charts[random.integer(below: Self.charts.count)]
    let specification = ChartSpecification(
      chart: chart,
      ruleSet: chart == .run ? .anhoej : [.nhse2023, .ptd022, .nelson][random.integer(below: 3)],
      direction: [.increase, .decrease, .neutral][random.integer(below: 3)]
    )
    let series = (0..<(1 + random.integer(below: 6))).map { _ in
      RandomSeries(chart, &random)
    }
    let header = "series,t,phase,target,y" + (chart.takesParts ? ",n\n" : "\n")
    let input = header + series.enumerated().map { $1.rows(named: "s\($0)") }.joined()
    let rows = try Filtered(input, specification).rows()
    var start = 0
    for (number, one) in series.enumerated() {
      let place: Comment = "seed \(seed), \(chart.rawValue), series \(number)"
      let result = try SPCResult(one.data, specification: one.specification(specification))
      try #require(rows.count >= start + result.points.count, place)
      for (index, point) in result.points.enumerated() {
        let row = rows[start + index]
        #expect(row["series"] == "s\(number)", place)
        for (column, value) in [
          ("y", point.value), ("centre", point.centre), ("lower", point.lower),
          ("upper", point.upper),
        ] {
          let written = row[column] ?? ""
          #expect(written.isEmpty ? value.isNaN : Double(written) == value, place)
        }
        #expect(row["category"] == (point.isMissing ? "" : point.category.name), place)
        #expect((row["label"] ?? "").isEmpty == (point.label == nil), place)
      }
      start += result.points.count
    }
    #expect(start == rows.count, "seed \(seed)")
  }
}

/// A series with gaps, phases and targets, as rows and as what the core takes.
private struct RandomSeries {
  let data: ChartData
  private let values: [Double]
  private let sizes: [Double]?
  private let phases: [Int]
  private let target: Double

  init(_ chart: ChartKind, _ random: inout SeededNumbers) {
    let count = 1 + random.integer(below: 60)
    let sizes = (0..<count).map { _ in Double(20 + random.integer(below: 200)) }
    values = (0..<count).map { _ in
      random.integer(below: 9) == 0 ? .nan : Double(random.integer(below: 20))
    }
    var phase = 0
    phases = (0..<count).map { index in
      if index > 0, random.integer(below: 25) == 0 { phase += 1 }
      return phase
    }
    target = Double(random.integer(below: 20))
    self.sizes = chart.takesParts ? sizes : nil
    data =
      chart.takesParts
      ? .parts(numerators: values, denominators: sizes, multiplier: 1) : .values(values)
  }

  func rows(named name: String) -> String {
    values.indices.map { index in
      let value = values[index].isNaN ? "" : "\(values[index])"
      let size = sizes.map { ",\($0[index])" } ?? ""
      return "\(name),\(index),\(phases[index]),\(target),\(value)\(size)\n"
    }.joined()
  }

  func specification(_ common: ChartSpecification) -> ChartSpecification {
    var specification = common
    specification.phaseStarts = phases.indices.dropFirst().filter { phases[$0] != phases[$0 - 1] }
    specification.target = .constant(target)
    return specification
  }
}

extension ChartKind {
  fileprivate var takesParts: Bool {
    [.p, .pPrime, .np, .u, .uPrime, .iPrime].contains(self)
  }
}
