/// A run of consecutive points strictly on one side of the centre.
///
/// A missing point ends the run. A point on the centre is on neither side; the readings differ in
/// what it does (``TieReading``). NHS England, NHSRplotthedots, Western Electric and Nelson let it end
/// the run; IHI's rule for run charts passes over it: it is not counted, not marked, and ends
/// nothing. (The runs of the Anhøj rules pass over missing points as well: see ``LongRunRule``.)
///
/// Source: NHSRplotthedots 0.2.2, `ptd_calculate_point_type.R`, with length 7; Western Electric,
/// *Statistical Quality Control Handbook*, 1956, with 8; L. S. Nelson, Journal of Quality Technology
/// 16(4), 1984, with 9; R. J. Perla, L. P. Provost, S. K. Murray, *The run chart*, BMJ Quality &
/// Safety 20(1), 2011, with 6 and points on the median skipped.
struct ShiftRule {
  let length: Int
  let onCentre: TieReading

  func mark(_ reading: PhaseReading, _ marks: PhaseMarks) {
    switch onCentre {
    case .end: markUnbroken(reading, marks)
    case .ignore: markSkipping(reading, marks)
    }
  }

  private func markUnbroken(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.shift)
    var run = RunCounter()
    for index in 0..<reading.count {
      run.extend(reading.zones[index].steps.signum())
      guard run.length >= length else { continue }
      marks.markRun(
        endingAt: index,
        runLength: run.length,
        required: length,
        hit,
        high: run.side > 0,
        reading.marking
      )
    }
  }

  private func markSkipping(_ reading: PhaseReading, _ marks: PhaseMarks) {
    let hit = RuleHits(.shift)
    var run = RunCounter()
    var start = 0
    for index in 0..<reading.count where !isPassedOver(index, reading) {
      run.extend(reading.zones[index].steps.signum())
      if run.length == 1 { start = index }
      guard run.length >= length else { continue }
      let isComplete = reading.marking == .wholePattern && run.length == length
      for point in (isComplete ? start : index)...index where !isPassedOver(point, reading) {
        marks.mark(point, hit, high: run.side > 0)
      }
    }
  }

  func patterns(at index: Int, _ reading: PhaseReading) -> [RulePattern] {
    let zone = reading.zones[index]
    guard zone.isOnEitherSide else { return [] }
    let goesOn = {
      reading.zones[$0].steps.signum() == zone.steps.signum() || isPassedOver($0, reading)
    }
    var first = index
    while first > 0, goesOn(first - 1) { first -= 1 }
    var last = index
    if reading.marking == .wholePattern {
      while last + 1 < reading.count, goesOn(last + 1) { last += 1 }
    }
    let counted = (first...last).filter { reading.zones[$0].isOnEitherSide }
    guard counted.count >= length else { return [] }
    return [
      RulePattern(
        side: zone.isHigh ? .high : .low,
        window: counted[0]..<counted[counted.count - 1] + 1,
        indices: counted,
        required: length,
        reference: .centre
      )
    ]
  }

  /// Whether a point on the centre is left out before points are counted.
  private func isPassedOver(_ index: Int, _ reading: PhaseReading) -> Bool {
    onCentre == .ignore && !reading.zones[index].isOnEitherSide && !reading.values[index].isNaN
  }
}
