import PseudoTerminalSupport
import Testing

@Suite("Words that close a block, as they are typed")
struct ClosingWordTests {
  let workplace: Workplace
  let prompt: PseudoTerminal

  init() throws {
    workplace = try Workplace()
    prompt = try workplace.prompt(columns: 60)
    try prompt.expect("qi> ")
  }

  private func expectRows(_ rows: String...) throws {
    try prompt.expectScreen("\(rows)") { $0.text.hasSuffix(rows.joined(separator: "\n")) }
  }

  @Test("end, else, elseif, until and } move one step out")
  func closing() throws {
    for line in ["if x then", "a()", "elseif y then", "b()", "else", "t = {", "1,", "}"] {
      prompt.enter(line)
    }
    prompt.send("end")
    try expectRows(
      "1 qi> if x then",
      "    >   a()",
      "    > elseif y then",
      "    >   b()",
      "    > else",
      "    >   t = {",
      "    >     1,",
      "    >   }",
      "    > end"
    )
    prompt.press(.control("c"))
    prompt.enter("repeat")
    prompt.send("until")
    try expectRows("1 qi> repeat", "    > until")
  }

  @Test("A longer word that begins like one moves back, and one undo takes the move away")
  func longerWord() throws {
    prompt.enter("do")
    prompt.send("end")
    try expectRows("1 qi> do", "    > end")
    prompt.send("point = 1")
    try expectRows("1 qi> do", "    >   endpoint = 1")
    prompt.enter("")
    prompt.send("end")
    try expectRows("    >   endpoint = 1", "    > end")
    prompt.press(.control("_"))
    try expectRows("    >   endpoint = 1", "    >   end")
    prompt.press(.enter)
    try prompt.expect("2 qi> ")
  }

  @Test(
    "What somebody indented otherwise, what stands in a text, and a first line stay as they are"
  )
  func untouched() throws {
    prompt.enter("do")
    prompt.send("  end")
    try expectRows("1 qi> do", "    >     end")
    prompt.press(.control("c"))
    prompt.enter("do s = [[")
    prompt.send("  end")
    try expectRows("    >     end")
    prompt.press(.control("c"))
    prompt.send("  end")
    try expectRows("1 qi>   end")
    prompt.press(.control("c"))
    prompt.enter("do")
    prompt.send("x = 1 end")
    try expectRows("1 qi> do", "    >   x = 1 end")
  }

  @Test("A pasted block arrives unchanged")
  func paste() throws {
    prompt.paste("do\n  if true then\n    print 'a'\n    end\n  end")
    try expectRows(
      "1 qi> do",
      "    >   if true then",
      "    >     print 'a'",
      "    >     end",
      "    >   end"
    )
    prompt.press(.enter)
    try prompt.expect("a\n2 qi> ")
  }

  @Test("Letters still find what was typed before, by Ctrl-R, and replace where that was asked for")
  func otherModes() throws {
    prompt.enter("blended = 1")
    try prompt.expect("2 qi> ")
    prompt.press(.control("r"))
    prompt.send("end")
    try prompt.expectScreen("the entry found") { $0.text.contains("`end': blended = 1") }
    prompt.press(.control("g"))
    prompt.send("xyz")
    prompt.press(.home)
    prompt.send("\u{1B}3a")
    try expectRows("2 qi> aaaxyz")
  }
}
