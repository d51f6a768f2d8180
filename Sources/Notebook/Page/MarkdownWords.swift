/// What stands within a line of Markdown: emphasis, code, links and pictures.
struct MarkdownWords {
  /// What stands for a picture of this address; nil shows its words.
  let picture: (String) -> String?

  func html(_ text: Substring) -> String {
    var html = ""
    var rest = text
    while let first = rest.first {
      if rest.hasPrefix("\\\n") {
        html += "<br>\n"
        rest = rest.dropFirst(2)
      } else if first == "\\", let next = rest.dropFirst().first,
        next.isPunctuation || next.isSymbol
      {
        html += Markup.escaped(String(next))
        rest = rest.dropFirst(2)
      } else if first == "`", let (code, after) = code(rest) {
        html += "<code>\(Markup.escaped(code))</code>"
        rest = after
      } else if first == "!", let (words, address, after) = link(rest.dropFirst()) {
        html += picture(address) ?? Markup.escaped(words)
        rest = after
      } else if first == "[", let (words, address, after) = link(rest) {
        let inner = self.html(words[...])
        html += Self.isSafe(address) ? "<a href=\"\(Markup.escaped(address))\">\(inner)</a>" : inner
        rest = after
      } else if first == "*" || first == "_", let (inner, strength, after) = emphasis(rest, html) {
        let tag = strength == 2 ? "strong" : "em"
        html += "<\(tag)>\(self.html(inner))</\(tag)>"
        rest = after
      } else {
        // A run that begins nothing is taken whole, or its second sign would be tried again.
        let run = "*_`".contains(first) ? rest.prefix { $0 == first } : rest.prefix(1)
        html += Markup.escaped(String(run))
        rest = rest.dropFirst(run.count)
      }
    }
    return html
  }

  private func code(_ text: Substring) -> (String, Substring)? {
    let fence = text.prefix { $0 == "`" }
    var rest = text.dropFirst(fence.count)
    var code = ""
    while let first = rest.first {
      guard first == "`" else {
        code.append(first)
        rest = rest.dropFirst()
        continue
      }
      let run = rest.prefix { $0 == "`" }
      rest = rest.dropFirst(run.count)
      if run.count == fence.count {
        let isPadded = code.first == " " && code.last == " " && code.contains { $0 != " " }
        return (isPadded ? String(code.dropFirst().dropLast()) : code, rest)
      }
      code += run
    }
    return nil
  }

  /// The words, the address, and what follows.
  private func link(_ text: Substring) -> (String, String, Substring)? {
    guard text.first == "[" else { return nil }
    var depth = 0
    var end: Substring.Index?
    for index in text.indices {
      if text[index] == "[" { depth += 1 }
      if text[index] == "]" { depth -= 1 }
      if depth == 0 {
        end = index
        break
      }
    }
    guard let end else { return nil }
    let after = text[text.index(after: end)...]
    guard after.first == "(", let close = after.firstIndex(of: ")") else { return nil }
    let inner = after[after.index(after: after.startIndex)..<close]
    // A title may follow the address.
    let address = inner.prefix { $0 != " " }
    return (
      String(text[text.index(after: text.startIndex)..<end]), String(address),
      after[after.index(after: close)...]
    )
  }

  /// What is emphasised, how strongly, and what follows.
  private func emphasis(
    _ text: Substring,
    _ before: String
  ) -> (Substring, strength: Int, Substring)? {
    guard let sign = text.first else { return nil }
    let strength = text.dropFirst().first == sign ? 2 : 1
    let inner = text.dropFirst(strength)
    guard let first = inner.first, !first.isWhitespace, first != sign else { return nil }
    // An underscore within a word is part of it: names of scripts and fields.
    if sign == "_", before.last.map({ $0.isLetter || $0.isNumber }) == true { return nil }
    var index = inner.startIndex
    while let place = inner[index...].firstIndex(of: sign) {
      let run = inner[place...].prefix { $0 == sign }
      let after = inner[place...].dropFirst(strength)
      let isWordInside = sign == "_" && after.first.map { $0.isLetter || $0.isNumber } == true
      if run.count == strength, inner[inner.index(before: place)].isWhitespace == false,
        !isWordInside
      {
        return (inner[..<place], strength, after)
      }
      index = run.endIndex
    }
    return nil
  }

  /// Whether an address leads to a page, and does nothing else.
  private static func isSafe(_ address: String) -> Bool {
    let lower = address.lowercased()
    if ["http://", "https://", "mailto:", "#"].contains(where: lower.hasPrefix) { return true }
    return !address.isEmpty && !address.contains(":") && !address.hasPrefix("//")
  }
}

/// Text in a page.
enum Markup {
  /// The text with nothing in it that is markup, and no control characters.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\n", "\t": escaped.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Bytes in base64, for pictures within the page.
  static func base64(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(
          place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "=")
        )
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
