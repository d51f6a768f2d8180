import QualityModel
import SPCCore
import Testing

@testable import Workbench
import TestInputSupport

@Suite("Explanations of any series")
struct ExplanationPropertyTests {
  @Test(
    "Whatever is charted, the arithmetic that is printed gives the limits that are drawn",
    arguments: ChartKind.allCases
  )
  func arithmetic(chart: ChartKind) throws {
    var checked = 0
    for seed in UInt64(1)...25 {
      var generator = SeededGenerator(seed: seed)
      guard let series = try numbers(for: chart, &generator).series() else { continue }
      let request = request(for: chart, count: series.slots.count, &generator)
      let analysis = try AnalysisObject(
        phased(series, &generator),
        request
      )
      for index in [0, series.slots.count / 2, series.slots.count - 1] {
        let point = analysis.result.points[index]
        let signal = SignalObject(analysis: analysis, index: index)
        let text = try SignalExplanation(signal: signal).text(width: .max)
        for formula in ArithmeticReader.formulas(in: text) {
          #expect(formula.holds, "seed \(seed), point \(index + 1), \(formula)")
          checked += 1
        }
        for limit in [point.lower, point.upper] where !limit.isNaN && !point.isMissing {
          #expect(
            text.contains(Figure.text(limit)),
            "seed \(seed), point \(index + 1): \(limit) is not in\n\(text)"
          )
        }
      }
      // The whole chart has no point without words for it either.
      let whole = try AnalysisExplanation(analysis: analysis).text(width: 80)
      #expect(whole.contains("source "), "seed \(seed)")
      #expect(!whole.contains("nan") && !whole.contains("inf"), "seed \(seed):\n\(whole)")
    }
    #expect(checked > 20)
  }

  private func numbers(
    for chart: ChartKind,
    _ generator: inout SeededGenerator
  ) -> PlainNumbers {
    let count = Int.random(in: 3...30, using: &generator)
    let scales: [Double] = [0.001, 1, 1, 40, 5000]
    let scale = scales.randomElement(using: &generator) ?? 1
    func value(_ generator: inout SeededGenerator) -> Double {
      Int.random(in: 0..<10, using: &generator) == 0
        ? .nan : scale * Double(Int.random(in: 1...20, using: &generator))
    }
    let contents: PlainNumbers.Contents
    if chart.dataShapes == [.parts] {
      let denominators = (0..<count).map { _ in
        Double(Int.random(in: 0...400, using: &generator))
      }
      contents = .parts(
        numerators: denominators.map {
          ($0 * Double.random(in: 0...0.5, using: &generator)).rounded()
        },
        denominators: denominators
      )
    } else if chart.dataShapes.contains(.values) {
      contents = .values((0..<count).map { _ in value(&generator) })
    } else {
      contents = .subgroups(
        (0..<count).map { _ in
          (0..<Int.random(in: 0...6, using: &generator)).map { _ in value(&generator) }
        }
      )
    }
    let multipliers: [Double] = [1, 100, 1000]
    return PlainNumbers(
      contents: contents,
      name: "Any",
      labels: [],
      quantity: nil,
      better: [.higher, .lower, .neutral].randomElement(using: &generator) ?? .neutral,
      multiplier: multipliers.randomElement(using: &generator) ?? 1,
      unitOfMeasure: ""
    )
  }

  private func request(
    for chart: ChartKind,
    count: Int,
    _ generator: inout SeededGenerator
  ) -> ChartRequest {
    let sets = RuleSet.named.filter { $0.charts.contains(chart) }
    var request = ChartRequest(ruleSet: sets.randomElement(using: &generator) ?? .nhse2023)
    request.chart = chart
    request.isForced = true
    request.excluded = (0..<count).filter { _ in Int.random(in: 0..<8, using: &generator) == 0 }
    if Bool.random(using: &generator) { request.baseline = 12 }
    if Bool.random(using: &generator) {
      request.screening = Bool.random(using: &generator) && chart.hasMovingRanges
    }
    if Bool.random(using: &generator) {
      request.clipsBelowZero = Bool.random(using: &generator) && chart != .run
    }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      request.knownCentre = chart == .np ? 0.2 : 7
    }
    request.sigmaEstimator =
      chart == .ewma ? nil : (chart.sigmaEstimators + [nil]).randomElement(using: &generator) ?? nil
    return request
  }

  /// The series, in half of the cases with a second phase.
  private func phased(_ series: SeriesObject, _ generator: inout SeededGenerator) -> SeriesObject {
    guard Bool.random(using: &generator), series.slots.count > 6 else { return series }
    return series.adding(
      ProcessPhase(
        measureCode: "",
        from: series.slots[series.slots.count / 2].place,
        reason: "A change",
        decidedBy: "test"
      )
    )
  }
}
