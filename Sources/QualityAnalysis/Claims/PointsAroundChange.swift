import QualityModel

/// The points of a series before and after a day, long enough each to be judged on.
///
/// - Weeks are put together by four and days by 28, counted from the day both ways: a ward's week holds
///   too few events for limits, and months of four and of five weeks are not alike. Numerators and
///   denominators are added. A block whose measure is a count needs all of its periods, any other three
///   quarters of them; without them it has no value.
/// - All points are of one version of the definition, the one in force before the day.
/// - Points before the last decided phase that began before the day are left out: people have said that
///   the process was another one then.
/// - A period within which the day lies counts to those after it.
struct PointsAroundChange {
  /// One point.
  struct Block {
    var first: CalendarDate
    var last: CalendarDate
    /// `nil` where there is no value.
    var value: Double?
    var numerator: Double?
    var denominator: Double?
  }

  /// The points, oldest first; periods without a figure among them have no value.
  let blocks: [Block]
  /// How many of them lie before the day.
  let before: Int
  /// The definition of all of them; `nil` where there are no points.
  let definition: MeasureDefinition?
  /// How many periods make a point.
  let periodsPerPoint: Int
  /// The first period under a later version of the definition, which is not compared.
  let redefinedOn: CalendarDate?
  /// The first day of a phase that was decided on from the day onwards.
  let phaseDecidedOn: CalendarDate?

  /// Takes the points of a series around a day.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - change: The day.
  ///   - day: The last day that counts; periods that end later are left out.
  init(_ series: MeasureSeries, around change: CalendarDate, upTo day: CalendarDate) {
    let definitions = Dictionary(
      series.definitions.map { ($0.version, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    func end(_ point: MeasureSeries.Point) -> CalendarDate {
      let definition = definitions[point.definitionVersion]
      // The time between events stands at the day of the event.
      guard let definition, definition.kind != .timeBetween else { return point.period }
      return definition.frequency.periodEnd(startingOn: point.period)
    }
    let known = series.points.filter { end($0) <= day }
    let version = (known.last { end($0) < change } ?? known.first)?.definitionVersion
    definition = version.flatMap { definitions[$0] }
    redefinedOn =
      known.first { point in
        version.map { point.definitionVersion > $0 } ?? false && point.period >= change
      }?.period
    phaseDecidedOn = series.phases.map(\.from).filter { $0 >= change && $0 <= day }.min()
    let cleanFrom = series.phases.map(\.from).filter { $0 < change }.max() ?? .earliest
    let points = known.filter { $0.definitionVersion == version && $0.period >= cleanFrom }
    guard let definition, let first = points.first, let last = points.last else {
      (blocks, before, periodsPerPoint) = ([], 0, 1)
      return
    }
    let silent = series.missingPeriods.filter { $0 > first.period && $0 < last.period }
    let periods =
      (points.map { Block($0, last: end($0)) }
      + silent.map { period in
        Block(
          first: period,
          last: definition.frequency.periodEnd(startingOn: period),
          value: nil,
          numerator: nil,
          denominator: nil
        )
      }).sorted { $0.first < $1.first }
    let split = periods.firstIndex { $0.last >= change } ?? periods.count
    periodsPerPoint = Self.periodsPerPoint(definition)
    let early = Self.pooled(
      periods[..<split].suffix(split / periodsPerPoint * periodsPerPoint),
      by: periodsPerPoint,
      definition
    )
    blocks =
      early + Self.pooled(periods[split...], by: periodsPerPoint, definition)
    before = early.count
  }

  private static func periodsPerPoint(_ definition: MeasureDefinition) -> Int {
    guard definition.kind != .timeBetween else { return 1 }
    return switch definition.frequency {
    case .daily: 28
    case .weekly: 4
    case .monthly, .quarterly: 1
    }
  }

  /// Whole blocks of periods, from the first; what is left over at the end is no block.
  private static func pooled(
    _ periods: ArraySlice<Block>,
    by length: Int,
    _ definition: MeasureDefinition
  ) -> [Block] {
    guard length > 1 else { return Array(periods) }
    return stride(from: periods.startIndex, to: periods.endIndex - length + 1, by: length).map {
      start in
      let parts = periods[start..<start + length]
      var block = Block(
        first: parts[start].first,
        last: parts[start + length - 1].last,
        value: nil,
        numerator: nil,
        denominator: nil
      )
      let known = parts.filter { $0.value != nil }
      let needed = definition.kind.usesDenominator ? length * 3 / 4 : length
      guard known.count >= needed else { return block }
      let numerator = known.reduce(0) { $0 + ($1.numerator ?? 0) }
      let denominator =
        definition.kind.usesDenominator ? known.reduce(0) { $0 + ($1.denominator ?? 0) } : nil
      block.numerator = numerator
      block.denominator = denominator
      block.value = try? definition.value(numerator: numerator, denominator: denominator).get()
      return block
    }
  }

  /// How many points in a row make a change that lasts: half a year of them, of quarters three, of times
  /// between events six.
  var lasting: Int {
    guard let definition, definition.kind != .timeBetween, definition.frequency == .quarterly
    else { return 6 }
    return 3
  }

  /// The level of some points from their parts; `nil` where none of them has a value.
  func level(_ range: some Sequence<Int>) -> Double? {
    guard let definition else { return nil }
    let known = range.compactMap { blocks[$0].value == nil ? nil : blocks[$0] }
    guard !known.isEmpty else { return nil }
    let numerator = known.reduce(0) { $0 + ($1.numerator ?? 0) }
    guard definition.kind.usesDenominator else {
      return numerator * definition.multiplier / Double(known.count)
    }
    let denominator = known.reduce(0) { $0 + ($1.denominator ?? 0) }
    return try? definition.value(numerator: numerator, denominator: denominator).get()
  }

  /// How many points of a range have a value.
  func observed(_ range: Range<Int>) -> Int { range.count { blocks[$0].value != nil } }
}

extension PointsAroundChange.Block {
  init(_ point: MeasureSeries.Point, last: CalendarDate) {
    self.init(
      first: point.period,
      last: last,
      value: point.value,
      numerator: point.numerator,
      denominator: point.denominator
    )
  }
}
