/// The points of one phase as the rules read them; indices count from the start of the phase.
///
/// A rule never sees its phase's neighbours, because they are not here.
struct PhaseReading {
  let values: UnsafePointer<Double>
  let zones: UnsafePointer<Zone>
  let count: Int
  let runs: RunsAnalysis?
  /// Which points of a pattern the rules mark.
  var marking = PatternMarking.wholePattern
  /// Where the points lie against the one-sigma lines; nil where no rule of the set asks.
  var oneSigma: UnsafePointer<OneSigmaPosition>?

  /// Returns whether all points of a window have a value.
  func isComplete(_ window: Range<Int>) -> Bool {
    window.allSatisfy { !values[$0].isNaN }
  }

  /// Returns the part of an unbroken stretch that makes a point meet a rule: all of it, or, where
  /// only completing points are marked, what came up to the point; nil where that is too short.
  func explainingPart(of stretch: Range<Int>, at index: Int, required: Int) -> Range<Int>? {
    let part: Range<Int> =
      switch marking {
      case .wholePattern: stretch
      case .completingPoint: stretch.lowerBound..<index + 1
      }
    return part.count >= required ? part : nil
  }
}

/// Where the rules write what they find in one phase; indices as in ``PhaseReading``.
struct PhaseMarks {
  let high: UnsafeMutablePointer<RuleHits>
  let low: UnsafeMutablePointer<RuleHits>

  /// Marks one point.
  @inline(__always)
  func mark(_ index: Int, _ hit: RuleHits, high isHigh: Bool) {
    if isHigh {
      high[index].formUnion(hit)
    } else {
      low[index].formUnion(hit)
    }
  }

  /// Marks the last point of a run that is now `runLength` points long and meets its rule, and in
  /// the moment it is long enough, if whole patterns are marked, all of its points back to the first.
  func markRun(
    endingAt index: Int,
    runLength: Int,
    required: Int,
    _ hit: RuleHits,
    high: Bool,
    _ marking: PatternMarking
  ) {
    let first = Self.firstToMark(index, runLength: runLength, required: required, marking)
    for point in first...index { mark(point, hit, high: high) }
  }

  /// Returns from which point on to mark when a run has grown to `runLength` points at an index.
  static func firstToMark(
    _ index: Int,
    runLength: Int,
    required: Int,
    _ marking: PatternMarking
  ) -> Int {
    marking == .wholePattern && runLength == required ? index - required + 1 : index
  }
}

/// Counts how many points or steps in a row have gone one way.
struct RunCounter {
  /// 1, −1, or 0 for neither way.
  private(set) var side: Int8 = 0
  /// How many the run has so far; 0 where the last went neither way.
  private(set) var length = 0

  /// Takes the next one in, without a branch (see the note on turning conditions into numbers).
  @inline(__always)
  mutating func extend(_ next: Int8) {
    length = length &* Int(next == side) &+ Int(next != 0)
    side = next
  }
}

/// A pattern that a point is part of, found again to explain it; indices as in ``PhaseReading``.
struct RulePattern {
  let side: SignalSide
  let window: Range<Int>
  let indices: [Int]
  let required: Int
  let reference: ReferenceLine?
}
