import SPCCore

/// Turns words into lines of terminal cells.
struct TerminalTypesetter {
  let columns: Int
  let glyphs: TerminalGlyphs

  /// A line of text above or below the plot: pieces with their styles.
  struct Line {
    var pieces: [(text: String, style: TerminalCanvas.Style)]

    init(_ text: String, _ style: TerminalCanvas.Style = .plain) { pieces = [(text, style)] }
    init(_ pieces: [(text: String, style: TerminalCanvas.Style)]) { self.pieces = pieces }
  }

  static func measure(_ text: String) -> Double { Double(DisplayWidth.cells(of: text)) }

  /// The lines of a text, at most so many; the last is cut where more would follow.
  func wrapped(_ text: String, _ style: TerminalCanvas.Style, _ most: Int) -> [Line] {
    wrappedTexts(text, most: most, width: columns).map { Line($0, style) }
  }

  private func wrappedTexts(_ text: String, most: Int, width: Int) -> [String] {
    let lines = TextWrap.lines(
      glyphs.text(text),
      width: Double(width),
      measure: Self.measure
    )
    guard lines.count > most else { return lines }
    let rest = lines[(most - 1)...].joined(separator: " ")
    return lines[..<(most - 1)] + [cut(rest, to: width)]
  }

  /// The text as this terminal shows it, cut where it is wider than so many cells.
  func cut(_ text: String, to room: Int) -> String {
    TextWrap.truncated(
      glyphs.text(text),
      width: Double(room),
      ellipsis: glyphs.ellipsis,
      measure: Self.measure
    )
  }

  /// The verdict with the mark of its category before it.
  func verdictLines(_ scene: some CaptionedScene, _ most: Int) -> [Line] {
    guard let category = scene.verdictCategory else { return wrapped(scene.verdict, .plain, most) }
    let texts = wrappedTexts(scene.verdict, most: most, width: columns - 2)
    return texts.enumerated().map { number, text in
      number == 0
        ? Line([("\(glyphs.mark(category)) ", .category(category)), (text, .plain)])
        : Line("  " + text)
    }
  }

  /// The marks present and what they mean: in full on one line, or in short on as few as can be.
  func legendLines(_ entries: [LegendEntry]) -> [Line] {
    let lines = legendLines(entries, \.words)
    return lines.count <= 1 ? lines : legendLines(entries, \.shortWords)
  }

  private func legendLines(
    _ entries: [LegendEntry],
    _ words: KeyPath<LegendEntry, String>
  ) -> [Line] {
    var lines: [Line] = []
    var used = 0
    for entry in entries {
      let text = entry[keyPath: words]
      let width = text.count + 2
      if used == 0 || used + 2 + width > columns {
        lines.append(Line([]))
        used = 0
      }
      let gap = used == 0 ? "" : "  "
      let style = TerminalCanvas.Style(entry.symbol)
      lines[lines.count - 1].pieces += [
        ("\(gap)\(glyphs.mark(entry.symbol)) ", style), (text, .quiet),
      ]
      used += gap.count + width
    }
    return lines
  }

  /// What the figures rest on, packed into lines.
  func footerLines(_ texts: [String]) -> [Line] {
    TextWrap.packed(
      texts.map(glyphs.text),
      separator: glyphs.separator,
      width: Double(columns),
      measure: Self.measure
    ).map { Line($0, .quiet) }
  }
}

extension TerminalCanvas.Style {
  /// The style of a mark.
  init(_ symbol: MarkSymbol) {
    switch symbol {
    case .category(let category), .excluded(let category): self = .category(category)
    case .betweenLimits, .leadingBar, .cumulativeShare: self = .plain
    case .otherBar: self = .limit
    case .gap: self = .quiet
    }
  }
}
