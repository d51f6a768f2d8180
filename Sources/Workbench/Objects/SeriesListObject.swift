internal import LuaRuntime
internal import QualityModel
internal import QualityStore
internal import SPCCore

/// The series of one measure at many units.
final class SeriesListObject: ListObject {
  let series: [SeriesObject]

  init(_ series: [SeriesObject]) {
    self.series = series
    super.init(series, noun: "series", plural: "series")
  }

  override func with(_ items: [AnyObject]) -> ListObject {
    SeriesListObject(items.compactMap { $0 as? SeriesObject })
  }
}

extension TypeEntry {
  static func seriesList() -> TypeEntry {
    var behaviour = Behaviour.list
    behaviour.line = { "\(($0 as? SeriesListObject)?.series.count ?? 0) series" }
    return TypeEntry(
      SeriesListObject.self,
      name: "series_list",
      purpose: "The series of one measure at many units.",
      fields: [],
      methods: FunctionEntry.listMethods(
        owner: "series_list",
        example: #"qi.measure("falls-rate"):by_unit()"#
      ) + [
        .method(
          "series_list",
          "latest",
          of: SeriesListObject.self,
          purpose:
            "Says which series show special cause at the latest period, and how many would by "
            + "chance alone.",
          parameters: ChartArguments.parameters + [
            .optional("period", .date, default: "the latest of them all", "the period to look at")
          ],
          returns: "latest",
          example: #"print(qi.measure("falls-rate"):by_unit():latest { rules = "nhse-2023" })"#
        ) { list, call in
          try call.session.value(LatestObject(list.series, call))
        }
      ],
      behaviour: behaviour
    )
  }
}

/// Many series looked at together at one period.
final class LatestObject {
  let ruleSet: RuleSet
  let period: CalendarDate?
  let frequency: Frequency?
  let measureName: String
  /// The series that have a value at the period, each with its chart.
  let tested: [AnalysisObject]
  /// The series that have none there and are not judged.
  let silent: [SeriesObject]
  /// How many of the tested would be flagged if none had a special cause.
  let expectedByChance: Double
  let special: [SignalObject]
  /// How many of the tested have a signal in the runs of their last phase (anhoej).
  let runsSignals: Int

  init(_ series: [SeriesObject], _ call: Invocation) throws {
    let chart = ChartArguments(call.arguments)
    ruleSet = chart.ruleSet
    measureName = series.first?.series.measure.name ?? ""
    frequency = series.first?.definition?.frequency
    let last = series.compactMap(\.slots.last?.period).max()
    let period = call.arguments.date("period").map { Self.period(of: $0, in: series) } ?? last
    self.period = period

    var tested: [AnalysisObject] = []
    var silent: [SeriesObject] = []
    var special: [SignalObject] = []
    var expected = 0.0
    for one in series {
      // Only the periods up to this one count; as_of says with which knowledge they are read.
      let past = period.map { last in one.keeping { $0 <= last } } ?? one
      guard let last = past.slots.last, last.period == period, !last.value.isNaN else {
        silent.append(one)
        continue
      }
      let analysis = try chart.analysis(of: past)
      tested.append(analysis)
      let count = analysis.result.phases.last?.observedCount ?? 0
      expected += try analysis.result.specification.falseSignalShare(pointCount: count)
      let index = past.slots.count - 1
      if analysis.result.points[index].label != nil {
        special.append(SignalObject(analysis: analysis, index: index))
      }
      if call.session.lua.isStopRequested { throw StoreError.cancelled }
    }
    self.tested = tested
    self.silent = silent
    self.special = special
    runsSignals = tested.filter(\.isRunsSignal).count
    expectedByChance = expected
  }

  /// The period a day lies in: any day of it stands for it.
  private static func period(of day: CalendarDate, in series: [SeriesObject]) -> CalendarDate {
    let frequency = series.first?.definition?.frequency ?? .daily
    let start = series.flatMap(\.slots).map(\.place).filter { $0 <= day }.max()
    guard let start, frequency.periodEnd(startingOn: start) >= day else { return day }
    return start
  }

  var periodText: String { period.map { PeriodText.short($0, frequency) } ?? "no period" }
}

