internal import Foundation
internal import PseudoTerminalSupport

/// A notebook of 100 cells without a browser, against the same lines as one script.
///
/// Both read the demonstration trust and print what the cells of the notebooks that ship show: charts of
/// wards, signals and why they are some, how all wards stand, the golden thread of a project: some ten
/// milliseconds each. What the notebook costs more is its second process, the messages between both, the
/// notes of what each cell reads and writes, and the file with the outputs. What of that every cell
/// costs is shown by a notebook of cells that do next to nothing, and what a second run saves by
/// --resume, which keeps every cell.
///
/// A machine that others use too is slow for some seconds and then fast. So the notebook and the script run
/// right after one another, each first in every other turn, and what counts is the ratio of such a pair:
/// the one in the middle of all, with the quarter below and the quarter above it.
struct NotebookBenchmark {
  let rounds: Int
  let cells: Int
  private let folder: String
  private let program: String

  init(rounds: Int = 40, cells: Int = 100) throws {
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
    try write(texts().map { "-- %%\n\($0)\n" }.joined(separator: "\n"), to: "in.lua")
    let script = texts("local ").map { $0 + "\n" }.joined()
    try write("local qi = require \"qi\"\n" + script, to: "plain.lua")
    let light = (1...cells).map { "-- %%\nx_\($0) = \($0)\n" }.joined(separator: "\n")
    try write(light, to: "light.lua")
    try write("-- %%\nx = 1\n", to: "one.lua")
    func notebook(_ name: String) -> [String] {
      ["notebook", "run", "\(name).lua", "-o", "\(name).ipynb", "--store", "trust.db"]
    }
    let pair = [notebook("in"), ["run", "--store", "trust.db", "plain.lua"]]
    let others = [notebook("in") + ["--resume"], notebook("light"), notebook("one")]
    var times = (pair + others).map { _ in [Double]() }
    for round in 0..<rounds {
      let order = round % 2 == 0 ? [0, 1] : [1, 0]
      for place in order + (round % 4 == 0 ? [2, 3, 4] : []) {
        let command = place < 2 ? pair[place] : others[place - 2]
        let run = timed(command)
        guard run.status == 0 else {
          print("notebook: \(command.joined(separator: " ")) failed with \(run.status)")
          return
        }
        times[place].append(run.seconds)
      }
    }
    report(times)
  }

  private func report(_ times: [[Double]]) {
    let best = times.map { $0.min() ?? 0 }
    let ratios = zip(times[0], times[1]).map { $0 / $1 }.sorted()
    func ratio(_ part: Double) -> String {
      String(format: "%.2f", ratios[Int(part * Double(ratios.count - 1))])
    }
    let each = (best[3] - best[4]) / Double(cells - 1) * 1000
    print("notebook: \(cells) cells that chart, explain and print, \(rounds) pairs of runs")
    print(
      "  notebook run \(milliseconds(best[0])) ms, the same lines as a script "
        + "\(milliseconds(best[1])) ms, all cells kept by --resume \(milliseconds(best[2])) ms (best)"
    )
    print(
      "  a notebook of one cell that does nothing \(milliseconds(best[4])) ms, each further one "
        + "\(String(format: "%.2f", each)) ms (best)"
    )
    print(
      "  ratio notebook/script: \(ratio(0.5)), between \(ratio(0.25)) and \(ratio(0.75)) in half of "
        + "the pairs (asked at most 1.1)"
    )
  }

  /// The lines of each cell; a script makes its names local.
  private func texts(_ scope: String = "") -> [String] {
    let wards = ["AVOCET", "CROFTON", "HAZEL", "LARCH", "ROWAN", "TAMARISK"]
    return (1...cells).map { number in
      let ward = wards[number / 5 % wards.count]
      return switch number % 5 {
      case 0:
        """
        \(scope)chart_\(number) = qi.measure("SAF-02"):series { unit = "\(ward)", roll_up = true }:chart()
        print(chart_\(number))
        """
      case 1:
        """
        \(scope)signals_\(number) = qi.measure("SAF-01"):series { unit = "\(ward)" }:spc():signals()
        print(signals_\(number))
        if #signals_\(number) > 0 then print(signals_\(number)[1]:explain()) end
        """
      case 2:
        """
        \(scope)wards_\(number) = qi.measure("SAF-0\(1 + number % 3)"):by_unit()
        print(wards_\(number):latest { chart = "suggested" })
        """
      case 3:
        """
        \(scope)thread_\(number) = qi.projects[\(number)]:thread()
        print(thread_\(number))
        """
      default:
        """
        \(scope)projects_\(number) = qi.projects:where { status = "monitoring" }
        print(#projects_\(number), projects_\(number))
        """
      }
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

  private func milliseconds(_ seconds: Double) -> String {
    String(format: "%.0f", seconds * 1000)
  }
}
