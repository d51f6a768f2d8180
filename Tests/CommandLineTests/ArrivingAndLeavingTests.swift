import Foundation
import PseudoTerminalSupport
import Testing

@Suite("Arriving at the prompt and leaving it")
struct ArrivingAndLeavingTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  @Test("The first time three commands are offered; afterwards the greeting is one line")
  func greeting() throws {
    let first = try workplace.prompt()
    try first.expect("qi> ")
    let lines = first.screen.text.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines[0].contains(#/quality\.db · \d+(\.\d)? [kM]B · \? helps/#))
    for (line, command) in zip(lines.dropFirst(), ["?", "qi.measures", ":help"]) {
      #expect(line.hasPrefix("  \(command)"))
      first.enter(command)
      try first.expect("\n")
      try first.expect("qi> ")
    }
    #expect(!first.output.contains("error:"))
    first.press(.control("d"))
    #expect(try first.expectExit() == .exited(0))

    let second = try workplace.prompt()
    try second.expect("qi> ")
    #expect(second.screen.text.split(separator: "\n").count == 2)
  }

  @Test("A store is opened behind the prompt, before a key is waited for")
  func openedBehind() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    let log = "\(workplace.path)/quality.db-wal"
    try prompt.expectScreen("the log of an open store") { _ in
      FileManager.default.fileExists(atPath: log)
    }
  }

  @Test("What only opening shows to be broken is said at once, and the program ends")
  func brokenSchema() throws {
    // The text of the schema's first table, which the file's head says nothing of.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(workplace.path)/quality.db"))
    let table = try #require(bytes.range(of: Data("CREATE TABLE".utf8)))
    bytes.replaceSubrange(table, with: Data("CREATE TABEL".utf8))
    try bytes.write(to: URL(fileURLWithPath: "\(workplace.path)/broken.db"))
    let prompt = try workplace.prompt(["--store", "broken.db"], columns: 120)
    try prompt.expect("malformed")
    #expect(try prompt.expectExit() == .exited(1))
    let piped = try workplace.run(["--store", "broken.db"], input: "1\n")
    #expect(piped.status == 1)
    #expect(piped.output.isEmpty)
  }

  @Test("A store that is cut short is said to be broken before there is a prompt")
  func cutShort() throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(workplace.path)/quality.db"))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: "\(workplace.path)/short.db"))
    let prompt = try workplace.prompt(["--store", "short.db"], columns: 120)
    #expect(try prompt.expectExit() == .exited(1))
    #expect(prompt.output.contains("The store's file is cut short"))
    #expect(!prompt.output.contains("qi>"))
  }

  @Test("A look back says that it is for reading only")
  func readOnly() throws {
    let prompt = try workplace.prompt(["--as-of", "2030-01-01"])
    try prompt.expect("as known on 2030-01-01, for reading only")
    try prompt.expect("qi> ")
    prompt.enter(":store")
    try prompt.expect("reading only")
  }

  @Test("Ctrl-C at an empty prompt says once how to leave")
  func hint() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.send("abc")
    try prompt.expectScreen("the text") { $0.text.hasSuffix("qi> abc") }
    prompt.press(.control("c"))
    try prompt.expect("qi> ")
    #expect(!prompt.output.contains("leaves; Ctrl-C"))
    prompt.press(.control("c"))
    try prompt.expect("Ctrl-D or exit leaves; Ctrl-C stops what runs.")
    try prompt.expect("qi> ")
    prompt.press(.control("c"))
    try prompt.expect("qi> ")
    #expect(prompt.output.components(separatedBy: "leaves; Ctrl-C").count == 2)
  }

  @Test("Every usual word leaves", arguments: ["exit", "quit", "quit()", " exit ", ":quit", ":q"])
  func leaving(word: String) throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter(word)
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test("The words on plans that were not committed break between words")
  func plans() throws {
    let prompt = try workplace.prompt(columns: 40)
    try prompt.expect("qi> ")
    prompt.enter(#"p = qi.define { units = { { code = "OAK", name = "O", kind = "ward" } } };"#)
    try prompt.expectScreen("the next prompt") { $0.text.hasSuffix("2 qi>") }
    prompt.enter("exit")
    #expect(try prompt.expectExit() == .exited(0))
    let words = prompt.output.split(whereSeparator: \.isNewline).map(String.init)
    let note = try #require(words.firstIndex { $0.hasPrefix("Not committed") })
    #expect(words[note] == "Not committed, and so not recorded:")
    let told = words[note...].flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(told.hasSuffix("recorded: definitions: new 1 · changed 0 · same 0 · rejected 0"))
    for line in words[note...] { #expect(line.count <= 40, "\(line)") }
  }

  @Test("A window that changed while a person typed is drawn for as it is then")
  func resized() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.send("qi.import")
    try prompt.expectScreen("the entry") { $0.text.hasSuffix("qi> qi.import") }
    prompt.press(.control("u"))
    prompt.send("?qi.import")
    prompt.resize(columns: 60, rows: 50)
    prompt.send("\r")
    try prompt.expect("qi> ")
    try prompt.expectScreen("the help and a prompt") {
      $0.text.hasSuffix("2 qi>") || $0.text.hasSuffix("1 qi>")
    }
    let lines = prompt.output.split(whereSeparator: \.isNewline).suffix(30)
    #expect(lines.contains { $0.contains("separator") })
    // Code stays as it is.
    for line in lines where !line.hasPrefix("    ") { #expect(line.count <= 60, "\(line)") }
  }
}
