/// A prompt as readline wants it, and as wide as it looks.
struct Prompt {
  /// The text with its control sequences marked as taking no columns.
  let marked: String
  /// The columns of the prompt's last line.
  let columns: Int

  private static let startOfInvisible: Character = "\u{01}"
  private static let endOfInvisible: Character = "\u{02}"

  /// A prompt that may hold colours: escape sequences are marked here, not by the caller.
  init(_ text: String) {
    var marked = ""
    var visible = ""
    var rest = Substring(text)
    while let first = rest.first {
      if first == "\u{1B}", let sequence = Self.escapeSequence(atStartOf: rest) {
        marked.append(Self.startOfInvisible)
        marked += sequence
        marked.append(Self.endOfInvisible)
        rest = rest.dropFirst(sequence.count)
      } else {
        marked.append(first)
        visible.append(first)
        rest = rest.dropFirst()
      }
    }
    self.marked = marked
    let lastLine = visible.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    columns = ScalarBytes.columns(of: lastLine)
  }

  /// The columns of a prompt that readline shows, such as that of a history search.
  static func columns(ofMarked marked: String) -> Int {
    var visible = ""
    var isVisible = true
    for character in marked {
      switch character {
      case startOfInvisible: isVisible = false
      case endOfInvisible: isVisible = true
      case "\n": visible = ""
      default: if isVisible { visible.append(character) }
      }
    }
    return ScalarBytes.columns(of: visible)
  }

  /// The text without its control sequences.
  var plain: String {
    var plain = ""
    var isVisible = true
    for character in marked {
      switch character {
      case Self.startOfInvisible: isVisible = false
      case Self.endOfInvisible: isVisible = true
      default: if isVisible { plain.append(character) }
      }
    }
    return plain
  }

  /// `ESC [ … letter`, the only kind of sequence a prompt has use for.
  private static func escapeSequence(atStartOf text: Substring) -> Substring? {
    guard text.dropFirst().first == "[" else { return nil }
    guard
      let end = text.dropFirst(2).firstIndex(where: { ("@"..."~").contains($0) && $0.isASCII })
    else { return nil }
    return text[...end]
  }
}
