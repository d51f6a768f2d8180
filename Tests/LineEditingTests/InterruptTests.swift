import Glibc
import PseudoTerminalSupport
import Testing

@Suite("Ctrl-C and signals")
struct InterruptTests {
  let home: EmptyHome
  let probe: PseudoTerminal

  init() throws {
    home = try EmptyHome()
    probe = try home.probe()
    try probe.expect("probe> ")
  }

  @Test("Ctrl-C abandons the line and the next prompt is fresh")
  func abandonedLine() throws {
    probe.send("wrong")
    probe.press(.control("c"))
    try probe.expectScreen(
      text: """
        probe> wrong^C
        [interrupted]
        probe>
        """
    )
    probe.enter("right")
    try probe.expect(#"[1] "right""#)
  }

  @Test("Whether there was anything to abandon is known")
  func emptyOrNot() throws {
    probe.press(.control("c"))
    try probe.expect("[interrupted] nothing")
    try probe.expect("probe> ")
    probe.send("abc")
    try probe.expectScreen("the text") { $0.text.hasSuffix("abc") }
    probe.press(.control("c"))
    try probe.expect("[interrupted]\n")
    try probe.expect("probe> ")
    probe.send("a")
    probe.press(.backspace)
    probe.press(.control("c"))
    try probe.expect("[interrupted] nothing")
  }

  @Test("Ctrl-C in the middle of a block goes below it and abandons all of it")
  func abandonedBlock() throws {
    probe.enter("do")
    probe.send("x")
    probe.press(.up, .control("c"))
    try probe.expectScreen(
      text: """
        probe> do
            ..   x^C
        [interrupted]
        probe>
        """
    )
    probe.press(.up, .enter)
    try probe.expect(#"[1] """#)
  }

  @Test("Ctrl-C leaves a history search, and the next line is an ordinary one")
  func duringSearch() throws {
    probe.enter("known")
    try probe.expect("[1]")
    try probe.expect("probe> ")
    probe.press(.control("r"))
    probe.send("kn")
    try probe.expectScreen("the search") { $0.text.contains("(reverse-i-search)`kn': known") }
    probe.press(.control("c"))
    try probe.expect("[interrupted]")
    try probe.expect("probe> ")
    probe.enter("next")
    try probe.expect(#"[2] "next""#)
  }

  @Test("Twenty presses of Ctrl-C do not end the program")
  func manyInterrupts() throws {
    for _ in 0..<20 {
      probe.press(.control("c"))
      try probe.expect("[interrupted]")
      try probe.expect("probe> ")
    }
    probe.enter("still here")
    try probe.expect(#"[1] "still here""#)
  }

  @Test("An interrupt sent by another process abandons the line like the key")
  func interruptSignal() throws {
    probe.send("wrong")
    try probe.expect("wrong")
    probe.signal(SIGINT)
    try probe.expect("[interrupted]")
    try probe.expect("probe> ")
    probe.enter("right")
    try probe.expect(#"[1] "right""#)
  }

  @Test("After each reading the signal handlers are those of before")
  func handlersRestored() throws {
    probe.enter("one")
    try probe.expect("[1]")
    try probe.expect("probe> ")
    probe.press(.control("c"))
    try probe.expect("[interrupted]")
    probe.enter("two")
    try probe.expect("[2]")
    #expect(!probe.output.contains("handlers changed"))
  }

  @Test("Between readings the terminal is as the program found it, and Ctrl-C is a signal again")
  func terminalRestored() throws {
    probe.enter("settings")
    try probe.expect("intr = ^C;")
    try probe.expect(" icanon")
    try probe.expect(" echo ")
  }

  @Test("Ctrl-Z stops the program, and when it goes on the input is drawn again")
  func suspension() throws {
    // A shell with job control, as the session's leader can't be stopped.
    let shell = try PseudoTerminal(
      "/bin/bash",
      ["--norc", "--noprofile", "-i"],
      environment: ["HOME": home.path, "PS1": "shell> ", "PATH": "/usr/bin:/bin"],
      columns: 60,
      rows: 16
    )
    try shell.expect("shell> ")
    shell.enter(BuiltProduct.path("line-editing-probe"))
    try shell.expect("probe> ")
    shell.send("half")
    try shell.expectScreen("the input") { $0.textBeforeCursor == "probe> half" }
    shell.press(.control("z"))
    try shell.expect("Stopped")
    try shell.expect("shell> ")
    shell.enter("fg")
    try shell.expectScreen("the input again") { $0.textBeforeCursor == "probe> half" }
    shell.press(.enter)
    try shell.expect(#"[1] "half""#)
  }

  @Test("Reading from within a callback stops the program, with the reason")
  func nestedReading() throws {
    let probe = try home.probe(["--nested"], environment: ["SWIFT_BACKTRACE": "enable=no"])
    try probe.expect("probe> ")
    probe.enter("x")
    try probe.expect("readInput was called while another read is under way")
    _ = try probe.expectExit()
  }

  @Test("A hangup ends the program")
  func hangup() throws {
    probe.send("half")
    probe.signal(SIGHUP)
    #expect(try probe.expectExit() == .signalled(SIGHUP))
  }
}
