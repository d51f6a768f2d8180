internal import QualityModel
internal import SPCCore

/// A CUSUM chart on one screen: what it looks for, and what it found.
struct CumulativeSumCard {
  let object: CumulativeSumObject
  let settings: SessionSettings

  var text: String {
    let words = CumulativeSumWords(object: object)
    var card = CardLines(width: settings.columns)
    card.line(object.title)
    card.line("\(words.name) · \(words.extent)")
    card.row("held against", words.level)
    card.row("looks for", words.sought)
    card.row("signals", words.rule)
    let most = max(4, settings.cardRows - 12)
    for signal in object.signals.prefix(most) { card.row("signal", words.sentence(signal)) }
    if object.signals.count > most { card.row("", "… \(object.signals.count - most) more") }
    if object.signals.isEmpty { card.row("signal", "none") }
    if let latest = words.latest { card.row("latest", latest) }
    for remark in object.remarks { card.row("note", remark) }
    return card.text
  }
}

/// The words for a CUSUM chart.
struct CumulativeSumWords {
  let object: CumulativeSumObject

  var name: String {
    switch object.chart {
    case .tabular: "CUSUM chart"
    case .bernoulli: "Bernoulli CUSUM chart"
    }
  }

  /// How much there is.
  var extent: String {
    let missing = object.points.filter(\.value.isNaN).count
    switch object.chart {
    case .tabular:
      let count = NumberText.counted(object.points.count, "point")
      return "\(count)\(span)" + (missing > 0 ? ", \(missing) without a value" : "")
    case .bernoulli(let chart):
      let events = chart.points.filter { $0.event == true }.count
      return "\(NumberText.counted(object.points.count, "case")), "
        + NumberText.counted(events, "event") + (missing > 0 ? ", \(missing) not known" : "")
    }
  }

  private var span: String {
    guard let first = object.spokenLabels.first, let last = object.spokenLabels.last else {
      return ""
    }
    return first == last ? "" : ", \(first) – \(last)"
  }

  /// The level, and where it comes from.
  var level: String {
    switch object.chart {
    case .tabular(let chart):
      let specification = chart.specification
      let origin =
        specification.target == nil ? "the mean of \(baseline(specification))" : "given"
      guard !chart.centre.isNaN else { return "nothing: no point has a value" }
      let level = "\(number(chart.centre)) (\(origin))"
      guard !chart.sigma.isNaN else { return "\(level); nothing tells σ" }
      let spread = isOfMeans ? "within the subgroups" : "from the moving ranges"
      let sigma =
        specification.sigma == nil ? "\(spread) of \(baseline(specification))" : "given"
      return "\(level), σ \(number(chart.sigma)) (\(sigma))"
    case .bernoulli(let chart):
      let origin =
        switch chart.specification.baseline {
        case .probability: "given"
        case .firstCases(let count): "the share of the first \(NumberText.counted(count, "case"))"
        }
      return "an event in \(percentage(chart.probability)) of cases (\(origin))"
    }
  }

  /// Whether points are means of subgroups, so that sums are in standard errors of these.
  private var isOfMeans: Bool { object.series?.hasSubgroups ?? false }

  /// What the sums are in.
  private var unit: String {
    switch object.chart {
    case .tabular: isOfMeans ? " standard errors" : " σ"
    case .bernoulli: ""
    }
  }

  private func baseline(_ specification: CumulativeSumSpecification) -> String {
    specification.baselineCount.map { "the first \(NumberText.counted($0, "point"))" }
      ?? "all points"
  }

  var sought: String {
    switch object.chart {
    case .tabular(let chart):
      let shift = chart.specification.shift
      let text = "a lasting shift of \(number(shift))\(unit), up or down"
      guard !isOfMeans, !chart.sigma.isNaN else { return text }
      let half = chart.sigma * shift / 2
      return "\(text): what lies below \(number(chart.centre - half)) or above "
        + "\(number(chart.centre + half)) adds to a sum"
    case .bernoulli(let chart):
      let ratio = number(chart.specification.oddsRatio)
      return "odds multiplied by \(ratio), an event in \(percentage(chart.raisedProbability)) of "
        + "cases, or divided by it, \(percentage(chart.loweredProbability))"
    }
  }

  var rule: String {
    switch object.chart {
    case .tabular(let chart):
      let start = chart.specification.headStart
      return "a sum beyond \(number(object.limit))\(unit); sums start from "
        + (start > 0 ? "\(number(start))\(unit), so that a change at the outset is soon seen" : "0")
    case .bernoulli:
      return "a sum that reaches \(number(object.limit)), and then starts again from 0"
    }
  }

  /// One signal: when, how much, since when, and whether that is good.
  func sentence(_ signal: CumulativeSumObject.Signal) -> String {
    var text = "\(object.spokenLabels[signal.index]): the \(signal.side.word) sum is "
    text += "\(number(signal.sum))\(unit)"
    if signal.last > signal.index {
      let isLast = signal.last == object.points.count - 1
      text +=
        isLast ? ", and beyond the limit since" : ", beyond to \(object.spokenLabels[signal.last])"
    }
    if let start = signal.start {
      text += "; the \(signal.side == .high ? "rise" : "fall") seems to have begun at "
      text += object.spokenLabels[start]
    }
    switch (object.direction, signal.side) {
    case (.neutral, _): break
    case (.increase, .high), (.decrease, .low): text += " (improvement)"
    case (.increase, .low), (.decrease, .high): text += " (concern)"
    }
    return text
  }

  var latest: String? {
    guard let index = object.points.lastIndex(where: { !$0.value.isNaN }) else { return nil }
    let point = object.points[index]
    return
      "\(object.spokenLabels[index]): high sum \(number(point.high)), low sum \(number(point.low))"
  }

  private func number(_ value: Double) -> String { NumberText.plain(value, places: 2) }
  private func percentage(_ share: Double) -> String {
    NumberText.plain(share * 100, places: 2) + " %"
  }
}
