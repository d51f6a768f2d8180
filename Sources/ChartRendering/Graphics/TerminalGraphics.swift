/// How a terminal takes pictures, and how large its cells are.
///
/// With it, the plot of a chart is drawn in dots as fine as the screen's; all words around it stay text.
public struct TerminalGraphics: Sendable, Hashable {
  /// The languages for pictures that terminals understand.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    /// DEC's six rows at a time: xterm, foot, mlterm, WezTerm, Konsole, Windows Terminal.
    case sixel
    /// PNG in an escape sequence: kitty, Ghostty, WezTerm, Konsole.
    case kitty
  }

  /// The language to speak.
  public let encoding: Encoding
  /// The width of a cell in dots.
  public let cellWidth: Int
  /// The height of a cell in dots.
  public let cellHeight: Int

  /// Makes a description; cells are held between 4 and 64 dots, whatever a terminal says of itself.
  public init(_ encoding: Encoding, cellWidth: Int, cellHeight: Int) {
    self.encoding = encoding
    self.cellWidth = min(max(cellWidth, 4), 64)
    self.cellHeight = min(max(cellHeight, 4), 64)
  }

  /// The escape sequence that shows a raster at the cursor.
  func sequence(of raster: PlotRaster, columns: Int, rows: Int) -> String {
    switch encoding {
    case .sixel: SixelEncoder.sequence(of: raster)
    case .kitty: KittyEncoder.sequence(of: raster, columns: columns, rows: rows)
    }
  }
}

/// A picture over the empty cells of a page of text.
struct TerminalPicture {
  /// The line of the page that its top stands on, from 0.
  var row: Int
  let column: Int
  let sequence: String
}

/// Lines of text, and the pictures that go over them.
struct TerminalPage {
  var lines: [String]
  var pictures: [TerminalPicture] = []

  /// The lines joined by line feeds, then each picture put into its place.
  ///
  /// The cursor ends where the text did. Pictures come last: what is printed below them would scroll
  /// the text away from under a picture that is drawn first.
  var text: String {
    var text = lines.joined(separator: "\n")
    for picture in pictures {
      let up = lines.count - 1 - picture.row
      text += "\u{1B}7" + (up > 0 ? "\u{1B}[\(up)A" : "") + "\r"
      text += (picture.column > 0 ? "\u{1B}[\(picture.column)C" : "") + picture.sequence + "\u{1B}8"
    }
    return text
  }

  /// This page with another beneath it.
  func above(_ other: TerminalPage) -> TerminalPage {
    let lowered = other.pictures.map { picture in
      var picture = picture
      picture.row += lines.count
      return picture
    }
    return TerminalPage(lines: lines + other.lines, pictures: pictures + lowered)
  }
}
