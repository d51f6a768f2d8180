/// Words in Markdown as HTML: the part of CommonMark that notebooks use, and tables.
///
/// Headings, paragraphs, lists within lists, quotations, code, rules, tables, emphasis, links. HTML that
/// stands in the words is shown as it was typed; pictures from elsewhere are their words alone, for a page
/// must be whole without a network.
struct MarkdownPage {
  /// What stands for a picture of this address; nil shows its words.
  var picture: (String) -> String? = { _ in nil }

  /// The HTML of a text.
  func html(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.last == "\r" ? $0.dropLast() : $0
    }
    return blocks(lines[...]).joined(separator: "\n")
  }

  private typealias Lines = ArraySlice<Substring>

  private func blocks(_ lines: Lines) -> [String] {
    var blocks: [String] = []
    var rest = lines
    while let line = rest.first {
      if isBlank(line) {
        rest = rest.dropFirst()
      } else if let level = headingLevel(line) {
        let text = trimmed(trimmed(line).dropFirst(level))
        let words =
          text.last == "#"
          ? trimmed(
            text[..<(text.lastIndex { $0 != "#" }.map { text.index(after: $0) } ?? text.startIndex)]
          ) : text
        blocks.append("<h\(level)>\(inline(words))</h\(level)>")
        rest = rest.dropFirst()
      } else if let fence = fence(line) {
        blocks.append(takeFenced(fence, &rest))
      } else if isRule(line) {
        blocks.append("<hr>")
        rest = rest.dropFirst()
      } else if trimmed(line).first == ">" {
        let quoted = take(&rest) { trimmed($0).first == ">" }
        let inner = quoted.map { line -> Substring in
          let text = trimmed(line).dropFirst()
          return text.first == " " ? text.dropFirst() : text
        }
        blocks.append("<blockquote>\(self.blocks(inner[...]).joined(separator: "\n"))</blockquote>")
      } else if listMark(line) != nil {
        blocks.append(takeList(&rest))
      } else if isTable(rest) {
        blocks.append(takeTable(&rest))
      } else {
        blocks.append(takeParagraph(&rest))
      }
    }
    return blocks
  }

  private func take(_ rest: inout Lines, while isPart: (Substring) -> Bool) -> [Substring] {
    let taken = Array(rest.prefix(while: isPart))
    rest = rest.dropFirst(taken.count)
    return taken
  }

  private func takeParagraph(_ rest: inout Lines) -> String {
    var lines: [Substring] = []
    var breaks = false
    while let line = rest.first, !isBlank(line) {
      if !lines.isEmpty,
        headingLevel(line) != nil || fence(line) != nil || isRule(line) || listMark(line) != nil
          || trimmed(line).first == ">"
      {
        break
      }
      // Two spaces at the end of a line break it, as a backslash does.
      if let last = lines.last, breaks { lines[lines.count - 1] = last + "\\" }
      breaks = line.hasSuffix("  ")
      lines.append(trimmed(line))
      rest = rest.dropFirst()
    }
    // What is emphasised may go over lines.
    return "<p>\(inline(lines.joined(separator: "\n")[...]))</p>"
  }

  // MARK: - Code

  private func fence(_ line: Substring) -> Substring? {
    let text = trimmed(line)
    for sign in ["`", "~"] {
      let run = text.prefix { String($0) == sign }
      if run.count >= 3 { return run }
    }
    return nil
  }

  private func takeFenced(_ fence: Substring, _ rest: inout Lines) -> String {
    rest = rest.dropFirst()
    let code = take(&rest) { line in
      let text = trimmed(line)
      return !(text.hasPrefix(fence) && text.allSatisfy { $0 == fence.first })
    }
    rest = rest.dropFirst()
    return "<pre><code>\(Markup.escaped(code.joined(separator: "\n")))</code></pre>"
  }

  // MARK: - Lists

  /// How far in a list's item begins, where its words begin, and whether it is numbered.
  private func listMark(_ line: Substring) -> (indent: Int, text: Int, isNumbered: Bool)? {
    let indent = line.prefix { $0 == " " }.count
    let text = line.dropFirst(indent)
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
      return (indent, indent + 2, false)
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let after = text.dropFirst(digits.count)
    if (1...9).contains(digits.count), let sign = after.first, ".)".contains(sign),
      after.dropFirst().first == " "
    {
      return (indent, indent + digits.count + 2, true)
    }
    return nil
  }

  private func takeList(_ rest: inout Lines) -> String {
    guard let first = rest.first, let mark = listMark(first) else { return "" }
    var items: [[Substring]] = []
    while let line = rest.first {
      if let next = listMark(line), next.indent <= mark.indent {
        guard next.isNumbered == mark.isNumbered, next.indent == mark.indent, !isRule(line) else {
          break
        }
        items.append([line.dropFirst(next.text)])
      } else if isBlank(line) {
        // A blank line ends the list, unless more of it follows.
        guard let following = rest.dropFirst().first(where: { !isBlank($0) }),
          following.prefix(while: { $0 == " " }).count >= mark.text
            || listMark(following).map({
              $0.indent == mark.indent && $0.isNumbered == mark.isNumbered
            })
              == true
        else { break }
        items[items.count - 1].append("")
      } else if line.prefix(while: { $0 == " " }).count > mark.indent {
        items[items.count - 1].append(
          line.dropFirst(min(mark.text, line.prefix { $0 == " " }.count))
        )
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    let tag = mark.isNumbered ? "ol" : "ul"
    let written = items.map { item -> String in
      var inner = blocks(item[...])
      // The first words of an item are no paragraph of their own.
      if let words = inner.first, words.hasPrefix("<p>"), words.hasSuffix("</p>") {
        inner[0] = String(words.dropFirst(3).dropLast(4))
      }
      return "<li>\(inner.joined(separator: "\n"))</li>"
    }
    return "<\(tag)>\n\(written.joined(separator: "\n"))\n</\(tag)>"
  }

  // MARK: - Tables

  private func isTable(_ lines: Lines) -> Bool {
    guard let line = lines.first, line.contains("|"), let rule = lines.dropFirst().first else {
      return false
    }
    let cells = cells(of: rule)
    return cells.count == self.cells(of: line).count
      && cells.allSatisfy { cell in
        cell.contains("-") && cell.allSatisfy { $0 == "-" || $0 == ":" }
      }
  }

  private func takeTable(_ rest: inout Lines) -> String {
    let headings = cells(of: rest.first ?? "")
    let right = cells(of: rest.dropFirst().first ?? "").map { $0.last == ":" }
    rest = rest.dropFirst(2)
    let lines = take(&rest) { !isBlank($0) && $0.contains("|") }
    func row(_ cells: [Substring], _ tag: String) -> String {
      let written = headings.indices.map { column in
        let text = column < cells.count ? inline(cells[column]) : ""
        let style = right[column] ? " style=\"text-align:right\"" : ""
        return "<\(tag)\(style)>\(text)</\(tag)>"
      }
      return "<tr>\(written.joined())</tr>"
    }
    let body = lines.map { row(cells(of: $0), "td") }
    return "<table>\n<thead>\(row(headings, "th"))</thead>\n<tbody>\n"
      + body.joined(separator: "\n") + "\n</tbody>\n</table>"
  }

  private func cells(of line: Substring) -> [Substring] {
    var text = trimmed(line)
    if text.first == "|" { text = text.dropFirst() }
    if text.last == "|" { text = text.dropLast() }
    return text.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
  }

  // MARK: - Lines

  private func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private func trimmed(_ line: Substring) -> Substring {
    var text = line.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }

  private func headingLevel(_ line: Substring) -> Int? {
    let text = trimmed(line)
    let level = text.prefix { $0 == "#" }.count
    let after = text.dropFirst(level).first
    return (1...6).contains(level) && (after == nil || after == " ") ? level : nil
  }

  private func isRule(_ line: Substring) -> Bool {
    let signs = line.filter { !$0.isWhitespace }
    guard signs.count >= 3, let first = signs.first, "-*_".contains(first) else { return false }
    return signs.allSatisfy { $0 == first }
  }

  private func inline(_ text: Substring) -> String {
    MarkdownWords(picture: picture).html(text)
  }
}
