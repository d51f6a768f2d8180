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
      "suggested: \(suggestion.chart.withArticle)\(isRolling ? ", only to look at" : "") · "
        + "\(NumberText.counted(suggestion.observedCount, "point")) of \(suggestion.quantity.spoken)"
    )
    card.row("because", suggestion.reasons.map(object.sentence).joined(separator: " "))
    if suggestion.needsOtherData {
      card.row(
        "now",
        "these data make \(suggestion.chartNow.withArticle): \(call(suggestion.chartNow)) draws it"
      )
    }
    for alternative in suggestion.alternatives {
      card.row(
        alternative.chart.title,
        alternative.reasons.map { reason in
          suggestion.reasons.contains(reason)
            ? ChoiceWords.again(reason, ofSubgroups: object.series.hasSubgroups)
            : object.sentence(reason)
        }.joined(separator: " ")
      )
    }
    // A rolling mean is the reason already.
    let cautions = suggestion.cautions.filter {
      if case .rollingMean = $0 { !isRolling } else { true }
    }
    for (number, caution) in cautions.enumerated() {
      card.row(number == 0 ? "mind" : "", object.sentence(caution))
    }
    if settings.offersNextSteps { card.line("next: \(next(suggestion))   ?chart_suggestion") }
    return card.text
  }

  /// The call that draws it; a chart between events needs other figures first.
  private func next(_ suggestion: ChartSuggestion) -> String {
    if suggestion.needsOtherData {
      let kind: MeasuredQuantity = suggestion.chart == .g ? .casesBetween : .timeBetween
      return "qi.series { values = { … }, kind = \"\(kind.rawValue)\" }"
    }
    return isRolling ? "qi.series { values = { … } }" : call(suggestion.chart)
  }

  private func call(_ chart: ChartKind) -> String {
    let rules = RuleSet.fitting(chart)
    let given = rules == .nhse2023 ? "" : ", rules = \"\(rules.name)\""
    return ":spc { chart = \"\(chart.rawValue)\"\(given) }"
  }

  /// Whether the reason is that the values are rolling means.
  private var isRolling: Bool {
    object.suggestion.reasons.contains { if case .rollingMean = $0 { true } else { false } }
  }
}
