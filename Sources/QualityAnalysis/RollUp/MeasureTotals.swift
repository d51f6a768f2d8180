public import QualityModel
public import QualityStore

/// One measure summed up at every unit at once: a figure counts to the unit that reported it and to
/// every unit above that one on the first day of the figure's period.
///
/// - Numerators and denominators are added, and the value made of the sums; values are never averaged.
/// - A unit should have a figure in a period when it reported the measure before, takes part in all of
///   the period, and no unit below it should have one. A period in which units that should have a
///   figure have none is a sum of parts only, and no value unless that is asked for.
/// - Times between events are not added: a unit that reports its own has those, and one that does not has
///   none unless a single unit below it reports.
/// - A period falls under one version of the definition, so versions are never mixed.
public struct MeasureTotals: Sendable {
  /// What was reported.
  public let figures: MeasureFigures
  /// Which units stand above which.
  public let structure: OrganisationStructure
  /// How the sums were made.
  public let terms: RollUpTerms
  /// The first days of the periods, oldest first.
  public let periods: [CalendarDate]

  /// The sums of one unit in one period.
  struct Cell: Sendable {
    var numerator = ExactSum()
    var denominator = ExactSum()
    var reported: Int32 = 0
    var expected: Int32 = 0
    var newestRevision: Int32 = 0
    var newestBatch: Int32 = 0
    var isProvisional = false
  }

  /// The number of the definition of each period.
  var versions: [Int]
  /// The row of each unit among ``cells``, -1 for a unit that nothing counts to.
  var rows: [Int]
  /// The sums: row by row, in each the periods in their order.
  var cells: [Cell] = []
  /// The number of a unit's own figure in each period, -1 for none; empty for units without any.
  var own: [[Int32]]
  /// The units that have figures of their own, in the order of their codes.
  var reporters: [Int] = []
  /// The weekday on which the weeks of each unit start, 0 for one without weeks.
  var weekdays: [Int]
  /// The last day of each period.
  private var ends: [CalendarDate] = []
  /// The number of units that count to each row.
  var reporterCounts: [Int] = []
  /// Why the sums of a row mean nothing.
  var faults: [Int: RollUpError] = [:]

  /// Sums up a measure.
  ///
  /// - Parameters:
  ///   - figures: The figures. Those of units that the structure does not know, as they were recorded
  ///     after it was read, do not count.
  ///   - structure: Which units stand above which.
  ///   - isRestated: Whether the structure of the latest period stands for all periods.
  ///   - isPartial: Whether a sum counts as a value also where units have no figure.
  public init(
    _ figures: MeasureFigures,
    structure: OrganisationStructure,
    isRestated: Bool = false,
    isPartial: Bool = false
  ) {
    let figures = figures.numbered(by: structure.codes)
    self.figures = figures
    self.structure = structure
    let calendar = PeriodCalendar(figures.figures)
    periods = calendar.periods
    terms = RollUpTerms(restatedTo: isRestated ? periods.last : nil, isPartial: isPartial)
    versions = [Int](repeating: 0, count: periods.count)
    rows = [Int](repeating: -1, count: structure.units.count)
    own = [[Int32]](repeating: [], count: structure.units.count)
    weekdays = [Int](repeating: 0, count: structure.units.count)
    for (number, figure) in figures.figures.enumerated() {
      let period = calendar.number(of: figure.period)
      versions[period] = figure.definition
      if own[figure.unit].isEmpty {
        own[figure.unit] = [Int32](repeating: -1, count: periods.count)
        reporters.append(figure.unit)
      }
      own[figure.unit][period] = Int32(number)
      if figures.definitions[figure.definition].frequency == .weekly {
        weekdays[figure.unit] = figure.period.weekday
      }
    }
    // The order in which figures come must not be seen, also not in the last digit of a sum.
    reporters.sort()
    ends = periods.indices.map {
      figures.definitions[versions[$0]].frequency.periodEnd(startingOn: periods[$0])
    }
    for unit in reporters { addFigures(of: unit) }
    addExpectations()
    findFaults()
  }

