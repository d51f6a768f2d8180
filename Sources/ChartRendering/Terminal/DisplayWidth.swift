/// How many terminal cells text takes.
///
/// Simple on purpose: combining marks and format characters take none, East Asian wide characters
/// and emoji two, everything else one (ambiguous characters too, as in most Western terminals).
enum DisplayWidth {
  static func cells(of text: String) -> Int {
    text.reduce(0) { $0 + cells(of: $1) }
  }

  /// A cluster is as wide as its widest scalar.
  static func cells(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, cells(of: $1)) }
  }

  static func cells(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
