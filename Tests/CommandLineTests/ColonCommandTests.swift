import Foundation
import PseudoTerminalSupport
import Testing

@Suite("Colon commands at a terminal")
struct ColonCommandTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  /// The prompt, used before, so that it greets in one line.
  private func prompt(columns: Int = 100, rows: Int = 40) throws -> PseudoTerminal {
    let prompt = try workplace.prompt(columns: columns, rows: rows)
    try prompt.expect("qi> ")
    return prompt
  }

  private func enter(_ entries: String..., at prompt: PseudoTerminal) throws {
    for entry in entries {
      prompt.enter(entry)
      try prompt.expect("\n")
      try prompt.expect("qi> ")
    }
  }

  @Test(":help lists the commands, and a slip is answered with the nearest")
  func help() throws {
    let prompt = try prompt(columns: 80)
    prompt.enter(":help")
    try prompt.expect(":save NAME 12-18 [replace]     Makes a script of entries, with parameters.")
    try prompt.expect("Ctrl-D")
    try prompt.expect("qi> ")
    prompt.enter(":hlep")
    try prompt.expect("There is no command \":hlep\". Did you mean :help?")
  }

  @Test("Entries listed by :history become a script by :save, which runs and lints clean")
  func save() throws {
    let prompt = try prompt()
    try enter(
      #"crofton = qi.measure("violence"):series { unit = "CROFTON" }"#,
      "crofton:nothing()",
      "#crofton:upto \"2024-06\"",
      at: prompt
    )
    prompt.enter(":history")
    try prompt.expect("  1   crofton = ")
    try prompt.expect("  2 ! crofton:nothing()")
    try prompt.expect("  3   #crofton:upto")
    try prompt.expect("qi> ")
    prompt.enter(":save ward-pack 2-3")
    try prompt.expect("Saved scripts/ward-pack.lua: entry 3.")
    try prompt.expect("Added entry 1: it makes \"crofton\".")
    try prompt.expect("Left out entry 2: it failed.")
    try prompt.expect("tidemark run scripts/ward-pack.lua -p measure=violence")
    try prompt.expect("qi> ")
    prompt.enter(":run ward-pack month=2024-03")
    try prompt.expect("48\n")
    try prompt.expect("qi> ")
    prompt.enter(":save ward-pack 3")
    try prompt.expect("A script of that name is there already.")
    try prompt.expect("qi> ")
    let outcome = try workplace.run(["run", "scripts/ward-pack.lua"])
    #expect(outcome.output == "51\n", "\(outcome.errors)")
    let monthly = try workplace.run(["run", "scripts/ward-pack.lua", "-p", "month=2024-09"])
    #expect(monthly.output == "54\n", "\(monthly.errors)")
    try workplace.write(try workplace.run(["stubs", "--luacheck"]).output, to: "standards.lua")
    try workplace.write(
      """
      for name, standard in pairs(dofile "standards.lua") do stds[name] = standard end
      std = "tidemark"
      """,
      to: ".luacheckrc"
    )
    let lint = Process()
    lint.currentDirectoryURL = URL(fileURLWithPath: workplace.path)
    lint.executableURL = URL(fileURLWithPath: "/usr/bin/luacheck")
    lint.arguments = [
      "-q", "scripts/ward-pack.lua",
    ]
    lint.standardOutput = FileHandle.nullDevice
    try lint.run()
    lint.waitUntilExit()
    #expect(lint.terminationStatus == 0)
  }

  @Test(":load keeps the names of a script, and Tab completes commands and scripts")
  func load() throws {
    let prompt = try prompt(rows: 60)
    prompt.send(":lo\t")
    try prompt.expect(":load ")
    prompt.send("viol\t")
    try prompt.expect("violence_on_crofton ")
    prompt.press(.enter)
    try prompt.expect("It made is_weekly, p, incidents, before, special, since, now, lost, back.")
    try prompt.expect("qi> ")
    prompt.enter("#incidents")
    try prompt.expect("54\n")
    prompt.send(":")
    prompt.press(.tab)
    prompt.press(.tab)
    try prompt.expect("timing")
  }

  @Test(":store tells what it is, opens another, and names the plan that was not committed")
  func store() throws {
    try FileManager.default.copyItem(
      atPath: workplace.path + "/quality.db",
      toPath: workplace.path + "/other.db"
    )
    let prompt = try prompt(columns: 120)
    prompt.enter(":store")
    try prompt.expect("Store \(workplace.path)/quality.db")
    try prompt.expect("2 measures, 7 units")
    try prompt.expect("reading and writing")
    try prompt.expect("qi> ")
    try enter(
      #"plan = qi.define { units = { { code = "OAK", name = "Oak", kind = "ward" } } }"#,
      at: prompt
    )
    prompt.enter(":store other.db read-only")
    try prompt.expect("Store \(workplace.path)/other.db")
    try prompt.expect("reading only")
    try prompt.expect("not committed")
    try prompt.expect("definitions: new 1")
    try prompt.expect("qi> ")
    prompt.press(.control("d"))
    try prompt.expect("Not committed, and so not recorded: definitions: new 1")
    #expect(try prompt.expectExit() == .exited(0))
  }

  @Test(":timing on shows the time of each entry, and a wait of over a second is told without it")
  func timing() throws {
    let prompt = try prompt()
    prompt.enter("1 + 1")
    try prompt.expect("2\n")
    try prompt.expect("qi> ")
    #expect(!prompt.output.contains(" ms"))
    prompt.enter(":timing on")
    try prompt.expect("qi> ")
    prompt.enter("#qi.measures")
    try prompt.expect("2\n")
    try prompt.expect(" ms")
    try prompt.expect("qi> ")
    prompt.enter(":timing off")
    try prompt.expect("qi> ")
    prompt.enter("local s = os.clock() while os.clock() - s < 1.1 do end")
    try prompt.expect(" s\n")
    try prompt.expect("qi> ")
  }

  @Test(
    "Ctrl-C stops a script that was run or loaded, however it was called, and the session goes on"
  )
  func stopping() throws {
    try workplace.write("print 'begun' while true do end\n", to: "endless.lua")
    let prompt = try prompt()
    for entry in [
      ":run endless", ":load endless.lua", "pcall(qi.run_script, \"endless\")",
      "while true do pcall(qi.load_script, \"endless\") end",
    ] {
      prompt.enter(entry)
      try prompt.expect("begun\n")
      prompt.press(.control("c"))
      try prompt.expect("Stopped by Ctrl-C.")
      try prompt.expect("qi> ")
    }
    prompt.enter("6 * 7")
    try prompt.expect("42\n")
  }

  @Test("On a pipe commands work, and no time is told unless it is asked for")
  func pipe() throws {
    let slow = "local s = os.clock() while os.clock() - s < 1.1 do end\n"
    let outcome = try workplace.run([], input: slow + "x = 2\n:history 1\n")
    #expect(outcome.output == "  2   x = 2\n")
    #expect(outcome.errors.isEmpty)
    let timed = try workplace.run([], input: ":timing on\n1 + 1\n")
    #expect(timed.output.hasSuffix("2\n"))
    #expect(timed.errors.contains(" ms"))
    let failed = try workplace.run([], input: ":nothing\n")
    #expect(failed.status == 1)
  }
}
