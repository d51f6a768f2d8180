public import SPCCore

extension TerminalRenderer {
  /// One line that shows the course of a series, for cards and tables.
  ///
  /// One character for each point, the latest last, special causes in colour, a space where there is
  /// no value. A series longer than the width shows its latest points after an ellipsis.
  ///
  /// - Parameters:
  ///   - result: The series.
  ///   - width: The number of cells, at least 1.
  /// - Returns: At most `width` cells; empty for an empty series.
  public func sparkline(of result: SPCResult, width: Int) -> String {
    sparkline(
      result.points.map { $0.value.isFinite ? ($0.value, $0.category) : nil },
      width: width
    )
  }

  /// The course of the latest points alone, where a heading says how many they are: nothing stands for
  /// those before them.
  ///
  /// - Parameters:
  ///   - count: How many points, at least 1.
  ///   - result: The series.
  /// - Returns: At most `count` cells; empty where none of the points has a value.
  public func sparkline(ofLast count: Int, in result: SPCResult) -> String {
    sparkline(
      result.points.suffix(max(count, 1)).map { $0.value.isFinite ? ($0.value, $0.category) : nil },
      width: count
    )
  }

  func sparkline(of scene: Scene, width: Int) -> String {
    var points: [(Double, PointCategory)?] = Array(repeating: nil, count: scene.xLabels.count)
    // Of two sums at one point the greater is shown.
    for mark in scene.marks where mark.value.magnitude >= points[mark.index]?.0.magnitude ?? 0 {
      points[mark.index] = (mark.value, mark.category)
    }
    return sparkline(points, width: width)
  }

  private func sparkline(_ all: [(Double, PointCategory)?], width: Int) -> String {
    let width = max(width, 1)
    let lead = all.count > width ? glyphs.ellipsis : ""
    let points = all.suffix(lead.isEmpty ? width : max(width - lead.count, 0))
    var canvas = TerminalCanvas(columns: width, rows: 1)
    canvas.write(lead, column: 0, row: 0, style: .quiet)
    let values = points.compactMap { $0?.0 }
    let bars = glyphs.bars
    guard let least = values.min(), let most = values.max() else { return "" }
    let span = most / 2 - least / 2
    for (offset, point) in points.enumerated() {
      guard let (value, category) = point else { continue }
      let share = span > 0 ? (value / 2 - least / 2) / span : 0.5
      let bar = bars[min(Int(share * Double(bars.count)), bars.count - 1)]
      let style = category == .commonCause ? TerminalCanvas.Style.plain : .category(category)
      canvas.put(bar, column: lead.count + offset, row: 0, style: style)
    }
    return canvas.lines(colour: colour).joined()
  }
}
