import Foundation
import PseudoTerminalSupport
import Testing

/// How far long work is, as a person at a terminal sees it, and nobody else does.
@Suite("Progress at a terminal", .serialized)
struct ProgressTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.write(
      """
      local qi <const> = require "qi"
      qi.define { measures = { {
        code = "falls", name = "Falls in a day", kind = "count", better = "lower",
        frequency = "daily", from = "1990-01-01", unit = "falls", numerator = "Falls",
      } } }:commit { reason = "A daily measure" }
      """,
      to: "define.lua"
    )
    try workplace.write(
      """
      local qi <const> = require "qi"
      print("first")
      local plan <const> = qi.import {
        "falls.csv", into = "falls", new_units = { kind = "ward" },
        columns = { unit = "ward", period = "day", numerator = "falls" },
      }
      print("rows " .. plan.rows)
      """,
      to: "load.lua"
    )
    try makeFile(wards: 50)
    let outcome = try workplace.run(["run", "--create", "--store", "quality.db", "define.lua"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// A file of 6,000 days for each of so many wards.
  private func makeFile(wards: Int) throws {
    var days: [String] = []
    for year in 1990..<2010 {
      for month in 1...12 {
        for day in 1...25 {
          days.append("\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
        }
      }
    }
    var text = "ward,day,falls\n"
    for ward in 0..<wards {
      for (number, day) in days.enumerated() { text += "W\(ward),\(day),\(number % 5)\n" }
    }
    try workplace.write(text, to: "falls.csv")
  }

  private func received(_ terminal: PseudoTerminal) -> String {
    String(decoding: terminal.received, as: UTF8.self)
  }

  @Test("A load of 300,000 rows shows a line with rate and time left, and leaves none behind")
  func load() throws {
    let terminal = try workplace.prompt(["run", "--store", "quality.db", "load.lua"], columns: 100)
    try terminal.expect(" left")
    // In all that was shown: the screen may be further by now.
    let lines = terminal.output.split(whereSeparator: \.isNewline)
    let line = try #require(lines.first { $0.contains(" left") })
    #expect(
      line.contains(
        /Reading falls.csv .*▕█*.▏? *▏?  \d+ % · [\d,]+ rows · [\d,]+\/s · \d+ s left/
      ),
      "\(line)"
    )
    #expect(try terminal.expectExit(timeout: .seconds(120)) == .exited(0))
    #expect(received(terminal).contains("Comparing falls.csv"))
    // What was printed is all that is left on the screen.
    #expect(terminal.screen.lines.filter { !$0.isEmpty } == ["first", "rows 300000"])
    #expect(received(terminal).hasSuffix("\r\u{1B}[Krows 300000\r\n"))
  }

  @Test("The line fits a narrow window, and is drawn at most ten times a second")
  func narrow() throws {
    let start = ContinuousClock.now
    let terminal = try workplace.prompt(["run", "--store", "quality.db", "load.lua"], columns: 44)
    #expect(try terminal.expectExit(timeout: .seconds(120)) == .exited(0))
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let drawn = received(terminal).components(separatedBy: "Reading falls.csv").count - 1
    #expect(drawn >= 1)
    #expect(Double(drawn) <= 10 * seconds + 1)
    #expect(terminal.screen.lines.filter { !$0.isEmpty } == ["first", "rows 300000"])
  }

  @Test("Without UTF-8 it is drawn with ASCII alone")
  func ascii() throws {
    let terminal = try workplace.prompt(
      ["run", "--store", "quality.db", "load.lua"],
      environment: ["LC_ALL": "en_GB.ISO-8859-1"],
      columns: 100
    )
    #expect(try terminal.expectExit(timeout: .seconds(120)) == .exited(0))
    #expect(received(terminal).contains("[#"))
    #expect(terminal.received.allSatisfy { $0 < 0x80 })
  }

  @Test("A pipe and a dumb terminal get none")
  func none() throws {
    let outcome = try workplace.run(["run", "--store", "quality.db", "load.lua"])
    #expect(outcome.output == "first\nrows 300000\n")
    #expect(outcome.errors == "")
    let terminal = try workplace.prompt(
      ["run", "--store", "quality.db", "load.lua"],
      environment: ["TERM": "dumb"]
    )
    #expect(try terminal.expectExit(timeout: .seconds(120)) == .exited(0))
    #expect(received(terminal) == "first\r\nrows 300000\r\n")
  }

  @Test("The time between Ctrl-Z and fg is in no rate")
  func suspension() throws {
    // A shell with job control, as the session's leader can't be stopped.
    let shell = try PseudoTerminal(
      "/bin/dash",
      ["-i"],
      environment: ["HOME": workplace.path, "PS1": "shell> ", "PATH": "/usr/bin:/bin"],
      workingDirectory: workplace.path,
      columns: 100
    )
    try shell.expect("shell> ")
    shell.enter(BuiltProduct.path("tidemark") + " run --store quality.db load.lua")
    func rate() throws -> Int {
      try shell.expect(" left")
      let rates = shell.output.matches(of: #/([\d,]+)/s · /#).map { $0.1.replacing(",", with: "") }
      return try #require(rates.last.flatMap { Int($0) })
    }
    let before = try rate()
    shell.press(.control("z"))
    try shell.expect("shell> ")
    Thread.sleep(forTimeInterval: 8)
    shell.enter("fg")
    let after = try rate()
    // Counted, eight seconds beside one or two would leave a fifth.
    #expect(after > before / 3, "\(before) before, \(after) after")
    try shell.expect("rows 300000", timeout: .seconds(120))
  }

  @Test("What is over within a second has no line")
  func short() throws {
    try workplace.write("ward,day,falls\nW1,1990-01-01,2\n", to: "falls.csv")
    let terminal = try workplace.prompt(["run", "--store", "quality.db", "load.lua"])
    #expect(try terminal.expectExit() == .exited(0))
    #expect(received(terminal) == "first\r\nrows 1\r\n")
  }

  @Test("Ctrl-C at the prompt takes the line away, and the session goes on")
  func interrupt() throws {
    let terminal = try workplace.prompt(["--store", "quality.db"], columns: 100)
    try terminal.expect("qi> ")
    terminal.enter(
      "plan = qi.import { \"falls.csv\", into = \"falls\", new_units = { kind = \"ward\" }, "
        + "columns = { unit = \"ward\", period = \"day\", numerator = \"falls\" } }"
    )
    try terminal.expect(" left")
    terminal.press(.control("c"))
    try terminal.expect("topped")
    try terminal.expect("qi> ")
    #expect(!terminal.screen.text.contains("Reading"))
    terminal.enter("#qi.measure(\"falls\"):by_unit()")
    try terminal.expect("0\n")
    try terminal.expect("qi> ")
    terminal.press(.control("d"))
    #expect(try terminal.expectExit() == .exited(0))
  }
}
