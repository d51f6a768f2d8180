/// Three consecutive points, two or three of them near the limit on one side; the near ones are
/// marked.
///
/// The published readings differ in two things:
///
/// - which points are near (``TwoOfThreeBand``): since November 2023 NHS England counts every point
///   beyond two sigma; NHSRplotthedots 0.2.2 leaves out those beyond the limit, so that of a point
///   beyond three sigma and a neighbour between two and three, the neighbour stays common cause;
/// - where the third point may be (``ThirdPoint``): strictly on the same side of the centre in both
///   NHS readings; anywhere under Western Electric's and Nelson's rules.
///
/// No window fires across a missing value. Where only completing points are marked, the point that
/// completes the window must itself be near.
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`; its issue 194 for the new reading;
/// Western Electric, *Statistical Quality Control Handbook*, 1956; L. S. Nelson, Journal of Quality
/// Technology 16(4), 1984; qcc 3.0, `rules.R`.
struct TwoOfThreeRule {
  let band: TwoOfThreeBand
  let third: ThirdPoint

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.twoOfThree)
    guard reading.count > 2 else { return }
    // Near points are rare: with the two before remembered, most windows are settled by one look, which
    // is free of branches because a sign is a coin toss.
    let nearSteps = nearSteps
    let bit = { (index: Int) in
      (nearSteps &>> UInt8(truncatingIfNeeded: reading.zones[index].steps &+ Zone.beyondLimit)) & 1
    }
    var near = bit(0) &<< 1 | bit(1)
    var last = 2
    while last < reading.count {
      near = (near &<< 1 | bit(last)) & 0b111
      let hasTwo = near & (near &- 1) != 0
      let side = hasTwo ? firingSide(endingAt: last, reading) : 0
      if side != 0 {
        let first = reading.marking == .wholePattern ? last - 2 : last
        for index in first...last where isNear(reading.zones[index], side) {
          marks.mark(index, hit, high: side > 0)
        }
      }
      last += 1
    }
  }

  /// Returns the first window that makes the point meet the rule.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    let zone = reading.zones[index]
    let side = zone.steps.signum()
    guard zone.isOnEitherSide, isNear(zone, side), reading.count >= 3 else { return [] }
    let latest = reading.marking == .wholePattern ? index + 2 : index
    var last = max(index, 2)
    while last <= min(latest, reading.count - 1) {
      if firingSide(endingAt: last, reading) == side {
        let window = last - 2..<last + 1
        return [
          RulePattern(
            side: side > 0 ? .high : .low,
            window: window,
            indices: window.filter { isNear(reading.zones[$0], side) },
            required: 2,
            reference: side > 0 ? .nearUpper : .nearLower
          )
        ]
      }
      last += 1
    }
    return []
  }

  /// Returns 1 where the window of three that ends at a point fires on the high side, −1 where it
  /// does on the low side, else 0.
  private func firingSide(endingAt last: Int, _ reading: PhaseReading) -> Int8 {
    let zones = reading.zones
    let (a, b, c) = (zones[last - 2], zones[last - 1], zones[last])
    let near = Int(isNear(a)) &+ Int(isNear(b)) &+ Int(isNear(c))
    guard near >= 2 else { return 0 }
    switch third {
    case .sameSide:
      return a.isHigh && b.isHigh && c.isHigh ? 1 : a.isLow && b.isLow && c.isLow ? -1 : 0
    case .anywhere:
      guard reading.isComplete(last - 2..<last + 1) else { return 0 }
      for side: Int8 in [1, -1] {
        if Int(isNear(a, side)) &+ Int(isNear(b, side)) &+ Int(isNear(c, side)) >= 2 { return side }
      }
      return 0
    }
  }

  @inline(__always)
  private func isNear(_ zone: Zone, _ side: Int8) -> Bool {
    zone.steps.signum() == side && isNear(zone)
  }

  @inline(__always)
  private func isNear(_ zone: Zone) -> Bool {
    let place = UInt8(truncatingIfNeeded: zone.steps &+ Zone.beyondLimit)
    return (nearSteps &>> place) & 1 != 0
  }

  /// The steps of near zones, −3 to 3, as bits 0 to 6.
  private var nearSteps: UInt8 {
    switch band {
    case .beyondTwoSigma: 0b1100011
    case .betweenTwoAndThreeSigma: 0b0100010
    }
  }
}
