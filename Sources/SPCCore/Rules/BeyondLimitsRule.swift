/// A point strictly beyond the upper or lower limit; a point on a limit is within.
///
/// Source: NHSRplotthedots 0.2.2, `ptd_spc_standard.R`; rule 1 of every rule set in the field.
struct BeyondLimitsRule {
  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.beyondLimits)
    for index in 0..<reading.count {
      let steps = reading.zones[index].steps
      if steps >= Zone.beyondLimit { marks.high[index].formUnion(hit) }
      if steps <= -Zone.beyondLimit { marks.low[index].formUnion(hit) }
    }
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    let zone = reading.zones[index]
    guard zone.steps.magnitude >= Zone.beyondLimit.magnitude else { return [] }
    return [
      RulePattern(
        side: zone.isHigh ? .high : .low,
        window: index..<index + 1,
        indices: [index],
        required: 1,
        reference: zone.isHigh ? .upper : .lower
      )
    ]
  }
}
