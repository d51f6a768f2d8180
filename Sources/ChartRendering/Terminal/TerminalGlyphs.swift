import SPCCore

/// The characters a terminal chart is drawn with.
struct TerminalGlyphs {
  let isUnicode: Bool

  /// The mark of a category; each differs, so that none depends on colour.
  func mark(_ category: PointCategory) -> Character {
    switch category {
    case .commonCause: isUnicode ? "•" : "o"
    case .improvement: isUnicode ? "◆" : "+"
    case .concern: isUnicode ? "■" : "#"
    case .neutralHigh: isUnicode ? "▲" : "^"
    case .neutralLow: isUnicode ? "▼" : "v"
    }
  }

  /// The mark of a symbol; hollow where a point is excluded.
  func mark(_ symbol: MarkSymbol) -> Character {
    switch symbol {
    case .category(let category): mark(category)
    case .excluded(.commonCause): isUnicode ? "○" : "%"
    case .excluded(.improvement): isUnicode ? "◇" : "*"
    case .excluded(.concern): isUnicode ? "□" : "@"
    case .excluded(.neutralHigh): isUnicode ? "△" : "A"
    case .excluded(.neutralLow): isUnicode ? "▽" : "V"
    case .betweenLimits: isUnicode ? "◎" : "0"
    case .leadingBar: isUnicode ? "█" : "#"
    case .otherBar: isUnicode ? "▒" : "="
    case .cumulativeShare: isUnicode ? "•" : "o"
    case .gap: gap
    }
  }

  /// The line at the share that the leading bars reach.
  var shareLine: Character { isUnicode ? "┊" : ":" }

  /// What a level is drawn with at a column; dashes alternate with nothing in ASCII.
  func level(_ kind: Scene.LevelKind, column: Int) -> Character {
    switch kind {
    case .centre: isUnicode ? "─" : "-"
    case .lowerLimit, .upperLimit: isUnicode ? "╌" : (column.isMultiple(of: 2) ? "-" : " ")
    case .target: isUnicode ? "═" : "="
    }
  }

  /// What the limits of a funnel are drawn with: dashes for 99.8 %, dots for 95 %.
  func funnelLimit(isOuter: Bool) -> Character {
    if isOuter { return isUnicode ? "╌" : "~" }
    return isUnicode ? "·" : "."
  }

  var gap: Character { isUnicode ? "×" : "x" }
  var boundary: Character { isUnicode ? "│" : "|" }
  var corner: Character { isUnicode ? "└" : "+" }
  var axis: Character { isUnicode ? "─" : "-" }
  var axisTick: Character { isUnicode ? "┬" : "+" }
  var side: Character { isUnicode ? "│" : "|" }
  var sideTick: Character { isUnicode ? "┤" : "+" }
  var pointer: Character { isUnicode ? "↓" : "!" }
  var ellipsis: String { isUnicode ? "…" : "..." }
  var separator: String { isUnicode ? " · " : " | " }

  /// Levels of a sparkline, lowest first.
  var bars: [Character] { Array(isUnicode ? "▁▂▃▄▅▆▇█" : "_.-:=+*#") }

  /// Text as this terminal can show it.
  func text(_ text: String) -> String {
    guard !isUnicode else { return text }
    return text.map { character -> String in
      switch character {
      case _ where character.isASCII: String(character)
      case "−", "–", "—", "‐", "‑": "-"
      case "‘", "’": "'"
      case "“", "”": "\""
      case "…": "..."
      case "·", "•": "|"
      case "×": "x"
      case "±": "+/-"
      case "′": "'"
      case "²": "^2"
      case "≥": ">="
      case "≤": "<="
      case "λ": "lambda"
      case "σ": "sigma"
      case "τ": "tau"
      case "φ": "phi"
      case "\u{A0}", "\u{2009}", "\u{202F}": " "
      default: "?"
      }
    }.joined()
  }
}
