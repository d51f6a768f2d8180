import Foundation
import PseudoTerminalSupport
import Testing

@Suite("Recalling history")
struct HistoryRecallTests {
  let home: EmptyHome

  init() throws {
    home = try EmptyHome()
  }

  private func started() throws -> PseudoTerminal {
    let probe = try home.probe()
    try probe.expect("probe> ")
    return probe
  }

  @Test("A block comes back whole, can be edited, and is kept as edited")
  func recalledBlock() throws {
    let probe = try started()
    probe.enter("do")
    probe.enter("one")
    probe.enter("end")
    try probe.expect("[1]")
    probe.enter("later")
    try probe.expect("[2]")
    try probe.expect("probe> ")
    probe.press(.up, .up)
    try probe.expectScreen("the block") {
      $0.text.hasSuffix("probe> do\n    ..   one\n    ..   end")
    }
    probe.press(.up)
    probe.send("!")
    probe.press(.enter)
    try probe.expect(#"[3] "do\n  one!\n  end""#)
    try probe.expect("probe> ")
    // The entry that was recalled is still as it was.
    probe.press(.up, .up, .up, .up, .up)
    try probe.expectScreen("the first block unchanged") {
      $0.text.hasSuffix("probe> do\n    ..   one\n    ..   end")
    }
  }

  @Test("Up at the first row walks back and Down at the last row walks forward")
  func walking() throws {
    let probe = try started()
    for text in ["first", "do\rx\rend", "last"] { probe.enter(text) }
    try probe.expect("[3]")
    try probe.expect("probe> ")
    probe.send("new")
    probe.press(.up, .up)
    try probe.expectScreen("the block's last line") { $0.textBeforeCursor == "    ..   end" }
    probe.press(.up, .up, .up)
    try probe.expectScreen("the oldest") { $0.text.hasSuffix("probe> first") }
    probe.press(.down)
    try probe.expectScreen("the block's first line") { $0.textBeforeCursor == "probe> do" }
    probe.press(.down, .down, .down)
    try probe.expectScreen("the newest") { $0.text.hasSuffix("probe> last") }
    probe.press(.down)
    try probe.expectScreen("what was being typed") { $0.text.hasSuffix("probe> new") }
  }

  @Test("Ctrl-R finds a block by any of its text")
  func searching() throws {
    let probe = try started()
    for text in ["do\rneedle\rend", "hay", "straw"] { probe.enter(text) }
    try probe.expect("[3]")
    try probe.expect("probe> ")
    probe.press(.control("r"))
    probe.send("needle")
    try probe.expectScreen("the block found") {
      $0.text.contains("(reverse-i-search)`needle': do\n    ..   needle\n    ..   end")
    }
    probe.press(.enter)
    try probe.expect(#"[4] "do\n  needle\n  end""#)
  }

  @Test("Leaving a search for a block leaves nothing of the search on the screen")
  func searchLeft() throws {
    let probe = try started()
    for text in ["do\rneedle\rend", "hay"] { probe.enter(text) }
    try probe.expect("[2]")
    try probe.expect("probe> ")
    let before = """
      probe> do
          ..   needle
          ..   end
      [1] "do\\n  needle\\n  end"
      probe> hay
      [2] "hay"
      probe>
      """
    probe.press(.control("r"))
    probe.send("need")
    try probe.expectScreen("the block found") { $0.text.contains("`need': do\n    ..   needle") }
    probe.press(.escape)
    try probe.expectScreen(text: before + " do\n    ..   needle\n    ..   end")
  }

  @Test("Page Up finds the entries that begin as the line does")
  func searchingByBeginning() throws {
    let probe = try started()
    for text in ["spc one", "other", "spc two", "more"] { probe.enter(text) }
    try probe.expect("[4]")
    try probe.expect("probe> ")
    probe.send("spc")
    probe.press(.pageUp, .pageUp, .enter)
    try probe.expect(#"[5] "spc one""#)
  }

  @Test("The next session remembers, block and all")
  func nextSession() throws {
    do {
      let probe = try started()
      probe.enter("do")
      probe.enter("é\\n end")
      try probe.expect("[1]")
    }
    let probe = try started()
    probe.press(.up)
    probe.press(.enter)
    try probe.expect(#"[1] "do\n  é\\n end""#)
  }

  @Test("An input is kept at once, though the program is then killed")
  func keptAtOnce() throws {
    let probe = try started()
    probe.enter("precious")
    try probe.expect("[1]")
    probe.signal(9)
    try probe.expectExit()
    #expect(try home.read(".local/state/probe/history").hasSuffix("\tprecious\n"))
  }

  @Test("The file is the person's alone, in a folder that is too")
  func permissions() throws {
    let probe = try started()
    probe.enter("x")
    try probe.expect("[1]")
    #expect(try home.mode(of: ".local/state/probe/history") == 0o600)
    #expect(try home.mode(of: ".local/state/probe") == 0o700)
  }

  @Test("Two sessions side by side lose nothing of each other")
  func sideBySide() throws {
    let one = try started()
    let two = try started()
    one.enter("from one")
    try one.expect("[1]")
    two.enter("from two")
    try two.expect("[1]")
    one.enter("one again")
    try one.expect("[2]")
    let kept = try home.read(".local/state/probe/history").split(separator: "\n")
      .map { $0.split(separator: "\t")[1] }
    #expect(kept == ["from one", "from two", "one again"])
  }

  @Test("Repetitions, lines that begin with a space and blank lines are not kept")
  func notKept() throws {
    let probe = try started()
    for text in ["same", "same", " private", "", "same", "other"] {
      probe.enter(text)
    }
    try probe.expect("[6]")
    try probe.expect("probe> ")
    probe.press(.up, .up)
    try probe.expectScreen("the only one before") { $0.text.hasSuffix("probe> same") }
    let kept = try home.read(".local/state/probe/history").split(separator: "\n")
      .map { $0.split(separator: "\t")[1] }
    #expect(kept == ["same", "other"])
  }

  @Test("A refused line can be recalled in its session and is in no file")
  func refused() throws {
    let probe = try started()
    probe.enter("my secret")
    probe.enter("other")
    try probe.expect("[2]")
    try probe.expect("probe> ")
    probe.press(.up, .up)
    try probe.expectScreen("the refused line") { $0.text.hasSuffix("probe> my secret") }
    #expect(!(try home.read(".local/state/probe/history")).contains("secret"))
    #expect(try home.read(".local/state/probe/history").contains("other"))
  }

  @Test("A folder that cannot be made is reported once asked for, and the prompt works on")
  func unwritable() throws {
    try home.write("in the way", to: ".local")
    let probe = try started()
    probe.enter("x")
    try probe.expect("[1]")
    probe.enter("history")
    try probe.expect("[2 entries, failure: unwritable(path: ")
  }

  @Test("XDG_STATE_HOME says where the history is")
  func stateFolder() throws {
    let probe = try home.probe(environment: ["XDG_STATE_HOME": home.path + "/state"])
    try probe.expect("probe> ")
    probe.enter("x")
    try probe.expect("[1]")
    #expect(try home.read("state/probe/history").hasSuffix("\tx\n"))
  }
}
