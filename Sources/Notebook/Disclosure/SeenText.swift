/// A text as a reader sees it, with the way back to where each character stands in what was written.
///
/// Markup is left out and entities are read, so that `943&nbsp;476 <b>5919</b>` is found; an end of a line in
/// running words is a blank.
struct SeenText {
  /// How a text is written.
  enum Form {
    /// Words, which may have been broken into lines.
    case words
    /// Lines that stand for themselves: code, a file of columns.
    case lines
    /// HTML or SVG.
    case markup
  }

  /// What a character stands for.
  enum Mark { case itself, entity, lineBreak, tagBreak }

  private(set) var scalars: [Unicode.Scalar] = []
  /// The scalars of what was written from which each comes.
  private(set) var sources: [Range<Int>] = []
  private(set) var marks: [Mark] = []
  /// Values of attributes, which are read by themselves: their places in what was written.
  private(set) var attributes: [Range<Int>] = []

  init(_ written: [Unicode.Scalar], _ form: Form) {
    scalars.reserveCapacity(written.count)
    var place = 0
    while place < written.count {
      let scalar = written[place]
      switch scalar {
      case "<" where form == .markup:
        let end = Self.endOfTag(written, place)
        readTag(written, place..<end)
        place = end
      case "&" where form == .markup:
        let (seen, end) = Self.entity(written, place)
        add(seen, place..<end, end == place + 1 ? .itself : .entity)
        place = end
      case "\n",
        "\r" where form != .lines:
        // The indent of the next line is part of its end.
        var end = place + 1
        while end < written.count, written[end].properties.isWhitespace { end += 1 }
        let blanks = written[place..<end].filter { $0 == "\n" }.count
        // A blank line ends what was said.
        add(blanks > 1 ? "\u{0}" : " ", place..<end, .lineBreak)
        place = end
      default:
        add(scalar, place..<place + 1, .itself)
        place += 1
      }
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ source: Range<Int>, _ mark: Mark) {
    scalars.append(scalar)
    sources.append(source)
    marks.append(mark)
  }

  // MARK: - Markup

  /// Elements in the midst of a line, whose ends part nothing.
  private static let inline: Set = [
    "a", "abbr", "b", "bdi", "code", "em", "font", "i", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "u", "var", "wbr",
  ]
  /// Elements of pictures, whose texts go on from one to the next.
  private static let drawn: Set = ["tspan", "text", "textpath", "g", "br"]
  /// Attributes that are numbers of the drawing.
  private static let geometry: Set = [
    "d", "points", "viewbox", "transform", "style", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy",
    "r", "rx", "ry", "dx", "dy", "width", "height", "values", "offset", "stroke-dasharray",
    "stroke-width", "font-size", "fill", "stroke", "colspan", "rowspan",
  ]

  private static func endOfTag(_ written: [Unicode.Scalar], _ start: Int) -> Int {
    if written[start...].starts(with: "<!--".unicodeScalars) {
      // What a comment says is read as text.
      return start + 4
    }
    var quote: Unicode.Scalar?
    var place = start + 1
    guard place < written.count,
      written[place].properties.isAlphabetic || ["/", "!", "?"].contains(written[place])
    else { return place }
    while place < written.count {
      let scalar = written[place]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == ">" {
        return place + 1
      }
      place += 1
    }
    return written.count
  }

  private mutating func readTag(_ written: [Unicode.Scalar], _ range: Range<Int>) {
    guard range.count > 1 else { return add(written[range.lowerBound], range, .itself) }
    var name = ""
    var place = range.lowerBound + 1
    if place < range.upperBound, written[place] == "/" { place += 1 }
    while place < range.upperBound, written[place].properties.isAlphabetic {
      name.unicodeScalars.append(written[place])
      place += 1
    }
    name = name.lowercased()
    if Self.drawn.contains(name) {
      add(" ", range, .tagBreak)
    } else if !Self.inline.contains(name) {
      add("\u{0}", range, .tagBreak)
    }
    readAttributes(written, place..<range.upperBound)
  }

  private mutating func readAttributes(_ written: [Unicode.Scalar], _ range: Range<Int>) {
    var place = range.lowerBound
    while let equals = written[place..<range.upperBound].firstIndex(of: "=") {
      let before = written[place..<equals].reversed().drop { $0.properties.isWhitespace }
      let name = String(
        String.UnicodeScalarView(
          before.prefix { !$0.properties.isWhitespace && $0 != "\"" && $0 != "'" }.reversed()
        )
      )
      place = equals + 1
      guard place < range.upperBound, written[place] == "\"" || written[place] == "'",
        let end = written[(place + 1)..<range.upperBound].firstIndex(of: written[place])
      else { continue }
      if !Self.geometry.contains(name.lowercased()) { attributes.append(place + 1..<end) }
      place = end + 1
    }
  }

  /// The character that an entity stands for, and the place after it.
  private static func entity(
    _ written: [Unicode.Scalar],
    _ start: Int
  ) -> (Unicode.Scalar, end: Int) {
    let rest = written[(start + 1)...].prefix(12)
    guard let end = rest.firstIndex(of: ";"), end > start + 1 else { return ("&", start + 1) }
    let name = String(String.UnicodeScalarView(written[(start + 1)..<end]))
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let number, let scalar = Unicode.Scalar(number) else { return ("&", start + 1) }
      return (scalar, end + 1)
    }
    let known: [String: Unicode.Scalar] = [
      "nbsp": "\u{A0}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
      "ndash": "–", "mdash": "—", "shy": "\u{AD}", "minus": "\u{2212}", "hyphen": "‐",
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]
    return known[name].map { ($0, end + 1) } ?? ("&", start + 1)
  }
}
