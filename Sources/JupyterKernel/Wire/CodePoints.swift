/// Places in a text as the protocol counts them: in Unicode code points.
///
/// Swift counts what a person sees as one character, and completion counts bytes of UTF-8; after an
/// emoji the three differ.
package enum CodePoints {
  /// The text before a cursor; one past the end, or below 0, stands at the end.
  package static func text(_ text: String, before cursor: Int?) -> String {
    let scalars = text.unicodeScalars
    guard let cursor, cursor >= 0,
      let end = scalars.index(scalars.startIndex, offsetBy: cursor, limitedBy: scalars.endIndex)
    else { return text }
    return String(String.UnicodeScalarView(scalars[..<end]))
  }

  /// The text from a cursor on; empty where the cursor stands at the end or past it.
  package static func text(_ text: String, from cursor: Int?) -> String {
    let scalars = text.unicodeScalars
    guard let cursor, cursor >= 0,
      let start = scalars.index(scalars.startIndex, offsetBy: cursor, limitedBy: scalars.endIndex)
    else { return "" }
    return String(String.UnicodeScalarView(scalars[start...]))
  }

  /// How many code points a text has.
  package static func count(of text: some StringProtocol) -> Int { text.unicodeScalars.count }

  /// How many code points stand before a place that is counted in bytes of UTF-8.
  package static func count(in text: String, beforeByte byte: Int) -> Int {
    let bytes = text.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: byte, limitedBy: bytes.endIndex)
    return text.unicodeScalars[..<(end ?? text.endIndex)].count
  }
}
