import Foundation
import PseudoTerminalSupport
import Testing

/// What is typed, and what the terminal is, while an entry is evaluated.
@Suite("Keys while an entry is evaluated", .serialized)
struct TypingAheadTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
  }

  /// Counts seconds of work, and not those in which the program is stopped.
  private func busy(_ seconds: Double) -> String {
    "t = os.clock() while os.clock() - t < \(seconds) do end print 'over'"
  }

  /// A shell that leaves the terminal to its programs as it is, with the prompt running in it.
  private func promptInShell() throws -> PseudoTerminal {
    let shell = try PseudoTerminal(
      "/bin/dash",
      ["-i"],
      environment: [
        "HOME": workplace.path, "USER": "tester", "NO_COLOR": "1", "PAGER": "",
        "TIDEMARK_GRAPHICS": "none", "PS1": "shell> ", "PATH": "/usr/bin:/bin",
      ],
      workingDirectory: workplace.path,
      columns: 100,
      rows: 30
    )
    try shell.expect("shell> ")
    shell.enter("sh -c 'echo child $$; exec \(BuiltProduct.path("tidemark"))'")
    try shell.expect("qi> ")
    return shell
  }

  private func expectUsualSettings(_ shell: PseudoTerminal) throws {
    shell.enter("stty -a")
    try shell.expect(" icrnl ")
    try shell.expect(" icanon ")
    try shell.expect(" echo ")
  }

  @Test("They leave the screen alone, and the next prompt has them as they were typed")
  func kept() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.enter(busy(1.5))
    Thread.sleep(forTimeInterval: 0.4)
    prompt.send("40 + 9")
    prompt.press(.backspace)
    prompt.send("2")
    prompt.press(.left, .right)
    Thread.sleep(forTimeInterval: 0.4)
    #expect(!prompt.output.contains("40 +"))
    try prompt.expect("over\n", timeout: .seconds(20))
    try prompt.expect("2 qi> 40 + ")
    try prompt.expectScreen("what was typed ahead") { $0.textBeforeCursor == "2 qi> 40 + 2" }
    prompt.press(.enter)
    try prompt.expect("42\n3 qi> ")
  }

  @Test("Return and Ctrl-D wait as well")
  func acceptedAhead() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.enter(busy(1))
    Thread.sleep(forTimeInterval: 0.3)
    prompt.enter("6 * 7")
    prompt.press(.control("d"))
    try prompt.expect("2 qi> 6 * 7\n42\n3 qi> ", timeout: .seconds(20))
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test("Ctrl-D that the terminal made a zero byte of, between two modes, still ends the session")
  func endBetweenModes() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    // To a prompt that waits for keys a zero byte is Ctrl-Space, which sets a mark.
    Thread.sleep(forTimeInterval: 0.3)
    prompt.send("\u{0}")
    prompt.enter(busy(1))
    Thread.sleep(forTimeInterval: 0.3)
    prompt.send("\u{0}")
    try prompt.expect("over\n", timeout: .seconds(20))
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test("Ctrl-C stops the entry, and keys are echoed again")
  func interrupt() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.enter("while true do end -- running")
    try prompt.expect("-- running")
    Thread.sleep(forTimeInterval: 0.3)
    prompt.send("nothing")
    prompt.press(.control("c"))
    try prompt.expect("\nStopped by Ctrl-C.")
    try prompt.expect("qi> ")
    prompt.enter("1 + 1")
    try prompt.expect("1 + 1\n2\n")
    #expect(!prompt.output.contains("^C"))
  }

  @Test("Ctrl-Z gives the shell its terminal back, and the time until fg is nobody's work")
  func suspension() throws {
    let shell = try promptInShell()
    let start = ContinuousClock.now
    shell.enter(busy(1.5))
    Thread.sleep(forTimeInterval: 0.5)
    shell.press(.control("z"))
    try shell.expect("shell> ")
    try expectUsualSettings(shell)
    Thread.sleep(forTimeInterval: 4)
    shell.enter("fg")
    Thread.sleep(forTimeInterval: 0.3)
    shell.send("11 + 22")
    try shell.expect("over\n", timeout: .seconds(20))
    let passed = (ContinuousClock.now - start) / .seconds(1)
    try shell.expect(" s\n2 qi> 11 + 22")
    let time = try #require(shell.output.matches(of: /over\n(\d+\.\d+) s\n/).last?.1)
    // Stopped for four seconds at least.
    #expect(try #require(Double(time)) < passed - 3.9, "\(time) of \(passed)")
    shell.press(.enter)
    try shell.expect("33\n")
    shell.press(.control("d"))
    try shell.expect("shell> ")
    try expectUsualSettings(shell)
  }

  @Test("A signal that ends the program in the midst of work leaves the terminal as it was")
  func ended() throws {
    let shell = try promptInShell()
    let child = try #require(shell.output.matches(of: /child (\d+)\n/).last.flatMap { Int32($0.1) })
    shell.enter("while true do end -- running")
    try shell.expect("-- running")
    Thread.sleep(forTimeInterval: 0.3)
    kill(child, SIGTERM)
    try shell.expect("shell> ")
    try expectUsualSettings(shell)
  }

  @Test("The pager that shows a result has the terminal as any program does")
  func pager() throws {
    let prompt = try workplace.prompt(
      environment: ["PAGER": "cat > /dev/null; stty -a < /dev/tty"],
      columns: 100,
      rows: 20
    )
    try prompt.expect("qi> ")
    prompt.enter("??qi.import")
    try prompt.expect(" icanon ")
    try prompt.expect(" echo ")
    try prompt.expect("qi> ")
  }
}
