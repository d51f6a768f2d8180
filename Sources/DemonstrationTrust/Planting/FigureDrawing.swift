import QualityModel

/// Draws the figures of measures by their plans.
struct FigureDrawing: Sendable {
  let seed: UInt64
  let organisation: Organisation
  let local: LocalChanges
  let truths: UnitTruths
  /// The measures drawn so far, by code: others are made from their figures.
  var drawn: [String: DrawnMeasure] = [:]
  /// The occupied bed days of each week, by ward.
  var weeklyBedDays: [String: [Double]] = [:]

  init(seed: UInt64, organisation: Organisation) {
    self.seed = seed
    self.organisation = organisation
    local = LocalChanges(organisation.places)
    truths = UnitTruths(organisation.places)
  }

  /// Draws a measure.
  ///
  /// A unit in which something is planted is drawn again until its own figures show it; what the trust
  /// as a whole must show is for the caller to judge.
  ///
  /// - Throws: ``TruthNotPlanted`` where a unit's figures never show it.
  func draw(_ plan: MeasurePlan, attempt: Int) throws(TruthNotPlanted) -> DrawnMeasure {
    let timeline = Timeline.of(plan.frequency)
    let common = commonCourse(plan, timeline, attempt)
    var measure = DrawnMeasure(plan: plan, timeline: timeline, series: [])
    for reporter in organisation.reporters(plan.reporters) {
      let sizes = knownSizes(plan, reporter, timeline)
      var retry = 0
      while true {
        let name = plan.code + " " + reporter.code
        var dice = SeededDice(seed: seed, for: name, attempt: attempt * 1_000 + retry)
        let figures = drawFigures(plan, reporter, timeline, common, sizes, &dice)
        if truths.hold(measure, reporter.code, figures) {
          measure.series.append(DrawnMeasure.Series(reporter: reporter, figures: figures))
          break
        }
        retry += 1
        guard retry < 1_000 else { throw TruthNotPlanted(measure: plan.code, unit: reporter.code) }
      }
    }
    return measure
  }

  /// How the whole trust moves, period by period.
  private func commonCourse(_ plan: MeasurePlan, _ timeline: Timeline, _ attempt: Int) -> [Double] {
    var dice = SeededDice(seed: seed, for: plan.code, attempt: attempt)
    var drift = Drift(deviation: plan.behaviour.commonNoise, carry: plan.behaviour.carry)
    return (0..<timeline.count).map { index in
      plan.behaviour.course(
        in: timeline.months[index],
        calendarMonth: timeline.calendarMonth(index)
      ) + drift.next(&dice)
    }
  }

  private func drawFigures(
    _ plan: MeasurePlan,
    _ reporter: Reporter,
    _ timeline: Timeline,
    _ common: [Double],
    _ sizes: [Double]?,
    _ dice: inout SeededDice
  ) -> [DrawnMeasure.Figure?] {
    let behaviour = plan.behaviour
    let isShare = plan.kind == .proportion
    let course = local.course(plan.code, reporter.code)
    // Within two deviations: a unit that differs more is one in which something is planted.
    let own = behaviour.spread * min(2, max(-2, dice.normal()))
    let level =
      isShare
      ? plan.level + own + (course?.level ?? 0)
      : plan.level * behaviour.factor(of: reporter.service) * (1 + own) * (course?.level ?? 1)
    var drift = Drift(deviation: behaviour.unitNoise, carry: behaviour.carry)
    var listDrift = Drift(deviation: 0.025, carry: 0.9)
    return (0..<timeline.count).map { index in
      let noise = drift.next(&dice)
      let listNoise = listDrift.next(&dice)
      guard reporter.reports(from: timeline.starts[index], to: timeline.ends[index]) else {
        return nil
      }
      var shift = common[index] + noise
      for change in course?.changes ?? [] { shift += change.effect(in: timeline.months[index]) }
      let size = sizes?[index] ?? drawnSize(plan, reporter, listNoise, &dice)
      if case .availableBedDays = plan.size {
        // Occupancy is what the bed days are, beside what they could be.
        let occupied = drawn["ACC-05"]?.series(of: reporter.code)?.figures[index]?.numerator
        return DrawnMeasure.Figure(numerator: occupied, denominator: Int(size))
      }
      return isShare
        ? share(plan, min(0.997, max(0.003, level + shift)), size, &dice)
        : amount(plan, level * max(0, 1 + shift), size, &dice)
    }
  }

  /// A share of so many.
  private func share(
    _ plan: MeasurePlan,
    _ probability: Double,
    _ size: Double,
    _ dice: inout SeededDice
  ) -> DrawnMeasure.Figure {
    let cases = Int(size.rounded())
    let numerator =
      switch plan.sampling {
      case .events: dice.binomial(cases, probability)
      case .register: min(cases, Int((size * probability).rounded()))
      }
    return DrawnMeasure.Figure(numerator: numerator, denominator: cases)
  }

  /// A count, a rate or a mean.
  private func amount(
    _ plan: MeasurePlan,
    _ level: Double,
    _ size: Double,
    _ dice: inout SeededDice
  ) -> DrawnMeasure.Figure {
    let cases = Int(size.rounded())
    switch plan.kind {
    case .mean:
      let z = dice.normal()
      let sum = size * level + size.squareRoot() * plan.caseDeviation * (level / plan.level) * z
      return DrawnMeasure.Figure(numerator: max(0, Int(sum.rounded())), denominator: cases)
    case .count:
      switch plan.sampling {
      case .events: return DrawnMeasure.Figure(numerator: dice.poisson(size * level))
      case .register: return DrawnMeasure.Figure(numerator: Int((size * level).rounded()))
      }
    case .rate, .proportion, .timeBetween:
      return DrawnMeasure.Figure(numerator: dice.poisson(size * level), denominator: cases)
    }
  }
}

/// A movement up and down that carries on for a while.
struct Drift {
  let deviation: Double
  let carry: Double
  private var value = 0.0

  init(deviation: Double, carry: Double) {
    self.deviation = deviation
    self.carry = carry
  }

  /// The next value; its standard deviation is `deviation` throughout, once it has run for a while.
  mutating func next(_ dice: inout SeededDice) -> Double {
    guard deviation > 0 else { return 0 }
    value = carry * value + deviation * (1 - carry * carry).squareRoot() * dice.normal()
    return value
  }
}

/// A truth that could not be planted, whatever the sub-seed.
public struct TruthNotPlanted: Error, Hashable, Sendable {
  /// The code of the measure.
  public let measure: String
  /// The code of the unit; `nil` for the whole trust.
  public let unit: String?
}
