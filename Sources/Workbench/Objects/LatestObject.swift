internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// Many series looked at together, each at the latest period of its measure or at one period.
final class LatestObject: ChargedObject {
  var charge: LuaCharge?
  /// One series: with a value at the period and so judged, or not.
  struct Entry {
    let series: SeriesObject
    /// What stands for the period looked at: the latest of the measure's series, or the one that was
    /// asked for.
    let place: CalendarDate?
    /// The chart up to the period; nil where the series has no value there.
    let analysis: AnalysisObject?
    /// Why a series with a value at the period is not charted.
    var notCharted: NotCharted?
    /// What a reader of its chart should know about the series.
    var cautions: [SeriesCaution] = []

    /// The signal at the period, where there is one.
    var signal: SignalObject? {
      guard let analysis, let index = analysis.result.points.indices.last,
        analysis.result.points[index].label != nil
      else { return nil }
      return SignalObject(analysis: analysis, index: index)
    }

    /// The first day of the period, nil in a series without dates.
    var period: CalendarDate? { series.isDated ? place : nil }

    /// Why its chart would not mean what it seems to.
    var refusal: ChartRefusal? {
      if case .refused(let refusal) = notCharted { refusal } else { nil }
    }

    /// The period as a file has it, so that it sorts: "2024-09", "2024-Q3", "2024-09-30".
    var sortablePeriodText: String {
      guard let period else { return periodText }
      switch series.definition?.frequency {
      case .monthly: return "\(period.calendarMonth)"
      case .quarterly: return "\(period.year)-Q\((period.month - 1) / 3 + 1)"
      case .daily, .weekly, nil: return "\(period)"
      }
    }

    var periodText: String {
      if let period { return PeriodText.short(period, series.definition?.frequency) }
      return series.slots.lastIndex { $0.place == place }.map(series.spokenLabel) ?? ""
    }
  }

  /// Why there is no chart of a series that has a value.
  enum NotCharted {
    /// The chart would not mean what it seems to.
    case refused(ChartRefusal)
    /// The chart is not for what is measured, or cannot be made of these data; in a sentence.
    case unfit(String)
  }

  /// The rule set asked for; a chart it is not made for may have another.
  let ruleSet: RuleSet
  /// Every series, in the order given.
  let entries: [Entry]
  /// How many of the tested would be flagged if none had a special cause.
  let expectedByChance: Double

  /// What was to be summed up and does not add up.
  let leftOut: [(measure: String, unit: OrganisationUnit, reason: RollUpError)]

  init(
    _ series: [SeriesObject],
    _ call: Invocation,
    leftOut: [(measure: String, unit: OrganisationUnit, reason: RollUpError)] = []
  ) throws {
    self.leftOut = leftOut
    let chart = LatestChart(call.arguments)
    ruleSet = ChartArguments(call.arguments).ruleSet
    let asked = call.arguments.date("period")
    let last = Self.latestPeriods(of: series)

    var chance = ExpectedFalseSignals()
    var fault: Diagnostic?
    entries = try call.session.working("Charting", counting: "series") { checkpoint in
      try series.enumerated().map { number, one in
        try checkpoint(number, of: series.count)
        // Series without dates have no period in common: each is looked at where it ends.
        let place =
          one.isDated
          ? asked.map { Self.period(of: $0, in: one) } ?? last[one.series.measure.code]
          : one.lastPlace
        // Only the periods up to this one count; as_of says with which knowledge they are read.
        let past = place.map(one.upTo) ?? one
        guard let end = past.lastPlace, end == place,
          !past.slots.value(at: past.slots.count - 1).isNaN
        else { return Entry(series: one, place: place, analysis: nil) }
        do {
          let analysis = try chart.analysis(of: past)
          let count = analysis.result.phases.last?.observedCount ?? 0
          let specification = analysis.result.specification
          try chance.add(specification, pointCount: count) {
            try call.session.working("Simulating chance") { checkpoint in
              try specification.falseSignalShare(pointCount: count, checkpoint: checkpoint)
            }
          }
          return Entry(
            series: one,
            place: place,
            analysis: analysis,
            cautions: CautionWords.cautions(for: analysis)
          )
        } catch let refusal as ChartRefusal {
          // One ward with too few events does not keep the others from being looked at.
          return Entry(series: one, place: place, analysis: nil, notCharted: .refused(refusal))
        } catch {
          var diagnostic = Diagnostic(of: error)
          let reason = diagnostic.message
          diagnostic.location = diagnostic.location ?? one.title
          guard LatestChart.isAboutSeries(error) else { throw diagnostic }
          fault = fault ?? diagnostic
          return Entry(series: one, place: place, analysis: nil, notCharted: .unfit(reason))
        }
      }
    }
    // What none of them can be charted with is a fault of the call.
    if let fault, !entries.contains(where: { $0.analysis != nil || $0.refusal != nil }) {
      throw fault
    }
    expectedByChance = chance.count
  }

