import Testing

@testable import SPCCore

@Suite("Signals expected by chance")
struct FalseSignalsTests {
  private let wholePeriod = ChartSpecification(ruleSet: .nhse2023)
  private let shortBaseline = ChartSpecification(ruleSet: .nhse2023, baselineCount: 13)

  // The expected shares were simulated with numpy, 60,000 series each, rules written out by brute
  // force: 1.40, 1.46 and 1.59 % by limits from 24, 36 and 49 points; 5.60, 5.31 and 5.46 % by
  // limits from the first 13 of them.

  @Test(
    "About 1.5 % of stable series have their latest point flagged by whole-period limits",
    arguments: [(24, 0.0140), (36, 0.0146), (49, 0.0159)]
  )
  func wholePeriodShare(pointCount: Int, expected: Double) throws {
    let share = try wholePeriod.falseSignalShare(pointCount: pointCount)
    print("by chance, limits from all of \(pointCount) points: \(share)")
    #expect((share - expected).magnitude < 0.002)
  }

  @Test(
    "About 5 % with a baseline of 13 points",
    arguments: [(24, 0.0560), (36, 0.0531), (49, 0.0546)]
  )
  func shortBaselineShare(pointCount: Int, expected: Double) throws {
    let share = try shortBaseline.falseSignalShare(pointCount: pointCount)
    print("by chance, limits from 13 of \(pointCount) points: \(share)")
    #expect((share - expected).magnitude < 0.006)
  }

  @Test("A board table of 68 measures has about one false flag; 1,632 series about 24, or 82")
  func boardTable() throws {
    let board = try wholePeriod.expectedFalseSignals(
      pointCounts: Array(repeating: 36, count: 68)
    )
    #expect((0.8...1.2).contains(board))
    let wards = Array(repeating: 36, count: 68 * 24)
    #expect((20.0...28).contains(try wholePeriod.expectedFalseSignals(pointCounts: wards)))
    #expect((74.0...98).contains(try shortBaseline.expectedFalseSignals(pointCounts: wards)))
  }

  @Test("Screening narrows limits and so flags a little more")
  func screening() throws {
    var screened = wholePeriod
    screened.screensMovingRanges = true
    let share = try screened.falseSignalShare(pointCount: 24)
    #expect((share - 0.0163).magnitude < 0.002)
  }

  @Test("The same question has the same answer, and direction, target and phases play no part")
  func deterministic() throws {
    let share = try wholePeriod.falseSignalShare(pointCount: 24)
    var other = wholePeriod
    other.direction = .decrease
    other.target = .perPoint([1, 2, 3])
    other.phaseStarts = [200]
    #expect(try other.falseSignalShare(pointCount: 24) == share)
    #expect(try StableSeriesSimulation(wholePeriod, pointCount: 24).simulate().latestPoint == share)
  }

  @Test("Too short a series is never flagged, and nothing is expected of no series")
  func nothing() throws {
    #expect(try wholePeriod.falseSignalShare(pointCount: 0) == 0)
    #expect(try wholePeriod.falseSignalShare(pointCount: 1) == 0)
    #expect(try wholePeriod.expectedFalseSignals(pointCounts: []) == 0)
  }

  @Test("A specification at fault is refused as it is for a chart")
  func refusal() {
    var specification = wholePeriod
    specification.chart = .run
    #expect(throws: SPCError.self) { try specification.falseSignalShare(pointCount: 24) }
  }

  @Test("The generator's numbers have mean 0, variance 1 and the tails of a normal distribution")
  func generator() {
    var noise = NormalGenerator(seed: 1)
    let count = 200_000
    var (sum, squares, beyondTwo, beyondThree) = (0.0, 0.0, 0, 0)
    for _ in 0..<count {
      let value = noise.next()
      sum += value
      squares += value * value
      beyondTwo += value.magnitude > 2 ? 1 : 0
      beyondThree += value.magnitude > 3 ? 1 : 0
    }
    let size = Double(count)
    #expect((sum / size).magnitude < 0.01)
    #expect((squares / size - 1).magnitude < 0.015)
    #expect((Double(beyondTwo) / size - 0.045500).magnitude < 0.002)
    #expect((Double(beyondThree) / size - 0.002700).magnitude < 0.0005)
  }

  @Test("The logarithm agrees with known values")
  func logarithm() {
    let known: [(Double, Double)] = [
      (1, 0), (2, 0.693_147_180_559_945_3), (10, 2.302_585_092_994_045_7),
      (0.5, -0.693_147_180_559_945_3), (1e-10, -23.025_850_929_940_457),
      (1.414_213_562_373_095, 0.346_573_590_279_972_65), (0.999, -0.001_000_500_333_583_533_5),
    ]
    for (value, logarithm) in known {
      let ours = NormalGenerator.logarithm(value)
      #expect((ours - logarithm).magnitude <= 1e-13 * max(logarithm.magnitude, 1e-3), "\(value)")
    }
  }
}
