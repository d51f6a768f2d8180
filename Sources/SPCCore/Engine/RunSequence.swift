/// The runs of useful points in a phase, for the Anhøj rules.
///
/// A run is a stretch whose points off the centre line all lie on one side. Points on the line and
/// missing points are passed over.
struct RunSequence: Sequence, IteratorProtocol {
  /// One run.
  struct Run {
    let isHigh: Bool
    /// From the first useful point of the run to the last.
    let window: Range<Int>
    /// How many useful points it has.
    let usefulCount: Int
  }

  private let zones: UnsafePointer<Zone>
  private let count: Int
  private var position = 0

  init(zones: UnsafePointer<Zone>, count: Int) {
    self.zones = zones
    self.count = count
  }

  mutating func next() -> Run? {
    while position < count, !zones[position].isOnEitherSide { position += 1 }
    guard position < count else { return nil }
    let first = position
    let isHigh = zones[first].isHigh
    var last = first
    var useful = 0
    while position < count {
      let zone = zones[position]
      if zone.isOnEitherSide {
        guard zone.isHigh == isHigh else { break }
        last = position
        useful += 1
      }
      position += 1
    }
    return Run(isHigh: isHigh, window: first..<last + 1, usefulCount: useful)
  }
}

extension RunsAnalysis {
  /// Counts the runs of a phase and sets the limits of a method beside them.
  init(zones: UnsafePointer<Zone>, count: Int, method: RunsMethod) {
    var useful = 0
    var longest = 0
    var runs = 0
    for run in RunSequence(zones: zones, count: count) {
      runs += 1
      useful += run.usefulCount
      longest = max(longest, run.usefulCount)
    }
    self.init(
      usefulCount: useful,
      longestRun: longest,
      crossings: max(runs - 1, 0),
      method: method
    )
  }
}
