import Foundation
import PseudoTerminalSupport
import Testing

@Suite("The history of the prompt")
struct PromptHistoryTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  private var file: String { ".local/state/tidemark/history" }

  @Test("A line with an NHS number is recalled in its session, told of each time, and in no file")
  func numbers() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter(#"a = "943 476 5919""#)
    try prompt.expect("Not kept in the history: it holds what looks like an NHS number.")
    try prompt.expect("qi> ")
    prompt.enter("b = 9434765919")
    try prompt.expect("Not kept in the history: an NHS number.\n")
    try prompt.expect("qi> ")
    prompt.enter("c = 9434765918")
    try prompt.expect("qi> ")
    prompt.press(.up, .up)
    try prompt.expectScreen("the line before") { $0.text.hasSuffix("qi> b = 9434765919") }
    prompt.press(.control("c"))
    prompt.press(.control("d"))
    #expect(try prompt.expectExit() == .exited(0))
    #expect(prompt.output.components(separatedBy: "Not kept").count == 3)
    let kept = try workplace.read(file)
    #expect(!kept.contains("9434765919") && !kept.contains("943 476"))
    #expect(kept.contains("c = 9434765918"))

    let next = try workplace.prompt()
    try next.expect("qi> ")
    next.press(.up)
    try next.expectScreen("the line that was kept") { $0.text.hasSuffix("qi> c = 9434765918") }
  }

  @Test("Ctrl-R finds a block by its middle, and the block is edited and run")
  func search() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter("for i = 1, 2 do")
    prompt.enter("print(i * 111)")
    prompt.enter("end")
    try prompt.expect("222\n")
    try prompt.expect("qi> ")
    prompt.enter("x = 1")
    try prompt.expect("qi> ")
    prompt.press(.control("r"))
    prompt.send("111")
    try prompt.expectScreen("the block found") { $0.text.contains("print(i * 111)") }
    prompt.press(.right)
    prompt.press(.end, .end)
    try prompt.expectScreen("the block under the prompt") {
      $0.text.components(separatedBy: "qi> for i = 1, 2 do").count == 3
    }
    prompt.send(" print \"done\"")
    prompt.press(.enter)
    try prompt.expect("222\ndone\n")
  }

  @Test("Forty pasted lines with tabs arrive unchanged, complete nothing and run as one")
  func paste() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    let body = (1...38).map { "\tqi.impo\t= nil -- \($0)\tx" }
    let block = (["text = [["] + body + ["]]"]).joined(separator: "\n")
    prompt.paste(block)
    prompt.press(.enter)
    try prompt.expect("qi> ")
    prompt.enter("select(2, text:gsub('\\t', '')) .. ' tabs, ' .. #text .. ' bytes'")
    let bytes = body.joined(separator: "\n").utf8.count + 1
    try prompt.expect("\(38 * 3) tabs, \(bytes) bytes\n")
    #expect(!prompt.output.contains("qi.import"))
  }

  @Test("Without a terminal type, on a dumb one and in forty columns the prompt works")
  func terminals() throws {
    for environment in [["TERM": "dumb"], ["TERM": ""]] {
      let prompt = try workplace.prompt(environment: environment)
      try prompt.expect("qi> ")
      prompt.enter("x = 6 *")
      try prompt.expect("> ")
      prompt.enter("7")
      try prompt.expect("qi> ")
      prompt.enter("x")
      try prompt.expect("42")
      prompt.enter(":history")
      try prompt.expect("x = 6 *")
      prompt.send("\u{4}")
      #expect(try prompt.expectExit() == .exited(0))
      #expect(!prompt.received.contains(0x1B))
    }
    let narrow = try workplace.prompt(columns: 40, rows: 20)
    try narrow.expect("qi> ")
    narrow.enter(#"c = qi.measure("violence"):series { unit = "CROFTON" }"#)
    try narrow.expect("qi> ")
    narrow.enter(":help")
    try narrow.expect(":timing")
    try narrow.expect("qi> ")
    narrow.enter("#c")
    try narrow.expect("54\n")
    #expect(narrow.screen.lines.allSatisfy { $0.count <= 40 })
  }
}
