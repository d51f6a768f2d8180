import Testing

@testable import SPCCore

/// The boxes derived a second time, from the joint distribution of crossings and longest run.
@Suite("Runs box")
struct RunsBoxTests {
  /// Φ(0.8): the share of points above the centre after a shift by 0.8 standard deviations.
  private static let shifted = 0.788_144_601_416_603_4
  private static let target = 0.925

  @Test("The boxes and cuts for all of 10 to 100 points follow from the joint distribution")
  func derivation() {
    let stable = JointDistribution(upTo: 100, above: 0.5)
    let shifted = JointDistribution(upTo: 100, above: Self.shifted)
    var nearest = 1.0
    for count in RunsBox.usefulCounts {
      let derived = Self.box(count, stable, shifted, &nearest)
      #expect(RunsBox(usefulCount: count) == derived, "\(count) useful points")
    }
    // No decision is nearer to 0.925 than rounding can reach.
    print("runs boxes: nearest decision to 0.925 is \(nearest) away")
    #expect(nearest > 1e-6)
  }

  @Test("The distribution is the one counted point by point, for 1 to 14 points")
  func enumeration() {
    let stable = JointDistribution(upTo: 14, above: 0.5)
    let shifted = JointDistribution(upTo: 14, above: Self.shifted)
    for count in 1...14 {
      var stableCells: [[Double]] = Array(
        repeating: Array(repeating: 0, count: count + 1),
        count: count
      )
      var shiftedCells = stableCells
      for pattern in 0..<(1 << count) {
        var (crossings, longest, run, above) = (0, 1, 1, pattern & 1)
        for point in 1..<max(count, 1) {
          above += pattern >> point & 1
          if (pattern >> point & 1) == (pattern >> (point - 1) & 1) {
            run += 1
          } else {
            crossings += 1
            run = 1
          }
          longest = max(longest, run)
        }
        stableCells[crossings][longest] += 1 / Double(1 << count)
        var probability = 1.0
        for point in 0..<count { probability *= point < above ? Self.shifted : 1 - Self.shifted }
        shiftedCells[crossings][longest] += probability
      }
      for crossings in 0..<count {
        for longest in 1...count {
          #expect(agree(stable.cell(count, crossings, longest), stableCells[crossings][longest]))
          #expect(agree(shifted.cell(count, crossings, longest), shiftedCells[crossings][longest]))
          let isPossible = JointDistribution.isPossible(count, crossings, longest)
          #expect(isPossible == (stableCells[crossings][longest] > 0))
        }
      }
    }
  }

  @Test("There are boxes for 10 to 100 points, and Anhøj's rules outside")
  func range() {
    for count in [0, 1, 9, 101, 500] {
      #expect(RunsBox(usefulCount: count) == nil)
      for method in RunsMethod.allCases {
        let limits = method.limits(usefulCount: count, longestRun: 3, crossings: 2)
        #expect(limits?.longestRun == LongRunRule.limit(usefulCount: count))
        #expect(limits?.crossings == FewCrossingsRule.minimum(usefulCount: count))
      }
    }
    for count in RunsBox.usefulCounts { #expect(RunsBox(usefulCount: count) != nil) }
  }

  @Test("Eleven points: a run of 7 or 3 crossings are allowed, but by the cut box not together")
  func cut() throws {
    let box = try #require(RunsBox(usefulCount: 11))
    #expect(
      box == RunsBox(crossings: 3, longestRun: 7, cut: RunsBox.Cut(crossings: 4, longestRun: 6))
    )
    func runs(_ crossings: Int, _ longest: Int, _ method: RunsMethod) -> RunsAnalysis {
      RunsAnalysis(usefulCount: 11, longestRun: longest, crossings: crossings, method: method)
    }
    #expect(!runs(3, 7, .bestBox).isSignal)
    // Both figures are at fault in the corner, each by the limit that the other one sets.
    let corner = runs(3, 7, .cutBox)
    #expect(corner.isLongRunSignal && corner.longestRunLimit == 6)
    #expect(corner.isFewCrossingsSignal && corner.crossingsMinimum == 4)
    #expect(!runs(4, 7, .cutBox).isSignal)
    #expect(!runs(3, 6, .cutBox).isSignal)
    #expect(runs(2, 6, .cutBox).isFewCrossingsSignal && !runs(2, 6, .cutBox).isLongRunSignal)
    #expect(runs(2, 6, .anhoej).isSignal == false)
  }

