/// Finds the expression at the end of an entry whose value the prompt should echo.
///
/// Lua has statements and expressions, and a chunk returns only what a `return` gives. From the end of
/// the entry upward, the shortest tail is sought for which the head alone compiles and the head
/// followed by `return` and the tail compiles too. It is then run as that one chunk, so that the
/// locals of the head are seen by the tail. Without the first condition the last line of a loop's
/// body would be turned into a `return` and the loop would run once.
struct EchoSplit {
  /// Whether a text compiles as a chunk; nothing is run.
  let compiles: (String) -> Bool

  /// The entry with `return` before its last expression, or nil when it ends in a statement.
  ///
  /// A semicolon at the very end is not part of the expression, see ``isSilent(_:)``, and a comment
  /// after it is no expression.
  func echoing(_ source: String) -> String? {
    split(source).map { $0.head + "return " + $0.tail }
  }

  /// What stands before the entry's last expression, and the expression.
  func split(_ source: String) -> (head: String, tail: String)? {
    let code = LuaTokens(source)
    // What follows the last token must be white space and comments: a quote left open is neither.
    guard let end = code.endOfLastToken,
      source[end...].utf8.allSatisfy(Self.isBlank) || compiles(String(source[end...]))
    else { return nil }
    var text = String(source[..<end])
    if code.tokens.last == .sign(";") { text = String(text.dropLast()).trimmedAtEnd }
    guard !text.isEmpty else { return nil }
    for start in tailStarts(of: text) {
      let head = String(text[..<start])
      let tail = text[start...]
      // `return` alone compiles, so a tail of nothing but comment would too.
      guard tail.contains(where: { !$0.isWhitespace }) else { continue }
      let candidate = head + "return " + tail
      if compiles(candidate) && (head.isEmpty || compiles(head)) {
        return (head, String(tail))
      }
    }
    return nil
  }

  /// White space to Lua, which knows none beyond ASCII.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Whether a semicolon at the very end, comments aside, asks not to show the value.
  static func isSilent(_ source: String) -> Bool { LuaTokens(source).tokens.last == .sign(";") }

  /// Places where the last statement may start: after a semicolon on the last line, and at the
  /// beginning of each line, from the end upward.
  private func tailStarts(of text: String) -> [String.Index] {
    let bytes = text.utf8
    var starts: [String.Index] = []
    var index = bytes.endIndex
    var isLastLine = true
    while index > bytes.startIndex, starts.count <= 200 {
      let before = bytes.index(before: index)
      switch bytes[before] {
      case 0x0A...0x0D:
        starts.append(index)
        isLastLine = false
      case UInt8(ascii: ";") where isLastLine: starts.append(index)
      default: break
      }
      index = before
    }
    starts.append(text.startIndex)
    return starts
  }
}

extension String {
  /// The text without white space at its end.
  var trimmedAtEnd: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
