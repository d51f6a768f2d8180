import PseudoTerminalSupport
import Testing

@Suite("Pasting")
struct PasteTests {
  let home: EmptyHome
  let probe: PseudoTerminal

  init() throws {
    home = try EmptyHome()
    probe = try home.probe()
    try probe.expect("probe> ")
  }

  @Test("Forty lines with tabs arrive unchanged, complete nothing, and wait for Return")
  func fortyLines() throws {
    let lines = (1...40).map { "\tser\t= \($0)\t-- \t" }
    let block = lines.joined(separator: "\n") + "\n"
    probe.paste(block)
    try probe.expectScreen("the block's end") { $0.cursorRow > 8 }
    #expect(probe.screen.bells == 0)
    #expect(!probe.output.contains("[1]"))
    probe.press(.enter)
    try probe.expect("[1] \(block.debugDescription)")
    #expect(!probe.output.contains("series"))
  }

  @Test("On a terminal that brackets no pastes, tabs arrive as tabs and complete nothing")
  func withoutBrackets() throws {
    try home.write("set enable-bracketed-paste off\n", to: "plain")
    let bare = try home.probe(environment: ["INPUTRC": "\(home.path)/plain"])
    try bare.expect("probe> ")
    let lines = (1...40).map { "\tser\t= \($0)\t-- \t" }
    bare.paste(lines.joined(separator: "\n") + "\n")
    for (number, line) in lines.enumerated() {
      try bare.expect("[\(number + 1)] \(line.debugDescription)")
    }
    #expect(bare.screen.bells == 0)
    #expect(!bare.output.contains("series"))
  }

  @Test("A pasted block that is complete in its middle is still one input")
  func completeInTheMiddle() throws {
    probe.paste("one\ntwo\ndo\nend\nthree")
    probe.press(.enter)
    try probe.expect(#"[1] "one\ntwo\ndo\nend\nthree""#)
    try probe.expect("probe> ")
    #expect(!probe.output.contains("[2]"))
  }

  @Test("A pasted incomplete block is continued by Return")
  func incompleteBlock() throws {
    probe.paste("do\n\tone")
    probe.press(.enter)
    probe.enter("end")
    try probe.expect(#"[1] "do\n\tone\n  end""#)
  }

  @Test("Line ends of Windows become single ones")
  func windowsLineEnds() throws {
    probe.send("\u{1B}[200~one\r\ntwo\r\n\r\nthree\u{1B}[201~")
    probe.press(.enter)
    try probe.expect(#"[1] "one\ntwo\n\nthree""#)
  }

  @Test("Text is pasted where the cursor is, and one undo takes it away")
  func inTheMiddle() throws {
    probe.send("ab")
    probe.press(.left)
    probe.paste("1\n2")
    try probe.expectScreen("the pasted text") { $0.lines[1] == "    .. 2b" }
    probe.press(.control("_"))
    try probe.expectScreen("the text before") { $0.text == "probe> ab" }
    probe.press(.enter)
    try probe.expect(#"[1] "ab""#)
  }

  @Test("Escape sequences in what is pasted do not reach the terminal")
  func escapeSequences() throws {
    probe.send("\u{1B}[200~a\u{1B}[2Jb\u{1B}[201~")
    try probe.expectScreen("the sequence as text") { $0.lines[0] == "probe> a^[[2Jb" }
  }

  @Test("A block of 3,000 lines is pasted and accepted in good time")
  func largeBlock() throws {
    let block = (1...3_000).map { "\tvalue = \($0)" }.joined(separator: "\n")
    probe.paste(block)
    probe.press(.enter)
    try probe.expect(#"value = 3000""# + "\n")
    // Its own work, whatever else the machine does meanwhile.
    #expect(try #require(probe.processorTime) < .seconds(10))
    try probe.expect("probe> ")
  }
}
