import Testing

@testable import Workbench

/// The line an error points at, as it is printed.
@Suite("Source excerpts")
struct SourceExcerptTests {
  private func lines(_ text: String, _ column: Int?, width: Int? = 80) -> [String] {
    SourceExcerpt(line: 3, text: text, column: column).lines(width: width)
  }

  @Test("The line stands behind its number and the caret beneath the character")
  func caret() {
    #expect(
      lines("qi.measure \"violense\"", 12) == [
        "     3 | qi.measure \"violense\"",
        "       |            ^",
      ]
    )
    #expect(lines("x = = 1", nil) == ["     3 | x = = 1"])
    #expect(
      SourceExcerpt(text: "select 1", column: 8).lines(width: nil) == [
        "       | select 1",
        "       |        ^",
      ]
    )
  }

  @Test("A caret may stand one past the end, and never further")
  func pastTheEnd() {
    #expect(lines("f(", 3)[1] == "       |   ^")
    #expect(lines("f(", 30)[1] == "       |   ^")
    #expect(lines("f(", -1)[1] == "       | ^")
  }

  @Test("Tabs are spread and wide characters counted as wide")
  func widths() {
    #expect(lines("\tx = y", 6) == ["     3 |     x = y", "       |         ^"])
    #expect(lines("a\tb", 3) == ["     3 | a   b", "       |     ^"])
    #expect(lines("\"東京\" x", 6) == ["     3 | \"東京\" x", "       |        ^"])
    #expect(lines("\"e\u{301}\" x", 5) == ["     3 | \"e\u{301}\" x", "       |     ^"])
  }

  @Test("What would drive a terminal or turn the line round is shown as �")
  func harmless() {
    let shown = lines("a\u{1B}[31mb\u{202E}c\u{7}", 9)
    #expect(shown == ["     3 | a�[31mb�c�", "       |         ^"])
  }

  @Test("A long line is cut around the caret", arguments: [40, 80, 120])
  func cut(width: Int) throws {
    let text = (0..<200).map { "item\($0)" }.joined(separator: " ")
    for column in [1, 2, 100, 700, text.count - 1, text.count, text.count + 1] {
      let shown = lines(text, column, width: width)
      try #require(shown.count == 2)
      for line in shown { #expect(DisplayWidth.of(line) <= width, "column \(column)") }
      let position = shown[1].count - 1
      let characters = Array(shown[0])
      let wanted = column <= text.count ? Array(text)[column - 1] : nil
      let found = position < characters.count ? characters[position] : nil
      #expect((found == " " ? nil : found) == (wanted == " " ? nil : wanted), "column \(column)")
    }
  }

  @Test("A blank line shows nothing")
  func blank() {
    #expect(lines("", nil).isEmpty)
    #expect(lines("  \t ", nil).isEmpty)
  }

  @Test("Lines of a source are counted as Lua counts them")
  func counting() {
    let source = "a\nb\r\nc\rd\n\re\n\nf"
    let found = (1...8).map { SourceExcerpt(of: source, line: $0)?.text }
    #expect(found == ["a", "b", "c", "d", "e", "", "f", nil])
    #expect(SourceExcerpt(of: source, line: 0) == nil)
  }
}

/// How the parts of an error are laid out.
@Suite("The lines of a diagnostic")
struct DiagnosticLinesTests {
  private let diagnostic = Diagnostic(
    kind: "argument",
    "The file has no column \"Ward\" (for the unit), and that sentence is longer than a window is.",
    at: "monthly.lua:3",
    excerpt: SourceExcerpt(line: 3, text: "qi.import {", column: 1),
    hint: "Write  columns = { unit = \"Ward code\" }  or  separator = \"semicolon\"  there.",
    candidates: ["\"Ward code\""]
  )

  @Test("They break at the ends of words and stand beneath each other")
  func wrapped() {
    #expect(
      diagnostic.lines(colour: false, width: 60) == [
        "error: The file has no column \"Ward\" (for the unit), and",
        "       that sentence is longer than a window is. Did you",
        "       mean \"Ward code\"?",
        "  where  monthly.lua:3",
        "     3 | qi.import {",
        "       | ^",
        "  mend   Write  columns = { unit = \"Ward code\" }  or",
        "         separator = \"semicolon\"  there.",
      ]
    )
  }

  @Test("Without a window each part is one line")
  func plain() {
    let lines = diagnostic.lines(colour: false)
    #expect(lines.count == 5)
    #expect(lines[0].hasSuffix("Did you mean \"Ward code\"?"))
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test("No line is wider than the window, and nothing is lost", arguments: 40...100)
  func anyWidth(width: Int) {
    let lines = diagnostic.lines(colour: false, width: width)
    for line in lines { #expect(DisplayWidth.of(line) <= width) }
    let words = { (lines: [String]) in
      lines.joined(separator: " ").split(separator: " ")
    }
    #expect(words(lines) == words(diagnostic.lines(colour: false)))
  }

  @Test("A word longer than the window stands alone and whole")
  func longWord() {
    let path = "/home/" + String(repeating: "folder", count: 20) + "/a.csv"
    let lines = Diagnostic(kind: "load", "There is no such file.", at: "in \(path)")
      .lines(colour: false, width: 60)
    #expect(lines == ["error: There is no such file.", "  where  in", "         " + path])
  }
}
