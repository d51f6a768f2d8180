import TestInputSupport
import Testing

@testable import SPCCore

@Suite("Signals expected by chance in a table of series")
struct ExpectedFalseSignalsTests {
  /// Charts that share what is simulated, and charts that do not.
  private static let charts: [ChartSpecification] = {
    var other = ChartSpecification(ruleSet: .nhse2023)
    other.direction = .decrease
    other.target = .perPoint([1, 2, 3])
    other.phaseStarts = [2]
    return [
      ChartSpecification(ruleSet: .nhse2023), other,
      ChartSpecification(chart: .p, ruleSet: .nhse2023),
      ChartSpecification(chart: .run, ruleSet: .anhoej),
      ChartSpecification(ruleSet: .westernElectric),
    ]
  }()

  @Test("The sum is that of the shares, series by series, to the last bit")
  func sum() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("expected false signals: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var chance = ExpectedFalseSignals()
    var expected = 0.0
    for _ in 0..<200 {
      let chart = Self.charts.randomElement(using: &random) ?? Self.charts[0]
      let pointCount = Int.random(in: 0...140, using: &random)
      try chance.add(chart, pointCount: pointCount) {
        try chart.falseSignalShare(pointCount: pointCount)
      }
      expected += try chart.falseSignalShare(pointCount: pointCount)
    }
    #expect(chance.count == expected)
    #expect(chance.count > 0)
  }

  @Test("A share is asked for once, whatever direction, target and phases; beyond 120 points too")
  func once() {
    var asked = 0
    var chance = ExpectedFalseSignals()
    for chart in Self.charts.prefix(2) {
      for pointCount in [24, 120, 24, 121, 500] {
        chance.add(chart, pointCount: pointCount) {
          asked += 1
          return 0.25
        }
      }
    }
    #expect(asked == 2)
    #expect(chance.count == 2.5)
  }

  @Test("A series without points adds nothing, and one whose share fails neither")
  func nothing() {
    struct Stopped: Error {}
    var chance = ExpectedFalseSignals()
    chance.add(Self.charts[0], pointCount: 0) { 1 }
    #expect(throws: Stopped.self) {
      try chance.add(Self.charts[0], pointCount: 24) { () throws(Stopped) in throw Stopped() }
    }
    #expect(chance.count == 0)
    chance.add(Self.charts[0], pointCount: 24) { 0.5 }
    #expect(chance.count == 0.5)
  }
}
