extension TerminalRenderer {
  /// The lines of a Pareto chart, joined by line feeds, without one at the end.
  public func render(_ description: ParetoDescription) -> String {
    render(ParetoScene(description))
  }

  /// The lines of a Pareto chart's scene, joined by line feeds, without one at the end.
  ///
  /// Categories that have no row in the window stand together in the last.
  public func render(_ scene: ParetoScene) -> String {
    guard columns >= 30, rows >= 8 else { return renderSmall(scene) }
    var sheet = TerminalSheet(scene, lists: [], typesetter: typesetter)
    let wished = min(max(scene.rows.count, 1), max(rows / 2, 4))
    let room = sheet.fit(rows: rows, plotRows: wished, axisRows: 2)
    let shown = scene.rows(atMost: room)
    var canvas = TerminalCanvas(columns: columns, rows: rows)
    var row = 0
    for line in sheet.above {
      write(line, row: row, into: &canvas)
      row += 1
    }
    drawPareto(scene, shown, top: row, into: &canvas)
    row += shown.count + 2
    for line in sheet.below {
      write(line, row: row, into: &canvas)
      row += 1
    }
    return canvas.lines(colour: colour).prefix(row).joined(separator: "\n")
  }

  private func drawPareto(
    _ scene: ParetoScene,
    _ shown: [ParetoScene.Row],
    top: Int,
    into canvas: inout TerminalCanvas
  ) {
    func widest(_ texts: [String]) -> Int { texts.map(DisplayWidth.cells).max() ?? 0 }
    let names = shown.map { glyphs.text($0.name) }
    let left = min(widest(names), columns / 3) + 2
    let cumulative = shown.map { glyphs.text($0.cumulativeText) }
    let amounts = shown.map { glyphs.text($0.amountText) }
    // A number is written whole or not at all: cut, it would be another number.
    let amountRoom = widest(amounts) <= columns / 5 ? widest(amounts) + 1 : 0
    let cumulativeRoom = widest(cumulative) + 1
    let room = max(columns - left - amountRoom - cumulativeRoom, 8)
    func column(_ share: Double) -> Int {
      min(max(Int(share * Double(room)), 0), room - 1)
    }
    let threshold =
      (0...1).contains(scene.threshold) && scene.hasShares ? column(scene.threshold) : nil
    for (number, row) in shown.enumerated() {
      let line = top + number
      let name = typesetter.cut(row.name, to: left - 2)
      canvas.write(name, column: left - 2 - DisplayWidth.cells(of: name), row: line, style: .plain)
      canvas.put(glyphs.side, column: left - 1, row: line, style: .quiet)
      if row.share.isFinite {
        let symbol: MarkSymbol =
          row.isLeading ? .leadingBar : .otherBar
        // Whatever there is of a category shows at least in one cell.
        let length = row.share > 0 ? max(Int((row.share * Double(room)).rounded()), 1) : 0
        for place in 0..<min(length, room) {
          canvas.put(
            glyphs.mark(symbol),
            column: left + place,
            row: line,
            style: TerminalCanvas.Style(symbol)
          )
        }
      }
      if let threshold, canvas.isEmpty(column: left + threshold, row: line) {
        canvas.put(glyphs.shareLine, column: left + threshold, row: line, style: .target)
      }
      if row.cumulativeShare.isFinite {
        canvas.put(
          glyphs.mark(.cumulativeShare),
          column: left + column(row.cumulativeShare),
          row: line,
          style: .strong
        )
      }
      if amountRoom > 0 {
        let end = left + room + amountRoom
        canvas.write(
          amounts[number],
          column: end - DisplayWidth.cells(of: amounts[number]),
          row: line,
          style: .plain
        )
      }
      canvas.write(
        cumulative[number],
        column: columns - DisplayWidth.cells(of: cumulative[number]),
        row: line,
        style: .quiet
      )
    }
    drawShareAxis(scene, left: left, room: room, row: top + shown.count, into: &canvas)
  }

  private func drawShareAxis(
    _ scene: ParetoScene,
    left: Int,
    room: Int,
    row: Int,
    into canvas: inout TerminalCanvas
  ) {
    canvas.put(glyphs.corner, column: left - 1, row: row, style: .quiet)
    for column in 0..<room {
      canvas.put(glyphs.axis, column: left + column, row: row, style: .quiet)
    }
    var shares: [(Double, String)] = [(0, "0%"), (1, "100%")]
    if (0...1).contains(scene.threshold), scene.hasShares {
      shares.insert((scene.threshold, scene.thresholdText), at: 1)
    }
    var end = -1
    for (share, text) in shares {
      let place = left + min(Int(share * Double(room)), room - 1)
      let start = min(max(place - text.count / 2, 0), columns - text.count)
      guard start > end else { continue }
      canvas.put(glyphs.axisTick, column: place, row: row, style: .quiet)
      canvas.write(text, column: start, row: row + 1, style: .quiet)
      end = start + text.count
    }
  }
}
