internal import LuaRuntime
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// The units of a funnel plot with their parts, each added up over the periods looked at.
struct FunnelGroups {
  /// One unit.
  struct Group {
    let code: String
    let name: String
    /// NaN where it has none.
    let numerator: Double
    /// NaN where it has none.
    let denominator: Double
    /// How many periods have a value.
    let periods: Int
    /// How many of the periods looked at have none.
    let missing: Int
  }

  var groups: [Group]
  /// What is compared, and over which time.
  let title: String
  /// "Apr 2023 – Mar 2024"; nil for plain numbers.
  var span: String?
  var definition: MeasureDefinition?
  var source: String?
  var asOf: AsOf?

  /// Units from plain numbers.
  init(title: String, groups: [Group]) {
    self.title = title
    self.groups = groups
  }

  /// The units of a measure, from the first period to the last.
  ///
  /// - Throws: ``ArgumentError`` where the measure has no denominators, or more than one definition in
  ///   this time: such figures do not add up.
  init(_ measure: MeasureObject, _ call: Invocation) throws {
    let path = "measure:funnel"
    let title = measure.measure.name
    self.title = title
    definition = measure.definition
    asOf = call.arguments.date("as_of").map(AsOf.date) ?? measure.asOf
    if let kind = measure.definition?.kind, kind != .proportion, kind != .rate {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "\(title) is a \(MeasureWords.kind(kind)), and a funnel compares proportions or "
          + "rates: units of different sizes, each with its denominator.",
        mend: kind == .mean
          ? "Compare means by charts of each unit:  measure:by_unit()"
          : "Define a rate with a denominator, for example bed days, or look at  "
            + "measure:by_unit():latest()"
      )
    }
    if call.arguments.has("period"), call.arguments.has("from") || call.arguments.has("to") {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "measure:funnel takes a period, or from and to, and was given both.",
        mend: "Write  period = \"2024-09\"  or  from = \"2024-04\", to = \"2024-09\""
      )
    }
    let series = try Self.series(measure, call)
    try Self.refuseCountingTwice(series, call)
    let slots = series.flatMap(\.slots)
    guard let first = slots.map(\.place).min(), let last = slots.map(\.place).max() else {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "No unit has a figure for \(title) in this time.",
        mend: "See what there is:  measure:by_unit()"
      )
    }
    let versions = Set(slots.compactMap { $0.point?.definitionVersion })
    guard versions.count <= 1 else {
      throw ArgumentError.unsuitable(
        path: path,
        reason: "The definition of \(title) changed in this time, and figures under different "
          + "definitions do not add up.",
        mend: "Choose a time within one of them; when it changed says  measure.definitions"
      )
    }
    definition = series.first?.definition ?? definition
    let frequency = definition?.frequency
    let firstText = PeriodText.short(first, frequency)
    let lastText = PeriodText.short(last, frequency)
    span = firstText == lastText ? firstText : "\(firstText) – \(lastText)"
    let sources = Set(series.compactMap(\.provenance))
    source = sources.count == 1 ? sources.first : nil
    groups = series.map(Self.group)
    // A unit that stops reporting, or starts late, has fewer periods than the whole.
    let periods = Set(slots.map(\.place)).count
    groups = groups.map { group in
      Group(
        code: group.code,
        name: group.name,
        numerator: group.numerator,
        denominator: group.denominator,
        periods: group.periods,
        missing: periods - group.periods
      )
    }
  }

  private static func series(_ measure: MeasureObject, _ call: Invocation) throws -> [SeriesObject]
  {
    var all = try measure.allSeries(call)
    if let units = call.arguments.texts("units") {
      for code in units { _ = try measure.store(in: call.session).unit(code, asOf: measure.asOf) }
      all = all.filter { units.contains($0.series.unit.code) }
    }
    guard let day = call.arguments.date("period") else { return all }
    let frequency = measure.definition?.frequency ?? .daily
    return all.map { one in
      one.keeping { $0 <= day && frequency.periodEnd(startingOn: $0) >= day }
    }.filter { !$0.slots.isEmpty }
  }

  /// A trust and its wards in one funnel would be compared with themselves.
  private static func refuseCountingTwice(_ series: [SeriesObject], _ call: Invocation) throws {
    let compared = Dictionary(
      series.map { ($0.series.unit.code, $0.series.unit.name) },
      uniquingKeysWith: { first, _ in first }
    )
    let units = try call.session.store.units(asOf: call.asOf)
    let parents = Dictionary(
      units.compactMap { unit in unit.parentCode.map { (unit.code, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
    for code in compared.keys.sorted() {
      var above = parents[code]
      var steps = 0
      while let parent = above, steps <= units.count {
        if let name = compared[parent] {
          throw ArgumentError.unsuitable(
            path: "measure:funnel",
            reason: "\(name) lies above \(compared[code] ?? code), and figures of both would count "
              + "the same cases twice.",
            mend: "Say which to compare:  units = { \"\(code)\", … }"
          )
        }
        above = parents[parent]
        steps += 1
      }
    }
  }

  private static func group(_ one: SeriesObject) -> Group {
    var (numerator, denominator) = (0.0, 0.0)
    var periods = 0
    for slot in one.slots {
      guard let point = slot.point, point.value != nil, let above = point.numerator,
        let below = point.denominator
      else { continue }
      numerator += above
      denominator += below
      periods += 1
    }
    return Group(
      code: one.series.unit.code,
      name: one.series.unit.name,
      numerator: periods > 0 ? numerator : .nan,
      denominator: periods > 0 ? denominator : .nan,
      periods: periods,
      missing: one.slots.count - periods
    )
  }
}
