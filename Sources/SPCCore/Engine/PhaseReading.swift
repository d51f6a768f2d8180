/// The points of one phase as the rules read them; indices count from the start of the phase.
///
/// A rule never sees its phase's neighbours, because they are not here.
struct PhaseReading {
  let values: UnsafePointer<Double>
  let zones: UnsafePointer<Zone>
  let count: Int
  let runs: RunsAnalysis?
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
  /// the moment it is long enough all of its points, back to the first.
  func markRun(endingAt index: Int, runLength: Int, required: Int, _ hit: RuleHits, high: Bool) {
    let first = runLength == required ? index - required + 1 : index
    for point in first...index { mark(point, hit, high: high) }
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
