internal import LuaRuntime
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// Many series looked at together, each at the latest period of its measure or at one period.
final class LatestObject {
  /// One series: with a value at the period and so judged, or not.
  struct Entry {
    let series: SeriesObject
    /// What stands for the period looked at: the latest of the measure's series, or the one that was
    /// asked for.
    let place: CalendarDate?
    /// The chart up to the period; nil where the series has no value there.
    let analysis: AnalysisObject?
    /// Why a series with a value at the period is not charted.
    var refusal: ChartRefusal?

    /// The signal at the period, where there is one.
    var signal: SignalObject? {
      guard let analysis, let index = analysis.result.points.indices.last,
        analysis.result.points[index].label != nil
      else { return nil }
      return SignalObject(analysis: analysis, index: index)
    }

    /// The first day of the period, nil in a series without dates.
    var period: CalendarDate? { series.isDated ? place : nil }

    var periodText: String {
      if let period { return PeriodText.short(period, series.definition?.frequency) }
      return series.slots.lastIndex { $0.place == place }.map(series.spokenLabel) ?? ""
    }
  }

  let ruleSet: RuleSet
  /// Every series, in the order given.
  let entries: [Entry]
  /// How many of the tested would be flagged if none had a special cause.
  let expectedByChance: Double

  init(_ series: [SeriesObject], _ call: Invocation) throws {
    let chart = ChartArguments(call.arguments)
    ruleSet = chart.ruleSet
    let asked = call.arguments.date("period")
    let last = Dictionary(grouping: series.filter(\.isDated), by: \.series.measure.code)
      .mapValues { $0.compactMap(\.slots.last?.place).max() }

    var expected = 0.0
    entries = try series.map { one in
      // Series without dates have no period in common: each is looked at where it ends.
      let place =
        one.isDated
        ? asked.map { Self.period(of: $0, in: one) } ?? last[one.series.measure.code] ?? nil
        : one.slots.last?.place
      // Only the periods up to this one count; as_of says with which knowledge they are read.
      let past = place.map { last in one.keeping { $0 <= last } } ?? one
      guard let slot = past.slots.last, slot.place == place, !slot.value.isNaN else {
        return Entry(series: one, place: place, analysis: nil)
      }
      if call.session.lua.isStopRequested { throw StoreError.cancelled }
      let analysis: AnalysisObject
      do {
        analysis = try Self.naming(one) { try chart.analysis(of: past, oneOfMany: true) }
      } catch let refusal as ChartRefusal {
        // One ward with too few events does not keep the others from being looked at.
        return Entry(series: one, place: place, analysis: nil, refusal: refusal)
      }
      let count = analysis.result.phases.last?.observedCount ?? 0
      expected += try analysis.result.specification.falseSignalShare(pointCount: count)
      return Entry(series: one, place: place, analysis: analysis)
    }
    expectedByChance = expected
  }

  /// The series that have a value at the period, each with its chart.
  var tested: [AnalysisObject] { entries.compactMap(\.analysis) }
  /// The series that have none there and are not judged.
  var silent: [SeriesObject] {
    entries.filter { $0.analysis == nil && $0.refusal == nil }.map(\.series)
  }
  /// The series whose chart would not mean what it seems to.
  var refused: [Entry] { entries.filter { $0.refusal != nil } }
  /// The series that show special cause at the period.
  var special: [SignalObject] { entries.compactMap(\.signal) }
  /// How many of the tested have a signal in the runs of their last phase.
  var runsSignals: Int { tested.filter(\.isRunsSignal).count }

  /// The one period of all series; nil where measures differ in it.
  var period: CalendarDate? {
    let periods = Set(entries.map(\.period))
    return periods.count == 1 ? periods.first ?? nil : nil
  }

  /// The period in words.
  var periodText: String {
    let texts = Set(entries.map(\.periodText))
    return texts.count == 1 ? texts.first ?? "" : "the latest period of each measure"
  }

  /// The measure, or how many there are.
  var subject: String {
    let names = Set(entries.map(\.series.measureLabel))
    return names.count == 1
      ? entries[0].series.series.measure.name : NumberText.counted(names.count, "measure")
  }

  var hasSeveralMeasures: Bool { Set(entries.map(\.series.measureLabel)).count > 1 }

  /// The period a day lies in: any day of it stands for it.
  private static func period(of day: CalendarDate, in series: SeriesObject) -> CalendarDate {
    let frequency = series.definition?.frequency ?? .daily
    let start = series.slots.map(\.place).filter { $0 <= day }.max()
    guard let start, frequency.periodEnd(startingOn: start) >= day else { return day }
    return start
  }

  /// Runs a computation, and says of which series it was where it cannot be done.
  private static func naming<Result>(
    _ series: SeriesObject,
    _ compute: () throws -> Result
  ) throws -> Result {
    do {
      return try compute()
    } catch let refusal as ChartRefusal {
      throw refusal
    } catch {
      var diagnostic = Diagnostic(of: error)
      diagnostic.location = diagnostic.location ?? series.title
      throw diagnostic
    }
  }
}

extension SeriesObject {
  /// The measure in a table: its code, or the name of plain numbers.
  var measureLabel: String { isDated ? series.measure.code : series.measure.name }
}
