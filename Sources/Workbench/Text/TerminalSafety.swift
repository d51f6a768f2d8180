/// What may be sent to a terminal: text and colours, and nothing that moves, rings or rewrites.
///
/// Names and codes come from other people's files. Colours are let through, because our own charts
/// are printed with them; the worst that data can do with a colour is to be coloured.
package enum TerminalSafety {
  /// The text with every control character removed but line feeds, tabs and colour sequences
  /// (`ESC [ digits ; … m`).
  package static func printable(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
    var kept = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\u{1B}", let end = endOfColour(scalars, from: index) {
        kept.append(contentsOf: scalars[index..<end])
        index = end
        continue
      }
      if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
        kept.append(scalar)
      }
      index += 1
    }
    return String(kept)
  }

  /// The place after a colour sequence that starts at an escape; nil when none does.
  private static func endOfColour(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard start + 2 < scalars.count, scalars[start + 1] == "[" else { return nil }
    var index = start + 2
    while index < scalars.count, ("0"..."9").contains(scalars[index]) || scalars[index] == ";" {
      index += 1
    }
    return index < scalars.count && scalars[index] == "m" ? index + 1 : nil
  }
}
