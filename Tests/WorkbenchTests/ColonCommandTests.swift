import Foundation
import Testing

@testable import Workbench

@Suite("Colon commands")
struct ColonCommandTests {
  let demonstration: DemonstrationSession

  init() throws { demonstration = try DemonstrationSession() }

  private func texts(_ typed: String) -> [String] {
    CompletionEngine(session: demonstration.session).completions(of: typed).candidates.map(\.text)
  }

  @Test("A line is cut at white space, and quotes hold words together")
  func words() {
    let line = ColonCommand.line(in: "  :run  'my script.lua' a=1 \"b=2 3\" ")
    #expect(line?.name == "run")
    #expect(line?.words.map(\.text) == ["my script.lua", "a=1", "b=2 3"])
    #expect(line?.words.map(\.isQuoted) == [true, false, true])
    #expect(ColonCommand.line(in: "::label::") == nil)
    #expect(ColonCommand.line(in: "x:y()") == nil)
    #expect(ColonCommand.line(in: ":")?.name == "")
  }

  @Test("Every command stands for a function that is there, and its example is one of it")
  func table() {
    for command in ColonCommand.all {
      #expect(
        demonstration.session.registry.functions.contains { $0.name == command.function },
        "\(command.name)"
      )
      #expect(command.example.hasPrefix(":\(command.name) "))
      #expect(command.purpose.hasSuffix("."))
    }
  }

  @Test(":help lists every command within 80 columns, one line each")
  func overview() throws {
    demonstration.session.settings.columns = 80
    let lines = try demonstration.enter(":help").split(
      separator: "\n",
      omittingEmptySubsequences: false
    )
    #expect(lines.count == ColonCommand.all.count + 2)
    #expect(lines.allSatisfy { $0.count <= 80 })
    for command in ColonCommand.all { #expect(lines.contains { $0.contains(command.usage) }) }
    #expect(try demonstration.enter("qi.help(\":commands\")").hasPrefix("  :help"))
  }

  @Test(":help name helps with a command, a function or anything else")
  func help() throws {
    #expect(try demonstration.enter(":help save").hasPrefix(":save NAME 12-18"))
    #expect(try demonstration.enter(":help :save").contains("qi.save_script"))
    #expect(try demonstration.enter("?:save").hasPrefix(":save NAME"))
    #expect(try demonstration.enter(":help series:chart").hasPrefix("series:chart"))
    #expect(try demonstration.enter("?:chart").contains("series:chart"))
  }

  @Test("An unknown command is answered with the nearest, or with what other programs call it")
  func unknown() {
    let slip = demonstration.failure(of: ":histroy")
    #expect(
      slip?.sentence == "There is no command \":histroy\". Did you mean \":history\"?"
        || slip?.sentence == "There is no command \":histroy\". Did you mean :history?"
    )
    #expect(demonstration.failure(of: ":open x.db")?.candidates.first == ":store")
    #expect(demonstration.failure(of: ":")?.message == "A colon begins a command.")
    #expect(demonstration.failure(of: ":timing maybe")?.message.contains("maybe") == true)
    #expect(
      demonstration.failure(of: ":timing on off")?.message.contains("more after :timing") == true
    )
  }

  @Test("Tab completes names and arguments")
  func completion() throws {
    #expect(texts(":") == ColonCommand.all.map(\.name).sorted())
    #expect(texts(":hi") == ["history"])
    #expect(texts(":timing o") == ["off", "on"])
    #expect(texts(":run scripts/ana") == ["scripts/analyses/"])
    #expect(texts(":load violence") == ["violence_on_crofton"])
    #expect(
      texts(":run violence_on_crofton ")
        == ["baseline=", "measure=", "picture=", "since=", "unit="]
    )
    #expect(texts(":run violence_on_crofton unit=CROFTON b") == ["baseline="])
    #expect(texts(":save pack 1-3 re") == ["replace"])
    #expect(texts(":help qi.impo") == ["qi.import", "qi.import_records"])
    #expect(texts(":nothing x").isEmpty)
    let engine = CompletionEngine(session: demonstration.session)
    #expect(engine.completions(of: " :hi").start == 2)
    #expect(engine.completions(of: ":timing o").start == 8)
  }

  @Test(":history lists entries with their numbers, whole, and marks those that failed")
  func history() throws {
    #expect(try demonstration.enter(":history").contains("Nothing has been entered yet"))
    try demonstration.enter("first = 1")
    _ = demonstration.failure(of: "first.x.y")
    try demonstration.enter("for i = 1, 2 do\n  print(i)\nend")
    try demonstration.enter("?series")
    try demonstration.enter(":timing off")
    #expect(
      try demonstration.enter(":history") == """
          1   first = 1
          2 ! first.x.y
          3   for i = 1, 2 do
                print(i)
              end

        ! did not run to its end
        """
    )
    #expect(try demonstration.enter(":history 1").hasPrefix("  3   for"))
    #expect(try demonstration.enter(":history 1-1") == "  1   first = 1")
    #expect(try demonstration.enter(":history FIRST = 1") == "  1   first = 1")
    #expect(try demonstration.enter(":history \"1\"").hasPrefix("  1   first"))
    #expect(try demonstration.enter(":history zebra") == "No entry holds \"zebra\".")
    #expect(demonstration.failure(of: ":history 9-12")?.message == "There is no entry 9.")
    demonstration.session.settings.earlierEntries = {
      ["zebra = 3", ":history zebra", "first = 1"]
    }
    #expect(try demonstration.enter(":history zebra") == "In earlier sessions\n      zebra = 3")
    #expect(try demonstration.enter("qi.history { text = \"first = 1\" }") == "  1   first = 1")
  }

  @Test(":timing is remembered and every entry is timed")
  func timing() throws {
    #expect(!demonstration.session.settings.showsTiming)
    #expect(try demonstration.enter(":timing").hasPrefix("Timing is off"))
    #expect(try demonstration.enter(":timing on").hasPrefix("Timing is on"))
    #expect(demonstration.session.settings.showsTiming)
    try demonstration.enter("for i = 1, 200000 do end")
    let timing = try #require(demonstration.session.lastTiming)
    #expect(timing.elapsed > .zero && timing.inStore == .zero)
    try demonstration.enter("for i = 1, 50 do local x = #qi.measures end")
    try demonstration.enter(":history")
    #expect(demonstration.session.lastTiming == nil)
    try demonstration.enter("for i = 1, 50 do local x = #qi.measures end")
    let reading = try #require(demonstration.session.lastTiming)
    #expect(reading.inStore > .zero && reading.inStore <= reading.elapsed)
  }

  @Test("Times read as people say them, with the store's share where there is one")
  func timingWords() {
    func words(_ elapsed: Duration, _ inStore: Duration = .zero) -> String {
      EntryTiming(elapsed: elapsed, inStore: inStore).text
    }
    #expect(words(.microseconds(1_240)) == "1.2 ms")
    #expect(words(.milliseconds(250)) == "250 ms")
    #expect(words(.milliseconds(1_200), .milliseconds(800)) == "1.20 s · 800 ms of it in the store")
    #expect(words(.microseconds(999_800)) == "1.00 s")
    #expect(words(.seconds(75)) == "1 min 15 s")
    #expect(words(.seconds(10), .milliseconds(20)) == "10.00 s")
  }
}
