internal import ChartRendering

/// How many terminal columns a text takes, and text that fits them and cannot drive a terminal.
package enum DisplayWidth {
  /// Columns of a text on one line, as charts count them: combining marks take none, East Asian wide
  /// characters and emoji two, however many scalars an emoji is joined of.
  package static func of(_ text: String) -> Int { ChartRendering.DisplayWidth.cells(of: text) }

  /// The text on one line, cut to `width` columns with an ellipsis where something was cut.
  package static func clipped(_ text: String, to width: Int) -> String {
    let text = oneLine(text)
    guard of(text) > width else { return text }
    var kept = ""
    var room = width - 1
    for character in text {
      room -= ChartRendering.DisplayWidth.cells(of: character)
      if room < 0 { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text on one line that cannot drive a terminal: an end of line shows as ␤, a tab as a space.
  package static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": scalars.append("␤")
      case "\t": scalars.append(" ")
      default: if !isUnprintable(scalar) { scalars.append(scalar) }
      }
      previous = scalar
    }
    return String(scalars)
  }

  /// The text with what could drive a terminal removed; tabs and ends of line stay.
  package static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !isUnprintable($0) || $0 == "\t" || $0 == "\n" }
      )
    )
  }

  /// Whether a character does something to a terminal instead of being drawn: control characters,
  /// separators of lines, and what turns the direction in which a line is read, so that a name could
  /// make the figures beside it read backwards.
  static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    default:
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
