import PseudoTerminalSupport
import Testing

@Suite("Resizing the window")
struct ResizeTests {
  @Test("A block is drawn anew in a narrower window", arguments: [false, true])
  func narrower(rewraps: Bool) throws {
    let home = try EmptyHome()
    let probe = try home.probe()
    try probe.expect("probe> ")
    probe.enter("do")
    probe.send("x")
    try probe.expectScreen("the block") { $0.cursorRow == 1 }
    probe.resize(columns: 40, rows: 16, rewrapping: rewraps)
    probe.send("y")
    try probe.expectScreen(
      text: """
        probe> do
            ..   xy
        """
    )
  }

  @Test("A line that a terminal wraps anew is drawn once, narrower and wider again")
  func rewrappedLine() throws {
    let home = try EmptyHome()
    let probe = try home.probe()
    try probe.expect("probe> ")
    let line = String(repeating: "abcde ", count: 8)
    probe.send(line)
    try probe.expectScreen("the line") { $0.cursorColumn == 55 }
    for (columns, rows) in [(30, 2), (20, 3), (70, 1)] {
      probe.resize(columns: columns, rows: 16, rewrapping: true)
      // The change is drawn before the key that comes after it.
      probe.send("!")
      try probe.expectScreen("the key") { $0.text.contains("!") }
      probe.press(.backspace)
      try probe.expectScreen("the line once, in \(columns) columns") {
        let shown = $0.text.replacing("\n", with: "")
        return shown.hasPrefix("probe> abcde") && shown.count(where: { $0 == ">" }) == 1
          && shown.count(where: { $0 == "a" }) == 8 && $0.cursorRow == rows - 1
          && !$0.text.contains("!")
      }
    }
    probe.press(.enter)
    try probe.expect("[1] \(line.debugDescription)")
  }

  @Test("A change of the height alone draws nothing twice, and a tall block fits again")
  func height() throws {
    let home = try EmptyHome()
    let probe = try home.probe()
    try probe.expect("probe> ")
    probe.paste((1...30).map { "line \($0)" }.joined(separator: "\n"))
    try probe.expectScreen("the end") { $0.textBeforeCursor == "    .. line 30" }
    for rows in [10, 20, 12] {
      probe.resize(columns: 60, rows: rows)
      probe.send("!")
      try probe.expectScreen("the key") { $0.textBeforeCursor == "    .. line 30!" }
      probe.press(.backspace)
      try probe.expectScreen("the block in \(rows) rows") {
        $0.textBeforeCursor == "    .. line 30" && $0.lines[0].hasPrefix("probe> ⋮ ")
          && $0.text.ranges(of: "probe>").count == 1 && $0.cursorRow == rows - 3
      }
    }
  }

  @Test("After a resize between readings the next line wraps at the new width")
  func betweenReadings() throws {
    let home = try EmptyHome()
    let probe = try home.probe()
    try probe.expect("probe> ")
    probe.resize(columns: 20, rows: 16)
    probe.enter("x")
    try probe.expect("[1]")
    try probe.expect("probe> ")
    probe.send(String(repeating: "y", count: 20))
    try probe.expectScreen("two rows") {
      $0.text.hasSuffix("probe> yyyyyyyyyyyyy\nyyyyyyy")
    }
  }
}
