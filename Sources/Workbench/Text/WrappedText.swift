/// Breaks text into lines on words.
package enum WrappedText {
  /// The text as lines of at most `width` columns, the first after `prefix`, the others `indent`
  /// columns in; a word longer than a line stands alone on its own.
  static func lines(_ text: String, after prefix: String, indent: Int, width: Int) -> [String] {
    var lines: [String] = []
    var line = prefix
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let gap = isEmpty ? "" : " "
      if !isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line += gap + word
      }
      isEmpty = false
    }
    return lines + [line]
  }
}