  /// The latest period of each measure with dates, by its code.
  private static func latestPeriods(of series: [SeriesObject]) -> [String: CalendarDate] {
    var latest: [String: CalendarDate] = [:]
    for one in series where one.isDated {
      guard let place = one.lastPlace else { continue }
      let code = one.series.measure.code
      if latest[code].map({ $0 < place }) ?? true { latest[code] = place }
    }
    return latest
  }

  /// The series that have a value at the period, each with its chart.
  private(set) lazy var tested: [AnalysisObject] = entries.compactMap(\.analysis)
  /// The series that have none there and are not judged.
  var silent: [SeriesObject] {
    entries.filter { $0.analysis == nil && $0.notCharted == nil }.map(\.series)
  }
  /// The series whose chart would not mean what it seems to.
  var refused: [Entry] { entries.filter { $0.refusal != nil } }
  /// The series that the chart is not for, by the reason, in the order they come.
  var unfit: [(reason: String, entries: [Entry])] {
    var groups: [(reason: String, entries: [Entry])] = []
    for entry in entries {
      guard case .unfit(let reason) = entry.notCharted else { continue }
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].entries.append(entry)
      } else {
        groups.append((reason, [entry]))
      }
    }
    return groups
  }
  /// Whether the series have charts of several kinds.
  var hasSeveralCharts: Bool { Set(tested.map(\.result.chart)).count > 1 }
  /// The series that show special cause at the period.
  private(set) lazy var special: [SignalObject] = entries.compactMap(\.signal)
  /// How many of the tested have a signal in the runs of their last phase.
  var runsSignals: Int { tested.filter(\.isRunsSignal).count }

  /// The one period of all series; nil where measures differ in it.
  var period: CalendarDate? {
    let periods = Set(entries.map(\.period))
    return periods.count == 1 ? periods.first ?? nil : nil
  }

  /// The period in words.
  private(set) lazy var periodText: String = {
    let first = entries.first?.periodText
    let isCommon = !entries.isEmpty && entries.allSatisfy { $0.periodText == first }
    return isCommon ? first ?? "" : "the latest period of each measure"
  }()

  /// The measure, or how many there are.
  var subject: String {
    let names = Set(entries.map(\.series.measureLabel))
    return names.count == 1
      ? entries[0].series.series.measure.name : NumberText.counted(names.count, "measure")
  }

  /// Whether all are of the same unit, also what does not add up.
  private(set) lazy var isOfOneUnit: Bool =
    Set(entries.map(\.series.series.unit.code) + leftOut.map(\.unit.code)).count == 1

  private(set) lazy var hasSeveralMeasures: Bool = {
    let first = entries.first?.series.measureLabel
    return entries.contains { $0.series.measureLabel != first }
  }()

  /// The period a day lies in: any day of it stands for it.
  private static func period(of day: CalendarDate, in series: SeriesObject) -> CalendarDate {
    let frequency = series.definition?.frequency ?? .daily
    let start = series.slots.map(\.place).filter { $0 <= day }.max()
    guard let start, frequency.periodEnd(startingOn: start) >= day else { return day }
    return start
  }
}

extension LatestObject {
  var heldBytes: Int { entries.count * (MemoryLayout<Entry>.stride + 128) }
  var heldObjects: [AnyObject] {
    var held: [AnyObject] = []
    for entry in entries {
      held.append(entry.series)
      if let analysis = entry.analysis { held.append(analysis) }
    }
    return held
  }
}

extension SeriesObject {
  /// The measure in a table: its code, or the name of plain numbers.
  var measureLabel: String { isDated ? series.measure.code : series.measure.name }
}
