/// Figures that are not left to chance: fixtures, reports that are missing or wrong, and what was known
/// first of what was settled later.
struct GivenFigures {
  private let places: TrustPlaces

  init(_ places: TrustPlaces) { self.places = places }

  /// Sets what is given of a measure.
  func set(in measure: inout DrawnMeasure, dice: inout SeededDice) {
    func change(_ unit: String, _ body: (inout [DrawnMeasure.Figure?]) -> Void) {
      guard let index = measure.series.firstIndex(where: { $0.reporter.code == unit }) else {
        return
      }
      body(&measure.series[index].figures)
    }
    switch measure.plan.code {
    case "SAF-01":
      let counts = CroftonFixture.weekly(measure.timeline, dice: &dice)
      change(places.crofton) { figures in
        for (index, count) in counts.enumerated() { figures[index]?.numerator = count }
      }
    case "SAF-05":
      change(places.risingSeclusion) { figures in
        for (step, index) in figures.indices.suffix(7).enumerated() {
          figures[index]?.numerator = step + 1
        }
      }
    case "EFF-02":
      measure.series = CarePlanFixture.series(measure.series.map(\.reporter), dice: &dice)
    case "EFF-09":
      for (unit, start) in zip(places.nutritionMissing, dice.shuffled([37, 42, 46])) {
        change(unit) { figures in
          for index in start..<start + 4 {
            figures[index] = DrawnMeasure.Figure(missingReason: "Not submitted")
          }
        }
      }
      change(places.nutritionZeros) { figures in
        for index in 44..<47 { figures[index]?.numerator = 0 }
      }
    case "EXP-09":
      // Some answers given in time are recorded two months late.
      for series in measure.series.indices {
        for index in measure.timeline.starts.indices {
          guard let settled = measure.series[series].figures[index]?.numerator else { continue }
          let late = dice.binomial(settled, 6 / 76.0)
          measure.series[series].figures[index]?.provisional = settled - late
          if index >= measure.timeline.count - 2 {
            measure.series[series].figures[index]?.numerator = settled - late
          }
        }
      }
    default: break
    }
  }
}
