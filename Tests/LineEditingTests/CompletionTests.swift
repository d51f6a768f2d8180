import PseudoTerminalSupport
import Testing

@Suite("Completing")
struct CompletionTests {
  let home: EmptyHome
  let probe: PseudoTerminal

  init() throws {
    home = try EmptyHome()
    probe = try home.probe()
    try probe.expect("probe> ")
  }

  @Test("Tab completes a word with one candidate, with the suffix that the candidate has")
  func single() throws {
    probe.send("sig")
    probe.press(.tab)
    try probe.expectScreen("the word and its bracket") { $0.text == "probe> signals(" }
    probe.send("x)")
    probe.press(.enter)
    try probe.expect(#"[1] "signals(x)""#)
  }

  @Test("No space is added after a candidate without a suffix")
  func noSpace() throws {
    probe.send("mean")
    probe.press(.tab, .enter)
    try probe.expect(#"[1] "mean_moving_range""#)
  }

  @Test("The first Tab completes as far as all agree, the second lists them sorted with notes")
  func several() throws {
    probe.send("se")
    probe.press(.tab)
    try probe.expectScreen("the common beginning") { $0.text == "probe> series" }
    probe.press(.tab)
    try probe.expectScreen(
      text: """
        probe> series
        series        a measure in a unit over time
        series_count
        probe> series
        """
    )
    probe.send("_")
    probe.press(.tab, .enter)
    try probe.expect(#"[1] "series_count""#)
  }

  @Test("A Tab that can add nothing rings the bell and lists nothing yet")
  func bell() throws {
    probe.send("series")
    probe.press(.tab)
    try probe.expectScreen("a bell") { $0.bells == 1 && $0.text == "probe> series" }
  }

  @Test("A word without candidates stays, and no file names are offered")
  func none() throws {
    try home.write("x", to: "zebra.txt")
    probe.send("zeb")
    probe.press(.tab, .tab, .tab)
    try probe.expectScreen("bells") { $0.bells == 3 && $0.text == "probe> zeb" }
  }

  @Test("A word in the middle of a text is completed where it stands")
  func inTheMiddle() throws {
    probe.send("caf + 1")
    probe.press(.home, .right, .right, .right, .tab)
    try probe.expectScreen("the word completed") {
      $0.text == "probe> café =  + 1" && $0.textBeforeCursor == "probe> café = "
    }
  }

  @Test("A word on a later line is completed there, and its list comes below the whole text")
  func onALaterLine() throws {
    probe.enter("do")
    probe.enter("end do")
    probe.send("end")
    probe.press(.up, .end)
    probe.send(" ser")
    probe.press(.tab, .tab)
    try probe.expectScreen(
      text: """
        probe> do
            ..   end do series
            ..   end
        series        a measure in a unit over time
        series_count
        probe> do
            ..   end do series
            ..   end
        """
    )
    #expect(probe.screen.cursorRow == 6)
  }

  @Test("More candidates than fit are counted, not paged")
  func many() throws {
    probe.send("ward_")
    probe.press(.tab, .tab)
    try probe.expectScreen("the count of the others") {
      $0.text.contains("more of 300: type a few more letters\nprobe> ward_")
    }
  }

  @Test("Control characters in candidates and notes do not reach the terminal")
  func controlCharacters() throws {
    probe.send("esc")
    probe.press(.tab, .tab)
    try probe.expectScreen("the characters as text") {
      $0.text.contains("escape^[[31m  a ^Gbell") && $0.bells == 0
    }
  }
}
