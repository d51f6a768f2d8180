import QualityModel

/// All figures of the trust, each drawn until it shows what it must.
///
/// One truth of the study of the field waits for the records it needs: M18 (a ratio between groups of
/// people) for figures broken down by group.
struct TrustFigures: Sendable {
  /// The measures in the order of their codes, those of the wards' own last.
  private(set) var measures: [DrawnMeasure] = []
  /// The measures of rare events.
  private(set) var rare: [(plan: MeasurePlan, events: RareEvents)] = []

  private var drawing: FigureDrawing
  private let places: TrustPlaces
  private let truths: TrustTruths

  /// What must be drawn before the others, because others are made from it.
  private static let first = ["ACC-05", "ACC-04", "EXP-02", "SAF-14"]

  /// Draws everything.
  ///
  /// - Throws: ``TruthNotPlanted`` where no sub-seed will do.
  init(seed: UInt64, organisation: Organisation) throws(TruthNotPlanted) {
    drawing = FigureDrawing(seed: seed, organisation: organisation)
    places = organisation.places
    truths = TrustTruths(places)
    let plans = MeasurePlans.all
    for code in TrustFigures.first {
      guard let plan = plans.first(where: { $0.code == code }) else { continue }
      drawing.keep(try drawn(plan))
    }
    for plan in plans {
      if plan.kind == .timeBetween {
        rare.append((plan, try drawnEvents(plan)))
      } else if let known = drawing.drawn[plan.code] {
        measures.append(known)
      } else {
        let measure = try drawn(plan)
        drawing.keep(measure)
        measures.append(measure)
      }
    }
    try addLocalMeasures()
  }

  private func drawn(_ plan: MeasurePlan) throws(TruthNotPlanted) -> DrawnMeasure {
    for attempt in 0..<400 {
      var measure = try drawing.draw(plan, attempt: attempt)
      var dice = SeededDice(seed: drawing.seed, for: plan.code + " given", attempt: attempt)
      GivenFigures(places).set(in: &measure, dice: &dice)
      if truths.hold(measure), try holdsForOccupancy(measure) { return measure }
    }
    throw TruthNotPlanted(measure: plan.code, unit: nil)
  }

  /// Whether the occupancy of the beds, which leaves nothing to chance once the bed days are known,
  /// shows what it must too.
  private func holdsForOccupancy(_ bedDays: DrawnMeasure) throws(TruthNotPlanted) -> Bool {
    guard bedDays.plan.code == "ACC-05",
      let plan = MeasurePlans.all.first(where: { $0.code == "ACC-06" })
    else { return true }
    var trial = drawing
    trial.keep(bedDays)
    let occupancy = try trial.draw(plan, attempt: 0)
    // Chance may fill more beds than there are.
    let fits = occupancy.series.flatMap(\.figures).allSatisfy { figure in
      guard let figure, let occupied = figure.numerator, let beds = figure.denominator else {
        return true
      }
      return occupied <= beds
    }
    return fits && truths.hold(occupancy)
  }

  private func drawnEvents(_ plan: MeasurePlan) throws(TruthNotPlanted) -> RareEvents {
    for attempt in 0..<400 {
      var dice = SeededDice(seed: drawing.seed, for: plan.code, attempt: attempt)
      let events = RareEvents(plan, drawing.local, dice: &dice)
      if truths.hold(plan, events) { return events }
    }
    throw TruthNotPlanted(measure: plan.code, unit: nil)
  }

  private func count(of measure: DrawnMeasure, _ codes: Set<String>) -> Double {
    measure.total { codes.contains($0.code) }.reduce(0) { $0 + Double($1?.numerator ?? 0) }
  }

  private mutating func addLocalMeasures() throws(TruthNotPlanted) {
    guard let physical = drawing.drawn["SAF-01"], let verbal = drawing.drawn["SAF-02"],
      let bedDays = drawing.drawn["ACC-05"]
    else { return }
    let monthly = LocalMeasures.months(physical, as: LocalMeasures.monthlyViolence)
    let threats = LocalMeasures.months(verbal, as: LocalMeasures.monthlyViolence)
    for (plan, ratio) in LocalMeasures.clones {
      var clone = DrawnMeasure(plan: plan, timeline: .monthly, series: [])
      let reporters = drawing.organisation.reporters(plan.reporters)
      let codes = Set(reporters.map(\.code))
      let share = (ratio - 1) * count(of: monthly, codes) / count(of: threats, codes)
      for reporter in reporters {
        var dice = SeededDice(seed: drawing.seed, for: plan.code + " " + reporter.code)
        let figures = (0..<Timeline.monthly.count).map { month -> DrawnMeasure.Figure? in
          guard
            let counted = monthly.series(of: reporter.code)?.figures[month]?.numerator,
            let loud = threats.series(of: reporter.code)?.figures[month]?.numerator,
            let days = bedDays.series(of: reporter.code)?.figures[month]?.numerator
          else { return nil }
          let added = dice.binomial(loud, share)
          return DrawnMeasure.Figure(numerator: counted + added, denominator: days)
        }
        clone.series.append(DrawnMeasure.Series(reporter: reporter, figures: figures))
      }
      guard truths.hold(clone, counting: monthly) else {
        throw TruthNotPlanted(measure: plan.code, unit: nil)
      }
      measures.append(clone)
    }
    measures.append(monthly)
  }
}
