import PseudoTerminalSupport
import Testing

@Suite("Typing a line")
struct TypingTests {
  let home: EmptyHome
  let probe: PseudoTerminal

  init() throws {
    home = try EmptyHome()
    probe = try home.probe()
    try probe.expect("probe> ")
  }

  @Test("A typed line is read as it was typed, and seen as it was typed")
  func typedLine() throws {
    probe.enter("hello")
    try probe.expectScreen(
      text: """
        probe> hello
        [1] "hello"
        probe>
        """
    )
  }

  @Test("A line can be mended in its middle")
  func editingInTheMiddle() throws {
    probe.send("man")
    probe.press(.left, .left, .delete)
    probe.send("ea")
    probe.press(.enter)
    try probe.expect(#"[1] "mean""#)
  }

  @Test("Letters outside ASCII count as one, whatever the locale")
  func lettersOutsideASCII() throws {
    probe.send("né中e\u{301}x")
    probe.press(.left, .backspace, .backspace)
    try probe.expectScreen("néx") { $0.lines[0] == "probe> néx" && $0.cursorColumn == 9 }
    probe.press(.enter)
    try probe.expect(#"[1] "néx""#)
  }

  @Test("A line longer than the window is wrapped and can be edited in both rows")
  func longLine() throws {
    let line = String(repeating: "abcdefghi ", count: 7)
    probe.send(line)
    try probe.expectScreen("two rows") { $0.cursorRow == 1 && $0.cursorColumn == 17 }
    probe.press(.up)
    try probe.expectScreen("the cursor a row higher") {
      $0.cursorRow == 0 && $0.cursorColumn == 17
    }
    probe.send("X")
    probe.press(.enter)
    let expected = line.prefix(10) + "X" + line.dropFirst(10)
    try probe.expect("[1] \(String(expected).debugDescription)")
  }

  @Test("An empty line is read as an empty text")
  func emptyLine() throws {
    probe.press(.enter)
    try probe.expect(#"[1] """#)
  }

  @Test("Ctrl-D on an empty line ends the input and leaves the cursor on a fresh line")
  func endOfInput() throws {
    probe.press(.control("d"))
    try probe.expectScreen(
      text: """
        probe>
        [end]
        """
    )
    #expect(try probe.expectExit() == .exited(0))
  }

  @Test("Ctrl-D in a line deletes the character under the cursor and ends nothing")
  func deletingWithControlD() throws {
    probe.send("abc")
    probe.press(.control("a"), .control("d"), .control("e"), .control("d"), .enter)
    try probe.expect(#"[1] "bc""#)
  }

  @Test("A control character in a line is shown and not obeyed")
  func controlCharacter() throws {
    probe.press(.control("v"), .escape)
    probe.send("[31mred")
    try probe.expectScreen("the escape as ^[") { $0.lines[0] == "probe> ^[[31mred" }
    probe.press(.enter)
    try probe.expect(#"[1] "\u{1B}[31mred""#)
  }

  @Test("Ctrl-L clears the screen and keeps the input")
  func clearingTheScreen() throws {
    probe.enter("old")
    try probe.expect("[1]")
    try probe.expect("probe> ")
    probe.enter("do")
    probe.send("x")
    probe.press(.up, .control("l"))
    try probe.expectScreen(
      text: """
        probe> do
            ..   x
        """
    )
  }

  @Test("With the system's inputrc the keys work as with none")
  func systemInputrc() throws {
    try home.remove(".inputrc")
    let probe = try home.probe(environment: ["TERM": "screen"])
    try probe.expect("probe> ")
    probe.enter("do")
    probe.send("x")
    // tmux and the Linux console send these for Home and End.
    probe.send("\u{1B}[1~")
    probe.send("a\u{1B}[4~z")
    probe.press(.control("o"))
    try probe.expect(#"[1] "do\na  xz""#)
  }

  @Test("Ctrl-G leaves a search with the line as it was")
  func leavingASearch() throws {
    probe.enter("older")
    try probe.expect("[1]")
    try probe.expect("probe> ")
    probe.send("mine")
    probe.press(.control("r"))
    probe.send("old")
    try probe.expectScreen("the search") { $0.text.contains("`old': older") }
    probe.press(.control("g"))
    try probe.expectScreen("the line") { $0.text.hasSuffix("probe> mine") }
    probe.press(.enter)
    try probe.expect(#"[2] "mine""#)
  }

  @Test("Editing begins with the text given")
  func initialText() throws {
    let probe = try home.probe(["--initial"])
    try probe.expect("probe> given")
    probe.enter("!")
    try probe.expect(#"[1] "given!""#)
  }

  @Test("Settings in inputrc hold, also those for this program alone")
  func inputrc() throws {
    try home.write(
      """
      $if probe
      "\\C-xz": "zzz"
      "\\C-a": end-of-line
      "\\C-o": "ooo"
      "\\e\\C-m": "mmm"
      $endif
      """,
      to: ".inputrc"
    )
    let probe = try home.probe()
    try probe.expect("probe> ")
    probe.send("ab")
    probe.press(.left, .control("a"))
    probe.send("\u{18}z")
    probe.press(.control("o"), .altEnter, .enter)
    try probe.expect(#"[1] "abzzzooommm""#)
  }

  @Test("The editing mode of vi works over several lines")
  func viMode() throws {
    try home.write("set editing-mode vi\n", to: ".inputrc")
    let probe = try home.probe()
    try probe.expect("probe> ")
    probe.enter("do")
    probe.send("one")
    probe.press(.escape)
    // Readline waits a moment to tell the escape key from a sequence.
    try probe.expectScreen("the cursor on the e") { $0.cursorColumn == 11 }
    probe.send("k")
    try probe.expectScreen("the cursor a row higher") { $0.cursorRow == 0 }
    probe.send("i it")
    probe.press(.control("o"))
    try probe.expect(#"[1] "do it\n  one""#)
  }
}
