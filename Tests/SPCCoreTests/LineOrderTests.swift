import SPCCore
import Testing

/// Cases that `make fuzz` found, each with the seed of its run.
@Suite("Lines in their order")
struct LineOrderTests {
  @Test("A t chart of equal times has its limits on the known centre, not beside it by rounding")
  func equalTimes() throws {
    // Run 3945407186636277907.
    let chart = try SPCResult(
      values: [Double](repeating: 5, count: 20),
      specification: ChartSpecification(chart: .t, ruleSet: .nhse2023, knownCentre: 5)
    )
    let phase = chart.phases[0]
    #expect(phase.centre == 5)
    #expect(phase.lower <= 5 && 5 <= phase.upper)
    #expect(phase.nearLower <= 5 && 5 <= phase.nearUpper)
    #expect(abs(phase.upper - 5) < 1e-12)
    #expect(chart.points.allSatisfy { $0.label == nil })
  }

  @Test("A g chart of counts whose squares overflow has finite limits")
  func hugeCounts() throws {
    // Run 16504734163865770069.
    let chart = try SPCResult(
      values: [1e160, 3e160, 2e160],
      specification: ChartSpecification(chart: .g, ruleSet: .nhse2023)
    )
    // √(m (m + 1)) is m where 1 is nothing beside it.
    #expect(chart.phases[0].sigma == 2e160)
    #expect(abs(chart.phases[0].upper / 8e160 - 1) < 1e-15)
  }

  @Test("Limits very near to the centre leave the inner line of an mR chart between the two")
  func narrowRanges() throws {
    // Run 8569587554486885748.
    let chart = try SPCResult(
      values: [1, 2, 4, 3, 5],
      specification: ChartSpecification(chart: .mr, ruleSet: .nhse2023, limits: .sigma(0.01))
    )
    let phase = chart.phases[0]
    #expect(phase.centre <= phase.nearUpper && phase.nearUpper <= phase.upper)
  }

  @Test("Narrow limits of a g chart never leave its median outside")
  func narrowCases() throws {
    // Run 1308018933819568782.
    let phase = try SPCResult(
      values: [0, 5, 5, 8, 5, 3],
      specification: ChartSpecification(chart: .g, ruleSet: .nhse2023, limits: .sigma(0.001))
    ).phases[0]
    #expect(phase.centre == 5)
    #expect(phase.lower <= 5 && 5 <= phase.upper)
  }

  @Test("A weighted mean whose sums overflow both ways is refused, and not left without a word")
  func overflowBothWays() {
    // Run 14197474070522523732.
    #expect(throws: SPCError.magnitudeTooLarge(phaseStart: 0)) {
      try SPCResult(
        .subgroupSummaries([
          SubgroupSummary(count: 5, mean: 1.6e308, standardDeviation: 1, range: 2),
          SubgroupSummary(count: 9, mean: -0.9e308, standardDeviation: 1, range: 2),
          SubgroupSummary(count: 5, mean: 3, standardDeviation: 1, range: 2),
        ]),
        specification: ChartSpecification(chart: .xbar, ruleSet: .nhse2023)
      )
    }
  }

  @Test("A centre that overflows where its limits are absent is refused too")
  func centreOverflows() {
    let specification = ChartSpecification(chart: .np, ruleSet: .nhse2023, baselineCount: 12)
    let fine = [Double](repeating: .nan, count: 12)
    #expect(throws: SPCError.magnitudeTooLarge(phaseStart: 0)) {
      try SPCResult(
        .parts(
          numerators: [10.1] + fine,
          denominators: [1e-300] + [Double](repeating: 1e9, count: 12),
          multiplier: 1
        ),
        specification: specification
      )
    }
  }

  @Test("A spread that overflows against a known centre near zero is refused, not infinite")
  func spreadOverflows() {
    let sizes = [1_170_393_458.0, 913_899_852, 888_856_678, 474_188_201]
    var specification = ChartSpecification(chart: .pPrime, ruleSet: .nhse2023)
    specification.knownCentre = 1e-300
    specification.isOrdered = false
    #expect(throws: SPCError.magnitudeTooLarge(phaseStart: 0)) {
      try SPCResult(
        .parts(numerators: sizes.map { $0 / 2 }, denominators: sizes, multiplier: 100),
        specification: specification
      )
    }
  }
}
