extension SVGLayout {
  // MARK: Phases

  /// Whether the words of every phase fit above it; otherwise letters stand there.
  var phaseColumns: [[(text: String, isBold: Bool)]]? {
    guard scene.showsPhases else { return nil }
    var columns: [[(String, Bool)]] = []
    for phase in scene.phases {
      let room = x(edge: Double(phase.range.upperBound)) - x(edge: Double(phase.range.lowerBound))
      func lines(_ text: String, isBold: Bool) -> [String] {
        TextWrap.lines(text, width: room - 10) {
          SVGTextWidth.width(of: $0, size: SVGStyle.Size.label, isBold: isBold)
        }
      }
      let words = phase.name.split(separator: " ") + phase.figures.split(separator: " ")
      let fits = words.allSatisfy {
        SVGTextWidth.width(of: String($0), size: SVGStyle.Size.label, isBold: true) <= room - 10
      }
      let name = lines(phase.name, isBold: true)
      let figures = lines(phase.figures, isBold: false)
      guard fits, name.count <= 2, figures.count <= 3 else { return nil }
      columns.append(name.map { ($0, true) } + figures.map { ($0, false) })
    }
    return columns
  }

  /// The letter that stands for a phase, from A to Z, then the numbers from 27 on.
  static func letter(_ number: Int) -> String {
    number < 26 ? String(UnicodeScalar(UInt8(65 + number))) : String(number + 1)
  }

  mutating func layPhaseHeader(from y: Double) -> Double {
    let columns = phaseColumns
    // Letters tell phases apart; the only one stands in the list below without.
    guard scene.showsPhases, columns != nil || scene.phases.count > 1 else { return y }
    phaseHeaderTop = y
    var rows = 1
    var end = -Double.infinity
    for (number, phase) in scene.phases.enumerated() {
      let left = x(edge: Double(phase.range.lowerBound)) + (number == 0 ? 0 : 6)
      let lines = columns?[number] ?? [(Self.letter(number), true)]
      for (row, line) in lines.enumerated() {
        let text = SVGPlacedText(
          text: line.text,
          x: left,
          baseline: y + 13 + Double(row) * 17,
          isBold: line.isBold,
          ink: line.isBold ? .strong : .quiet
        )
        // Of letters that would touch, only the first is written; the list below has all.
        guard columns != nil || text.span.lowerBound >= end + 3 else { continue }
        if columns == nil { end = text.span.upperBound }
        texts.append(text)
      }
      rows = max(rows, lines.count)
    }
    return y + Double(rows) * 17 + 6
  }

  // MARK: Annotations

  /// The row of each disc above the plot: the lowest that is free.
  func annotationLanes() -> [Int] {
    var ends: [Double] = []
    return scene.annotations.map { annotation in
      let place = x(at: annotation.index)
      let lane = ends.firstIndex { $0 + 3 <= place - Self.discRadius } ?? ends.count
      if lane == ends.count { ends.append(0) }
      ends[lane] = place + Self.discRadius
      return lane
    }
  }
}
