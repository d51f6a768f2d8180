import QualityModel

/// What units show on their walls, and the short meetings they hold there.
enum Boards {
  /// The measures on the board of each unit that is open, of those it reports: what the wards of the
  /// violence programme huddle about, then some that projects there are about, and others to fill the
  /// board.
  static func records(
    _ trust: [TrustUnit],
    _ figures: TrustFigures,
    places: TrustPlaces,
    seed: UInt64
  ) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "boards")
    let huddling = Set([places.crofton] + places.spread.map(\.unit))
    return trust.filter { $0.unit.closed == nil }.flatMap { unit in
      let reported = figures.measures.filter { measure in
        // A measure that was replaced has figures and no place on a wall.
        measure.series(of: unit.code)?.figures.last.flatMap(\.self) != nil
      }.map(\.plan.code)
      let worked = Subject.all.filter { $0.fits(unit) }.map(\.measure).filter(reported.contains)
      let size = min(reported.count, dice.whole(5...8))
      var first = huddling.contains(unit.unit.code) ? ["SAF-01", "SAF-17"] : []
      let more = worked.filter { !first.contains($0) }
      first += dice.sample(min(more.count, size - first.count), of: more)
      let others = reported.filter { !first.contains($0) }
      let shown = first + dice.sample(size - first.count, of: others)
      return shown.enumerated().map { number, measure in
        EntityRecord(
          .boardMeasure,
          [
            "unit": .text(unit.code), "measure": .text(measure),
            "position": .wholeNumber(number + 1),
          ]
        )
      }
    }
  }

  /// The morning huddles of the last quarter on the wards of the violence programme: held as often in
  /// each week as the measure, which counts the huddles of every shift, says.
  static func huddles(_ figures: TrustFigures, places: TrustPlaces, seed: UInt64) -> [EntityRecord]
  {
    var dice = SeededDice(seed: seed, for: "huddles")
    guard let measure = figures.measures.first(where: { $0.plan.code == "SAF-17" }) else {
      return []
    }
    var records: [EntityRecord] = []
    for unit in [places.crofton] + places.spread.map(\.unit) {
      guard let series = measure.series(of: unit) else { continue }
      for (week, figure) in zip(measure.timeline.starts, series.figures)
      where week >= PortfolioDays.day(2024, 7, 1) {
        guard let held = figure?.numerator, let planned = figure?.denominator, planned > 0 else {
          continue
        }
        for day in 0..<7 {
          let isHeld = dice.happens(Double(held) / Double(planned))
          let note = isHeld && dice.happens(0.15) ? dice.pick(notes) : nil
          records.append(
            EntityRecord(
              .huddle,
              given: [
                "unit": .text(unit), "day": .day(week.adding(days: day)),
                "outcome": .text(isHeld ? "held" : "missed"),
                "attendance": isHeld ? .wholeNumber(dice.whole(4...13)) : nil,
                "notes": note.map(FieldValue.text),
              ]
            )
          )
        }
      }
    }
    return records
  }

  private static let notes = [
    "Two colleagues are new today", "The lift is out of order until Thursday",
    "The garden is open after lunch", "Agency nurse on the late shift: show the alarm",
    "Thank you to the night team", "The chart is back on the good side",
  ]
}
