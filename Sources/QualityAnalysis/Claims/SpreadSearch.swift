import QualityModel
import QualityStore
import SPCCore

/// Looks through the units for those that a change could help.
struct SpreadSearch {
  /// The new level at the source, the least good of its units.
  let level: Double?
  let comparesLevels: Bool
  /// The units of the same kind with the measure, as places in the portfolio.
  let considered: [Int]
  /// Those of them where somebody works on the measure already.
  let atWork: [Int]
  let candidates: [SpreadCandidate]

  init(
    _ project: PortfolioProject,
    _ measure: Int,
    _ source: ClaimAgainstEvidence,
    _ evidence: ImprovementEvidence
  ) {
    let portfolio = evidence.portfolio
    let code = portfolio.measures[measure].code
    let totals = evidence.totals[code]
    let definition = totals?.figures.definitions.last
    let better = definition?.better ?? .neutral
    let isComparable =
      definition.map { $0.kind.usesDenominator || $0.kind == .timeBetween } ?? false
    comparesLevels = isComparable
    let levels = source.course.outcomes.filter { $0.measure == code }.compactMap(\.now)
    let least = better == .lower ? levels.max() : levels.min()
    level = least
    let own = Set(project.places.map(\.unit))
    let kinds = Set(own.map { portfolio.units[$0].kind })
    let looked = portfolio.units.indices.filter { unit in
      guard !own.contains(unit), kinds.contains(portfolio.units[unit].kind), let totals,
        let number = totals.structure.number(of: portfolio.units[unit].code)
      else { return false }
      return totals.structure.takesPart(number, from: evidence.day, to: evidence.day)
        && evidence.series(code, portfolio.units[unit].code)?.points.isEmpty == false
    }
    considered = looked
    let taken = evidence.unitsAtWork(on: measure)
    let declared = Dictionary(
      evidence.of(.spread, project.code).compactMap { record in
        record.text("unit").map { ($0, record.text("status") ?? "") }
      },
      uniquingKeysWith: { first, _ in first }
    )
    let isTaken: (Int) -> Bool = { unit in
      taken.contains(portfolio.units[unit].code)
        || ["testing", "adopted", "sustained"].contains(declared[portfolio.units[unit].code] ?? "")
    }
    atWork = looked.filter(isTaken)
    var load: [Int: Int] = [:]
    for number in portfolio.open {
      for place in portfolio.projects[number].places { load[place.unit, default: 0] += 1 }
    }
    let standing = isComparable ? least : nil
    // The least good of the units where the change was made, which the others are held against.
    let sources = own.compactMap {
      NewestState(evidence.series(code, portfolio.units[$0].code), evidence)
    }
    let worst = sources.max { better == .lower ? $0.level < $1.level : $0.level > $1.level }
    let spread = worst?.error
    let found = looked.filter { !isTaken($0) }.compactMap { unit -> SpreadCandidate? in
      let unitCode = portfolio.units[unit].code
      guard let state = NewestState(evidence.series(code, unitCode), evidence) else { return nil }
      let gap = standing.flatMap { source -> Double? in
        guard source != 0, better != .neutral else { return nil }
        return (better == .lower ? state.level - source : source - state.level) / source.magnitude
      }
      let distance = gap.flatMap { gap -> Double? in
        guard let source = standing, let spread, let error = state.error else { return nil }
        let difference = gap * source.magnitude
        let whole = (error * error + spread * spread).squareRoot()
        // Points that are all alike leave no room for chance.
        return whole > 0 ? difference / whole : difference == 0 ? 0 : difference * .infinity
      }
      var reasons: [SpreadCandidate.Reason] = []
      if state.isConcern { reasons.append(.concern) }
      if let distance, distance >= 1 {
        reasons.append(distance >= SeriesCourse.away ? .worse : .perhapsWorse)
      }
      guard !reasons.isEmpty else { return nil }
      return SpreadCandidate(
        unit: unitCode,
        level: state.level,
        gap: gap,
        standardErrors: distance,
        reasons: reasons,
        points: state.points,
        openProjects: load[unit] ?? 0,
        spread: declared[unitCode],
        readiness: ReadinessAnswers(of: unit, evidence)
      )
    }
    candidates = found.sorted { left, right in
      let concerns = (left.reasons.contains(.concern), right.reasons.contains(.concern))
      if concerns.0 != concerns.1 { return concerns.0 }
      let gaps = (left.gap ?? 0, right.gap ?? 0)
      return gaps.0 == gaps.1 ? left.unit < right.unit : gaps.0 > gaps.1
    }
  }
}

/// Where a measure stands at a unit: its level of the newest half year, and whether its newest figure is
/// a concern by limits over all of its points.
private struct NewestState {
  let level: Double
  /// The standard error of that level: the spread of the half year's points, or the sigma of the chart
  /// where that is larger; `nil` without limits.
  let error: Double?
  let isConcern: Bool
  let points: Int

  init?(_ series: MeasureSeries?, _ evidence: ImprovementEvidence) {
    guard let series else { return nil }
    // Everything lies before tomorrow, so that weeks are put together from the newest backwards.
    let all = PointsAroundChange(
      series,
      around: evidence.day.adding(days: 1),
      upTo: evidence.day
    )
    let known = all.blocks.indices.filter { all.blocks[$0].value != nil }
    guard known.count >= SeriesCourse.fewestBefore, let definition = all.definition,
      let last = known.last, all.blocks[last].last.days(to: evidence.day) <= ProjectSilence.limit,
      let level = all.level(known.suffix(all.lasting))
    else { return nil }
    self.level = level
    points = known.count
    let chart = SeriesCourse.chart(all, definition, evidence.ruleSet)
    isConcern = chart?.variation == .concern
    let newest = known.suffix(all.lasting).compactMap { all.blocks[$0].value }
    error = chart.map { chart in
      let centre = newest.reduce(0, +) / Double(newest.count)
      let squares = newest.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      let sigma = chart.phases[0].sigma
      let variance = max(
        squares / Double(max(1, newest.count - 1)),
        sigma.isNaN ? 0 : sigma * sigma
      )
      return (variance / Double(newest.count)).squareRoot()
    }
  }
}

extension ReadinessAnswers {
  /// The newest answers of a unit, or of the nearest one above it where enough people answered.
  init?(of unit: Int, _ evidence: ImprovementEvidence) {
    let portfolio = evidence.portfolio
    for place in [unit] + portfolio.units[unit].above {
      let code = portfolio.units[place].code
      let answers = evidence.readiness(of: code)
      guard let newest = answers.compactMap({ $0.day("surveyed_on") }).max() else { continue }
      let items = answers.filter { $0.day("surveyed_on") == newest }.compactMap {
        item -> (share: Double, respondents: Int)? in
        guard let score = item.number("score"), let lowest = item.number("lowest"),
          let highest = item.number("highest"), highest > lowest
        else { return nil }
        return ((score - lowest) / (highest - lowest), Int(item.number("respondents") ?? 0))
      }
      let fewest = items.map(\.respondents).min() ?? 0
      guard fewest >= Self.fewestRespondents else { continue }
      self.init(
        unit: code,
        on: newest,
        share: items.reduce(0) { $0 + $1.share } / Double(items.count),
        items: items.count,
        respondents: fewest
      )
      return
    }
    return nil
  }
}
