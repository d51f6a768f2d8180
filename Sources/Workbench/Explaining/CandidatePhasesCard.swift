internal import QualityModel
internal import SPCCore

/// Candidate phases on one screen: the evidence, and the lines a person would run to adopt one.
struct CandidatePhasesCard {
  let object: CandidatePhasesObject
  let width: Int
  /// Asked while it is simulated what chance alone would flag.
  var checkpoint = Checkpoint.none

  private var scan: CandidatePhaseScan { object.scan }
  private var series: SeriesObject { object.analysis.series }
  private var result: SPCResult { object.analysis.result }

  var text: String {
    get throws {
      let words = CandidateWords(object: object)
      var card = CardLines(width: width)
      card.line(series.title)
      card.line("candidate phases · \(result.chart.title) · rule set \(result.ruleSet.name)")
      card.row("looked at", words.span)
      for candidate in scan.candidates { describe(candidate, words, &card) }
      if scan.candidates.isEmpty {
        card.row("found", "nothing that would be a reason to begin a new phase")
      }
      for refusal in scan.refusals { card.row("not", words.sentence(refusal)) }
      if let caution = words.correlation { card.row("mind", caution) }
      if words.isLongEnough { card.row("chance", try words.chance(checkpoint)) }
      for candidate in scan.candidates {
        card.line("To adopt it, write the reason and who decided, and run:")
        card.block(object.adoption(of: candidate).map { "  \($0)" })
      }
      card.line("Nothing is changed: limits stay as they are until somebody adopts a phase.")
      return card.text
    }
  }

  private func describe(
    _ candidate: CandidatePhase,
    _ words: CandidateWords,
    _ card: inout CardLines
  ) {
    card.row("candidate", "a new phase from \(series.spokenLabel(at: candidate.start))")
    card.row("shift", words.shift(candidate))
    card.row("change point", words.change(candidate))
    if let begins = words.begins(candidate) { card.row("begins", begins) }
    card.row(
      "mean",
      "\(words.number(candidate.meanBefore)) before, \(words.number(candidate.meanAfter)) from then on"
    )
    card.row("limits now", words.levels(candidate.present))
    card.row("limits then", words.levels(candidate.proposed) + words.settled(candidate))
    card.row("after it", words.after(candidate))
    if let neighbour = object.neighbour(of: candidate) {
      card.row("remark", words.sentence(neighbour))
    }
  }
}

/// The words for candidate phases.
struct CandidateWords {
  let object: CandidatePhasesObject

  private var scan: CandidatePhaseScan { object.scan }
  private var series: SeriesObject { object.analysis.series }
  private var result: SPCResult { object.analysis.result }

  var span: String {
    let first = series.spokenLabel(at: scan.phase.lowerBound)
    let last = series.spokenLabel(at: scan.phase.upperBound - 1)
    return "the present phase, \(first) – \(last), \(NumberText.counted(scan.phase.count, "point"))"
  }

  func shift(_ candidate: CandidatePhase) -> String {
    let rule = RuleWords.short(candidate.rule, candidate.side)
    return "\(rule): \(NumberText.counted(candidate.length, "point")) in a row from "
      + "\(series.spokenLabel(at: candidate.shiftStart)), where the rule asks for \(candidate.required)"
  }

  func change(_ candidate: CandidatePhase) -> String {
    let statistic =
      candidate.change.statistic.isInfinite ? "beyond measure" : number(candidate.change.statistic)
    return
      "\(series.spokenLabel(at: candidate.change.index)), where two levels explain the values best "
      + "(Z \(statistic); 1 in 100 stable series reach \(number(LevelChange.chanceBound)))"
  }

  /// Why the phase would begin elsewhere than at the change point, or than the shift; nil where all
  /// three are one.
  func begins(_ candidate: CandidatePhase) -> String? {
    let (start, shift, change) = (candidate.start, candidate.shiftStart, candidate.change.index)
    let place = series.spokenLabel(at: start)
    guard start == shift else {
      return
        "at the change point, \(place): the limits were made from points of the shift as well, so "
        + "that its first points do not stand out"
    }
    guard start != change else { return nil }
    let isFixed =
      result.phases.contains { $0.range == scan.phase && $0.baseline.upperBound <= shift }
    return "with the shift, \(place), and not at the change point: "
      + (isFixed
        ? "the limits are fixed on points before it, so that the shift itself shows where the level "
          + "was left, and the change point is only where two levels fit best"
        : "the points between them are part of the shift")
  }

