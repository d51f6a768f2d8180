internal import Foundation
internal import PseudoTerminalSupport

/// A notebook of 100 cells without a browser, against the same lines as one script.
///
/// Both read the demonstration trust, make the same charts and print them. What the notebook costs more is
/// its second process, the messages between both, the notes of what each cell reads and writes, and the
/// file with the outputs. How much of that the notes are is shown by the same notebook run again with
/// --resume, which keeps every cell.
struct NotebookBenchmark {
  let rounds: Int
  let cells: Int
  private let folder: String
  private let program: String

  init(rounds: Int = 7, cells: Int = 100) throws {
    self.rounds = rounds
    self.cells = cells
    folder = FileManager.default.temporaryDirectory.path + "/tidemark-notebook-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    program = BuiltProduct.path("tidemark")
  }

  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = timed(["demo", "--store", "trust.db"])
    guard made.status == 0 else {
      print("notebook: skipped, the demonstration store cannot be made")
      return
    }
    try write("-- %%\nkept = {}\n" + texts.map { "\n-- %%\n\($0)\n" }.joined(), to: "in.lua")
    let script =
      "local qi = require \"qi\"\nlocal kept = {}\n" + texts.map { "do\n\($0)\nend\n" }.joined()
    try write(script, to: "plain.lua")
    let notebook = ["notebook", "run", "in.lua", "-o", "out.ipynb", "--store", "trust.db"]
    var times: (notebook: [Double], script: [Double], resumed: [Double]) = ([], [], [])
    for _ in 0..<rounds {
      let (run, plain) = (timed(notebook), timed(["run", "--store", "trust.db", "plain.lua"]))
      let resumed = timed(notebook + ["--resume"])
      guard run.status == 0, plain.status == 0, resumed.status == 0 else {
        print("notebook: failed with \(run.status), \(plain.status), \(resumed.status)")
        return
      }
      times.notebook.append(run.seconds)
      times.script.append(plain.seconds)
      times.resumed.append(resumed.seconds)
    }
    let ratios = zip(times.notebook, times.script).map { $0 / $1 }
    print("notebook: \(cells) cells that chart and print, \(rounds) turns")
    print(
      "  notebook run \(milliseconds(times.notebook)) ms, the same lines as a script "
        + "\(milliseconds(times.script)) ms, all cells kept by --resume "
        + "\(milliseconds(times.resumed)) ms (medians)"
    )
    print("  ratio notebook/script: median \(String(format: "%.2f", median(ratios)))")
  }

  private var texts: [String] {
    (1...cells).map { number in
      """
      local chart = qi.measure("SAF-02"):series { unit = "ROWAN" }:chart()
      kept[\(number)] = chart
      print(chart)
      """
    }
  }

  private func timed(_ arguments: [String]) -> TimedProgram {
    // Paths are given as the folder has them, so that both commands grant the same.
    let arguments = arguments.map { $0.contains(".") ? "\(folder)/\($0)" : $0 }
    return TimedProgram([program] + arguments, output: "\(folder)/output")
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func milliseconds(_ times: [Double]) -> String {
    String(format: "%.0f", median(times) * 1000)
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
