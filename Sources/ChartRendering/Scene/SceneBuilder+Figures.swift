import SPCCore

extension SceneBuilder {
  // MARK: Figures of a phase

  /// "mean 11.2, limits 2.7 to 19.6", with what qualifies them.
  ///
  /// Where lines vary from point to point the figures are those of the last point and say so: a p
  /// chart has no one pair of limits.
  func figures(of phase: SPCPhase) -> String {
    let factor = description.valueFormat.factor
    let specification = result.specification
    let variesByCentre = varies(\.centre, in: phase)
    let variesByLimits = varies(\.lower, in: phase) || varies(\.upper, in: phase)
    var parts: [String] = []
    if phase.centre.isFinite {
      let name = "\(specification.centreName) \(levelText(phase.centre * factor))"
      parts.append(variesByCentre ? "at the last point \(name)" : name)
    }
    let place = variesByLimits && !variesByCentre ? " at the last point" : ""
    if phase.lower.isFinite, phase.upper.isFinite {
      let lower = levelText(phase.lower * factor)
      let upper = levelText(phase.upper * factor)
      parts.append("\(specification.limitNames.both)\(place) \(lower) to \(upper)")
    } else if phase.upper.isFinite {
      let upper = levelText(phase.upper * factor)
      parts.append("upper \(specification.limitNames.one)\(place) \(upper)")
    }
    if phase.baseline != phase.range {
      parts.append(baselineText(of: phase))
    }
    if phase.isProvisional, specification.isOrdered, !parts.isEmpty { parts.append("provisional") }
    return parts.joined(separator: ", ")
  }

  /// Whether a line differs within a phase in the digits that are shown.
  ///
  /// A line that differs less looks flat, and "varies" would be a riddle.
  func varies(_ line: KeyPath<SPCPoint, Double>, in phase: SPCPhase) -> Bool {
    guard !phase.hasConstantLimits else { return false }
    let factor = description.valueFormat.factor
    let texts = Set(
      phase.range.filter(isPlotted).map { result.points[$0][keyPath: line] * factor }
        .filter(\.isFinite).map(levelText)
    )
    return texts.count > 1
  }
}
