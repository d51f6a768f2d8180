internal import Foundation
internal import PseudoTerminalSupport

/// From the command to the first prompt, in a terminal, against the stock Lua prompt.
///
/// Each program is started in turn on an empty home; the clock stops when the prompt is on the screen.
/// Our prompt opens a store of 5,000 measures too, to show that it does not grow with the store. What is
/// done behind the prompt is not hidden: the time to the answer of an entry that was typed at once is
/// shown as well.
struct StartBenchmark {
  let rounds: Int
  private let folder: String
  private let program: String

  init(rounds: Int = 15) throws {
    self.rounds = rounds
    folder = FileManager.default.temporaryDirectory.path + "/tidemark-start-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    program = BuiltProduct.path("tidemark")
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lua = "/usr/bin/lua5.4"
    guard FileManager.default.isExecutableFile(atPath: lua) else {
      print("start: skipped, lua5.4 is not installed (apt-get install lua5.4)")
      return
    }
    try makeStore("small.db", measures: 2)
    try makeStore("large.db", measures: 5_000)
    var times: (ours: [Times], large: [Times], lua: [Times]) = ([], [], [])
    for _ in 0..<rounds {
      times.ours.append(try time(program, ["--store", "small.db"], prompt: "qi> "))
      times.lua.append(try time(lua, ["-i"], prompt: "> "))
      times.large.append(try time(program, ["--store", "large.db"], prompt: "qi> "))
    }
    let ratios = zip(times.ours, times.lua).map { $0.prompt / $1.prompt }
    print("start: command to first prompt, \(rounds) turns")
    print(
      "  tidemark \(milliseconds(times.ours, \.prompt)) ms, "
        + "with 5,000 measures \(milliseconds(times.large, \.prompt)) ms, "
        + "lua5.4 -i \(milliseconds(times.lua, \.prompt)) ms (medians)"
    )
    print(
      "  to the answer of a first entry: tidemark \(milliseconds(times.ours, \.answer)) ms, "
        + "with 5,000 measures \(milliseconds(times.large, \.answer)) ms, "
        + "lua5.4 -i \(milliseconds(times.lua, \.answer)) ms"
    )
    print("  ratio tidemark/lua5.4: median \(String(format: "%.2f", median(ratios)))")
  }

  /// Makes a store by a script, as a user would.
  private func makeStore(_ name: String, measures: Int) throws {
    let script = """
      local qi = require "qi"
      local measures = {}
      for i = 1, \(measures) do
        measures[i] = {
          code = "m" .. i, name = "Measure " .. i, kind = "count", better = "lower",
          frequency = "monthly", unit = "events", numerator = "Events in the month",
        }
      end
      qi.define { measures = measures }:commit { reason = "Benchmark" }
      """
    try Data(script.utf8).write(to: URL(fileURLWithPath: "\(folder)/make.lua"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["run", "--create", "--store", name, "make.lua"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    try process.run()
    process.waitUntilExit()
  }

  /// Seconds from the command to the prompt, and to the answer of an entry.
  private struct Times {
    let prompt: Double
    let answer: Double
  }

  private func time(_ program: String, _ arguments: [String], prompt: String) throws -> Times {
    let clock = ContinuousClock()
    let start = clock.now
    let terminal = try PseudoTerminal(
      program,
      arguments,
      environment: ["HOME": folder, "USER": "bench"],
      workingDirectory: folder
    )
    try terminal.expect(prompt)
    let toPrompt = clock.now - start
    terminal.enter("4096 * 4096")
    try terminal.expect("16777216")
    return Times(prompt: toPrompt / .seconds(1), answer: (clock.now - start) / .seconds(1))
  }

  private func milliseconds(_ times: [Times], _ figure: KeyPath<Times, Double>) -> String {
    String(format: "%.1f", median(times.map { $0[keyPath: figure] }) * 1000)
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
