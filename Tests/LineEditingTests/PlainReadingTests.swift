import Foundation
import PseudoTerminalSupport
import Testing

@Suite("Reading without editing")
struct PlainReadingTests {
  let home: EmptyHome

  init() throws {
    home = try EmptyHome()
  }

  @Test("On a dumb terminal lines are read as typed, with prompts and without escape sequences")
  func dumbTerminal() throws {
    let probe = try home.probe(environment: ["TERM": "dumb"])
    try probe.expect("probe> ")
    probe.send("do\n")
    try probe.expect("    .. ")
    probe.send("\tx\n")
    try probe.expect("    .. ")
    probe.send("end\n")
    try probe.expect(#"[1] "do\n\tx\nend""#)
    try probe.expect("probe> ")
    probe.send("mode\n")
    try probe.expect("[plain]")
    try probe.expect("probe> ")
    #expect(!probe.received.contains(0x1B))
    probe.press(.control("d"))
    try probe.expect("[end]")
    #expect(try probe.expectExit() == .exited(0))
  }

  @Test("On a dumb terminal Ctrl-C abandons the input and the program goes on")
  func dumbInterrupt() throws {
    let probe = try home.probe(environment: ["TERM": "dumb"])
    try probe.expect("probe> ")
    probe.send("do\n")
    try probe.expect("    .. ")
    probe.send("half")
    probe.press(.control("c"))
    try probe.expect("[interrupted]")
    try probe.expect("probe> ")
    probe.send("whole\n")
    try probe.expect(#"[1] "whole""#)
  }

  @Test("A terminal that nobody knows is read from without editing")
  func unknownTerminal() throws {
    let probe = try home.probe(environment: ["TERM": "no-such-terminal"])
    try probe.expect("probe> ")
    probe.send("mode\n")
    try probe.expect("[plain]")
  }

  @Test("Inputs of a dumb terminal are remembered too")
  func dumbHistory() throws {
    let probe = try home.probe(environment: ["TERM": "dumb"])
    try probe.expect("probe> ")
    probe.send("kept\n")
    try probe.expect("[1]")
    #expect(try home.read(".local/state/probe/history").hasSuffix("\tkept\n"))
  }

  @Test("With output in a pipe the prompt stays on the terminal and out of the output")
  func outputPipe() throws {
    let shell = try PseudoTerminal(
      "/bin/sh",
      ["-c", "'\(BuiltProduct.path("line-editing-probe"))' | tee output"],
      environment: ["HOME": home.path, "PATH": "/usr/bin:/bin"],
      workingDirectory: home.path
    )
    try shell.expect("probe> ")
    shell.send("mode\n")
    shell.press(.control("d"))
    try shell.expectExit()
    #expect(try home.read("output") == "[plain]\n[end]\n")
  }

  @Test("In a pipe there is no prompt, lines are joined, and the last needs no line end")
  func pipe() throws {
    let result = try home.runProbe(input: "one\r\ndo\n\tx\nend\n\nmode\nlast")
    #expect(
      result == """
        [1] "one"
        [2] "do\\n\\tx\\nend"
        [3] ""
        [silent]
        [4] "last"
        [end]

        """
    )
    #expect(!FileManager.default.fileExists(atPath: home.historyPath))
  }

  @Test("In a pipe an input that is never completed comes as it is")
  func incompletePipe() throws {
    #expect(try home.runProbe(input: "do\nx\n") == "[1] \"do\\nx\"\n[end]\n")
  }

  @Test("An empty pipe ends at once")
  func emptyPipe() throws {
    #expect(try home.runProbe(input: "") == "[end]\n")
  }

  @Test("A file in place of the keyboard is read without prompts on the terminal")
  func file() throws {
    try home.write("one\n", to: "input")
    let probe = try PseudoTerminal(
      BuiltProduct.path("line-editing-probe"),
      environment: ["HOME": home.path],
      standardInput: home.path + "/input"
    )
    #expect(try probe.expectExit() == .exited(0))
    #expect(probe.screen.text == "[1] \"one\"\n[end]")
  }
}
