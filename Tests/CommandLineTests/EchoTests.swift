import Foundation
import PseudoTerminalSupport
import Testing

@Suite("What a person sees after Return")
struct EchoTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  @Test("The prompt counts entries, and errors and _2 go by the count")
  func numbers() throws {
    let prompt = try workplace.prompt()
    try prompt.expect("1 qi> ")
    prompt.enter("x = 20")
    try prompt.expect("2 qi> ")
    prompt.enter("x + 1")
    try prompt.expect("21\n3 qi> ")
    // Help is no entry, and neither is an empty line.
    prompt.enter("?point")
    try prompt.expect("3 qi> ")
    prompt.enter("")
    try prompt.expect("3 qi> ")
    prompt.enter("_2 * 2")
    try prompt.expect("42\n4 qi> ")
    prompt.enter("nothing_here")
    try prompt.expect("There is nothing called \"nothing_here\".")
    try prompt.expect("5 qi> ")
    prompt.enter("_1")
    try prompt.expect("Entry 1 gave no value.")
  }

  @Test("The lines of an entry stand under each other, also after the tenth")
  func continuation() throws {
    let prompt = try workplace.prompt(rows: 40)
    for number in 1...10 {
      try prompt.expect("\(number) qi> ")
      prompt.enter("x = \(number)")
    }
    try prompt.expect("11 qi> ")
    prompt.enter("function f()")
    prompt.enter("return 1")
    prompt.send("end")
    try prompt.expectScreen("the block") { screen in
      screen.text.contains("11 qi> function f()\n     >   return 1\n     > end")
    }
  }

  @Test("A store whose names would drive the terminal leaves it as it is")
  func hostileStore() throws {
    try workplace.write(
      #"""
      local qi <const> = require "qi"
      local h <const> = "\27[2JE\27]0;PWNED\7\27[8mV\xc2\x9b31mI\xe2\x80\xaeL\8"
      qi.define {
        units = { { code = "W", name = h .. " ward", kind = "ward" } },
        measures = { { code = "odd", name = h .. " falls", kind = "count", unit = h,
          better = "lower", frequency = "monthly", from = "2022-01-01", numerator = h } },
      }:commit { reason = h }
      """#,
      to: "hostile.lua"
    )
    #expect(try workplace.run(["run", "--store", "quality.db", "hostile.lua"]).status == 0)
    let prompt = try workplace.prompt(environment: ["PAGER": ""], columns: 100, rows: 40)
    for entry in [
      #"qi.measure "odd""#, "print(_.name)", "qi.measures", "qi.units", "?odd",
      "error(qi.unit('W').name)",
      "{ qi.unit('W').name }", "qi.measure(qi.unit('W').name)", "qi.unit('W').name",
    ] {
      try prompt.expect("qi> ")
      prompt.enter(entry)
    }
    try prompt.expect("qi> ")
    // The candidates with their names, as notes.
    prompt.send(#"qi.measure "o"#)
    prompt.press(.tab, .tab)
    try prompt.expect("odd")
    prompt.send(#"x", qi.unit ""#)
    prompt.press(.tab, .tab)
    try prompt.expectScreen("the units") { $0.text.contains("ward") }
    let bytes = String(decoding: prompt.received, as: UTF8.self)
    for sequence in ["\u{1B}[2J", "\u{1B}]", "\u{1B}[8m", "\u{9B}", "\u{202E}", "\u{08}L"] {
      #expect(
        !bytes.unicodeScalars.contains(Array(sequence.unicodeScalars)),
        "\(sequence.debugDescription)"
      )
    }
    #expect(prompt.output.contains("PWNED"))
  }

  @Test("What is not a number is nan, whatever sign the machine gives it")
  func notANumber() throws {
    let prompt = try workplace.prompt()
    for (entry, shown) in [
      ("0/0", "nan\n"), ("-(0/0)", "nan\n"), ("{ 0/0 }", "{ nan }\n"), ("-1/0", "-inf\n"),
    ] {
      try prompt.expect("qi> ")
      prompt.enter(entry)
      try prompt.expect(entry + "\n" + shown)
    }
  }

  @Test("In a narrow window the unit and the value stay longest", arguments: [40, 60, 80])
  func values(columns: Int) throws {
    let prompt = try workplace.prompt(columns: columns, rows: 40)
    try prompt.expect("qi> ")
    prompt.enter("m = qi.measure 'falls-rate'; l = m:by_unit():latest()")
    let entries = [
      ("m:by_unit()", "Unit", "Value"), ("l:table()", "Unit", "Value"),
      ("m:by_unit()[1]:table()", "Period", "Value"),
      ("m:by_unit()[1]:spc():table()", "Period", "Value"),
      ("{ { ward = 'A', falls = 3, why = ('because '):rep(9) } }", "ward", "falls"),
    ]
    for (number, (entry, name, value)) in entries.enumerated() {
      try prompt.expect("\(number + 2) qi> ")
      prompt.press(.control("l"))
      prompt.enter(entry)
      try prompt.expectScreen("the table of \(entry) with \(name) and \(value)") { screen in
        screen.lines.contains { line in
          let words = line.split(separator: " ")
          return words.contains { $0 == name } && words.contains { $0 == value }
        }
      }
      #expect(prompt.screen.lines.allSatisfy { $0.count <= columns })
    }
  }

  @Test("Cards fit the window they are shown in", arguments: [60, 80, 100])
  func width(columns: Int) throws {
    let prompt = try workplace.prompt(environment: ["PAGER": ""], columns: columns, rows: 24)
    try prompt.expect("qi> ")
    prompt.enter(#"s = qi.measure("falls-rate"):by_unit()"#)
    let entries = ["s", "s[1]", "s[1][3]", "s[1]:spc {}", "s:latest():table()", "s[1]:table()"]
    for (number, entry) in entries.enumerated() {
      try prompt.expect("\(number + 2) qi> ")
      prompt.press(.control("l"))
      prompt.enter(entry)
      try prompt.expectScreen("the card of \(entry)", timeout: .seconds(60)) { screen in
        screen.lines[screen.cursorRow] == "\(number + 3) qi>"
      }
      // Nothing has scrolled off, and no line ran on into the next.
      #expect(prompt.screen.lines[0].contains("qi> \(entry)"), "\(entry)\n\(prompt.screen.text)")
    }
  }
}
