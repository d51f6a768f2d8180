internal import LuaRuntime
internal import SPCCore

/// The chart suggested for a series, with the series.
final class ChartSuggestionObject: ChargedObject {
  let series: SeriesObject
  let suggestion: ChartSuggestion

  init(
    _ series: SeriesObject,
    quantity: MeasuredQuantity,
    in session: WorkbenchSession
  ) throws {
    self.series = series
    let data = try series.wholeData
    suggestion = try session.aside(size: series.slots.count) {
      try ChartSuggestion(for: data, quantity: quantity)
    }
  }

  /// The rule set with which the chart of these data can be made.
  var rulesNow: RuleSet { .fitting(suggestion.chartNow) }

  func sentence(_ reason: ChoiceReason) -> String {
    ChoiceWords.sentence(reason, ofSubgroups: series.hasSubgroups)
  }

  func sentence(_ caution: SeriesCaution) -> String {
    CautionWords.sentence(caution, ofSubgroups: series.hasSubgroups)
  }

  var table: TableObject {
    func rows(_ chart: ChartKind, _ role: String, _ reasons: [ChoiceReason]) -> [[TableObject.Cell]]
    {
      reasons.map { [.text(chart.rawValue), .text(role), .text(sentence($0))] }
    }
    return TableObject(
      headings: ["Chart", "Choice", "Reason"],
      rows: rows(suggestion.chart, "suggested", suggestion.reasons)
        + suggestion.alternatives.flatMap { rows($0.chart, "considered", $0.reasons) }
        + suggestion.cautions.map {
          [.text(""), .text("caution"), .text(sentence($0))]
        }
    )
  }
}

extension ChartSuggestionObject {
  var heldBytes: Int { 0 }
  var heldObjects: [AnyObject] { [series] }
  var charge: LuaCharge? {
    get { series.charge }
    set {}
  }
}

extension RuleSet {
  /// NHS England's rules, or for a chart without limits those that look at its runs.
  static func fitting(_ chart: ChartKind) -> RuleSet {
    nhse2023.charts.contains(chart) ? nhse2023 : anhoej
  }
}

extension TypeEntry {
  static func chartSuggestion() -> TypeEntry {
    let example = #"qi.measure("violence"):series { unit = "CROFTON" }:suggest_chart()"#
    var behaviour = Behaviour { object in
      guard let object = object as? ChartSuggestionObject else { return "" }
      return "\(object.series.title) · \(object.suggestion.chart.title)"
    }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let object = object as? ChartSuggestionObject else { return "" }
      return ChartSuggestionCard(object: object, settings: session.settings).text
    }
    func texts(_ texts: [String], _ session: WorkbenchSession) throws -> LuaValue {
      .table(try session.lua.makeTable(array: texts.map { .text($0) }))
    }
    return TypeEntry(
      ChartSuggestionObject.self,
      name: "chart_suggestion",
      purpose: "The chart that suits a series, with reasons; whoever charts it decides.",
      fields: [
        .field("chart", "text", of: ChartSuggestionObject.self, "the chart suggested") {
          object,
          _ in .text(object.suggestion.chart.rawValue)
        },
        .field(
          "needs_other_data",
          "true or false",
          of: ChartSuggestionObject.self,
          "the chart suggested needs every event by its date, and cannot be made of the series"
        ) { object, _ in .boolean(object.suggestion.needsOtherData) },
        .field(
          "chart_now",
          "text",
          of: ChartSuggestionObject.self,
          "the best chart of the series as it is"
        ) { object, _ in .text(object.suggestion.chartNow.rawValue) },
        .field(
          "rules_now",
          "text",
          of: ChartSuggestionObject.self,
          "a rule set for that chart: \"anhoej\" for a run chart, else \"nhse-2023\""
        ) { object, _ in .text(object.rulesNow.name) },
        .field("reasons", "list of text", of: ChartSuggestionObject.self, "why") {
          object,
          session in try texts(object.suggestion.reasons.map(object.sentence), session)
        },
        .field(
          "alternatives",
          "list of table",
          of: ChartSuggestionObject.self,
          "what else was considered, each with chart and reasons"
        ) { object, session in
          let rows = try object.suggestion.alternatives.map { alternative -> LuaValue in
            .table(
              try session.lua.makeTable(fields: [
                "chart": .text(alternative.chart.rawValue),
                "reasons": texts(alternative.reasons.map(object.sentence), session),
              ])
            )
          }
          return .table(try session.lua.makeTable(array: rows))
        },
        .field(
          "cautions",
          "list of text",
          of: ChartSuggestionObject.self,
          "what a reader of any chart of it should know"
        ) { object, session in
          try texts(object.suggestion.cautions.map(object.sentence), session)
        },
        .field("points", "whole number", of: ChartSuggestionObject.self, "points with a value") {
          object,
          _ in .integer(object.suggestion.observedCount)
        },
        .field(
          "mean_count",
          "number",
          of: ChartSuggestionObject.self,
          "events in a period on average, nil where none are counted"
        ) { object, _ in
          object.suggestion.meanCount.isNaN ? .nil : .number(object.suggestion.meanCount)
        },
        .field("series", "series", of: ChartSuggestionObject.self, "what it is for") {
          object,
          session in try session.value(object.series)
        },
      ],
      methods: [
        .method(
          "chart_suggestion",
          "table",
          of: ChartSuggestionObject.self,
          purpose: "Gives a row for every reason and caution.",
          returns: "table",
          example: "print(\(example):table())"
        ) { object, call in try call.session.value(object.table) }
      ],
      behaviour: behaviour
    )
  }
}
