import SPCCore

/// Turns two cumulative sums into a scene: the upper sum above zero, the lower below.
struct CumulativeSumSceneBuilder {
  let description: CumulativeSumDescription
  let axis: ValueAxis
  let labels: [String]
  let decimals: Int
  /// What each point with a signal means; a rise where both sums signal at once.
  private let signalSides: [Int: Set<SignalSide>]

  init(_ description: CumulativeSumDescription) {
    self.description = description
    labels = description.xLabels.map(PlainText.clean)
    let sums = description.upperSums + description.lowerSums
    let limits = [description.upperLimit, description.lowerLimit]
    axis = ValueAxis(
      label: PlainText.clean(description.valueAxisLabel),
      values: sums + limits + [0],
      format: ValueFormat()
    )
    decimals = axis.decimals(for: sums + limits)
    var sides: [Int: Set<SignalSide>] = [:]
    for signal in description.signals { sides[signal.index, default: []].insert(signal.side) }
    signalSides = sides
  }

  func scene() -> Scene {
    let marks = marks(of: description.upperSums, .high) + marks(of: description.lowerSums, .low)
    let observed = Set(marks.map(\.index))
    let category = latest.flatMap(category(at:))
    let caption = description.caption
    let (annotations, hiddenCount) = annotations()
    let gaps = labels.indices.filter { !observed.contains($0) }
    var notes = [PlainText.cleaned(caption.note)].compactMap { $0 }
    if hiddenCount > 0 {
      notes.append(
        "\(hiddenCount) earlier \(hiddenCount == 1 ? "change is" : "changes are") not numbered."
      )
    }
    let verdict = verdict()
    return Scene(
      title: PlainText.clean(caption.title),
      subtitle: PlainText.cleaned(caption.subtitle),
      verdict: verdict,
      verdictCategory: signalSides.isEmpty && latest != nil ? .commonCause : category,
      valueAxis: axis,
      xLabels: labels,
      marks: marks,
      gaps: gaps,
      levels: levels(),
      levelLabels: levelLabels(),
      phases: [],
      annotations: annotations,
      legend: legend(marks, hasGaps: !gaps.isEmpty),
      notes: notes,
      source: PlainText.cleaned(caption.source),
      asOf: PlainText.cleaned(caption.asOf),
      ruleSetLine: PlainText.clean(description.settingsLine),
      accessibleTitle: PlainText.titled(caption.title, description.chartName),
      accessibleDescription: accessibleDescription(verdict, annotations)
    )
  }

  // MARK: Marks and lines

  private func marks(of sums: [Double], _ side: SignalSide) -> [Scene.Mark] {
    sums.indices.filter { sums[$0].isFinite }.map { index in
      let isSignal = signalSides[index]?.contains(side) == true
      let category =
        isSignal ? description.direction.category(ofSignalOn: side) : PointCategory.commonCause
      let restarts =
        description.restartsAfterSignals && signalSides[index - 1]?.contains(side) == true
      return Scene.Mark(
        index: index,
        value: sums[index],
        category: category,
        isExcluded: false,
        isJoined: index > 0 && sums[index - 1].isFinite && !restarts,
        words: "\(labels[index]): \(side.sumName) \(text(sums[index]))"
          + (isSignal ? ", signal" : "")
      )
    }
  }

  private func legend(_ marks: [Scene.Mark], hasGaps: Bool) -> [LegendEntry] {
    let present = Set(marks.map(\.symbol))
    let entries = PointCategory.allCases.map { category in
      category == .commonCause
        ? LegendEntry(.category(category), "No signal", short: "No signal")
        : LegendEntry(category: category, isExcluded: false)
    }
    return entries.filter { present.contains($0.symbol) } + (hasGaps ? [.gap] : [])
  }

  private func levels() -> [Scene.Level] {
    let all: [(Scene.LevelKind, Double)] = [
      (.upperLimit, description.upperLimit), (.centre, 0), (.lowerLimit, description.lowerLimit),
    ]
    guard !labels.isEmpty else { return [] }
    return all.filter(\.1.isFinite).map { kind, value in
      let piece = Scene.Piece(range: 0..<labels.count, value: value, isJoined: false)
      return Scene.Level(kind: kind, pieces: [piece])
    }
  }

  private func levelLabels() -> [Scene.LevelLabel] {
    let all: [(Scene.LevelKind, Double)] = [
      (.upperLimit, description.upperLimit), (.lowerLimit, description.lowerLimit),
    ]
    return all.filter(\.1.isFinite).map { kind, value in
      Scene.LevelLabel(
        kind: kind,
        text: "Decision limit \(text(value))",
        shortText: "limit \(text(value))",
        valueText: text(value),
        value: value
      )
    }
  }

