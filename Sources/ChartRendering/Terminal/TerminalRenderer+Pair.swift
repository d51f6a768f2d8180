extension TerminalRenderer {
  /// The lines of two charts over each other, joined by line feeds, without one at the end.
  ///
  /// In a window of fewer than 22 lines there is room for the upper chart only.
  public func render(_ pair: ChartPair) -> String {
    guard columns >= 30, rows >= 22 else { return render(pair.upper) }
    let (upper, lower) = pair.scenes
    let heights = (rows * 11 / 20, rows - rows * 11 / 20)
    func layouts(_ gutters: (Int, Int)) -> (TerminalLayout, TerminalLayout) {
      (
        TerminalLayout(
          upper,
          columns: columns,
          rows: heights.0,
          glyphs: glyphs,
          leastGutters: gutters
        ),
        TerminalLayout(
          lower,
          columns: columns,
          rows: heights.1,
          glyphs: glyphs,
          leastGutters: gutters
        )
      )
    }
    let alone = layouts((0, 0))
    let (above, below) = layouts(
      (
        max(alone.0.gutters.left, alone.1.gutters.left),
        max(alone.0.gutters.right, alone.1.gutters.right)
      )
    )
    return page(above, rows: heights.0).above(page(below, rows: heights.1)).text
  }
}
