import Foundation
import Notebook
import OrderedJSON
import TestInputSupport
import Testing

@Suite("tidemark notebook run --resume")
struct NotebookResumeTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ cells: [String], _ more: String...) throws -> Workplace.Outcome {
    try workplace.write(cells.map { "-- %%\n\($0)\n" }.joined(separator: "\n"), to: "in.lua")
    return try workplace.run(
      ["notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--today", "2024-10-15"] + more
    )
  }

  /// How many cells were run, and how many kept.
  private func resume(_ cells: [String], _ more: String...) throws -> (run: Int?, kept: Int?) {
    try workplace.write(cells.map { "-- %%\n\($0)\n" }.joined(separator: "\n"), to: "in.lua")
    let outcome = try workplace.run(
      [
        "notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--today", "2024-10-15",
        "--resume", "--json",
      ] + more
    )
    let counts = try JSONValue(reading: outcome.output)["cells"]
    return (counts?["run"]?.int, counts?["kept"]?.int)
  }

  /// The notebook as a run from the top would write it.
  private func fresh(_ cells: [String]) throws -> String {
    try workplace.write(cells.map { "-- %%\n\($0)\n" }.joined(separator: "\n"), to: "fresh.lua")
    let outcome = try workplace.run([
      "notebook", "run", "fresh.lua", "-o", "fresh.ipynb", "--create", "--today", "2024-10-15",
    ])
    #expect(outcome.status == 0)
    return try workplace.read("fresh.ipynb")
  }

  @Test(
    "Only the cell that changed and what it reaches are run, and the notebook is as if all were"
  )
  func changed() throws {
    var cells = [
      "x = 1", "t = { n = 10 }\nt.n", "y = x * 2\ny", "t.n = t.n + 1\nt.n",
      "function f() return y end",
      "f() + t.n", "print 'nothing'",
    ]
    #expect(try run(cells).status == 0)
    #expect(try resume(cells) == (0, 7))
    #expect(try workplace.read("out.ipynb") == fresh(cells))
    cells[2] = "y = x * 3\ny"
    let second = try resume(cells)
    #expect(second == (2, 5))
    #expect(try workplace.read("out.ipynb") == fresh(cells))
    // Another text that comes to the same reaches nobody.
    cells[2] = "y = 3 * x\ny"
    #expect(try resume(cells) == (1, 6))
    #expect(try workplace.read("out.ipynb") == fresh(cells))
    cells.insert("x = 5", at: 1)
    cells.remove(at: 4)
    _ = try resume(cells)
    #expect(try workplace.read("out.ipynb") == fresh(cells))
  }

  @Test("A cell that failed is run again, with what it needs of those before it")
  func failed() throws {
    #expect(try run(["x = 20", "print(x)", "x + nix", "x * 2"]).status == 1)
    let cells = ["x = 20", "print(x)", "x + 1", "x * 2"]
    #expect(try resume(cells) == (2, 2))
    #expect(try workplace.read("out.ipynb") == fresh(cells))
  }

  @Test("Other parameters and other files reach the cells that use them")
  func outside() throws {
    let cells = [
      "p = qi.params { n = { 'integer', default = 1 } }", "p.n + 1", "local m = require 'm'\nm.two",
      "print 'alone'",
    ]
    try workplace.write("return { two = 2 }\n", to: "m.lua")
    #expect(try run(cells).status == 0)
    #expect(try resume(cells, "-p", "n=5").kept == 2)
    try workplace.write("return { two = 22 }\n", to: "m.lua")
    #expect(try resume(cells, "-p", "n=5") == (1, 4))
    #expect(try workplace.read("out.ipynb").contains("22"))
  }

  @Test("A cell that recorded changes is not run again unasked")
  func recorded() throws {
    let units = "qi.define { units = { { code = 'A', name = 'Ash', kind = 'ward' } } }"
    var cells = ["name = 'x'", "\(units):commit { reason = name };", "#qi.units"]
    #expect(try run(cells).status == 0)
    #expect(try resume(cells) == (0, 3))
    cells[0] = "name = 'y'"
    // A second time, and with another text: it is not forgotten.
    for reason in ["name", "name", "name .. name"] {
      cells[1] = "\(units):commit { reason = \(reason) };"
      try workplace.write(cells.map { "-- %%\n\($0)\n" }.joined(separator: "\n"), to: "in.lua")
      let outcome = try workplace.run([
        "notebook", "run", "in.lua", "-o", "out.ipynb", "--today", "2024-10-15", "--resume",
      ])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("It recorded 1 change in the earlier run"))
      #expect(outcome.errors.contains("--resume"))
    }
  }

  @Test("A cell that recorded is left alone where a loop names no more than what it does not want")
  func loops() throws {
    let units = "qi.define { units = { { code = 'A', name = 'Ash', kind = 'ward' } } }"
    var cells = [
      "\(units):commit { reason = 'x' };",
      "n = 0\nfor _, unit in ipairs(qi.units) do n = n + 1 end\nn",
    ]
    #expect(try run(cells).status == 0)
    cells[1] += " + 1"
    #expect(try resume(cells) == (1, 1))
  }

  @Test("--resume without a place for the notebook is refused")
  func withoutOutput() throws {
    try workplace.write("-- %%\n1\n", to: "in.lua")
    let outcome = try workplace.run(["notebook", "run", "in.lua", "--json", "--resume"])
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("-o out.ipynb"))
  }

  /// What a reader sees of a notebook: what the cells show, and the numbers at their sides.
  private func shown(_ name: String) throws -> [String] {
    try Notebook(reading: Array(workplace.read(name).utf8)).cells.map {
      "\($0.executionCount ?? 0): \($0.outputs)"
    }
  }

  @Test("Generated notebooks that are edited and resumed show what a run from the top shows")
  func generated() throws {
    let environment = ProcessInfo.processInfo.environment
    let notebooks = environment["TIDEMARK_NOTEBOOKS"].flatMap(Int.init) ?? 2
    let first = environment["TIDEMARK_SEED"].flatMap(UInt64.init) ?? 1
    var counts = (kept: 0, run: 0)
    for seed in first..<first + UInt64(notebooks) {
      var random = RandomNotebook(seed: seed, count: 14, looksOutside: true)
      func write(_ files: [String: String]) throws {
        for (name, text) in files { try workplace.write(text, to: name) }
      }
      try write(random.files())
      let (store, top) = ("seed\(seed).db", "top\(seed).db")
      try? FileManager.default.removeItem(atPath: "\(workplace.path)/out.ipynb")
      #expect(try run(random.cells, "--store", store).status == 0, "seed \(seed)")
      for edit in 1...3 {
        let place = 5 + random.number(random.cells.count - 5)
        random.cells[place] = random.cell()
        if edit == 1 { random.cells[2] = "x2 = \(random.number(9))" }
        if edit == 2 { try write(random.files()) }
        if edit == 3 { random.cells.append(random.recordingCell()) }
        let (ran, kept) = try resume(random.cells, "--store", store)
        counts.kept += kept ?? 0
        counts.run += ran ?? 0
        for file in [top, "\(top)-wal", "\(top)-shm"] {
          try? FileManager.default.removeItem(atPath: "\(workplace.path)/\(file)")
        }
        let resumed = try shown("out.ipynb")
        let outcome = try workplace.run([
          "notebook", "run", "in.lua", "-o", "top.ipynb", "--create", "--today", "2024-10-15",
          "--store", top,
        ])
        #expect(outcome.status == 0, "seed \(seed), edit \(edit): \(outcome.errors)")
        let fresh = try shown("top.ipynb")
        for (place, (seen, expected)) in zip(resumed, fresh).enumerated() {
          #expect(seen == expected, "seed \(seed), edit \(edit), cell \(place + 1)")
        }
        #expect(resumed.count == fresh.count)
      }
    }
    print("resumed notebooks, seeds \(first)…: \(counts.kept) cells kept, \(counts.run) run")
    #expect(counts.kept > 0 && counts.run > 0)
  }
}