  func text(_ sum: Double) -> String {
    axis.format.text(shown: sum, decimals: decimals, unit: axis.unit)
  }

  // MARK: Signals

  /// The latest point with a sum.
  private var latest: Int? {
    labels.indices.last { description.upperSums[$0].isFinite || description.lowerSums[$0].isFinite }
  }

  /// What a point's signals say; a concern where one sum is a concern and the other an improvement.
  private func category(at index: Int) -> PointCategory? {
    let categories = (signalSides[index] ?? []).map(description.direction.category(ofSignalOn:))
    return categories.contains(.concern)
      ? .concern
      : categories.first { $0 != .neutralLow }
        ?? categories.first
  }

  /// How many changes are numbered, the latest; an old run of rare events can have dozens.
  private static let changesNumbered = 12

  /// One remark for each of the latest changes: where it is estimated to begin and where it is first
  /// seen; and how many earlier ones there are.
  private func annotations() -> ([Scene.Annotation], hiddenCount: Int) {
    struct Change: Hashable {
      let start: Int
      let side: SignalSide
    }
    var first: [Change: Int] = [:]
    for signal in description.signals {
      guard let start = signal.start else { continue }
      let change = Change(start: start, side: signal.side)
      first[change] = min(first[change] ?? signal.index, signal.index)
    }
    let ordered = first.sorted {
      ($0.key.start, $0.value, $0.key.side == .low ? 1 : 0)
        < ($1.key.start, $1.value, $1.key.side == .low ? 1 : 0)
    }
    let shown = ordered.suffix(Self.changesNumbered)
    let annotations = shown.enumerated().map { position, entry in
      let (start, side) = (entry.key.start, entry.key.side)
      let value = side == .high ? description.upperSums[start] : description.lowerSums[start]
      let seen =
        entry.value == start ? "which signals at once" : "which signals at \(labels[entry.value])"
      return Scene.Annotation(
        number: position + 1,
        index: start,
        value: value.isFinite ? value : nil,
        text: "\(labels[start]): estimated start of a \(side.changeName), \(seen)"
      )
    }
    return (annotations, ordered.count - shown.count)
  }

  // MARK: Sentences

  private func verdict() -> String {
    guard let latest else { return "No values to show." }
    let label = labels[latest]
    let sides = signalSides[latest] ?? []
    let sums = [
      (SignalSide.high, description.upperSums[latest], description.upperLimit),
      (.low, description.lowerSums[latest], description.lowerLimit),
    ]
    if let category = category(at: latest) {
      let parts = sums.filter { sides.contains($0.0) }.map { side, sum, limit in
        "\(side.sumName) \(text(sum)) at \(label) (decision limit \(text(limit)))"
      }
      let starts = description.signals.filter { $0.index == latest }.compactMap { signal in
        signal.start.map { "Estimated start of the \(signal.side.changeName): \(labels[$0])." }
      }
      return (["\(category.words): \(parts.joined(separator: "; "))."] + starts)
        .joined(separator: " ")
    }
    let figures = sums.filter(\.1.isFinite).map { "\($0.0.sumName) \(text($0.1))" }
      .joined(separator: ", ")
    guard let past = description.signals.map(\.index).max() else {
      return "No signal: \(figures) at \(label)."
    }
    return "Last signal at \(labels[past]); none at the latest point: \(figures) at \(label)."
  }

  private func accessibleDescription(_ verdict: String, _ annotations: [Scene.Annotation])
    -> String
  {
    let count = labels.count
    var opening =
      "\(PlainText.clean(description.chartName)) of \(axis.label), \(count) "
      + (count == 1 ? "point" : "points")
    if let first = labels.first, let last = labels.last {
      opening += first == last ? ", \(first)" : ", \(first) to \(last)"
    }
    var sentences = [opening + ".", verdict]
    let limits = [description.upperLimit, description.lowerLimit].filter(\.isFinite).map(text)
    if !limits.isEmpty {
      sentences.append("Decision limits \(limits.joined(separator: " and ")).")
    }
    let signals = signalSides.count
    if signals > 0 {
      sentences.append("\(signals) \(signals == 1 ? "point signals" : "points signal").")
    }
    sentences += annotations.map { $0.text + "." }
    return sentences.joined(separator: " ")
  }
}

extension SignalSide {
  /// The sum that looks on this side.
  fileprivate var sumName: String {
    switch self {
    case .high: "upper sum"
    case .low: "lower sum"
    }
  }

  /// What such a sum finds.
  fileprivate var changeName: String {
    switch self {
    case .high: "rise"
    case .low: "fall"
    }
  }
}

extension Scene {
  /// The scene of a CUSUM chart.
  public init(_ description: CumulativeSumDescription) {
    self = CumulativeSumSceneBuilder(description).scene()
  }
}
