import Foundation
import PseudoTerminalSupport
import Testing

/// Charts in a terminal that shows pictures.
@Suite("Pictures at the prompt")
struct PictureTests {
  let workplace: Workplace
  private let chart =
    #"qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }"#

  private let asking = ["TIDEMARK_GRAPHICS": ""]

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  private func received(_ terminal: PseudoTerminal) -> String {
    String(decoding: terminal.received, as: UTF8.self)
  }

  /// Waits for bytes that the screen does not show.
  private func waitFor(_ text: String, in terminal: PseudoTerminal) throws {
    for _ in 0..<1_200 {
      _ = try? terminal.expect("\u{0}", timeout: .milliseconds(50))
      if received(terminal).contains(text) { return }
    }
    Issue.record("not seen in time: \(text.debugDescription)")
  }

  @Test("A terminal that says it shows sixels gets one, and words stay words")
  func sixel() throws {
    let prompt = try workplace.prompt(environment: asking, columns: 90, rows: 30)
    try prompt.expect("qi> ")
    #expect(!received(prompt).contains("\u{1B}[c"), "nobody asks before a picture is wanted")
    prompt.enter(chart)
    try waitFor("\u{1B}[c", in: prompt)
    prompt.send("\u{1B}[6;18;9t\u{1B}[?62;4;22c")
    try prompt.expect("2 qi> ")
    #expect(received(prompt).contains("\u{1B}P0;1;0q"))
    #expect(prompt.screen.text.contains("Crofton Ward"))
    #expect(!prompt.screen.text.contains("[6;18;9t"))
    // Asked once.
    prompt.enter(chart)
    try prompt.expect("3 qi> ")
    #expect(received(prompt).components(separatedBy: "\u{1B}[16t").count == 2)
  }

  @Test("A terminal that answers kitty's question gets kitty's pictures")
  func kitty() throws {
    let prompt = try workplace.prompt(environment: asking, columns: 90, rows: 30)
    try prompt.expect("qi> ")
    prompt.enter(chart)
    try waitFor("\u{1B}[c", in: prompt)
    prompt.send("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;10t\u{1B}[?62;c")
    try prompt.expect("2 qi> ")
    #expect(received(prompt).contains("\u{1B}_Ga=T,f=100,"))
  }

  @Test("A terminal that shows none, or does not answer, gets characters; typed keys are kept")
  func none() throws {
    let prompt = try workplace.prompt(environment: asking, columns: 90, rows: 30)
    try prompt.expect("qi> ")
    prompt.enter(chart)
    try waitFor("\u{1B}[c", in: prompt)
    prompt.send("1 + 41\u{1B}[?62;c")
    try prompt.expect("2 qi> 1 + 41")
    #expect(prompt.screen.text.contains("◆"))
    prompt.press(.enter)
    try prompt.expect("42\n")
    let silent = try workplace.prompt(environment: asking, columns: 90, rows: 30)
    try silent.expect("qi> ")
    silent.enter(chart)
    try silent.expect("2 qi> ")
    #expect(silent.screen.text.contains("◆"))
  }

  @Test("TIDEMARK_GRAPHICS decides without a question")
  func decided() throws {
    let none = try workplace.prompt(
      environment: ["TIDEMARK_GRAPHICS": "none"],
      columns: 90,
      rows: 30
    )
    try none.expect("qi> ")
    none.enter(chart)
    try none.expect("2 qi> ")
    #expect(!received(none).contains("\u{1B}[c"))
    let sixel = try workplace.prompt(
      environment: ["TIDEMARK_GRAPHICS": "sixel"],
      columns: 90,
      rows: 30
    )
    try sixel.expect("qi> ")
    sixel.enter("print(\(chart))")
    try sixel.expect("2 qi> ")
    #expect(received(sixel).contains("\u{1B}P0;1;0q"))
    #expect(!received(sixel).contains("\u{1B}[c"))
  }

  @Test("Names that hold a picture of their own draw nothing")
  func hostile() throws {
    let prompt = try workplace.prompt(
      environment: ["TIDEMARK_GRAPHICS": "sixel"],
      columns: 90,
      rows: 30
    )
    try prompt.expect("qi> ")
    prompt.enter(#"print("a\27" .. "7\27Pq#1!9~\27\\\27" .. "8b")"#)
    try prompt.expect("2 qi> ")
    #expect(!received(prompt).contains("\u{1B}Pq"))
  }
}