  /// The number of a row, made where there is none yet.
  private mutating func row(of unit: Int) -> Int {
    if rows[unit] >= 0 { return rows[unit] }
    rows[unit] = reporterCounts.count
    reporterCounts.append(0)
    cells.append(contentsOf: repeatElement(Cell(), count: periods.count))
    return rows[unit]
  }

  /// Calls `body` with each period of a unit, and the rows it counts to there, its own first; they
  /// change with the span.
  private mutating func forEachPeriod(
    of unit: Int,
    body: (inout MeasureTotals, _ period: Int, _ rows: [Int], _ span: Int) -> Void
  ) {
    let spans = structure.spansAbove(unit)
    var span = -1
    var counted: [Int] = []
    for period in periods.indices {
      let day = terms.restatedTo ?? periods[period]
      var isNext = span < 0
      while span + 1 < spans.count, spans[span + 1].from <= day {
        span += 1
        isNext = true
      }
      if isNext {
        counted = [row(of: unit)]
        for above in spans[span].above { counted.append(row(of: above)) }
      }
      body(&self, period, counted, span)
    }
  }

  private mutating func addFigures(of unit: Int) {
    let usesDenominator = figures.definitions.map(\.kind.usesDenominator)
    var counted: Set<Int> = []
    var lastSpan = -1
    let numbers = own[unit]
    forEachPeriod(of: unit) { totals, period, rows, span in
      let number = Int(numbers[period])
      guard number >= 0 else { return }
      if span != lastSpan {
        for row in rows where counted.insert(row).inserted { totals.reporterCounts[row] += 1 }
        lastSpan = span
      }
      totals.add(
        totals.figures.figures[number],
        needsDenominator: usesDenominator[totals.versions[period]],
        rows: rows,
        period: period
      )
    }
  }

  private mutating func add(
    _ figure: MeasureFigures.Figure,
    needsDenominator: Bool,
    rows: [Int],
    period: Int
  ) {
    let count = periods.count
    cells.withUnsafeMutableBufferPointer { cells in
      for row in rows {
        let index = row * count + period
        cells[index].expected += 1
        cells[index].newestBatch = max(cells[index].newestBatch, Int32(clamping: figure.batch))
        cells[index].newestRevision = max(
          cells[index].newestRevision,
          Int32(clamping: figure.revision)
        )
        if figure.isProvisional { cells[index].isProvisional = true }
        guard let numerator = figure.numerator else { continue }
        if needsDenominator {
          guard let denominator = figure.denominator else { continue }
          cells[index].denominator.add(denominator)
        }
        cells[index].numerator.add(numerator)
        cells[index].reported += 1
      }
    }
  }

  /// Counts the units that should have a figure and have none.
  private mutating func addExpectations() {
    // The lowest first, so that a unit sees whether anything is expected below it.
    let lowestFirst = reporters.sorted { left, right in
      let depths = (depth(left), depth(right))
      return depths.0 == depths.1 ? left < right : depths.0 > depths.1
    }
    for unit in lowestFirst {
      let numbers = own[unit]
      guard let first = numbers.firstIndex(where: { $0 >= 0 }) else { continue }
      guard numbers[first...].contains(where: { $0 < 0 }) else { continue }
      forEachPeriod(of: unit) { totals, period, rows, _ in
        guard
          period > first, totals.shouldReport(unit, period),
          totals.cells[rows[0] * totals.periods.count + period].expected == 0
        else { return }
        for row in rows { totals.cells[row * totals.periods.count + period].expected += 1 }
      }
    }
  }

  /// Whether a unit that has reported before lacks a figure in a period, apart from what the units below
  /// it do.
  func shouldReport(_ unit: Int, _ period: Int) -> Bool {
    let definition = figures.definitions[versions[period]]
    // Times between events come when events do: no period lacks one. And a week of others is none.
    guard own[unit][period] < 0, definition.kind != .timeBetween else { return false }
    if definition.frequency == .weekly, weekdays[unit] != 0,
      weekdays[unit] != periods[period].weekday
    {
      return false
    }
    return structure.takesPart(unit, from: periods[period], to: ends[period])
  }

  private func depth(_ unit: Int) -> Int {
    structure.spansAbove(unit).map(\.above.count).max() ?? 0
  }
}
