/// Three consecutive points strictly on one side of the centre, two or three of them near the limit
/// on that side; the near ones are marked.
///
/// The two published readings differ in which points are near (``TwoOfThreeBand``): since November
/// 2023 NHS England counts every point beyond two sigma; NHSRplotthedots 0.2.2 leaves out those
/// beyond the limit, so that of a point beyond three sigma and a neighbour between two and three,
/// the neighbour stays common cause.
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`; its issue 194 for the new reading.
struct TwoOfThreeRule {
  let band: TwoOfThreeBand

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.twoOfThree)
    var last = 2
    while last < reading.count {
      if isFiring(endingAt: last, reading.zones) {
        for index in last - 2...last where isNear(reading.zones[index]) {
          marks.mark(index, hit, high: reading.zones[index].isHigh)
        }
      }
      last += 1
    }
  }

  /// Returns the first window that makes the point meet the rule.
  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    let zone = reading.zones[index]
    guard isNear(zone), reading.count >= 3 else { return [] }
    for last in max(index, 2)..<min(index + 3, reading.count)
    where isFiring(endingAt: last, reading.zones) {
      let window = last - 2..<last + 1
      return [
        RulePattern(
          side: zone.isHigh ? .high : .low,
          window: window,
          indices: window.filter { isNear(reading.zones[$0]) },
          required: 2,
          reference: zone.isHigh ? .nearUpper : .nearLower
        )
      ]
    }
    return []
  }

  /// Near points are rare, so counting them first settles most windows.
  @inline(__always)
  private func isFiring(endingAt last: Int, _ zones: UnsafePointer<Zone>) -> Bool {
    let (a, b, c) = (zones[last - 2], zones[last - 1], zones[last])
    let near = Int(isNear(a)) &+ Int(isNear(b)) &+ Int(isNear(c))
    return near >= 2
      && (a.isHigh && b.isHigh && c.isHigh || a.isLow && b.isLow && c.isLow)
  }

  @inline(__always)
  private func isNear(_ zone: Zone) -> Bool {
    switch band {
    case .beyondTwoSigma: zone.steps.magnitude >= Zone.nearLimit.magnitude
    case .betweenTwoAndThreeSigma: zone.steps.magnitude == Zone.nearLimit.magnitude
    }
  }
}
