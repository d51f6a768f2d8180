import SPCCore

/// What holds for every chart, whatever the series and the options.
///
/// A chart is either refused with an ``SPCError``, or:
///
/// - There is one point for each value, and the phases cover them without overlap.
/// - A point without a value has no hits and no label and is common cause.
/// - Nothing is infinite. The centre of a phase is a number where its baseline has a value (on an mR chart: a range); at each point
///   that has a value the centre is a number where that of the phase is one. The limits may be NaN, but
///   only all four lines together: on a run chart, where the baseline is too short for them, where a share
///   is above 1, or where a subgroup has a single member.
/// - lower ≤ near lower ≤ centre ≤ near upper ≤ upper, at every point and for every phase.
/// - Points beyond a limit, and only they, meet `beyondLimits` where the rule set has it.
/// - A point has a label exactly when it has hits, and the label is among the hits; only a trend's
///   side may be another. A point has a category but common cause exactly when it has a label.
/// - For each hit there is evidence on its side, and for each piece of evidence a hit; it lies inside the
///   phase, and its points inside its window.
/// - `latestIndex` is the last point with a value, and `variation` its category.
/// - A workspace that was used before gives the same, bit for bit, and so does a second computation.
final class ChartContract {
  private let chart: ChartCase
  private let result: SPCResult
  private var broken: [String] = []

  static func broken(by chart: ChartCase, wasRefused: inout Bool) -> [String] {
    var used = ChartWorkspace()
    // What was computed before must not show.
    try? used.compute(
      (0..<40).map { Double($0 * $0 % 13) },
      specification: ChartSpecification(ruleSet: .nhse2023, excluded: [3, 4])
    )
    let result: SPCResult
    do throws(SPCError) {
      result = try SPCResult(chart.data, specification: chart.specification)
    } catch {
      wasRefused = true
      do throws(SPCError) {
        try used.compute(chart.data, specification: chart.specification)
        return ["SPCResult refuses with \(error), the workspace does not"]
      } catch let second {
        // NaN is not the same as NaN.
        return "\(error)" == "\(second)" ? [] : ["refused with \(error), then with \(second)"]
      }
    }
    let contract = ChartContract(chart: chart, result: result)
    contract.checkPhases()
    for index in result.points.indices { contract.checkPoint(index) }
    contract.checkSummary()
    do throws(SPCError) {
      try used.compute(chart.data, specification: chart.specification)
      contract.compare(used)
    } catch {
      contract.broken.append("the workspace refuses with \(error), SPCResult does not")
    }
    return Array(contract.broken.prefix(8))
  }

  private init(chart: ChartCase, result: SPCResult) {
    self.chart = chart
    self.result = result
  }

