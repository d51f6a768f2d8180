internal import Foundation
internal import PseudoTerminalSupport

/// From the command to the first prompt, in a terminal, against the stock Lua prompt.
///
/// Each program is started in turn on an empty home; the clock stops when the prompt is on the screen.
/// Our prompt opens a store of 5,000 measures too, to show that it does not grow with the store.
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
    var times: (ours: [Double], large: [Double], lua: [Double]) = ([], [], [])
    for _ in 0..<rounds {
      times.ours.append(try seconds(program, ["--store", "small.db"], prompt: "qi> "))
      times.lua.append(try seconds(lua, ["-i"], prompt: "> "))
      times.large.append(try seconds(program, ["--store", "large.db"], prompt: "qi> "))
    }
    let ratios = zip(times.ours, times.lua).map { $0 / $1 }
    print("start: command to first prompt, \(rounds) turns")
    print(
      "  tidemark \(milliseconds(times.ours)) ms, with 5,000 measures \(milliseconds(times.large)) ms, "
        + "lua5.4 -i \(milliseconds(times.lua)) ms (medians)"
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

  private func seconds(_ program: String, _ arguments: [String], prompt: String) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let terminal = try PseudoTerminal(
      program,
      arguments,
      environment: ["HOME": folder, "USER": "bench"],
      workingDirectory: folder
    )
    try terminal.expect(prompt)
    let elapsed = clock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  }

  private func milliseconds(_ times: [Double]) -> String {
    String(format: "%.1f", median(times) * 1000)
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
