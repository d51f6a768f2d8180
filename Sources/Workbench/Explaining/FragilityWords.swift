internal import SPCCore

/// How easily a verdict would have been another, in words: what was tried, what of it changes the
/// verdict, and how near to its line the value lies that decides it.
struct FragilityWords {
  let analysis: AnalysisObject
  let fragility: Fragility

  /// The verdict on a point; nil for the latest.
  init(
    _ analysis: AnalysisObject,
    pointAt index: Int? = nil,
    checkpoint: Checkpoint
  ) throws(SPCError) {
    self.analysis = analysis
    fragility = try Fragility(analysis.result, pointAt: index, checkpoint: checkpoint)
  }

  func add(to lines: inout ExplanationLines) {
    // Of one or two points each is all there is.
    guard fragility.pointIndex != nil, fragility.triedPoints.count > 2 else { return }
    var outcomes: [(text: String, changes: [FragilityChange])] = []
    for flip in fragility.flips {
      for text in outcome(of: flip) {
        if let known = outcomes.firstIndex(where: { $0.text == text }) {
          outcomes[known].changes.append(flip.change)
        } else {
          outcomes.append((text, [flip.change]))
        }
      }
    }
    lines.add("fragility", "tried: \(tried)")
    if outcomes.isEmpty { lines.more("nothing of these changes the verdict") }
    for outcome in outcomes { lines.more("it would be \(outcome.text): \(words(outcome.changes))") }
    for distance in fragility.distances { lines.more(words(distance)) }
    if !fragility.distances.isEmpty, !printsSigma {
      lines.more("sigma is here a third of the way from the centre to the further limit")
    }
  }

  /// Whether the arithmetic above has the same sigma in a line of its own.
  private var printsSigma: Bool {
    let specification = analysis.result.specification
    guard case .sigma = specification.limits else { return false }
    return switch specification.chart {
    case .p, .np, .c, .u, .iPrime: true
    case .xmr:
      specification.knownSigma != nil || specification.sigmaEstimator == .standardDeviation
    case .run, .mr, .xbar, .r, .s, .pPrime, .uPrime, .g, .t, .ewma: false
    }
  }

  /// What was tried, in the words of a sentence.
  private var tried: String {
    let points = fragility.triedPoints.count
    let each =
      fragility.isComplete
      ? "each of \(NumberText.counted(points, "point")) taken away by itself"
      : "the \(NumberText.counted(points, "point")) nearest to it taken away one at a time"
    return points == fragility.triedCount
      ? each : each + ", and limits from one or two points more or fewer"
  }

  /// What the verdict would be.
  private func outcome(of flip: FragilityFlip) -> [String] {
    var texts: [String] = []
    let after = flip.after
    if flip.changesCategory || flip.changesLabel {
      let category = RuleWords.category(after.category)
      let rule = after.label.map { " (\(RuleWords.short($0.rule, $0.side)))" } ?? ""
      texts.append(
        flip.changesCategory ? category + rule : "\(category) still, by another rule\(rule)"
      )
    }
    if flip.changesAssurance {
      texts.append(assurance(after.assurance))
    }
    return texts
  }

  private func words(_ changes: [FragilityChange]) -> String {
    var removed: [String] = []
    var others: [String] = []
    for change in changes {
      switch change {
      case .withoutPoint(let index):
        removed.append(analysis.series.spokenLabel(at: index))
      case .baseline(_, let count, let was):
        others.append("limits from \(count) points and not \(was)")
      case .phaseStart(let start, _):
        others.append("the phase from \(analysis.series.spokenLabel(at: start)) on")
      }
    }
    let without = removed.isEmpty ? [] : ["without \(choice(removed))"]
    return (without + others).joined(separator: "; ")
  }

  /// "a, b or c"; of many the first and how many there are.
  private func choice(_ names: [String]) -> String {
    names.count <= 8
      ? ChartSentences.list(names)
      : names.prefix(6).joined(separator: ", ") + " … (any of \(names.count))"
  }

  private func words(_ distance: DecidingDistance) -> String {
    let sigmas = "\(NumberText.fixed(distance.sigmas, places: 2)) sigma"
    let value = Figure.text(distance.value)
    let line = Figure.text(distance.lineValue)
    let place = analysis.series.spokenLabel(at: distance.index)
    switch distance.subject {
    case .target:
      return "the target, \(value), is \(sigmas) from the nearer limit, \(line)"
    case .limit:
      return words(toLimit: distance)
    case .rule where distance.line == nil:
      return "the smallest step of the trend, \(line) to \(value) at \(place), is \(sigmas)"
    case .rule:
      return "nearest to the line that decides: \(place), \(value), \(sigmas) from \(line)"
    }
  }

  /// How far a point of common cause is from a limit that it can pass: a lower limit at zero of what
  /// cannot be below it is none.
  private func words(toLimit distance: DecidingDistance) -> String {
    let point = analysis.result.points[distance.index]
    var (sigmas, limit) = (distance.sigmas, distance.lineValue)
    let data = LimitArithmetic(analysis, at: distance.index).values
    if distance.line == .lower, limit == 0, !data.contains(where: { $0 < 0 }) {
      (sigmas, limit) = (
        (point.upper - point.value) / (point.upper - point.centre) * 3, point.upper
      )
    }
    return
      "its value, \(Figure.text(point.value)), is \(NumberText.fixed(sigmas, places: 2)) sigma "
      + "from the limit it could pass, \(Figure.text(limit))"
  }

  private func assurance(_ category: AssuranceCategory?) -> String {
    switch category {
    case .consistentlyPasses: "a target it consistently passes"
    case .consistentlyFails: "a target it consistently fails"
    case .hitOrMiss: "a target it hits or misses by chance"
    case nil: "a target of which nothing can be said"
    }
  }
}
