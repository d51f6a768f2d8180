import Foundation
import Notebook
import OrderedJSON
import PseudoTerminalSupport
import Testing

/// The process that evaluates cells has the next one before the runner knows what became of this one.
@Suite("Cells that are sent ahead")
struct CellsAheadTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ cells: [String], _ more: [String] = []) throws -> Workplace.Outcome {
    try write(cells)
    return try workplace.run(["notebook", "run", "in.lua", "-o", "out.ipynb", "--create"] + more)
  }

  private func write(_ cells: [String]) throws {
    let texts = cells.map { $0.hasPrefix("-- %%") ? $0 : "-- %%\n\($0)" }
    try workplace.write(texts.joined(separator: "\n\n") + "\n", to: "in.lua")
  }

  private func cells() throws -> [NotebookCell] {
    try Notebook(reading: Array(workplace.read("out.ipynb").utf8)).cells
  }

  private func statuses() throws -> [String?] {
    try cells().map { $0.metadata[Notebook.runKey]?["status"]?.string }
  }

  private func saving(_ name: String) -> String { "qi.table { 'A' }:save '\(name).csv'" }

  @Test("None is begun after one that failed")
  func afterFailure() throws {
    #expect(try run(["1", "error 'x'", saving("a"), saving("b")]).status == 1)
    #expect(try statuses() == [nil, "failed", "not_run", "not_run"])
    #expect(!workplace.exists("a.csv") && !workplace.exists("b.csv"))
  }

  @Test("One that may fail ends nothing, and one that was stopped by its time limit does")
  func afterExpectedFailure() throws {
    let mayFail = "-- %% tags=[\"raises-exception\"]\n"
    #expect(try run([mayFail + "error 'x'", saving("a")]).status == 0)
    #expect(try statuses() == [nil, nil])
    #expect(workplace.exists("a.csv"))
    #expect(
      try run([mayFail + "while true do end", saving("b")], ["--cell-timeout", "0.3"]).status == 5
    )
    #expect(try statuses() == ["failed", "not_run"])
    #expect(!workplace.exists("b.csv"))
  }

  @Test("What each shows stands with it, much of it and little, in whatever order")
  func attribution() throws {
    let sizes = [1, 5_000, 20, 300_000, 1, 1, 4_070, 4_096, 70_000, 3, 0, 9_000]
    let texts = sizes.enumerated().map { "print(('\\\(97 + $0.offset)'):rep(\($0.element)))" }
    #expect(try run(texts).status == 0)
    for (cell, (place, size)) in zip(try cells(), sizes.enumerated()) {
      let letter = String(UnicodeScalar(UInt8(97 + place)))
      guard cell.outputs.count == 1, case .stream("stdout", let text) = cell.outputs[0] else {
        Issue.record("cell \(place + 1) shows \(cell.outputs.count) outputs")
        continue
      }
      // Of what is very long the middle is left out.
      if size < 100_000 {
        #expect(text == String(repeating: letter, count: size) + "\n")
      } else {
        #expect(text.hasPrefix(letter) && text.hasSuffix(letter + "\n"))
      }
    }
  }

  @Test("However a run is stopped, what is marked as not run has not run, and the rest has")
  func stopped() throws {
    let texts = (0..<40).map { number in
      "\(saving("c\(number)"))\nlocal n = 0\nfor i = 1, 6000000 do n = n + i end"
    }
    for last in [2, 5, 9] {
      try write(texts)
      for number in 0..<40 {
        try? FileManager.default.removeItem(atPath: "\(workplace.path)/c\(number).csv")
      }
      let runner = try workplace.start(["notebook", "run", "in.lua", "-o", "out.ipynb", "--create"])
      let end = Date().addingTimeInterval(60)
      while !workplace.exists("c\(last).csv"), Date() < end { usleep(500) }
      kill(runner.processIdentifier, SIGINT)
      runner.waitUntilExit()
      #expect(runner.terminationStatus == 130)
      let found = try statuses()
      let saved = (0..<40).map { workplace.exists("c\($0).csv") }
      #expect(found.contains("not_run"), "the run was over before it was stopped")
      for (place, status) in found.enumerated() where status != "failed" {
        #expect(saved[place] == (status == nil), "cell \(place + 1)")
      }
      #expect(found.filter { $0 == "failed" }.count <= 1)
    }
  }

  @Test("A run whose time is up while its parameters are read ends")
  func lateParameters() throws {
    let cell = "-- %% tags=[\"parameters\"]\nn = 1\nwhile true do end"
    let limits = ["--timeout", "1", "--cell-timeout", "1h"]
    #expect(try run([cell, "2"], ["-p", "n=3"] + limits).status == 5)
    #expect(try statuses() == ["not_run", "not_run"])
  }

  @Test("A cell that does not end when its time is up leaves what it has shown")
  func lateOutput() throws {
    try write(["print 'before'\n\(saving("begun"))\nwhile true do end", "2"])
    let runner = try workplace.start([
      "notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--cell-timeout", "3",
    ])
    try wait(for: "begun.csv", runner)
    kill(try child(of: runner), SIGSTOP)
    runner.waitUntilExit()
    #expect(runner.terminationStatus == 5)
    #expect(try statuses() == ["failed", "not_run"])
    let outputs = try cells()[0].outputs
    #expect(outputs.first == .stream(name: "stdout", text: "before\n"))
    #expect(outputs.count == 2)
  }

  @Test("A cell that was begun before its runner looked, and is stopped, is what the run tells of")
  func stoppedAhead() throws {
    try write([
      "\(saving("a"))\nlocal n = 0\nfor i = 1, 30000000 do n = n + i end",
      "\(saving("begun"))\nwhile true do end", "3",
    ])
    let runner = try workplace.start([
      "notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--json",
    ])
    try wait(for: "a.csv", runner)
    kill(runner.processIdentifier, SIGSTOP)
    try wait(for: "begun.csv", runner)
    kill(runner.processIdentifier, SIGINT)
    kill(runner.processIdentifier, SIGCONT)
    runner.waitUntilExit()
    #expect(runner.terminationStatus == 130)
    #expect(try statuses() == [nil, "failed", "not_run"])
    let summary = try JSONValue(reading: workplace.read(".output"))
    #expect(summary["failure"]?["cell"] == 2)
    #expect(summary["cells"]?["not_run"] == 1)
  }

  @Test("With too few files to be had nothing is written where it does not belong")
  func fewFiles() throws {
    #expect(try run(["1"]).status == 0)
    let program = BuiltProduct.path("tidemark")
    let store = "\(workplace.path)/quality.db"
    let begin = try Data(contentsOf: URL(fileURLWithPath: store)).prefix(100)
    var statuses: Set<Int32> = []
    for most in 6...16 {
      let run = "ulimit -n \(most); '\(program)' notebook run in.lua -o out.ipynb >few.out 2>&1"
      statuses.insert(try shell(run))
      #expect(try Data(contentsOf: URL(fileURLWithPath: store)).prefix(100) == begin, "\(most)")
    }
    #expect(statuses.contains { $0 != 0 })
    // By hand it has no bell, and does not take the store for it.
    let session = #"{"ask":"session","session":{"notebook":"in.lua","store":"quality.db"}}"#
    #expect(try shell("echo '\(session)' | '\(program)' notebook-cells 3>&-") == 2)
    #expect(try Data(contentsOf: URL(fileURLWithPath: store)).prefix(100) == begin)
  }

  private func shell(_ line: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: workplace.path)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func wait(for name: String, _ runner: Process) throws {
    let end = Date().addingTimeInterval(60)
    while !workplace.exists(name) {
      try #require(Date() < end && runner.isRunning, "\(name) is not there")
      usleep(500)
    }
  }

  private func child(of runner: Process) throws -> pid_t {
    let pid = runner.processIdentifier
    let children = try String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }
}
