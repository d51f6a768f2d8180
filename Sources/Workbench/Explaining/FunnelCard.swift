internal import QualityModel
internal import SPCCore

/// A funnel plot on one screen: the units that stand out, and what chance would make of it.
struct FunnelCard {
  let object: FunnelObject
  let session: WorkbenchSession
  private var settings: SessionSettings { session.settings }

  var text: String {
    let words = FunnelWords(object: object)
    var card = CardLines(width: settings.columns)
    card.line(object.groups.title + (object.groups.span.map { " · \($0)" } ?? ""))
    card.line(
      "funnel plot · \(NumberText.counted(object.compared.count, "unit")) · \(words.middle) "
        + words.value(object.centre)
    )
    card.row("limits", words.method)
    if let spread = words.spread { card.row("spread", spread) }
    if !object.beyond95.isEmpty {
      if settings.isShowingAll {
        card.block(table.blocks(width: settings.columns))
      } else {
        let (rows, isWhole) = table.laidOut(
          width: settings.columns,
          maximumRows: max(4, settings.cardRows - 14)
        )
        card.block(rows)
        if !isWhole, let foot = session.wayToSeeAll { card.line(foot) }
      }
    }
    card.line(words.sentence)
    for note in words.notes { card.row("note", note) }
    return card.text
  }

  private var table: TextTable {
    let words = FunnelWords(object: object)
    var table = TextTable(
      headings: ["Unit", "Value", "Of", "95 % limits", "99.8 % limits", "Stands"],
      alignments: [.left, .right, .right, .right, .right, .left]
    )
    table.keptHeadings = ["Unit", "Value", "Stands"]
    // The farthest out first: those are looked at first.
    let farthest = object.beyond998
    let isFarthest = Set(farthest)
    let order = farthest + object.beyond95.filter { !isFarthest.contains($0) }
    table.rows = order.map { index in
      let point = object.plot.points[index]
      let group = object.groups.groups[index]
      return [
        group.name, words.value(point.value), NumberText.plain(group.denominator, places: 0),
        words.range(point.limits95), words.range(point.limits998), words.standing(index),
      ]
    }
    return table
  }
}

/// The words for a funnel plot.
struct FunnelWords {
  let object: FunnelObject

  private var plot: FunnelPlot { object.plot }

  /// What is in the middle.
  var middle: String {
    if object.hasTarget { return "target" }
    switch object.comparison {
    case .standardisedRatio, .standardisedRatioBySquareRoot: return "as expected"
    case .proportion, .rate, .ratioOfCounts: return "all units"
    }
  }

  var unitOfMeasure: String {
    let unit = object.groups.definition?.unitOfMeasure ?? ""
    return unit.isEmpty ? "Value" : unit
  }

  func value(_ value: Double) -> String {
    if isPercentage {
      return NumberText.fixed(value, places: 1) + " %"
    }
    return NumberText.plain(value, places: object.places)
  }

  func range(_ limits: FunnelLimits) -> String {
    let places = isPercentage ? 1 : object.places
    return "\(NumberText.fixed(limits.lower, places: places)) to "
      + NumberText.fixed(limits.upper, places: places)
  }

  private var isPercentage: Bool { object.comparison == .proportion && object.multiplier == 100 }

  /// Where a unit stands, and whether that is good.
  func standing(_ index: Int) -> String {
    let text = object.standing(index).text
    guard let side = plot.points[index].outside95 else { return text }
    switch (object.direction, side) {
    case (.neutral, _): return text
    case (.increase, .high), (.decrease, .low): return text + " (good)"
    case (.increase, .low), (.decrease, .high): return text + " (concern)"
    }
  }

  /// How the limits were made.
  var method: String {
    guard !plot.isAdjusted else {
      return "\(scale), widened for overdispersion (τ² = \(betweenVariance); \(trimming))"
    }
    switch (plot.specification.limitMethod, object.comparison) {
    case (.exact, .proportion): return "exact binomial, not adjusted"
    case (.exact, .rate), (.exact, .standardisedRatio), (.exact, .standardisedRatioBySquareRoot):
      return "exact Poisson, not adjusted"
    case (.exact, .ratioOfCounts), (.transformed, _): return "\(scale), not adjusted"
    }
  }

  private var betweenVariance: String { NumberText.plain(plot.betweenVariance, places: 5) }

  /// What was done to the units farthest out before φ and τ² were estimated.
  private var trimming: String {
    let used = plot.specification.usedTrimming
    let share = NumberText.plain(used.share * 100, places: 1)
    switch used {
    case .none: return "no score trimmed"
    case .winsorised: return "scores winsorised at \(share) % on either side"
    case .truncated: return "scores truncated by \(share) % on either side"
    }
  }

