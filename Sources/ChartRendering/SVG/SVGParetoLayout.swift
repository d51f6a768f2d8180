/// Where everything of a Pareto chart stands on the paper: one row for each category, so that names
/// are read without turning one's head.
struct SVGParetoLayout: SVGSheet {
  let scene: ParetoScene
  /// The rows drawn; the last may stand for several.
  let rows: [ParetoScene.Row]
  let width: Double
  var height: Double
  var texts: [SVGPlacedText] = []
  var verdictMark: (x: Double, y: Double)?
  var legendMarks: [(symbol: MarkSymbol, x: Double, y: Double)] = []
  var plot = SVGFrame(left: 0, top: 0, right: 1, bottom: 1)
  /// The height of one row.
  let rowHeight: Double
  /// The shares whose grid lines and numbers are drawn.
  var shareTicks: [Double] = []

  /// More rows than these are pooled: the paper would be taller than anyone scrolls.
  static let rowsAtMost = 40

  init(_ scene: ParetoScene, width: Int, height: Int) {
    self.scene = scene
    self.width = Double(width)
    self.height = Double(height)
    rows = scene.rows(atMost: Self.rowsAtMost)
    let size = SVGStyle.Size.label
    func measure(_ text: String) -> Double { SVGTextWidth.width(of: text, size: size) }
    let (names, nameRoom) = Self.names(rows.map(\.name), most: self.width * 0.36)
    // A number is written whole or not at all: cut, it would be another number.
    let amountTexts = rows.map(\.amountText)
    let wished = (amountTexts.map(measure).max() ?? 0) + 12
    let amountRoom = wished <= self.width * 0.2 ? wished : 0
    let cumulativeRoom = (rows.map { measure($0.cumulativeText) }.max() ?? 0) + 14
    let left = SVGStyle.margin + nameRoom
    let right = self.width - SVGStyle.margin - amountRoom - cumulativeRoom
    let least = names.contains { $0.count > 1 } ? 36.0 : 22.0
    rowHeight = least
    let top = layHead(scene) + 20
    let bottom = top + Double(max(rows.count, 1)) * rowHeight + 4
    plot = SVGFrame(left: left, top: top, right: max(right, left + 60), bottom: bottom)
    layRows(names, amountRoom: amountRoom, cumulativeRoom: cumulativeRoom)
    layShares()
    self.height = layClosing(scene, from: layLegend(scene.legend, from: bottom + 34))
  }

  /// Names on one or two lines each, in no more room than they need.
  ///
  /// A few long names go on to a second line rather than take the room of the bars.
  private static func names(_ names: [String], most: Double) -> ([[String]], room: Double) {
    func measure(_ text: String) -> Double {
      SVGTextWidth.width(of: text, size: SVGStyle.Size.label)
    }
    let widths = names.map(measure).sorted()
    guard let widest = widths.last else { return ([], 12) }
    // Three of four names stay on one line where they can, and no word is broken that fits.
    let words = names.flatMap { $0.split(separator: " ").map { measure(String($0)) } }
    let wished = max(widths[(widths.count - 1) * 3 / 4], (words.max() ?? 0) + 1)
    let rooms = stride(from: min(wished, most - 12), to: min(widest, most - 12), by: 8)
    for room in Array(rooms) + [min(widest, most - 12)] {
      let lines = names.map { TextWrap.lines($0, width: room, measure: measure) }
      if lines.allSatisfy({ $0.count <= 2 }) || room == min(widest, most - 12) {
        let cut = lines.map { lines -> [String] in
          guard lines.count > 2 else { return lines }
          let rest = lines[1...].joined(separator: " ")
          return [
            lines[0],
            TextWrap.truncated(rest, width: room, ellipsis: "…", measure: measure),
          ]
        }
        let used = cut.joined().map(measure).max() ?? 0
        return (cut, used + 12)
      }
    }
    return (names.map { [$0] }, widest + 12)
  }

  func x(_ share: Double) -> Double { plot.left + plot.width * min(max(share, 0), 1) }

  /// The middle of a row.
  func y(_ row: Int) -> Double { plot.top + (Double(row) + 0.5) * rowHeight + 2 }

  private mutating func layRows(
    _ names: [[String]],
    amountRoom: Double,
    cumulativeRoom: Double
  ) {
    for (number, row) in rows.enumerated() {
      let middle = y(number)
      for (line, text) in names[number].enumerated() {
        let offset = (Double(line) - Double(names[number].count - 1) / 2) * 15
        texts.append(
          SVGPlacedText(
            text: text,
            x: plot.left - 10,
            baseline: middle + 4.5 + offset,
            anchor: .end,
            ink: row.isLeading ? .strong : .quiet
          )
        )
      }
      if amountRoom > 0 {
        texts.append(
          SVGPlacedText(
            text: row.amountText,
            x: plot.right + amountRoom,
            baseline: middle + 4.5,
            anchor: .end
          )
        )
      }
      texts.append(
        SVGPlacedText(
          text: row.cumulativeText,
          x: plot.right + amountRoom + cumulativeRoom,
          baseline: middle + 4.5,
          anchor: .end,
          ink: .quiet
        )
      )
    }
  }

  /// The numbers under the plot; the threshold stands above it.
  private mutating func layShares() {
    let step = plot.width < 240 ? 0.5 : 0.2
    shareTicks = stride(from: 0, through: 5, by: 1).map { Double($0) / 5 }
      .filter { step == 0.2 || [0, 1].contains($0) }
    var end = -Double.infinity
    for share in shareTicks {
      let text = SVGPlacedText(
        text: ValueFormat.percentage(decimals: 0).text(share),
        x: x(share),
        baseline: plot.bottom + 19,
        anchor: .middle,
        ink: .quiet
      )
      guard text.span.lowerBound > end + 6 else { continue }
      end = text.span.upperBound
      texts.append(text)
    }
    guard scene.hasShares, (0...1).contains(scene.threshold) else { return }
    texts.append(
      held(
        SVGPlacedText(
          text: scene.thresholdText,
          x: x(scene.threshold),
          baseline: plot.top - 6,
          anchor: .middle,
          isBold: true,
          ink: .target
        )
      )
    )
  }
}
