import PseudoTerminalSupport
import Testing

@Suite("Input of several lines")
struct SeveralLinesTests {
  let home: EmptyHome
  let probe: PseudoTerminal

  init() throws {
    home = try EmptyHome()
    probe = try home.probe()
    try probe.expect("probe> ")
  }

  @Test("Return continues an incomplete text, indented, and accepts a complete one")
  func continuing() throws {
    probe.enter("for x do")
    probe.enter("one")
    probe.enter("end")
    try probe.expectScreen(
      text: """
        probe> for x do
            ..   one
            ..   end
        [1] "for x do\\n  one\\n  end"
        probe>
        """
    )
  }

  @Test("A text that cannot be completed is accepted, for the evaluator to refuse")
  func invalidText() throws {
    probe.enter("end end")
    try probe.expect(#"[1] "end end""#)
  }

  @Test("Up and Down move between the lines and keep their column past a shorter line")
  func movingByRows() throws {
    probe.enter("do 3456789")
    probe.enter("x")
    probe.send("another")
    try probe.expectScreen("three lines") { $0.cursorRow == 2 && $0.cursorColumn == 16 }
    probe.press(.up)
    try probe.expectScreen("the end of the short line") {
      $0.cursorRow == 1 && $0.cursorColumn == 10
    }
    probe.press(.up)
    try probe.expectScreen("the column of before") { $0.cursorRow == 0 && $0.cursorColumn == 16 }
    probe.send("!")
    probe.press(.down, .down)
    try probe.expectScreen("the last line") { $0.cursorRow == 2 && $0.cursorColumn == 16 }
    probe.enter(" end")
    try probe.expect(#"[1] "do 345678!9\n  x\n  another end""#)
  }

  @Test("Return accepts a complete text wherever the cursor is in it")
  func acceptingFromTheMiddle() throws {
    probe.enter("do")
    probe.send("end")
    probe.press(.up, .enter)
    try probe.expectScreen(
      text: """
        probe> do
            ..   end
        [1] "do\\n  end"
        probe>
        """
    )
  }

  @Test("Return in the middle of an incomplete text opens a line with its neighbour's indentation")
  func openingALine() throws {
    probe.enter("do")
    probe.enter("do")
    probe.send("deep")
    probe.press(.up, .end, .enter)
    probe.send("new")
    try probe.expectScreen("the new line between") {
      Array($0.lines.prefix(4)) == [
        "probe> do", "    ..   do", "    ..   new", "    ..     deep",
      ]
    }
  }

  @Test("Alt-Return opens a line though the text is complete")
  func forcedNewLine() throws {
    probe.send("  one")
    probe.press(.altEnter)
    probe.enter("two")
    try probe.expect(#"[1] "  one\n  two""#)
  }

  @Test("Ctrl-O accepts a text though it is incomplete")
  func forcedAcceptance() throws {
    probe.enter("do")
    probe.send("x")
    probe.press(.control("o"))
    try probe.expect(#"[1] "do\n  x""#)
  }

  @Test("Home and End go to the ends of the line, and pressed again to the ends of the text")
  func homeAndEnd() throws {
    probe.enter("do")
    probe.enter("middle")
    probe.send("last")
    probe.press(.up, .home)
    try probe.expectScreen("the line's beginning") { $0.cursorRow == 1 && $0.cursorColumn == 7 }
    probe.press(.end)
    try probe.expectScreen("the line's end") { $0.cursorRow == 1 && $0.cursorColumn == 15 }
    probe.press(.end)
    try probe.expectScreen("the text's end") { $0.cursorRow == 2 && $0.cursorColumn == 13 }
    probe.press(.home, .home)
    try probe.expectScreen("the text's beginning") { $0.cursorRow == 0 && $0.cursorColumn == 7 }
  }

  @Test("Ctrl-K and Ctrl-U cut within the line, and at its ends join it to the next")
  func cutting() throws {
    probe.enter("do one two")
    probe.send("three")
    probe.press(.up, .home)
    probe.press(.right, .right, .control("k"))
    try probe.expectScreen("the rest of the line gone") {
      $0.lines[0] == "probe> do" && $0.lines[1] == "    ..   three"
    }
    probe.press(.control("k"))
    try probe.expectScreen("one line") { $0.text == "probe> do  three" }
    probe.press(.control("u"), .control("y"))
    probe.enter(" end")
    try probe.expect(#"[1] "do one two\n end  three""#)
  }

  @Test("Tab in the indentation of a later line indents")
  func indenting() throws {
    probe.enter("do")
    probe.press(.tab)
    probe.enter("x end")
    try probe.expect(#"[1] "do\n    x end""#)
  }

  @Test("A block taller than the window shows the lines around the cursor and counts the others")
  func tallBlock() throws {
    probe.enter("do")
    for line in 1...29 { probe.enter("line \(line)") }
    try probe.expectScreen("the last lines") {
      $0.lines[0] == "probe> ⋮ 18 more lines above" && $0.lines[1] == "    ..   line 18"
        && $0.lines[12] == "    ..   line 29" && $0.cursorRow == 13
    }
    probe.press(.home, .home, .home)
    try probe.expectScreen("the first lines") {
      $0.lines[0] == "probe> do" && $0.cursorRow == 0
        && $0.lines.contains { $0.hasSuffix("more lines below") }
    }
    probe.press(.end)
    probe.send(" first")
    for _ in 0..<20 { probe.press(.down) }
    try probe.expectScreen("a line in the middle") {
      $0.lines[$0.cursorRow] == "    ..   line 20"
        && $0.lines[0].hasSuffix("more lines above")
        && $0.lines.contains { $0.hasSuffix("more lines below") }
    }
    probe.press(.control("e"), .control("e"))
    probe.enter("end")
    let block = ["do first"] + (1...29).map { "  line \($0)" } + ["  end"]
    try probe.expect("[1] \(block.joined(separator: "\n").debugDescription)")
    try probe.expect("probe> ")
    // What was accepted stands whole above its result.
    let seen = (probe.screen.scrolledOff + probe.screen.lines).joined(separator: "\n")
    let whole = "probe> " + block.joined(separator: "\n    .. ") + "\n[1]"
    #expect(seen.contains(whole), "\(seen)")
  }
}
