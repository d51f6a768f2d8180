internal import SPCCore

/// The suggestion of a chart on one screen.
struct ChartSuggestionCard {
  let object: ChartSuggestionObject
  let settings: SessionSettings

  var text: String {
    let suggestion = object.suggestion
    var card = CardLines(width: settings.columns)
    card.line(object.series.title)
    card.line(
      "suggested: \(suggestion.chart.withArticle) · "
        + "\(NumberText.counted(suggestion.observedCount, "point")) of \(suggestion.quantity.spoken)"
    )
    card.row("because", suggestion.reasons.map(ChoiceWords.sentence).joined(separator: " "))
    for alternative in suggestion.alternatives {
      card.row(
        alternative.chart.title,
        alternative.reasons.map { reason in
          suggestion.reasons.contains(reason)
            ? ChoiceWords.again(reason) : ChoiceWords.sentence(reason)
        }.joined(separator: " ")
      )
    }
    for (number, caution) in suggestion.cautions.enumerated() {
      card.row(number == 0 ? "mind" : "", CautionWords.sentence(caution))
    }
    if !settings.isRunningScript { card.line("next: \(next(suggestion))   ?chart_suggestion") }
    return card.text
  }

  /// The call that draws it; a chart between events needs other figures first.
  private func next(_ suggestion: ChartSuggestion) -> String {
    let isOfEvents = suggestion.reasons.contains(.needsEveryEvent)
    if isOfEvents {
      return "qi.series { values = { … }, kind = \"time_between\" }"
    }
    let rules = RuleSet.nhse2023.charts.contains(suggestion.chart) ? "" : ", rules = \"anhoej\""
    return ":spc { chart = \"\(suggestion.chart.rawValue)\"\(rules) }"
  }
}
