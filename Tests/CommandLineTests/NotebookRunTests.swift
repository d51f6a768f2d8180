import Foundation
import Notebook
import OrderedJSON
import Testing

@Suite("tidemark notebook run")
struct NotebookRunTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func run(_ text: String, _ more: String...) throws -> Workplace.Outcome {
    try workplace.write(text, to: "in.lua")
    return try workplace.run(["notebook", "run", "in.lua", "-o", "out.ipynb", "--create"] + more)
  }

  private func result() throws -> Notebook {
    try Notebook(reading: Array(workplace.read("out.ipynb").utf8))
  }

  private func status(_ cell: NotebookCell) -> String? {
    cell.metadata[Notebook.runKey]?["status"]?.string
  }

  @Test("Cells run in order with what came of them, and the same run gives the same bytes")
  func inOrder() throws {
    let text = """
      -- %% [markdown]
      -- # A table

      -- %%
      x = 41
      print "one"
      print "two"
      x + 1

      -- %%
      local t = qi.table { "Ward", "Falls" }
      t:add { "Ash", 3 }
      t

      -- %%
      -- only words

      """
    let outcome = try run(text, "--today", "2024-10-15")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
    let notebook = try result()
    #expect(notebook.cells.map(\.executionCount) == [nil, 1, 2, 3])
    #expect(
      notebook.cells[1].outputs == [
        .stream(name: "stdout", text: "one\ntwo\n"),
        .result(count: 1, data: ["text/plain": "42"], metadata: [:]),
      ]
    )
    guard case .result(2, let data, _) = notebook.cells[2].outputs.first else {
      Issue.record("no table")
      return
    }
    #expect(data["text/csv"] == "Ward,Falls\nAsh,3\n")
    let first = try workplace.read("out.ipynb")
    #expect(try run(text, "--today", "2024-10-15").status == 0)
    #expect(try workplace.read("out.ipynb") == first)
    // A run of what a run wrote is that run again.
    let again = try workplace.run([
      "notebook", "run", "out.ipynb", "-o", "again.ipynb", "--today", "2024-10-15",
    ])
    #expect(again.status == 0)
    #expect(try workplace.read("again.ipynb") == first)
  }

  @Test("A cell that fails ends the run with 1; those after it are marked as not run")
  func cellError() throws {
    let outcome = try run("-- %%\n1\n\n-- %%\nprint 'so far'\nqi.measure 'x'\n\n-- %%\n2\n")
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "error: Cell 2: There is no measure \"x\".\n  1 cell after it not run\n"
    )
    let cells = try result().cells
    #expect(cells.map(status) == [nil, "failed", "not_run"])
    #expect(cells[1].outputs.first == .stream(name: "stdout", text: "so far\n"))
    guard case .error("not_found", #"There is no measure "x"."#, let lines) = cells[1].outputs.last
    else {
      Issue.record("no error")
      return
    }
    #expect(lines.contains { $0.contains("qi.measure 'x'") })
    #expect(cells[2].outputs.isEmpty && cells[2].executionCount == nil)
  }

  @Test("Tags let a cell fail, leave one out, and hide the code of one on the page")
  func tags() throws {
    let outcome = try run(
      """
      -- %% tags=["raises-exception"]
      error "expected"

      -- %% tags=["skip-execution"]
      skipped = true

      -- %% tags=["remove-input"]
      print(rawget(_G, "skipped"), "secret code")

      -- %%
      print "shown code"

      """,
      "--html",
      "page.html"
    )
    #expect(outcome.status == 0)
    let cells = try result().cells
    #expect(cells.map(status) == [nil, "skipped", nil, nil])
    #expect(cells[2].outputs == [.stream(name: "stdout", text: "nil\tsecret code\n")])
    let page = try workplace.read("page.html")
    #expect(page.contains("print &quot;shown code&quot;"))
    #expect(!page.contains("rawget"))
    #expect(page.contains("secret code"))
  }

  @Test("Parameters that qi.params declares are given, recorded, and set by a cell of their own")
  func declaredParameters() throws {
    let text = """
      -- %% tags=["parameters"]
      p = qi.params { month = { "month", default = "2024-01" }, ward = { "text", default = "Ash" } }

      -- %%
      print(p.month + 1, p.ward)

      """
    #expect(try run(text).status == 0)
    #expect(try result().cells[1].outputs == [.stream(name: "stdout", text: "2024-02\tAsh\n")])
    #expect(try run(text, "-p", "month=2025-10", "-p", "ward=\"Elm\"\\").status == 0)
    let notebook = try result()
    #expect(notebook.cells.count == 3)
    #expect(notebook.cells[1].tags == ["injected-parameters"])
    #expect(
      notebook.cells[1].source == """
        -- The parameters of this run.
        p.month = qi.month "2025-10"
        p.ward = "\\"Elm\\"\\\\"
        """
    )
    #expect(notebook.cells[2].outputs == [.stream(name: "stdout", text: "2025-11\t\"Elm\"\\\n")])
    let recorded = notebook.metadata[Notebook.runKey]?["parameters"]
    #expect(recorded == ["month": "2025-10", "ward": "\"Elm\"\\"])
  }

  @Test("Plain globals are parameters too, each of the type of its usual value")
  func plainParameters() throws {
    let text =
      "-- %% tags=[\"parameters\"]\npoints = 12\nname = 'x'\n\n-- %%\nprint(points + 1, name)\n"
    #expect(try run(text, "-p", "points=20").status == 0)
    #expect(try result().cells[2].outputs == [.stream(name: "stdout", text: "21\tx\n")])
    #expect(try run(text, "-p", "points=many").status == 2)
    let unknown = try run(text, "-p", "pionts=3")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("Did you mean \"points\"?"))
  }

  @Test("Wrong parameters end the run with 2 before a cell is run, and nothing is written")
  func refused() throws {
    let text = """
      -- %%
      qi.table { "A" }:save "trace.csv"

      -- %% tags=["parameters"]
      p = qi.params { month = { "month" } }

      """
    let missing = try run(text)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("The script needs the parameter \"month\""))
    #expect(try run(text, "-p", "month=soon").status == 2)
    #expect(try run("-- %%\n1\n", "-p", "month=2024-01").status == 2)
    #expect(!workplace.exists("trace.csv") && !workplace.exists("out.ipynb"))
    #expect(try run(text, "-p", "month=2024-01").status == 0)
    #expect(workplace.exists("trace.csv"))
  }

  @Test("A wrong command line ends with 2")
  func usage() throws {
    try workplace.write("1", to: "in.lua")
    try workplace.write("{", to: "bad.ipynb")
    for arguments in [
      ["in.lua"], ["in.lua", "-o", "out.lua"], ["none.lua", "-o", "o.ipynb"],
      ["bad.ipynb", "--json"],
      ["in.txt", "--json"], ["in.lua", "--json", "--timeout", "0"],
      ["in.lua", "--json", "-p", "x"],
      ["in.lua", "--json", "--store", "none.db"],
    ] {
      let outcome = try workplace.run(["notebook", "run"] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(!outcome.errors.isEmpty, "\(arguments)")
    }
  }

  @Test("Other results than expected end with 3 and are told; the same ones with 0")
  func expected() throws {
    let text =
      "-- %% tags=[\"parameters\"]\nn = 1\n\n-- %%\nlocal t = qi.table { 'N' }\nt:add { n }\nt\n"
    #expect(try run(text).status == 0)
    try FileManager.default.moveItem(
      atPath: "\(workplace.path)/out.ipynb",
      toPath: "\(workplace.path)/last.ipynb"
    )
    #expect(try run(text, "--expect", "last.ipynb").status == 0)
    let changed = try run(text, "-p", "n=2", "--expect", "last.ipynb")
    #expect(changed.status == 3)
    #expect(
      changed.errors == """
        The results differ from those in last.ipynb in 1 place:
          cell 3, row 1, N: 1 → 2

        """
    )
    #expect(workplace.exists("out.ipynb"))
  }

  @Test("A cell whose time is up ends the run with 5, and so does a run whose time is up")
  func deadline() throws {
    let text = "-- %%\nprint 'before'\nwhile true do end\n\n-- %%\n2\n"
    #expect(try run(text, "--cell-timeout", "0.5").status == 5)
    let cells = try result().cells
    #expect(cells.map(status) == ["failed", "not_run"])
    #expect(cells[0].outputs.first == .stream(name: "stdout", text: "before\n"))
    // The time may be up before the first cell on a busy machine; the notebook is there all the same.
    for seconds in ["3", "0.001"] {
      try FileManager.default.removeItem(atPath: "\(workplace.path)/out.ipynb")
      #expect(try run(text, "--timeout", seconds).status == 5)
      #expect(try result().cells.last.flatMap(status) == "not_run")
    }
  }

  @Test("An interpreter that is killed in mid-cell leaves a saved notebook and ends with 4")
  func killed() throws {
    try workplace.write(
      "-- %%\n'kept'\n\n-- %%\nprint 'so far'\nqi.table { 'A' }:save 'begun.csv'\nwhile true do end\n"
        + "\n-- %%\n3\n",
      to: "in.lua"
    )
    let runner = try workplace.start([
      "notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--json",
    ])
    let child = try child(of: runner)
    kill(child, SIGSEGV)
    runner.waitUntilExit()
    #expect(runner.terminationStatus == 4)
    let cells = try result().cells
    #expect(cells.map(status) == [nil, "failed", "not_run"])
    #expect(
      cells[0].outputs == [
        .result(count: 1, data: ["text/plain": "'kept'".unquoted], metadata: [:])
      ]
    )
    #expect(cells[1].outputs.first == .stream(name: "stdout", text: "so far\n"))
    guard case .error("died", let message, _) = cells[1].outputs.last else {
      Issue.record("no error")
      return
    }
    #expect(message == "The interpreter was ended by signal 11 (SIGSEGV).")
    let summary = try JSONValue(reading: workplace.read(".output"))
    #expect(summary["outcome"] == "died")
    #expect(summary["status"] == 4)
    #expect(summary["cells"]?["not_run"] == 1)
    #expect(summary["failure"]?["cell"] == 2)
  }

  @Test("Ctrl-C stops the cell, and the notebook is written")
  func interrupted() throws {
    try workplace.write(
      "-- %%\nqi.table { 'A' }:save 'begun.csv'\nwhile true do end\n\n-- %%\n2\n",
      to: "in.lua"
    )
    let runner = try workplace.start(["notebook", "run", "in.lua", "-o", "out.ipynb", "--create"])
    _ = try child(of: runner)
    kill(runner.processIdentifier, SIGINT)
    runner.waitUntilExit()
    #expect(runner.terminationStatus == 130)
    let cells = try result().cells
    #expect(cells.map(status) == ["failed", "not_run"])
    guard case .error("stopped", "Stopped.", _) = cells[0].outputs.last else {
      Issue.record("\(cells[0].outputs)")
      return
    }
  }

  @Test("When the runner is killed its interpreter ends as well")
  func orphan() throws {
    try workplace.write(
      "-- %%\nqi.table { 'A' }:save 'begun.csv'\nwhile true do end\n",
      to: "in.lua"
    )
    let runner = try workplace.start(["notebook", "run", "in.lua", "--json", "--create"])
    let child = try child(of: runner)
    kill(runner.processIdentifier, SIGKILL)
    runner.waitUntilExit()
    let end = Date().addingTimeInterval(10)
    while kill(child, 0) == 0, Self.state(of: child) != "Z", Date() < end {
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(kill(child, 0) != 0 || Self.state(of: child) == "Z")
  }

  /// The interpreter of a run, once its cell has said by a file that it has begun.
  private func child(of runner: Process) throws -> pid_t {
    let end = Date().addingTimeInterval(60)
    while !workplace.exists("begun.csv") {
      try #require(Date() < end && runner.isRunning, "the cell did not begin")
      Thread.sleep(forTimeInterval: 0.02)
    }
    let pid = runner.processIdentifier
    let children = try String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
    return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
  }

  /// The letter by which the system tells what a process does; nil for one that is gone.
  private static func state(of process: pid_t) -> String? {
    let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return text?.split(separator: " ").dropFirst(2).first.map(String.init)
  }

  @Test("A page holds its charts, fetches nothing and runs nothing")
  func page() throws {
    try workplace.makeDemonstrationStore()
    try workplace.write(
      """
      -- %% [markdown]
      -- # Violence on *Crofton* <script>alert(1)</script>

      -- %%
      qi.measure("violence"):series { unit = "CROFTON" }:chart { baseline = 24 }

      """,
      to: "in.lua"
    )
    let outcome = try workplace.run(["notebook", "run", "in.lua", "--html", "page.html"])
    #expect(outcome.status == 0)
    let page = try workplace.read("page.html")
    #expect(page.contains("<img src=\"data:image/svg+xml;base64,"))
    #expect(page.contains("alt=\"XmR chart of"))
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("<script"))
    // Nothing but the name of the namespace, which is in the picture and so in base64, is an address.
    #expect(!page.contains("http:") && !page.contains("https:"))
  }

  @Test("A notebook is converted and comes back, with the outputs of cells that stayed the same")
  func convert() throws {
    let text = "-- %% [markdown]\n-- # Words\n\n-- %%\n6 * 7\n\n-- %%\n1\n"
    #expect(try run(text).status == 0)
    func convert(_ input: String, _ output: String) throws -> Int32 {
      try workplace.run(["notebook", "convert", input, output]).status
    }
    #expect(try convert("out.ipynb", "back.lua") == 0)
    #expect(try workplace.read("back.lua") == text)
    try workplace.write(text.replacing("\n1\n", with: "\n2\n"), to: "back.lua")
    #expect(try convert("back.lua", "out.ipynb") == 0)
    let cells = try result().cells
    #expect(cells[1].outputs.count == 1)
    #expect(cells[2].outputs.isEmpty)
    #expect(try convert("back.lua", "other.lua") == 2)
  }
}

extension String {
  /// What a text shows that was given in single quotes.
  fileprivate var unquoted: JSONValue { .string(String(dropFirst().dropLast())) }
}