  private func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds, broken.count < 8 { broken.append(what()) }
  }

  // MARK: Phases

  private func checkPhases() {
    require(result.points.count == chart.data.count, "\(result.points.count) points")
    var next = 0
    for (number, phase) in result.phases.enumerated() {
      require(phase.range.lowerBound == next, "phase \(number) starts at \(phase.range.lowerBound)")
      require(!phase.range.isEmpty, "phase \(number) is empty")
      require(
        phase.baseline.lowerBound == next && phase.baseline.upperBound <= phase.range.upperBound,
        "phase \(number) has the baseline \(phase.baseline)"
      )
      next = phase.range.upperBound
      let lines = [phase.lower, phase.nearLower, phase.centre, phase.nearUpper, phase.upper]
      checkLines(lines, "phase \(number)")
      let mustHaveCentre =
        switch chart.specification.chart {
        case .np: false
        case .mr: !phase.meanMovingRange.isNaN
        default: phase.baselineObservedCount > 0
        }
      require(!mustHaveCentre || phase.centre.isFinite, "phase \(number): centre \(phase.centre)")
      for figure in [phase.sigma, phase.meanMovingRange, phase.unscreenedMeanMovingRange] {
        require(!(figure < 0) && !figure.isInfinite, "phase \(number): sigma or range \(figure)")
      }
      if let runs = phase.runs {
        require(runs.usefulCount <= phase.observedCount, "phase \(number): \(runs)")
        require(runs.longestRun + runs.crossings <= max(runs.usefulCount, 0), "\(runs)")
      }
    }
    require(next == result.points.count, "the phases end at \(next)")
  }

  private func checkLines(_ lines: [Double], _ place: String) {
    let around = [lines[0], lines[1], lines[3], lines[4]]
    require(!lines.contains(where: \.isInfinite), "\(place): infinite among \(lines)")
    if around.contains(where: \.isNaN) {
      require(around.allSatisfy(\.isNaN), "\(place): some lines are missing of \(lines)")
    } else {
      require(zip(lines, lines.dropFirst()).allSatisfy { $0 <= $1 }, "\(place): order \(lines)")
    }
  }

  // MARK: Points

  private func checkPoint(_ index: Int) {
    let point = result.points[index]
    let phase = result.phase(containing: index)
    let place = "point \(index)"
    require(!point.value.isInfinite, "\(place): value \(point.value)")
    checkLines(
      [point.lower, point.nearLower, point.centre, point.nearUpper, point.upper],
      place
    )
    if !point.value.isNaN, phase.centre.isFinite {
      require(point.centre.isFinite, "\(place): no centre, and the phase has \(phase.centre)")
    }
    if chart.specification.chart == .run {
      require(point.upper.isNaN && phase.sigma.isNaN, "\(place): a run chart with limits")
    }
    require(point.label == nil || !point.isMissing, "\(place): a label without a value")
    require((point.label == nil) == point.hits.isEmpty, "\(place): \(point.hits), but no label")
    require(
      (point.label == nil) == (point.category == .commonCause),
      "\(place): \(String(describing: point.label)) is \(point.category)"
    )
    if let label = point.label {
      require(point.hits.contains(label.rule), "\(place): label \(label) is no hit")
      let own = label.side == .high ? point.highHits : point.lowHits
      require(own.contains(label.rule) || label.rule == .trend, "\(place): side of \(label)")
    }
    checkBeyondLimits(point, phase, place)
    checkEvidence(index, point, phase)
  }

  private func checkBeyondLimits(_ point: SPCPoint, _ phase: SPCPhase, _ place: String) {
    guard chart.specification.ruleSet.rules.contains(.beyondLimits) else { return }
    // So near to a limit that rounding and ties may say either is no case for this check.
    let slack =
      1e-9 * (point.centre.magnitude + (point.upper - point.lower)) + 2 * phase.tieTolerance
    let isHigh = point.highHits.contains(.beyondLimits)
    let isLow = point.lowHits.contains(.beyondLimits)
    require(!isHigh || point.value > point.upper, "\(place): not above \(point.upper)")
    require(!isLow || point.value < point.lower, "\(place): not below \(point.lower)")
    if point.value > point.upper + slack { require(isHigh, "\(place): beyond, and not marked") }
    if point.value < point.lower - slack { require(isLow, "\(place): below, and not marked") }
  }

  private func checkEvidence(_ index: Int, _ point: SPCPoint, _ phase: SPCPhase) {
    let evidence = result.evidence(forPointAt: index)
    for (side, hits) in [(SignalSide.high, point.highHits), (.low, point.lowHits)] {
      for kind in hits.kinds {
        require(
          evidence.contains { $0.rule == kind && $0.side == side },
          "point \(index): no evidence for \(kind) \(side)"
        )
      }
      for piece in evidence where piece.side == side {
        require(hits.contains(piece.rule), "point \(index): evidence without a hit: \(piece)")
      }
    }
    for piece in evidence {
      require(
        piece.window.lowerBound >= phase.range.lowerBound
          && piece.window.upperBound <= phase.range.upperBound,
        "point \(index): the window \(piece.window) leaves the phase \(phase.range)"
      )
      require(piece.window.contains(index), "point \(index) is not in the window \(piece.window)")
      require(
        !piece.indices.isEmpty && piece.indices.allSatisfy(piece.window.contains),
        "point \(index): \(piece.indices) are not in the window \(piece.window)"
      )
      require(
        piece.indices.allSatisfy { !result.points[$0].isMissing },
        "point \(index): a missing value among the evidence \(piece.indices)"
      )
      require(piece.required >= 1 && piece.indices.count >= piece.required, "too little: \(piece)")
      require(piece.namesPoint == (piece.rule == point.label?.rule), "names the point: \(piece)")
    }
  }

  // MARK: The whole

  private func checkSummary() {
    let last = result.points.lastIndex { !$0.isMissing }
    require(result.latestIndex == last, "latest \(String(describing: result.latestIndex))")
    require(
      result.variation == (last.map { result.points[$0].category } ?? .commonCause),
      "variation \(result.variation)"
    )
    if result.assurance != nil {
      require(result.phases.last?.upper.isNaN == false, "assurance without limits")
    }
    for signal in result.phaseSignals {
      let phase = result.phases[signal.phase]
      require(
        phase.range.contains(signal.window.lowerBound)
          && phase.range.contains(signal.window.upperBound - 1)
          && signal.indices.allSatisfy(signal.window.contains),
        "a signal outside its phase: \(signal)"
      )
    }
  }

  private func compare(_ workspace: borrowing ChartWorkspace) {
    require(workspace.count == result.points.count, "the workspace has \(workspace.count) points")
    require(workspace.variation == result.variation, "the workspace's variation differs")
    require(workspace.assurance == result.assurance, "the workspace's assurance differs")
    require(workspace.latestIndex == result.latestIndex, "the workspace's latest index differs")
    require(
      workspace.phases.map { "\($0)" } == result.phases.map { "\($0)" },
      "the workspace's phases differ"
    )
    guard workspace.count == result.points.count else { return }
    for phase in workspace.phases {
      for index in phase.range {
        let point = result.points[index]
        let lines = workspace.limits(at: index, in: phase)
        let isSame =
          workspace.highHits(at: index) == point.highHits
          && workspace.lowHits(at: index) == point.lowHits
          && workspace.label(at: index) == point.label
          && workspace.category(at: index) == point.category
        require(isSame, "the workspace judges point \(index) otherwise")
        require(
          zip(
            [workspace.value(at: index), lines.centre, lines.lower, lines.upper],
            [point.value, point.centre, point.lower, point.upper]
          ).allSatisfy { $0.bitPattern == $1.bitPattern },
          "the workspace draws point \(index) otherwise"
        )
      }
    }
  }
}
