import QualityModel

/// What units show on their walls, and the short meetings they hold there.
enum Boards {
  /// The measures on the board of each unit that is open.
  static func records(_ trust: [TrustUnit], seed: UInt64) -> [EntityRecord] {
    var dice = SeededDice(seed: seed, for: "boards")
    return trust.filter { $0.unit.closed == nil }.flatMap { unit in
      let fitting = Subject.all.filter { $0.fits(unit) }.map(\.measure)
      let shown = dice.sample(min(fitting.count, dice.whole(3...7)), of: fitting)
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
