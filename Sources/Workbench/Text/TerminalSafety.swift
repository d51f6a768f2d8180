/// What may be sent to a terminal: text, and the colours of our own charts; nothing else that moves,
/// rings, colours or rewrites.
///
/// Names and codes come from other people's files, and a name may hold any sequence, a colour that
/// hides what follows it included. So our own colours carry a number that is drawn anew for each
/// session: they are let through, without the number, and any other is not. A chart keeps its colours
/// on its way through a script that prints it.
package struct TerminalSafety: Sendable {
  /// What stands first among the parameters of a colour of ours.
  private let seal = String(UInt32.random(in: 1_000_000_000...UInt32.max))

  package init() {}

  /// A drawing of ours, in which every colour and every picture is known again.
  ///
  /// A picture stands between `ESC 7` and `ESC 8`, which keep the cursor's place and bring it back.
  package func sealed(_ drawing: String) -> String {
    guard drawing.utf8.contains(0x1B) else { return drawing }
    var kept = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    var isPicture = false
    for scalar in drawing.unicodeScalars {
      kept.append(scalar)
      if previous == "\u{1B}" {
        if scalar == "8" { isPicture = false }
        if !isPicture, scalar == "[" || scalar == "7" {
          kept.append(contentsOf: "\(seal);".unicodeScalars)
        }
        if scalar == "7" { isPicture = true }
      }
      previous = scalar
    }
    return String(kept)
  }

  /// The text with everything removed that would drive a terminal, but for line feeds, tabs and the
  /// colours of ours.
  package func printable(_ text: String) -> String {
    // Nearly every text may go as it is: that is found out without writing it anew.
    guard text.unicodeScalars.contains(where: Self.mayDrive) else { return text }
    var kept = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      rest = rest.dropFirst()
      if scalar == "\u{1B}", let (known, after) = colour(at: rest) ?? picture(at: rest) {
        kept.append(contentsOf: known.unicodeScalars)
        rest = after
      } else if !Self.mayDrive(scalar) {
        kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Whether a character is none that is shown.
  private static func mayDrive(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7F).contains(scalar.value) { return false }
    return scalar != "\n" && scalar != "\t" && DisplayWidth.isUnprintable(scalar)
  }

  /// The picture of ours whose first escape stands just before, and what follows it; nil where none
  /// does.
  private func picture(
    at text: Substring.UnicodeScalarView
  ) -> (String, Substring.UnicodeScalarView)? {
    guard text.first == "7" else { return nil }
    let rest = text.dropFirst()
    guard rest.starts(with: "\(seal);".unicodeScalars) else { return nil }
    let body = rest.dropFirst(seal.count + 1)
    var previous: Unicode.Scalar?
    for index in body.indices {
      if previous == "\u{1B}", body[index] == "8" {
        let end = body.index(after: index)
        return (
          "\u{1B}7" + String(String.UnicodeScalarView(body[..<end])), text[end...]
        )
      }
      previous = body[index]
    }
    return nil
  }

  /// The colour sequence of ours whose escape stands just before, and what follows it; nil where none
  /// does.
  private func colour(
    at text: Substring.UnicodeScalarView
  ) -> (String, Substring.UnicodeScalarView)? {
    guard text.first == "[" else { return nil }
    let parameters = text.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }
    guard text[parameters.endIndex...].first == "m" else { return nil }
    let words = String(String.UnicodeScalarView(parameters))
    guard words.hasPrefix(seal + ";") else { return nil }
    return (
      "\u{1B}[\(words.dropFirst(seal.count + 1))m",
      text[text.index(after: parameters.endIndex)...]
    )
  }
}
