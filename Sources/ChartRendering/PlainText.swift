/// Text that is safe to draw: what a user typed, without what could steer a terminal or a document.
enum PlainText {
  /// The text on one line, without control characters, direction overrides and non-characters.
  ///
  /// Tabs and line ends become one space. Free text can carry escape sequences for a terminal, and
  /// XML 1.0 forbids most control characters even when escaped.
  static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if kept.last != " " { kept.append(" ") }
      } else if !isRefused(scalar) {
        kept.append(scalar)
      }
    }
    while kept.last == " " { kept.removeLast() }
    return String(kept.drop { $0 == " " })
  }

  /// The text made clean; nil where nothing is left of it.
  static func cleaned(_ text: String?) -> String? {
    guard let clean = text.map(clean), !clean.isEmpty else { return nil }
    return clean
  }

  /// "Falls on Beech Ward: XmR chart", or the name of the chart alone where there is no title.
  static func titled(_ title: String, _ chartName: String) -> String {
    let (title, name) = (clean(title), clean(chartName))
    return title.isEmpty ? name : "\(title): \(name)"
  }

  /// A suffix made clean, with the space it may begin with.
  static func suffix(_ text: String) -> String {
    let clean = clean(text)
    return text.first == " " && !clean.isEmpty ? " " + clean : clean
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    // Embeddings, overrides and isolates can make a line read as something else.
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}
