import SPCCore
import Testing

/// Phases that hold a pattern and nothing beside it.
@Suite("Rules in the shortest phase")
struct ShortestPhaseTests {
  private static let patterns: [(rule: Rule, values: [Double])] = [
    (.trend(length: 6), [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]),
    (.twoOfThree(counting: .beyondTwoSigma), [2.5, 0.5, 2.5]),
    (.twoOfThree(counting: .betweenTwoAndThreeSigma), [2.5, 0.5, 2.5]),
    (.twoOfThree(counting: .beyondTwoSigma, third: .anywhere), [2.5, -0.5, 2.5]),
    (.shift(length: 7), [0.5, 0.4, 0.6, 0.5, 0.4, 0.6, 0.5]),
    (.fourOfFive, [1.5, 1.2, -0.5, 1.5, 1.2]),
    (.alternation(length: 5), [0.5, -0.5, 0.4, -0.4, 0.5]),
    (.stratification(length: 4), [0.5, -0.5, -0.4, 0.4]),
    (.mixture(length: 4), [1.5, -1.5, -1.2, 1.2]),
  ]

  @Test(
    "A pattern is found in a phase just as long, and not with a point less",
    arguments: patterns,
    [PatternMarking.wholePattern, .completingPoint]
  )
  func asLong(_ pattern: (rule: Rule, values: [Double]), _ marking: PatternMarking) throws {
    let ruleSet = try RuleSet(
      name: "one rule",
      charts: [.xmr],
      rules: [pattern.rule],
      screensMovingRanges: false,
      marking: marking
    )
    let specification = ChartSpecification(ruleSet: ruleSet, knownCentre: 0, knownSigma: 1)
    func marked(_ values: [Double]) throws -> [Int] {
      let points = try SPCResult(values: values, specification: specification).points
      return points.indices.filter { !points[$0].hits.isEmpty }
    }
    let found = try marked(pattern.values)
    #expect(found.last == pattern.values.count - 1)
    #expect(marking == .wholePattern ? found.first == 0 : found.count == 1)
    #expect(try marked(Array(pattern.values.dropLast())) == [])
  }
}
