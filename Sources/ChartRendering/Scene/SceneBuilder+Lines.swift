import SPCCore

extension SceneBuilder {
  // MARK: Lines

  func levels() -> [Scene.Level] {
    let factor = description.valueFormat.factor
    let starts = Set(result.phases.map(\.range.lowerBound))
    let points = result.points
    let all: [(Scene.LevelKind, [Double])] = [
      (.upperLimit, points.map { $0.upper * factor }),
      (.centre, points.map { $0.centre * factor }),
      (.lowerLimit, points.map { $0.lower * factor }),
      (.target, points.map { $0.target * factor }),
    ]
    return all.compactMap { kind, values in
      let pieces = Self.pieces(values, starts: kind == .target ? [] : starts)
      return pieces.isEmpty ? nil : Scene.Level(kind: kind, pieces: pieces)
    }
  }

  /// Cuts a line into flat pieces at every change of value, every gap and every start of a phase.
  static func pieces(_ values: [Double], starts: Set<Int>) -> [Scene.Piece] {
    var pieces: [Scene.Piece] = []
    var start = 0
    while start < values.count {
      let value = values[start]
      var end = start + 1
      while end < values.count, values[end] == value, !starts.contains(end) { end += 1 }
      if value.isFinite {
        let touches = pieces.last?.range.upperBound == start && !starts.contains(start)
        pieces.append(Scene.Piece(range: start..<end, value: value, isJoined: touches))
      }
      start = end
    }
    return pieces
  }

  func levelLabels(of levels: [Scene.Level]) -> [Scene.LevelLabel] {
    var last: [Scene.LevelKind: Scene.Piece] = [:]
    for level in levels {
      guard let piece = level.pieces.last else { continue }
      // An earlier phase's limits must not stand at the edge as if they were the present ones.
      if level.kind == .target || isPresent(piece) { last[level.kind] = piece }
    }
    let specification = result.specification
    let (centreName, limitName) = (specification.centreName, specification.limitNames.one)
    var labels: [Scene.LevelLabel] = []
    func add(
      _ kind: Scene.LevelKind,
      _ name: String,
      short: String,
      of piece: Scene.Piece,
      line: KeyPath<SPCPoint, Double>? = nil
    ) {
      let value = levelText(piece.value)
      var text = value
      if kind == .target, piece.range.upperBound < result.points.count {
        text += " (to \(self.labels[piece.range.upperBound - 1]))"
      }
      if let line, let phase = result.phases.last, varies(line, in: phase) { text += ", varies" }
      let long = name.prefix(1).uppercased() + name.dropFirst()
      labels.append(
        Scene.LevelLabel(
          kind: kind,
          text: "\(long) \(text)",
          shortText: "\(short) \(text)",
          valueText: kind == .target ? text : value,
          value: piece.value
        )
      )
    }
    let (lower, upper) = (last[.lowerLimit], last[.upperLimit])
    if let centre = last[.centre], let lower, let upper, lower.value == upper.value {
      add(.centre, "\(centreName) and limits", short: "\(centreName) = limits", of: centre)
    } else {
      if let upper {
        add(.upperLimit, "upper \(limitName)", short: "upper", of: upper, line: \.upper)
      }
      if let centre = last[.centre] {
        add(.centre, centreName, short: centreName, of: centre, line: \.centre)
      }
      if let lower {
        add(.lowerLimit, "lower \(limitName)", short: "lower", of: lower, line: \.lower)
      }
    }
    if let target = last[.target] { add(.target, "target", short: "target", of: target) }
    return labels
  }

  /// Whether a piece is of the last phase and no later point has a value.
  ///
  /// A month without a denominator has no limits; the last that there are still stand for the phase.
  private func isPresent(_ piece: Scene.Piece) -> Bool {
    guard let phase = result.phases.last, piece.range.lowerBound >= phase.range.lowerBound else {
      return false
    }
    return !(piece.range.upperBound..<result.points.count).contains(where: isPlotted)
  }
}
