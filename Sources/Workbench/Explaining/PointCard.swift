internal import QualityModel
internal import SPCCore

/// One period on a few lines: its value with unit and parts, and what a chart says of it.
struct PointCard {
  let point: PointObject
  let width: Int

  var text: String {
    let series = point.series
    var card = CardLines(width: width)
    card.line("\(series.title) · \(series.spokenLabel(at: point.index))")
    guard let analysis = point.analysis else {
      card.row("value", series.valueText(at: point.index, namingUnit: true))
      addStatus(to: &card)
      return card.text
    }
    card.row("value", analysis.valueText(at: point.index, namingUnit: true))
    let found = analysis.result.points[point.index]
    if !found.centre.isNaN { card.row("centre", analysis.lineText(found.centre)) }
    if !found.lower.isNaN || !found.upper.isNaN {
      card.row(
        "limits",
        "\(analysis.lineText(found.lower)) to \(analysis.lineText(found.upper))"
      )
    }
    if !found.target.isNaN { card.row("target", analysis.lineText(found.target)) }
    if !found.isMissing {
      let rule = found.label.map { " (\(RuleWords.short($0.rule, $0.side)))" } ?? ""
      card.row(
        "reads",
        RuleWords.category(found.category) + rule + VerdictWords.also(found, analysis.result)
      )
    }
    if found.isExcluded { card.row("left out", "of centre, limits and patterns") }
    addStatus(to: &card)
    return card.text
  }

  private func addStatus(to card: inout CardLines) {
    guard point.series.isDated, let figure = point.slot.point else { return }
    if figure.status == .provisional { card.row("status", "provisional: it may still change") }
    if figure.revision > 0 {
      card.row("corrected", NumberText.counted(figure.revision, "time"))
    }
  }
}
