import QualityModel
import SPCCore

/// A figure of one unit that somebody reacted to with an action.
struct ReactedFigure: Hashable, Sendable {
  let measure: String
  let unit: String
  /// The first day of its month.
  let period: CalendarDate
  /// The day the action was raised, before the next month's figure was known.
  let raised: CalendarDate
  /// Whether it was common cause by all that was known on that day.
  let isNoise: Bool
}

/// The figures that people reacted to: most of them signals, and some that only looked bad.
///
/// Each is the newest figure that its unit had on the day. It looked bad in any case: on the worse side
/// of the centre, and the worst of half a year. What tells the two kinds apart is the chart as it was
/// known on the day, and nothing else.
struct ReactedFigures: Sendable {
  /// In the order they were chosen.
  let all: [ReactedFigure]

  /// Twelve common-cause figures in nine units; eighteen signals.
  static let noise = 12
  static let noiseUnits = 9
  static let signals = 18

  /// One measure at one unit, reported in every month.
  private struct Candidate {
    let plan: MeasurePlan
    let unit: String
    let values: [Double]
  }

  /// The months that are reacted to, from October 2022 to August 2024.
  private static let months = 30...52

  /// Chooses the figures.
  ///
  /// - Throws: ``TruthNotPlanted`` where too few figures look bad.
  init(_ figures: TrustFigures, places: TrustPlaces, seed: UInt64) throws(TruthNotPlanted) {
    let candidates = Self.candidates(figures, places)
    for attempt in 0..<20 {
      var dice = SeededDice(seed: seed, for: "reacted figures", attempt: attempt)
      let chosen = Self.choose(dice.shuffled(candidates), &dice)
      if Self.hold(chosen) {
        all = chosen
        return
      }
    }
    throw TruthNotPlanted(measure: "action", unit: nil)
  }

  /// What must be so of them.
  static func hold(_ figures: [ReactedFigure]) -> Bool {
    let noise = figures.filter(\.isNoise)
    return noise.count == Self.noise && Set(noise.map(\.unit)).count == noiseUnits
      && figures.count == Self.noise + signals && Set(figures).count == figures.count
  }

  /// Monthly measures of one meaning, without phases that somebody decided and figures still to be
  /// settled, at units that reported all months and count enough for a chart of their own.
  private static func candidates(_ figures: TrustFigures, _ places: TrustPlaces) -> [Candidate] {
    let decided = Set(DecidedPhases.all(places).map(\.measureCode))
    return figures.measures.filter { measure in
      let plan = measure.plan
      return plan.frequency == .monthly && plan.redefinition == nil && plan.better != .neutral
        && !plan.code.hasPrefix("LOC-") && !decided.contains(plan.code)
    }
    .flatMap { measure in
      measure.series.compactMap { series -> Candidate? in
        let numerators = series.figures.compactMap { figure in
          figure?.provisional == nil ? figure?.numerator : nil
        }
        guard series.reporter.unit != nil, numerators.count == measure.timeline.count,
          numerators.reduce(0, +) >= 10 * numerators.count
        else { return nil }
        return Candidate(
          plan: measure.plan,
          unit: series.reporter.code,
          values: measure.values(series.figures)
        )
      }
    }
  }

  private static func choose(_ candidates: [Candidate], _ dice: inout SeededDice) -> [ReactedFigure]
  {
    var chosen: [ReactedFigure] = []
    var noisy: [String: Int] = [:]
    var signals = 0
    for candidate in candidates {
      // Three of the nine units react twice.
      let times = noisy[candidate.unit] ?? 0
      let isWanted =
        times == 0
        ? noisy.count < noiseUnits
        : times == 1 && noisy.values.count { $0 > 1 } < noise - noiseUnits
      if isWanted, let month = month(of: candidate, .commonCause, &dice) {
        noisy[candidate.unit] = times + 1
        chosen.append(reaction(candidate, month, isNoise: true, &dice))
      } else if signals < Self.signals, let month = month(of: candidate, .concern, &dice) {
        signals += 1
        chosen.append(reaction(candidate, month, isNoise: false, &dice))
      }
    }
    return chosen
  }

  /// A month whose figure looked bad when it was the newest, and was in a category then.
  private static func month(
    of candidate: Candidate,
    _ category: PointCategory,
    _ dice: inout SeededDice
  ) -> Int? {
    dice.shuffled(Array(months)).first { month in
      let known = Array(candidate.values[...month])
      let sign: Double = candidate.plan.better == .higher ? -1 : 1
      let worst = known.suffix(6).map { $0 * sign }.max()
      guard worst == known[month] * sign,
        let point = candidate.plan.chart(known)?.points.last,
        (known[month] - point.centre) * sign > 0
      else { return false }
      return point.category == category
    }
  }

  private static func reaction(
    _ candidate: Candidate,
    _ month: Int,
    isNoise: Bool,
    _ dice: inout SeededDice
  ) -> ReactedFigure {
    ReactedFigure(
      measure: candidate.plan.code,
      unit: candidate.unit,
      period: Timeline.monthly.starts[month],
      // From some days after the month to before the next figure.
      raised: Timeline.monthly.ends[month].adding(days: dice.whole(4...20)),
      isNoise: isNoise
    )
  }
}