  /// The best box and its cut, as the paper describes them.
  private static func box(
    _ count: Int,
    _ stable: JointDistribution,
    _ shifted: JointDistribution,
    _ nearest: inout Double
  ) -> RunsBox? {
    func isEnough(_ probability: Double) -> Bool {
      nearest = min(nearest, (probability - target).magnitude)
      return probability >= target
    }
    var best: (crossings: Int, longest: Int, stable: Double, shifted: Double)?
    for longest in 1...count {
      var (inStable, inShifted) = (0.0, 0.0)
      for crossings in (0..<count).reversed() {
        inStable += stable.upTo(count, crossings, longest)
        inShifted += shifted.upTo(count, crossings, longest)
        guard JointDistribution.isPossible(count, crossings, longest), isEnough(inStable),
          inShifted < best?.shifted ?? 2
        else { continue }
        best = (crossings, longest, inStable, inShifted)
      }
    }
    guard let best else { return nil }
    var left = best.stable
    // Takes a point of a border away if there is one to take.
    func canLose(_ crossings: Int, _ longest: Int) -> Bool {
      JointDistribution.isPossible(count, crossings, longest)
        && isEnough(left - stable.cell(count, crossings, longest))
    }
    func lose(_ crossings: Int, _ longest: Int) { left -= stable.cell(count, crossings, longest) }
    guard canLose(best.crossings, best.longest) else {
      return RunsBox(crossings: best.crossings, longestRun: best.longest, cut: nil)
    }
    lose(best.crossings, best.longest)
    var (crossings, longest) = (best.crossings + 1, best.longest - 1)
    while true {
      let alongLongest = canLose(crossings, best.longest)
      let alongFewest = canLose(best.crossings, longest)
      guard alongLongest || alongFewest else { break }
      let isLikelier =
        shifted.cell(count, crossings, best.longest) >= shifted.cell(count, best.crossings, longest)
      if alongLongest, !alongFewest || isLikelier {
        lose(crossings, best.longest)
        crossings += 1
      } else {
        lose(best.crossings, longest)
        longest -= 1
      }
    }
    return RunsBox(
      crossings: best.crossings,
      longestRun: best.longest,
      cut: RunsBox.Cut(crossings: crossings, longestRun: longest)
    )
  }
}

/// P(C = c and L ≤ l) for *n* independent points, each above the centre with one probability, where C
/// counts crossings and L is the longest run.
///
/// Stretches that end above and stretches that end below are followed apart. One of *n* points comes from
/// one of *n* − 1 by a point on the same side, or by a crossing; those whose last run has just grown to
/// *l* + 1 points are taken away.
private struct JointDistribution {
  private let largest: Int
  /// By longest run allowed, points and crossings.
  private var table: [Double]

  init(upTo largest: Int, above: Double) {
    self.largest = largest
    let size = largest + 1
    table = Array(repeating: 0, count: size * size * size)
    let shares = [above, 1 - above]
    for longest in 1...largest {
      var tooLong = [1.0, 1.0]
      for _ in 0...longest { for side in 0...1 { tooLong[side] *= shares[side] } }
      var ending = [[Double]](repeating: Array(repeating: 0, count: size * size), count: 2)
      for count in 1...largest {
        for crossings in 0..<count {
          for side in 0...1 {
            let before = (count - 1) * size + crossings
            var share =
              count == 1 ? shares[side] : shares[side] * ending[side][before]
            if crossings > 0 { share += shares[side] * ending[1 - side][before - 1] }
            if count == longest + 1, crossings == 0 { share -= tooLong[side] }
            if count > longest + 1, crossings > 0 {
              let start = (count - longest - 1) * size + crossings - 1
              share -= tooLong[side] * ending[1 - side][start]
            }
            ending[side][count * size + crossings] = share
          }
          let place = (longest * size + count) * size + crossings
          table[place] = ending[0][count * size + crossings] + ending[1][count * size + crossings]
        }
      }
    }
  }

  /// P(C = c and L ≤ l).
  func upTo(_ count: Int, _ crossings: Int, _ longest: Int) -> Double {
    longest == 0 ? 0 : table[(longest * (largest + 1) + count) * (largest + 1) + crossings]
  }

  /// P(C = c and L = l).
  func cell(_ count: Int, _ crossings: Int, _ longest: Int) -> Double {
    guard Self.isPossible(count, crossings, longest) else { return 0 }
    return upTo(count, crossings, longest) - upTo(count, crossings, longest - 1)
  }

  /// Whether *n* points can have so many crossings and so long a longest run: *c* + 1 runs, one of *l*
  /// points and the others of 1 to *l*.
  static func isPossible(_ count: Int, _ crossings: Int, _ longest: Int) -> Bool {
    longest >= 1 && longest <= count && crossings < count
      && longest + crossings <= count && longest * (crossings + 1) >= count
  }
}
