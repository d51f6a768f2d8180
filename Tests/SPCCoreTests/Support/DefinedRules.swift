import Foundation
import SPCCore

/// The rules a second time, each straight from the sentence that defines it: every window of a phase
/// is tried, nothing is carried from one to the next, and no code of the library is used.
///
/// For a chart with its centre at 0 and one sigma of 100.
struct DefinedRules {
  /// The points of one phase; NaN is missing.
  let values: [Double]
  let marking: PatternMarking

  /// What a rule marks.
  struct Mark: Hashable {
    let index: Int
    let isHigh: Bool
  }

  func marks(_ rule: Rule) -> Set<Mark> {
    let all = Array(values.indices)
    switch rule {
    case .beyondLimits:
      return windows(1, of: all) {
        $0.allSatisfy { abs(values[$0]) > 300 }
      } sides: {
        sign($0)
      }

    case .trend(let length, let ties):
      // "Passed over": as if the second of two equal neighbours were not there.
      let counted = all.filter { ties == .end || $0 == 0 || values[$0] != values[$0 - 1] }
      return [1.0, -1].reduce(into: Set<Mark>()) { marks, way in
        marks.formUnion(
          windows(length, of: counted) { window in
            zip(window, window.dropFirst()).allSatisfy { way * (values[$1] - values[$0]) > 0 }
          } sides: { _ in
            way
          }
        )
      }

    case .shift(let length, let onCentre):
      let counted = all.filter { onCentre == .end || values[$0] != 0 }
      return [1.0, -1].reduce(into: Set<Mark>()) { marks, way in
        marks.formUnion(
          windows(length, of: counted) {
            $0.allSatisfy { way * values[$0] > 0 }
          } sides: { _ in
            way
          }
        )
      }

    case .twoOfThree(let band, let third):
      let furthest = band == .beyondTwoSigma ? Double.infinity : 300
      return atLeast(2, of: 3, sameSide: third == .sameSide) { $0 > 200 && $0 <= furthest }

    case .fourOfFive: return atLeast(4, of: 5, sameSide: false) { $0 > 100 }

    case .alternation(let length):
      // Interior points are above both neighbours or below both; so which way an end goes is known
      // from the point beside it.
      return [1.0, -1].reduce(into: Set<Mark>()) { marks, first in
        for start in all where start + length <= values.count {
          let window = start..<start + length
          let ways = Dictionary(
            uniqueKeysWithValues: window.map {
              ($0, ($0 - start).isMultiple(of: 2) ? first : -first)
            }
          )
          let alternates = window.dropLast().allSatisfy {
            (values[$0] - values[$0 + 1]) * (ways[$0] ?? 0) > 0
          }
          guard alternates else { continue }
          for index in shown(Array(window)) {
            marks.insert(Mark(index: index, isHigh: (ways[index] ?? 0) > 0))
          }
        }
      }

    case .stratification(let length):
      return windows(length, of: all) {
        $0.allSatisfy { abs(values[$0]) <= 100 }
      } sides: {
        values[$0] < 0 ? -1 : 1
      }

    case .mixture(let length):
      return windows(length, of: all) { window in
        window.allSatisfy { abs(values[$0]) > 100 } && window.contains { values[$0] > 0 }
          && window.contains { values[$0] < 0 }
      } sides: {
        sign($0)
      }

    case .longRun:
      let limit = useful.isEmpty ? 0 : Int(log2(Double(useful.count)).rounded()) + 3
      return windows(limit + 1, of: useful) { window in
        window.allSatisfy { sign($0) == sign(window[0]) }
      } sides: {
        sign($0)
      }

    case .fewCrossings: return []
    }
  }

  /// Whether Anhøj's rule finds too few crossings.
  var hasFewCrossings: Bool {
    guard !useful.isEmpty else { return false }
    let crossings = zip(useful, useful.dropFirst()).count { sign($0) != sign($1) }
    // The rule signals below the smallest k with P(X ≤ k) ≥ 0.05; so where P(X ≤ crossings) < 0.05.
    // P(X = k) by tossing the coin once for each trial.
    var shares = [1.0]
    for _ in useful.dropFirst() {
      shares = zip([0] + shares, shares + [0]).map { ($0 + $1) / 2 }
    }
    let share = shares.prefix(crossings + 1).reduce(0, +)
    return share < 0.05
  }

  private var useful: [Int] { values.indices.filter { abs(values[$0]) > 0 } }

  private func sign(_ index: Int) -> Double { values[index] > 0 ? 1 : values[index] < 0 ? -1 : 0 }

  /// The points of a pattern that are marked.
  private func shown(_ pattern: [Int]) -> [Int] {
    marking == .wholePattern ? pattern : pattern.suffix(1)
  }

  /// Marks windows of so many neighbours among some points.
  private func windows(
    _ length: Int,
    of points: [Int],
    where isPattern: ([Int]) -> Bool,
    sides: (Int) -> Double
  ) -> Set<Mark> {
    var marks = Set<Mark>()
    for start in points.indices where start + length <= points.count {
      let window = Array(points[start..<start + length])
      guard isPattern(window) else { continue }
      for index in shown(window) { marks.insert(Mark(index: index, isHigh: sides(index) > 0)) }
    }
    return marks
  }

  /// Marks the points of a window that are out, where there are enough of them on one side.
  private func atLeast(
    _ wanted: Int,
    of length: Int,
    sameSide: Bool,
    isOut: (Double) -> Bool
  ) -> Set<Mark> {
    var marks = Set<Mark>()
    for way in [1.0, -1] {
      for start in values.indices where start + length <= values.count {
        let window = Array(start..<start + length)
        let out = window.filter { isOut(way * values[$0]) }
        guard out.count >= wanted, !window.contains(where: { values[$0].isNaN }),
          !sameSide || window.allSatisfy({ way * values[$0] > 0 }),
          marking == .wholePattern || out.contains(start + length - 1)
        else { continue }
        for index in shown(out) { marks.insert(Mark(index: index, isHigh: way > 0)) }
      }
    }
    return marks
  }
}
