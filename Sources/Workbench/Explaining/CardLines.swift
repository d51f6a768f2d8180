/// The lines of a card: a heading, then rows of a name and a text that wraps under itself.
struct CardLines {
  let width: Int
  /// The column at which the texts of rows begin.
  var indent = 17
  private(set) var lines: [String] = []

  init(width: Int) { self.width = width }

  /// A line across the card, wrapped where the window is narrow.
  mutating func line(_ text: String) {
    lines += WrappedText.lines(text, after: "", indent: 0, width: width)
  }

  mutating func row(_ name: String, _ text: String) {
    lines += WrappedText.lines(
      text,
      after: "  \(name.padded(to: indent - 2))",
      indent: indent,
      width: width
    )
  }

  /// Lines that are laid out already.
  mutating func block(_ block: [String]) { lines += block }

  var text: String { lines.joined(separator: "\n") }
}
