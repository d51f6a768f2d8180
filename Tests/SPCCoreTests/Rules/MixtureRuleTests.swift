import SPCCore
import Testing

/// One-sigma lines at ±100, so that the baseline lies within them.
@Suite("Rule: mixture")
struct MixtureRuleTests {
  private let chart = RuleChart(rule: .mixture(length: 8))
  private let high = 150.0
  private let low = -150.0

  @Test("Eight points beyond one sigma on both sides are marked; seven are none")
  func exactLength() throws {
    #expect(try chart.marked([150, -150, 150, 150, -150, 150, -150, 150, 0]) == Array(0..<8))
    #expect(try chart.marked([150, -150, 150, 150, -150, 150, -150, 0]) == [])
  }

  @Test("Eight on one side are no mixture; one on the other side makes them one")
  func bothSides() throws {
    #expect(try chart.marked(Array(repeating: high, count: 8)) == [])
    #expect(try chart.marked(Array(repeating: high, count: 7) + [low]) == Array(0..<8))
  }

  @Test("Only points of a window that fires are marked: a long stretch above first is left out")
  func windows() throws {
    // Twelve above, one below: the last window of eight is the only one with both sides.
    #expect(try chart.marked(Array(repeating: high, count: 12) + [low]) == Array(5..<13))
  }

  @Test("A point on the one-sigma line or a missing one ends it")
  func ends() throws {
    #expect(try chart.marked([150, -150, 150, 150, 100, 150, -150, 150, 150]) == [])
    #expect(try chart.marked([150, -150, 150, 150, .nan, 150, -150, 150, 150]) == [])
  }

  @Test("Each point is marked on its own side, without a direction")
  func sides() throws {
    let result = try chart.result(
      [150, -150, 150, -150, 150, -150, 150, -150],
      direction: .decrease
    )
    #expect(result.indices(meeting: .mixture, .high) == [12, 14, 16, 18])
    #expect(result.points[12].category == .neutralHigh)
    #expect(result.variation == .neutralLow)
  }

  @Test("Where only completing points are marked, each must end a window of both sides")
  func completing() throws {
    let later = [low] + Array(repeating: high, count: 9)
    #expect(try chart.marked(later, .completingPoint) == [7])
    #expect(try chart.marked(later) == Array(0..<8))
    let evidence = try #require(
      try chart.result(later, .completingPoint).evidence(forPointAt: 19).first
    )
    #expect(evidence.window == 12..<20)
    #expect(evidence.required == 8)
    #expect(evidence.reference == nil)
  }
}
