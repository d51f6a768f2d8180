/// Estimates how wide text will be in a sans-serif font that we can't see.
///
/// Widths are those of Helvetica (Adobe's font metrics; Arial has the same) and so much more that
/// DejaVu Sans, the widest sans-serif in common use, still fits: measured on axis and label texts it is
/// up to 1.16 times as wide, and 1.31 times in bold.
enum SVGTextWidth {
  /// Thousandths of the font size for the characters from space to tilde.
  private static let helvetica: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// The width of a text in the units of its font size.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0
    for character in text {
      guard let scalar = character.unicodeScalars.first else { continue }
      if let ascii = character.asciiValue, ascii >= 32, ascii < 127 {
        thousandths += helvetica[Int(ascii) - 32]
      } else {
        thousandths += DisplayWidth.cells(of: scalar) == 2 ? 1000 : 620
      }
    }
    return Double(thousandths) / 1000 * size * (isBold ? 1.3 : 1.16)
  }
}
