public import QualityModel
public import QualityStore

/// What a unit shows on its wall: some measures, what was done last, and what is tried next.
///
/// The figures are those of ``MeasureTotals``, as any table of the trust has them.
public struct UnitBoard: Sendable {
  /// The measures that do not add up at the unit, and why.
  public struct LeftOut: Sendable {
    /// The measure.
    public var measure: Measure
    /// Why it is not on the board.
    public var reason: RollUpError
  }

  /// The most measures on a board whose measures nobody chose.
  public static let mostMeasures = 8

  /// The unit.
  public let unit: OrganisationUnit
  /// The measures through time, from the top of the board down.
  public let series: [MeasureSeries]
  /// Whether somebody chose the measures; otherwise they are those with the latest figures.
  public let isChosen: Bool
  /// The measures that belong on the board and do not add up.
  public let leftOut: [LeftOut]
  /// What was done last at the unit, or at one below it.
  public let lastAction: BoardAction?
  /// The tests that are open there, what is tried next first.
  public let openTests: [BoardTest]
  /// What is tried next there.
  public var nextTest: BoardTest? { openTests.first }
  /// The knowledge it was read with.
  public let asOf: AsOf

  /// Reads the board of a unit.
  ///
  /// - Throws: ``RollUpError/store(_:)``, ``RollUpError/circle(units:on:)``.
  public init(of code: String, in store: QualityStore, asOf: AsOf = .now) throws(RollUpError) {
    let structure = try OrganisationStructure(store, asOf: asOf)
    do throws(StoreError) {
      unit = try store.unit(code, asOf: asOf)
      let chosen = try store.records(
        .boardMeasure,
        where: RecordFilter([.init("unit", [.text(code)])]),
        asOf: asOf
      ).sorted { ($0.number("position") ?? 0) < ($1.number("position") ?? 0) }
        .compactMap { $0.text("measure") }
      let codes = try chosen.isEmpty ? store.measures(asOf: asOf).map(\.code) : chosen
      let figures = try store.figures(of: codes, asOf: asOf)
      let shown = Self.shown(figures, at: code, structure, isChosen: !chosen.isEmpty)
      series = shown.series
      leftOut = shown.leftOut
      isChosen = !chosen.isEmpty
      let work = try UnitWork(of: code, structure, in: store, asOf: asOf)
      lastAction = work.lastAction(beside: series.flatMap(\.annotations))
      openTests = work.openTests
    } catch {
      throw .store(error)
    }
    self.asOf = asOf
  }

  private static func shown(
    _ figures: [MeasureFigures],
    at code: String,
    _ structure: OrganisationStructure,
    isChosen: Bool
  ) -> (series: [MeasureSeries], leftOut: [LeftOut]) {
    guard let unit = structure.number(of: code) else { return ([], []) }
    var series: [MeasureSeries] = []
    var leftOut: [LeftOut] = []
    for figures in figures {
      do throws(RollUpError) {
        let one = try MeasureTotals(figures, structure: structure).series(of: unit)
        if isChosen || !one.points.isEmpty { series.append(one) }
      } catch {
        leftOut.append(LeftOut(measure: figures.measure, reason: error))
      }
    }
    guard !isChosen else { return (series, leftOut) }
    let latest = series.enumerated().sorted { left, right in
      let days = (lastValue(left.element), lastValue(right.element))
      return days.0 == days.1 ? left.offset < right.offset : days.0 > days.1
    }
    return (latest.prefix(mostMeasures).map(\.element), leftOut)
  }

  private static func lastValue(_ series: MeasureSeries) -> CalendarDate {
    series.points.last { $0.value != nil }?.period ?? .earliest
  }
}
