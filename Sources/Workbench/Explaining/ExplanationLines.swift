internal import Foundation

/// Lines of an explanation: a name in a column of its own, and what is said of it.
struct ExplanationLines {
  private(set) var lines: [String] = []

  /// Where the text stands.
  static let indent = 18

  mutating func add(_ name: String, _ text: String) {
    lines.append(name.padded(to: Self.indent) + text)
  }

  /// A further line about the same.
  mutating func more(_ text: String) { add("", text) }

  mutating func blank() { lines.append("") }

  mutating func append(_ other: ExplanationLines) { lines += other.lines }

  /// The lines one under another, broken between words where they are wider than `width`; what is
  /// broken off stands under the text.
  func text(width: Int) -> String {
    lines.flatMap { line -> [String] in
      guard DisplayWidth.of(line) > width, width > 2 * Self.indent else { return [line] }
      let head = line.prefix(Self.indent)
      // A title stands at the margin, and its name is not padded.
      guard head.last == " " else {
        return WrappedText.lines(line, after: "", indent: 2, width: width)
      }
      return WrappedText.lines(
        String(line.dropFirst(Self.indent)),
        after: String(head),
        indent: Self.indent,
        width: width
      )
    }.joined(separator: "\n")
  }

  /// Lines with others above them that have no name.
  static func headed(_ head: [String], _ body: ExplanationLines) -> ExplanationLines {
    var all = body
    all.lines = head + body.lines
    return all
  }
}

/// How the numbers of an explanation are written, so that whoever computes it again with them gets
/// the numbers shown.
enum Figure {
  /// Four decimals, and below 1 six digits that count.
  static func text(_ value: Double) -> String {
    let size = value.magnitude
    guard size > 0, size < 1 else { return NumberText.plain(value, places: 4) }
    let zeros = -Int(log10(size).rounded(.down))
    return NumberText.plain(value, places: min(12, 5 + zeros))
  }

  /// Eight decimals: for what is raised to a power, which makes much of the last ones.
  static func fine(_ value: Double) -> String { NumberText.plain(value, places: 8) }

  /// A sum or a count, with the commas boards read.
  static func sum(_ value: Double) -> String {
    Int(exactly: value).map(NumberText.grouped) ?? text(value)
  }

  /// "lower to upper".
  static func span(_ lower: Double, _ upper: Double) -> String {
    "\(text(lower)) to \(text(upper))"
  }
}