  func levels(_ levels: ChartLevels) -> String {
    var text = "centre \(number(levels.centre))"
    switch (levels.lower.isNaN, levels.upper.isNaN) {
    case (true, true): break
    case (false, true): text += ", lower limit \(number(levels.lower))"
    case (true, false): text += ", upper limit \(number(levels.upper))"
    case (false, false): text += ", limits \(number(levels.lower)) to \(number(levels.upper))"
    }
    return text
  }

  func settled(_ candidate: CandidatePhase) -> String {
    let count = NumberText.counted(candidate.observedCount, "point")
    return candidate.hasEnoughPoints
      ? ", from \(count)" : ", from only \(count): wait until there are more before fixing them"
  }

  /// Whether the new level was kept.
  func after(_ candidate: CandidatePhase) -> String {
    guard !candidate.isStable else { return "nothing out of the ordinary: the new level was kept" }
    var found: [String] = []
    let flagged = candidate.flaggedAfter
    if let first = flagged.first {
      let points = NumberText.counted(flagged.count, "point")
      found.append("\(points) out of the ordinary, first \(series.spokenLabel(at: first))")
    }
    if candidate.hasPhaseSignalAfter { found.append("unusual runs") }
    return found.joined(separator: ", and ") + ": the new level may not have settled"
  }

  func sentence(_ neighbour: CandidatePhasesObject.Neighbour) -> String {
    let date = PeriodText.short(neighbour.annotation.date, .daily)
    let distance =
      switch neighbour.days {
      case 0: "the same day"
      case 1...: "\(NumberText.counted(neighbour.days, "day")) before"
      default: "\(NumberText.counted(-neighbour.days, "day")) after"
      }
    return "\"\(neighbour.annotation.text)\", \(date), \(distance); that it is near proves nothing"
  }

  func sentence(_ refusal: CandidatePhaseRefusal) -> String {
    switch refusal {
    case .noShiftRule:
      return "the rule set \(result.ruleSet.name) has no rule that sees a shift"
    case .pointsNotIndependent(let chart):
      return "the points of \(chart.withArticle) depend on one another, so that runs say nothing"
    case .noOrder: return "the points are categories, and none comes after another"
    case .centreKnown: return "the centre is given, and a new phase would leave it where it is"
    case .tooFewPoints(let observed, let minimum):
      return "\(NumberText.counted(observed, "point")) with a value in this phase, where a level "
        + "before a change and one after it need \(minimum)"
    case .noShift(let hits):
      return "signals, but none that the level changed: "
        + hits.kinds.map(\.name).joined(separator: ", ")
    case .tooEarly(let start, let observed, let minimum):
      return "the shift from \(series.spokenLabel(at: start)): only "
        + "\(NumberText.counted(observed, "point")) of the phase before it, and the level before is "
        + "known from \(minimum)"
    case .notSustained(let start, let ended, let mean):
      let since = mean.isNaN ? "" : "; the mean from then on is \(number(mean))"
      let until =
        ended < series.slots.count ? " before \(series.spokenLabel(at: ended))" : ""
      return "the shift from \(series.spokenLabel(at: start)): it ended\(until)\(since)"
    case .withinChance(let start, let statistic, let bound):
      return "the shift from \(series.spokenLabel(at: start)): chance explains the change of level "
        + "(Z \(number(statistic)), below \(number(bound)))"
    }
  }

  /// What dependence between values does to candidates; nil where there is none to speak of.
  var correlation: String? {
    guard let correlation = scan.autocorrelation, correlation.isStrong else { return nil }
    return "each value resembles the one before (correlation \(number(correlation.lagOne))); "
      + "candidates come of that alone"
  }

  /// Whether the phase has the points to look for anything.
  var isLongEnough: Bool {
    !scan.refusals.contains { if case .tooFewPoints = $0 { true } else { false } }
  }

  /// What looking through a whole chart costs.
  func chance(_ checkpoint: Checkpoint) throws(SPCError) -> String {
    let share = try scan.anySignalShare(checkpoint: checkpoint)
    return
      "\(NumberText.plain(share * 100, places: 0)) % of stable series this long show some signal "
      + "somewhere; a candidate needs a change of level that 1 in 100 of them reach"
  }

  func number(_ value: Double) -> String { NumberText.plain(value, places: 2) }
}