extension TypeEntry {
  static func latest() -> TypeEntry {
    var behaviour = Behaviour { object in
      guard let latest = object as? LatestObject else { return "" }
      return
        "\(latest.special.count) of \(latest.tested.count) special cause at \(latest.periodText)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let latest = object as? LatestObject else { return "" }
      return LatestCard(latest: latest, settings: session.settings).text
    }
    return TypeEntry(
      LatestObject.self,
      name: "latest",
      purpose:
        "Many series at one period: which are special cause, and how many would be by chance.",
      fields: [
        .field("rule_set", "text", of: LatestObject.self, "the rule set") { object, _ in
          .text(object.ruleSet.name)
        },
        .field("period", "date", of: LatestObject.self, "the period looked at") { object, session in
          try object.period.map { try session.value(DateObject($0)) } ?? .nil
        },
        .field("tested", "whole number", of: LatestObject.self, "series with a value there") {
          object,
          _ in .integer(object.tested.count)
        },
        .field("not_tested", "whole number", of: LatestObject.self, "series without one") {
          object,
          _ in .integer(object.silent.count)
        },
        .field("expected_by_chance", "number", of: LatestObject.self, "flags expected by chance") {
          object,
          _ in .number(object.expectedByChance)
        },
        .field(
          "runs_signals",
          "whole number",
          of: LatestObject.self,
          "series whose last phase has unusual runs (anhoej)"
        ) { object, _ in .integer(object.runsSignals) },
        .field("signals", "list of signals", of: LatestObject.self, "the special causes") {
          object,
          session in try session.value(ListObject(object.special, noun: "signal"))
        },
      ],
      methods: [],
      behaviour: behaviour
    )
  }
}

/// The many-series view: a row for each special cause, and the chance line under it.
struct LatestCard {
  let latest: LatestObject
  let settings: SessionSettings

  var text: String {
    guard !latest.tested.isEmpty || !latest.silent.isEmpty else { return "no series to look at" }
    var lines = ["\(latest.measureName) · \(latest.periodText) · rule set \(latest.ruleSet.name)"]
    if !latest.special.isEmpty {
      var table = TextTable(
        headings: ["Unit", "Latest", "Centre", "Limits", "Category", "Rule"],
        alignments: [.left, .right, .right, .right, .left, .left]
      )
      table.rows = latest.special.map { signal in
        let point = signal.point
        let definition = signal.analysis.series.definition
        return [
          signal.analysis.series.series.unit.code,
          MeasureText.value(point.value, definition),
          NumberText.fixed(point.centre, places: 1),
          point.lower.isNaN
            ? "–"
            : "\(NumberText.fixed(point.lower, places: 1)) to \(NumberText.fixed(point.upper, places: 1))",
          RuleWords.word(point.category),
          point.label.map { RuleWords.short($0.rule, $0.side) } ?? "",
        ]
      }
      lines += table.lines(width: settings.columns, maximumRows: max(8, settings.rows - 6))
    }
    lines.append(
      "\(latest.special.count) of \(NumberText.counted(latest.tested.count, "series", plural: "series")) "
        + "\(latest.special.count == 1 ? "shows" : "show") special cause at \(latest.periodText); "
        + "\(chance) would by chance alone."
    )
    if latest.ruleSet.rules.contains(where: { $0.kind == .fewCrossings }) {
      lines.append(
        "\(NumberText.counted(latest.runsSignals, "series", plural: "series")) "
          + "\(latest.runsSignals == 1 ? "has" : "have") unusual runs over the whole last phase; "
          + "that is not about the latest point, and not counted above."
      )
    }
    if !latest.silent.isEmpty {
      let names = latest.silent.prefix(12).map(\.series.unit.code).joined(separator: ", ")
      lines.append(
        "\(NumberText.counted(latest.silent.count, "series", plural: "series")) without a value there "
          + "\(latest.silent.count == 1 ? "was" : "were") not tested: \(names)"
          + (latest.silent.count > 12 ? ", …" : ".")
      )
    }
    return lines.joined(separator: "\n")
  }

  private var chance: String {
    latest.expectedByChance < 0.1
      ? "fewer than 0.1" : "about \(NumberText.fixed(latest.expectedByChance, places: 1))"
  }
}
