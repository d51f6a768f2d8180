/// Points of one phase, next to each other as its rules saw them, kept so that many of them can be
/// explained: laying them out takes as long as the phase, explaining one as long as its pattern.
struct PhasePoints {
  /// The indices of the points in the whole series, in order.
  let places: [Int]
  private let result: SPCResult
  private let runs: RunsAnalysis?
  private let values: [Double]
  private let zones: [Zone]
  private let positions: [OneSigmaPosition]

  /// Lays out all points of a phase that are not excluded.
  init(_ result: SPCResult, _ phase: SPCPhase) {
    self.init(result, phase, phase.range.filter { !result.points[$0].isExcluded })
  }

  /// Lays out some points of a phase.
  init(_ result: SPCResult, _ phase: SPCPhase, _ places: [Int]) {
    self.result = result
    self.places = places
    runs = phase.runs
    values = places.map { result.points[$0].value }
    zones = places.map { result.zones[$0] }
    positions =
      result.ruleSet.needsOneSigma
      ? places.map { result.oneSigmaLines(at: $0).position(of: result.points[$0].value) } : []
  }

  /// Calls back with the points as a rule reads them.
  func withReading<Answer>(_ body: (PhaseReading) -> [Answer]) -> [Answer] {
    values.withUnsafeBufferPointer { values in
      zones.withUnsafeBufferPointer { zones in
        positions.withUnsafeBufferPointer { positions in
          guard let values = values.baseAddress, let zones = zones.baseAddress else { return [] }
          return body(
            PhaseReading(
              values: values,
              zones: zones,
              count: places.count,
              runs: runs,
              marking: result.ruleSet.marking,
              oneSigma: result.ruleSet.needsOneSigma ? positions.baseAddress : nil
            )
          )
        }
      }
    }
  }

  /// Returns why one of the points meets some rules, in the order of the rules.
  ///
  /// - Parameters:
  ///   - index: The index of the point in the whole series; no evidence where it is not among these.
  ///   - rules: The rules to look at.
  /// - Returns: The evidence with indices of the whole series.
  func evidence(forPointAt index: Int, of rules: [Rule]) -> [RuleEvidence] {
    guard let own = place(of: index) else { return [] }
    let label = result.points[index].label
    return withReading { reading in
      rules.flatMap { rule in
        rule.patterns(at: own, reading).map { pattern in
          RuleEvidence(
            rule: rule.kind,
            side: pattern.side,
            window: places[pattern.window.lowerBound]..<places[pattern.window.upperBound - 1] + 1,
            indices: pattern.indices.map { places[$0] },
            required: pattern.required,
            reference: pattern.reference,
            referenceValue: pattern.reference.map { result.value(of: $0, at: index) } ?? .nan,
            namesPoint: label?.rule == rule.kind
          )
        }
      }
    }
  }

  /// Where a point of the series stands among these.
  private func place(of index: Int) -> Int? {
    let place = places.firstPlace(notBelow: index)
    return place < places.count && places[place] == index ? place : nil
  }
}

extension [Int] {
  /// The first place of an ascending list whose number is not below one; the count where all are.
  func firstPlace(notBelow number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
