/// Turns a Pareto chart's description into a scene.
struct ParetoSceneBuilder {
  let description: ParetoDescription
  private let axis: ValueAxis
  private let decimals: Int

  init(_ description: ParetoDescription) {
    self.description = description
    let format = description.valueFormat
    let amounts = description.categories.map { $0.amount * format.factor }
    axis = ValueAxis(
      label: "",
      values: amounts,
      format: ValueFormat(decimals: format.decimals, suffix: PlainText.suffix(format.suffix))
    )
    let isWhole = amounts.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    decimals = format.decimals ?? (isWhole ? 0 : axis.decimals(for: amounts))
  }

  func scene() -> ParetoScene {
    let caption = description.caption
    let rows = rows()
    let label = PlainText.clean(description.amountLabel)
    let verdict = verdict(rows)
    return ParetoScene(
      title: PlainText.clean(caption.title),
      subtitle: PlainText.cleaned(caption.subtitle),
      verdict: verdict,
      axisLine: "\(label) by \(Self.lowercased(PlainText.clean(description.categoryLabel))); "
        + "at the right the amount and the share up to there",
      amountLabel: label,
      rows: rows,
      threshold: description.threshold,
      thresholdText: thresholdText,
      notes: [PlainText.cleaned(caption.note)].compactMap { $0 },
      footer: [PlainText.cleaned(caption.source), PlainText.cleaned(caption.asOf)]
        .compactMap { $0 },
      accessibleTitle: PlainText.titled(caption.title, "Pareto chart"),
      accessibleDescription: accessibleDescription(rows, verdict)
    )
  }

  /// The label of the categories within a line; an abbreviation keeps its capitals.
  private static func lowercased(_ label: String) -> String {
    guard let second = label.dropFirst().first, second.isLowercase else { return label }
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  private func rows() -> [ParetoScene.Row] {
    description.categories.enumerated().map { index, category in
      let name = PlainText.clean(category.name)
      let amount = axis.format.text(
        shown: category.amount * description.valueFormat.factor,
        decimals: decimals
      )
      let cumulative = Self.percentage(category.cumulativeShare)
      return ParetoScene.Row(
        name: name.isEmpty ? "(no name)" : name,
        amountText: amount,
        share: category.share,
        cumulativeShare: category.cumulativeShare,
        cumulativeText: cumulative,
        isLeading: index < description.leadingCount,
        words: "\(name): \(amount), \(Self.percentage(category.share)); "
          + "\(cumulative) up to here"
      )
    }
  }

  private var thresholdText: String {
    ValueFormat.percentage(decimals: nil).text(description.threshold)
  }

  /// A share as text.
  ///
  /// One that rounds to the whole without being it says so by its decimals.
  static func percentage(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    let text = ValueFormat.percentage(decimals: 1).text(share)
    return text == "100.0%" ? (share < 1 - 1e-12 ? "99.9%" : "100%") : text
  }

  // MARK: Sentences

  private func verdict(_ rows: [ParetoScene.Row]) -> String {
    let leading = rows.filter(\.isLeading)
    guard let last = leading.last else { return "No values to show." }
    let all = rows.count
    var names = leading.prefix(6).map(\.name)
    if leading.count > 6 { names = names.prefix(5) + ["and \(leading.count - 5) more"] }
    let verb = leading.count == 1 ? "makes" : "make"
    let noun = all == 1 ? "category" : "categories"
    return "\(leading.count) of \(all) \(noun) \(verb) \(last.cumulativeText): "
      + "\(names.joined(separator: ", "))."
  }

  private func accessibleDescription(_ rows: [ParetoScene.Row], _ verdict: String) -> String {
    let label = PlainText.clean(description.amountLabel)
    let count = "\(rows.count) \(rows.count == 1 ? "category" : "categories")"
    var sentences = ["Pareto chart of \(label), \(count).", verdict]
    sentences += rows.prefix(10).map { $0.words + "." }
    if rows.count > 10 { sentences.append("And \(rows.count - 10) more.") }
    return sentences.joined(separator: " ")
  }
}
