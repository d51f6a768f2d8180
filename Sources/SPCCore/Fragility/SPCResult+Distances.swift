extension SPCResult {
  /// Returns how far the values that decide the verdict on a point, and on the target, lie from
  /// their lines; empty where the chart has no limits to measure in.
  func decidingDistances(at index: Int?) -> [DecidingDistance] {
    [index.flatMap(pointDistance), targetDistance].compactMap(\.self)
  }

  private func pointDistance(at index: Int) -> DecidingDistance? {
    let point = points[index]
    guard let label = point.label else {
      guard !point.isMissing, ruleSet.rules.contains(.beyondLimits) else { return nil }
      let isUpperNearer = point.upper - point.value <= point.value - point.lower
      return distance(.limit, at: index, to: isUpperNearer || point.lower.isNaN ? .upper : .lower)
    }
    let pattern = evidence(forPointAt: index).first { $0.rule == label.rule }
    guard let pattern else { return nil }
    guard let line = pattern.reference else { return smallestStep(in: pattern) }
    return pattern.indices
      .compactMap { distance(.rule(label.rule), at: $0, to: line) }
      .min { $0.sigmas < $1.sigmas }
  }

  /// The smallest step of a trend: the one that nearly was none.
  private func smallestStep(in pattern: RuleEvidence) -> DecidingDistance? {
    pattern.indices.dropFirst().compactMap { index in
      let (value, before) = (points[index].value, points[index - 1].value)
      guard let sigma = sigma(at: index), !before.isNaN else { return nil }
      return DecidingDistance(
        subject: .rule(pattern.rule),
        index: index,
        value: value,
        line: nil,
        lineValue: before,
        sigmas: (value - before).magnitude / sigma
      )
    }.min { $0.sigmas < $1.sigmas }
  }

  /// How far the target is from the nearer limit of the last point that has one.
  private var targetDistance: DecidingDistance? {
    guard assurance != nil, let last = points.last,
      let index = points.lastIndex(where: { !$0.upper.isNaN && !$0.lower.isNaN }),
      let sigma = sigma(at: index)
    else { return nil }
    let (lower, upper) = (points[index].lower, points[index].upper)
    let isUpperNearer = (last.target - upper).magnitude <= (last.target - lower).magnitude
    let line = isUpperNearer ? upper : lower
    return DecidingDistance(
      subject: .target,
      index: index,
      value: last.target,
      line: isUpperNearer ? .upper : .lower,
      lineValue: line,
      sigmas: (last.target - line).magnitude / sigma
    )
  }

  private func distance(
    _ subject: DecidingDistance.Subject,
    at index: Int,
    to line: ReferenceLine
  ) -> DecidingDistance? {
    guard let sigma = sigma(at: index) else { return nil }
    let point = points[index]
    let lineValue = value(of: line, at: index)
    guard !lineValue.isNaN, !point.isMissing else { return nil }
    return DecidingDistance(
      subject: subject,
      index: index,
      value: point.value,
      line: line,
      lineValue: lineValue,
      sigmas: (point.value - lineValue).magnitude / sigma
    )
  }

  /// A third of the way from the centre to the limit that lies further off (the nearer one may be
  /// clipped); nil where there is no limit, or no width.
  private func sigma(at index: Int) -> Double? {
    let point = points[index]
    let reach = [point.upper - point.centre, point.centre - point.lower].filter { $0 > 0 }.max()
    return reach.map { $0 / 3 }
  }
}
