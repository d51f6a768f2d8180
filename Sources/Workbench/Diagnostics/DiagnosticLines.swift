extension Diagnostic {
  /// The diagnostic as it is printed: the sentence, then where, the line itself, and how to mend it.
  ///
  /// - Parameters:
  ///   - colour: Whether words may be coloured.
  ///   - width: The columns of the window; lines break at the ends of words. Nil where there is no
  ///     window: then each part is one line, which a search through a log finds whole.
  /// - Returns: The lines, without their ends.
  package func lines(colour: Bool, width: Int? = nil) -> [String] {
    func faint(_ text: String) -> String { colour ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func strong(_ text: String) -> String { colour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }
    func part(_ label: String, _ text: String) -> [String] {
      let text = DisplayWidth.harmless(text)
      return text.split(separator: "\n").enumerated().flatMap { number, line in
        ErrorText.lines(String(line), indent: 9, width: width).enumerated().map { place, line in
          number == 0 && place == 0
            ? faint("  " + label.padded(to: 7)) + line : String(repeating: " ", count: 9) + line
        }
      }
    }
    // Being stopped is no error: somebody asked for it.
    let word = kind == "stopped" ? "" : "error: "
    var lines: [String] = []
    let indent = String(repeating: " ", count: word.count)
    for paragraph in DisplayWidth.harmless(sentence).split(separator: "\n") {
      let pieces = ErrorText.lines(String(paragraph), indent: word.count, width: width)
      for piece in pieces {
        lines.append((lines.isEmpty ? strong(word) : indent) + piece)
      }
    }
    if let location { lines += part("where", location) }
    if let excerpt { lines += excerpt.lines(width: width) }
    if let hint { lines += part("mend", hint) }
    // One frame says no more than `where` does.
    if trace.count > 1 {
      lines += part("calls", trace.prefix(8).joined(separator: "\n"))
    }
    return lines
  }
}

/// Breaks the words of an error into lines.
///
/// What is to be typed stands between two double spaces; it goes to a line of its own rather than
/// being broken, so that it can be copied.
enum ErrorText {
  /// Lines that are at most `width` columns wide once they stand `indent` columns in.
  ///
  /// A word longer than a line stands alone on its own.
  static func lines(_ text: String, indent: Int, width: Int?) -> [String] {
    guard let width else { return [text] }
    let room = max(20, width - indent)
    var lines: [String] = []
    var line = ""
    func add(_ piece: String, after gap: String) {
      if !line.isEmpty, DisplayWidth.of(line) + gap.count + DisplayWidth.of(piece) > room {
        lines.append(line)
        line = piece
      } else {
        line += (line.isEmpty ? "" : gap) + piece
      }
    }
    for (number, segment) in segments(of: text).enumerated() {
      let gap = number == 0 ? "" : "  "
      let isWhole = isToType(segment) && DisplayWidth.of(segment) <= room
      if isWhole {
        add(segment, after: gap)
      } else {
        for (place, word) in words(of: segment).enumerated() {
          add(word, after: place == 0 ? gap : " ")
        }
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map(\.trimmedAtEnd)
  }

  /// The parts that stand between double spaces.
  private static func segments(of text: String) -> [String] {
    var segments = [""]
    var spaces = 0
    for character in text {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces >= 2, !segments[segments.count - 1].isEmpty {
        segments.append("")
      } else if spaces == 1 {
        segments[segments.count - 1] += " "
      }
      spaces = 0
      segments[segments.count - 1].append(character)
    }
    // What is to be typed keeps the stop after it: "x = 1  ." is one piece.
    for index in segments.indices.dropFirst().reversed()
    where segments[index].first.map({ ".,;".contains($0) }) == true {
      let stop = segments[index].prefix { ".,;".contains($0) }
      segments[index - 1] += " " + stop
      segments[index] = String(segments[index].dropFirst(stop.count)).trimmedAtStart
      if segments[index].isEmpty { segments.remove(at: index) }
    }
    return segments
  }

  /// The words of a segment; a stop that stands alone stays with the word before it.
  private static func words(of segment: String) -> [String] {
    var words: [String] = []
    for word in segment.split(separator: " ") {
      if let last = words.last, word.allSatisfy({ ".,;:".contains($0) }) {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  private static func isToType(_ segment: String) -> Bool {
    segment.contains { "={}()\"?#[".contains($0) }
      && (segment.last != "." || segment.hasSuffix(" ."))
  }
}

extension String {
  /// The text without white space at its start.
  fileprivate var trimmedAtStart: String { String(drop(while: \.isWhitespace)) }
}
