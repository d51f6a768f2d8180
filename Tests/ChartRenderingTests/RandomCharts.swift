import ChartRendering
import SPCCore
import TestInputSupport

/// Charts of every kind from a seed, for properties that must hold for all.
enum RandomCharts {
  static func chart(seed: UInt64) throws -> ChartDescription {
    var random = SeededGenerator(seed: seed)
    func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &random)] }
    let count = pick([1, 2, 3, 7, 13, 24, 54, 120, 235, 400])
    let scale = pick([1e-7, 0.01, 1, 20, 1e5, 1e9, 1e13, 1e20])
    let centre = pick([0, 1, 10, -10]) * scale
    let isWhole = scale >= 20 && scale < 1e9
    var values = (0..<count).map { _ -> Double in
      let value = centre + random.normal() * scale
      return isWhole ? value.rounded() : value
    }
    if pick([true, false]) {
      for index in values.indices where Int.random(in: 0..<6, using: &random) == 0 {
        values[index] = .nan
      }
    }
    if values.allSatisfy(\.isNaN) { values[0] = centre }
    let isRun = pick([true, false, false])
    let starts = pick([0, 0, 1, 2, 5]).clamped(to: count - 1)
    let phases = Set((0..<starts).map { _ in Int.random(in: 1..<count, using: &random) }).sorted()
    let result =
      pick([true, false])
      ? try RandomResults.result(seed: seed, count: count, phaseStarts: phases)
      : try SPCResult(
        values: values,
        specification: ChartSpecification(
          chart: isRun ? .run : .xmr,
          ruleSet: isRun ? .anhoej : pick([.nhse2023, .ptd022]),
          direction: pick(ImprovementDirection.allCases),
          phaseStarts: phases,
          baselineCount: pick([nil, nil, 12]),
          target: pick([.none, .constant(centre + scale), .perPoint(values.map { $0 / 2 })])
        )
      )
    let labels = pick([ExampleCharts.months(count), ExampleCharts.weeks(count)])
    let words = pick(["Falls", "A & B <c> \"d\"", "病棟の転倒 per 1,000 bed days", "Long " * 30])
    return try ChartDescription(
      title: words,
      subtitle: pick([nil, words]),
      valueAxisLabel: words,
      valueFormat: pick([
        ValueFormat(), ValueFormat(decimals: 1), ValueFormat(decimals: 0, suffix: "%"),
        .percentage(), ValueFormat(suffix: " days"),
      ]),
      xLabels: labels,
      result: result,
      annotations: (0..<pick([0, 0, 1, 3, 20])).map { _ in
        .init(
          index: Int.random(in: 0..<count, using: &random),
          text: words,
          date: pick([nil, "15 Mar 2023", words])
        )
      },
      phaseNames: result.phases.map {
        .init(
          start: $0.range.lowerBound,
          text: pick(["A", words]),
          isComparable: pick([true, false])
        )
      },
      source: pick([nil, words]),
      asOf: pick([nil, "As of 1 October 2024"]),
      note: pick([nil, words])
    )
  }
}

extension Int {
  fileprivate func clamped(to most: Int) -> Int { Swift.min(self, Swift.max(most, 0)) }
}

extension String {
  fileprivate static func * (text: String, count: Int) -> String {
    String(repeating: text, count: count)
  }
}