  private var scale: String {
    switch object.comparison {
    case .proportion: "normal on the arcsine scale"
    case .rate, .standardisedRatioBySquareRoot: "normal on the square root scale"
    case .ratioOfCounts, .standardisedRatio: "normal on the logarithmic scale"
    }
  }

  /// How much the units differ, where that can be told.
  var spread: String? {
    let ratio = plot.dispersionRatio
    guard !ratio.isNaN, object.compared.count > 1 else { return nil }
    let times = NumberText.plain(ratio, places: 2)
    // The limits name the trimming where it went into them.
    let opening = "φ = \(times)" + (plot.isAdjusted ? "" : " (\(trimming))")
    guard plot.betweenVariance > 0 else {
      return "\(opening): the units differ no more than chance explains"
    }
    guard ratio > 1 else {
      let least = NumberText.plain(Double(countedScores - 1) / Double(countedScores), places: 2)
      return "\(opening): the units vary no more than chance would have them, yet φ is above "
        + "(k − 1) ÷ k = \(least) for k = \(countedScores) units, so that the method still finds τ² = "
        + "\(betweenVariance)"
        + (plot.isAdjusted ? " and adds it to the limits" : ", which adjust = true would add")
    }
    return
      "\(opening): the units vary \(times) times as much (as a variance) as chance would have "
      + "them, "
      + (plot.isAdjusted
        ? "and the limits are widened for that" : "and adjust = true widens the limits for that")
  }

  /// How many units φ is the mean of.
  private var countedScores: Int { plot.points.count { !$0.trimmedScore.isNaN } }

  /// What to say of limits of chance alone where the units clearly differ by more.
  ///
  /// Clearly: φ is more than two of its standard errors, √(2 ÷ k), above the 1 of chance; our choice.
  var chanceAloneRemark: String? {
    let bound = 1 + 2 * (2 / Double(countedScores)).squareRoot()
    guard !plot.isAdjusted, countedScores > 1, plot.dispersionRatio > bound else { return nil }
    return
      "The units differ\(object.hasTarget ? " from the target" : "") more than chance explains (φ = "
      + "\(NumberText.plain(plot.dispersionRatio, places: 2))): limits of chance alone flag too many of "
      + "them."
  }

  /// How many stand out, and how many would by chance.
  var sentence: String {
    let count = object.compared.count
    guard count > 0 else { return "No unit has a value." }
    let outer = object.beyond998.count
    let inner = object.beyond95.count
    return
      "\(outer) of \(NumberText.counted(count, "unit")) \(outer == 1 || count == 1 ? "lies" : "lie") beyond the "
      + "99.8 % limits, \(inner) beyond the 95 % limits; by chance alone "
      + "\(expected(count, 0.002)) and \(expected(count, 0.05)) would."
  }

  private func expected(_ count: Int, _ share: Double) -> String {
    let number = Double(count) * share
    return number < 0.1 ? "fewer than 0.1" : "about \(NumberText.fixed(number, places: 1))"
  }

  /// With fewer units than this the variance between them is a rough guess; our choice.
  private static let fewestForSpread = 10

  /// What a reader should know.
  var notes: [String] {
    var notes: [String] = []
    let silent = object.plot.points.indices.filter { object.plot.points[$0].isMissing }
    if !silent.isEmpty {
      notes.append(
        "\(NumberText.counted(silent.count, "unit")) without a value "
          + "\(silent.count == 1 ? "is" : "are") not compared: " + names(silent)
      )
    }
    let gaps = object.compared.filter { object.groups.groups[$0].missing > 0 }
    if !gaps.isEmpty {
      notes.append(
        "\(NumberText.counted(gaps.count, "unit")) \(gaps.count == 1 ? "has" : "have") fewer periods "
          + "than others: " + names(gaps)
      )
    }
    if let remark = chanceAloneRemark {
      notes.append(
        remark
          + (plot.specification.adjustsForOverdispersion
            ? "" : " adjust = true allows for it.")
      )
    }
    if plot.isAdjusted, object.compared.count < Self.fewestForSpread {
      notes.append(
        "from \(object.compared.count) units it is hardly known how much units differ; "
          + "adjust = false shows the limits of chance alone"
      )
    }
    if object.groups.groups.contains(where: { $0.periods > 1 }) {
      notes.append("parts are added up over the periods; a change within them does not show here")
    }
    return notes
  }

  private func names(_ indices: [Int]) -> String {
    indices.prefix(8).map { object.groups.groups[$0].code }.joined(separator: ", ")
      + (indices.count > 8 ? ", …" : "")
  }
}
