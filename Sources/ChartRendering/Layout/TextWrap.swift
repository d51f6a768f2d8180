/// Breaks text into lines by a measure of width.
enum TextWrap {
  /// Lines no wider than a width, broken at spaces; a word that is wider is broken inside.
  static func lines(
    _ text: String,
    width: Double,
    measure: (String) -> Double
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let joined = line.isEmpty ? String(word) : line + " " + word
      if measure(joined) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, measure(line + String(character)) > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text, cut with an ellipsis when it is wider than a width; empty when not even that fits.
  static func truncated(
    _ text: String,
    width: Double,
    ellipsis: String,
    measure: (String) -> Double
  ) -> String {
    guard measure(text) > width else { return text }
    var kept = text
    while !kept.isEmpty, measure(kept + ellipsis) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept.isEmpty ? (measure(ellipsis) <= width ? ellipsis : "") : kept + ellipsis
  }

  /// Texts packed into lines with a separator between those on one line.
  static func packed(
    _ texts: [String],
    separator: String,
    width: Double,
    measure: (String) -> Double
  ) -> [String] {
    var lines: [String] = []
    for text in texts where !text.isEmpty {
      if let last = lines.last, measure(last + separator + text) <= width {
        lines[lines.count - 1] = last + separator + text
      } else {
        lines += Self.lines(text, width: width, measure: measure)
      }
    }
    return lines
  }
}
