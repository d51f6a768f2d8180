import Foundation
import PseudoTerminalSupport
import Testing

@Suite("The prompt at a terminal")
struct PromptTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  @Test("An expression is shown, a statement is run, and names last from entry to entry")
  func evaluation() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("? helps")
    try prompt.expect("qi> ")
    prompt.enter("1 + 1")
    try prompt.expect("2\n")
    prompt.enter("x = 6")
    prompt.enter("x * 7")
    try prompt.expect("42\n")
    prompt.enter("_ + 1")
    try prompt.expect("43\n")
    try prompt.expect("qi> ")
    prompt.press(.control("d"))
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test("A function over several lines is edited as one block and recalled whole")
  func severalLines() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter("function double(n)")
    prompt.enter("return 2 * n")
    prompt.enter("end")
    prompt.enter("double(21)")
    try prompt.expect("42\n")
    try prompt.expect("qi> ")
    prompt.press(.up, .up)
    // The block is on the screen a second time, whole, under the prompt.
    try prompt.expectScreen("the block again") { screen in
      screen.text.components(separatedBy: "return 2 * n").count == 3
    }
    prompt.press(.enter)
    try prompt.expect("qi> ")
    prompt.enter("double(4)")
    try prompt.expect("8\n")
  }

  @Test("What was typed in one session can be recalled in the next")
  func history() throws {
    let first = try workplace.prompt()
    try first.expect("qi> ")
    first.enter("123 + 321")
    try first.expect("444\n")
    try first.expect("qi> ")
    first.press(.control("d"))
    #expect(try first.expectExit() == .exited(0))

    let second = try workplace.prompt()
    try second.expect("qi> ")
    second.press(.up)
    try second.expect("123 + 321")
    second.press(.enter)
    try second.expect("444\n")
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: workplace.path + "/.local/state/tidemark/history"
      )[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("Tab completes functions, measure codes, methods and argument names")
  func completion() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.send("qi.funn\t")
    try prompt.expect("qi.funnel { ")
    prompt.press(.control("c"))
    try prompt.expect("qi> ")
    prompt.send("v = qi.measure \"vio\t")
    try prompt.expect("violence\"")
    prompt.press(.enter)
    try prompt.expect("qi> ")
    prompt.send("v:ser\t")
    try prompt.expect("v:series")
    prompt.send(" { un\t")
    try prompt.expect("unit = ")
    prompt.send("\"CRO\t")
    try prompt.expect("CROFTON\"")
    prompt.send(" }")
    prompt.press(.enter)
    try prompt.expect("54 points")
  }

  @Test("?name helps, and a slip is answered with the near miss")
  func helpAndSlips() throws {
    let prompt = try workplace.prompt(columns: 100, rows: 60)
    try prompt.expect("qi> ")
    prompt.enter("?series:rebase")
    try prompt.expect("Starts a new phase in a copy")
    prompt.enter("qi.mesure")
    try prompt.expect("Did you mean qi.measure?")
  }

  @Test("The card of a chart stays within the window")
  func chart() throws {
    let prompt = try workplace.prompt(columns: 70, rows: 24)
    try prompt.expect("qi> ")
    prompt.enter(#"qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }"#)
    try prompt.expect("Rule set")
    try prompt.expect("qi> ")
    #expect(prompt.screen.text.contains("Crofton Ward"))
    #expect(prompt.screen.lines.count == 24)
  }

  @Test("A chart that a script prints keeps its colours at a terminal")
  func colours() throws {
    let terminal = try workplace.prompt(
      ["run", "scripts/analyses/violence_on_crofton.lua"],
      environment: ["NO_COLOR": ""],
      columns: 100,
      rows: 60
    )
    #expect(try terminal.expectExit() == .exited(0))
    let bytes = String(decoding: terminal.received, as: UTF8.self)
    #expect(bytes.contains("\u{1B}["))
    // What is left of a colour when its escape is lost.
    #expect(!terminal.output.contains("[0m"))
    #expect(!terminal.output.contains("[1m"))
  }

  @Test("Entries on a pipe are run one by one, and a failure gives a status")
  func pipe() throws {
    let outcome = try workplace.run([], input: "x = 20\nx + 1\nfor i = 1, 2 do\nprint(i)\nend\n")
    #expect(outcome.output == "21\n1\n2\n")
    #expect(outcome.status == 0)
    let failed = try workplace.run([], input: "nothing_here\n1\n")
    #expect(failed.output == "1\n")
    #expect(failed.errors.contains("There is nothing called \"nothing_here\"."))
    #expect(failed.status == 1)
  }
}
