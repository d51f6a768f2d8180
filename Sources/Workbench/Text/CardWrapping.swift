extension WrappedText {
  /// A card whose lines keep within a width: longer ones are broken at words and go on under their
  /// text, which in `  name   text` begins after the name.
  ///
  /// Drawings are left as they are: they were made for the window.
  package static func card(_ text: String, width: Int) -> String {
    guard width < Int.max, text.utf8.count > width else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      DisplayWidth.of(String(line)) <= width || line.contains("\u{1B}")
        ? [String(line)] : broken(line, width)
    }.joined(separator: "\n")
  }

  private static func broken(_ line: Substring, _ width: Int) -> [String] {
    let margin = line.prefix { $0 == " " }
    let words = line.dropFirst(margin.count)
    var lead = margin
    if !margin.isEmpty, let gap = words.firstRange(of: "  ") {
      let text = words[gap.upperBound...].drop { $0 == " " }
      // A name and its text; further right it is something else that stands there.
      if line.distance(from: line.startIndex, to: text.startIndex) <= 24, !text.isEmpty {
        lead = line[..<text.startIndex]
      }
    }
    let isNamed = lead.count > margin.count
    let column = DisplayWidth.of(String(lead))
    return lines(
      String(line[lead.endIndex...]),
      after: String(lead),
      indent: isNamed ? column : column + 2,
      width: width
    )
  }
}
