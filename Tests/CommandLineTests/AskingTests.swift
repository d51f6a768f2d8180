import Foundation
import PseudoTerminalSupport
import Testing

/// Asking at the prompt, by Tab and by `?`, as it stands on the screen.
@Suite("Asking at the prompt")
struct AskingTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  @Test("? leaves the whole tour and the next prompt on a screen of 24 rows and 80 columns")
  func tour() throws {
    let prompt = try workplace.prompt(columns: 80, rows: 24)
    try prompt.expect("qi> ")
    prompt.enter("?")
    try prompt.expectScreen("the tour") { screen in
      let rows = screen.text.components(separatedBy: "\n")
      return rows.contains { $0.hasPrefix("Type Lua") }
        && rows.contains { $0 == "1 qi>" || $0 == "1 qi> " }
        && rows.contains { $0.contains("everything there is, by group") }
    }
  }

  @Test("help, help(m) and m? are the help that they are meant for, unless help is one's own name")
  func asElsewhere() throws {
    let prompt = try workplace.prompt(rows: 60)
    try prompt.expect("qi> ")
    prompt.enter("m = qi.measure 'violence';")
    for (entry, words) in [
      ("help", "Type Lua: Return runs it"), ("help()", "Type Lua: Return runs it"),
      ("help(m)", "Something that is measured"), ("help m", "Something that is measured"),
      ("m?", "Something that is measured"),
      ("help \"qi.import\"", "Reads a CSV file of figures"),
      ("qi.import?", "Reads a CSV file of figures"), ("qi.unit??", "What comes back"),
    ] {
      prompt.enter(entry)
      try prompt.expect(words)
      try prompt.expect("qi> ")
    }
    #expect(!prompt.output.contains("error:"))
    prompt.enter("help = 'my ' .. 'own'")
    prompt.enter("help")
    try prompt.expect("my own")
  }

  @Test("A measure stands beside its name; a word of the name finds it; capitals do not matter")
  func measures() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.send("qi.measure \"\t\t")
    try prompt.expectScreen("falls-rate  Falls per 1,000 occupied bed days") {
      $0.text.contains("falls-rate  Falls per 1,000 occupied bed days")
    }
    try prompt.expectScreen("violence    Physical violence incidents") {
      $0.text.contains("violence    Physical violence incidents")
    }
    prompt.send("bed\t")
    // The greeting names the measure too.
    try prompt.expectScreen("1 qi> qi.measure \"falls-rate\"") {
      $0.text.contains("1 qi> qi.measure \"falls-rate\"")
    }
    prompt.send(":by_unit():la\t")
    try prompt.expectScreen("qi.measure \"falls-rate\":by_unit():latest") {
      $0.text.contains("qi.measure \"falls-rate\":by_unit():latest")
    }
    prompt.press(.control("c"))
    prompt.send("qi.unit \"crof\t")
    try prompt.expectScreen("qi.unit \"CROFTON\"") { $0.text.contains("qi.unit \"CROFTON\"") }
  }

  @Test(
    "A list that would not fit is a glimpse with a count, and the line being typed stays in sight"
  )
  func manyCandidates() throws {
    let prompt = try workplace.prompt(columns: 80, rows: 24)
    try prompt.expect("qi> ")
    prompt.enter("t = {} for n = 1, 3000 do t[\"name\" .. n] = n end")
    prompt.send("t.\t\t")
    try prompt.expectScreen("a glimpse") { screen in
      let rows = screen.text.components(separatedBy: "\n")
      return rows.contains { $0.hasPrefix("… 29") && $0.contains("more of 3000") }
        && rows.filter { $0.contains("name1") }.count <= 10
        && rows.last { !$0.isEmpty }?.hasPrefix("2 qi> t.name") == true
    }
  }

  @Test("Tab offers the headings of the file that the call names, and none that it cannot have")
  func headings() throws {
    let prompt = try workplace.prompt(columns: 100)
    try prompt.expect("qi> ")
    prompt.send("qi.import { 'data/crofton_ward_violence.csv', columns = { unit = \"\t\t")
    try prompt.expectScreen("the headings") {
      $0.text.contains("Month") && $0.text.contains("Incidents") && $0.text.contains("Ward code")
    }
    prompt.send("Ward c")
    try prompt.expectScreen("a word") { $0.textBeforeCursor.hasSuffix("Ward c") }
    prompt.press(.tab)
    try prompt.expectScreen("a column") { $0.textBeforeCursor.hasSuffix("Ward code\"") }
    prompt.send(", period = { from = \"mo")
    try prompt.expectScreen("a word") { $0.textBeforeCursor.hasSuffix("\"mo") }
    prompt.press(.tab)
    try prompt.expectScreen("two columns") {
      $0.text.contains("\"Ward code\"") && $0.text.contains("\"Month\"")
    }
    prompt.press(.control("c"))
    // A pipe that nobody writes into holds nobody up.
    #expect(mkfifo("\(workplace.path)/pipe.csv", 0o600) == 0)
    for file in ["pipe.csv", "nowhere.csv", "data"] {
      let bells = prompt.screen.bells
      prompt.send("qi.import { '\(file)', columns = { unit = \"\t")
      try prompt.expectScreen("a bell for \(file)") { $0.bells > bells }
      prompt.press(.control("c"))
    }
    let preview = try workplace.prompt(["--preview", "--store", "quality.db"], columns: 100)
    try preview.expect("qi> ")
    preview.send("qi.import { 'data/crofton_ward_violence.csv', columns = { unit = \"\t\t")
    try preview.expectScreen("a bell") { $0.bells > 0 }
    #expect(!preview.output.contains("Incidents"))
  }

  @Test("A value that never answers does not hold up Tab")
  func trap() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("qi> ")
    prompt.enter("trap = setmetatable({}, { __index = function() while true do end end })")
    prompt.send("trap.x.y\t\tz = 1")
    try prompt.expectScreen("trap.x.yz = 1") { $0.text.contains("trap.x.yz = 1") }
  }
}
