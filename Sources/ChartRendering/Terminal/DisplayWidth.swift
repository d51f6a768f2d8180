/// How many terminal cells text takes.
///
/// What a reader takes for one character is as wide as its widest scalar: a letter with its marks
/// one cell, an emoji joined of several two, a flag two. East Asian wide characters and emoji take
/// two, everything else one (ambiguous characters too, as in most Western terminals). Combining
/// marks and format characters alone take none.
package enum DisplayWidth {
  package static func cells(of text: String) -> Int {
    if let plain = asciiCells(of: text) { return plain }
    return text.reduce(0) { $0 + cells(of: $1) }
  }

  /// Nearly all text is ASCII, where a byte is a cell; nil for any other.
  private static func asciiCells(of text: String) -> Int? {
    var count = 0
    for byte in text.utf8 {
      guard (0x20..<0x7F).contains(byte) else { return nil }
      count += 1
    }
    return count
  }

  /// A cluster is as wide as its widest scalar, unless a variation selector says how it is drawn.
  package static func cells(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    let widest = scalars.reduce(0) { max($0, cells(of: $1)) }
    guard scalars.count > 1, let first = scalars.first else { return widest }
    // Two regional indicators are a flag.
    if isRegionalIndicator(first) { return 2 }
    if first.properties.isEmoji {
      // U+FE0F asks for the picture, which is wide, and U+FE0E for the narrow sign.
      if scalars.contains("\u{FE0F}") { return 2 }
      if scalars.contains("\u{FE0E}") { return 1 }
    }
    return widest
  }

  package static func cells(of scalar: Unicode.Scalar) -> Int {
    // C0, DEL and C1 draw nothing; a soft hyphen is a hyphen.
    if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) { return 0 }
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    switch scalar.value {
    // Vowels and final consonants of Hangul are drawn into the syllable before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
      0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return 2
    default:
      return scalar.properties.isEmojiPresentation && !isRegionalIndicator(scalar) ? 2 : 1
    }
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }
}
