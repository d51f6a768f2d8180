import Foundation
import Notebook
import OrderedJSON
import Testing

@Suite("Notebooks that hold what should not leave")
struct DisclosureCommandTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func notebook(_ name: String) throws -> Notebook {
    try Notebook(reading: Array(workplace.read(name).utf8))
  }

  @Test(
    "A run writes its notebook and page without NHS numbers and paths, and says where they were"
  )
  func redacted() throws {
    try workplace.write(
      "-- %%\nprint('of 943 476 5919 in \(workplace.path)/x.csv')\n\n-- %%\n6 * 7\n",
      to: "in.lua"
    )
    let arguments = ["notebook", "run", "in.lua", "--create", "--json"]
    let outcome = try workplace.run(arguments + ["-o", "out.ipynb", "--html", "out.html"])
    #expect(outcome.status == 0)
    for name in ["out.ipynb", "out.html"] {
      let text = try workplace.read(name)
      #expect(text.contains("NHS_number_removed") && text.contains("42"))
      #expect(!text.contains("5919") && !text.contains(workplace.path), "\(name)")
    }
    #expect(outcome.errors.contains("cell 1, code: 1 NHS number\n"))
    #expect(outcome.errors.contains("cell 1, output 1: 1 path or name of a machine\n"))
    for text in [outcome.errors, outcome.output] {
      #expect(!text.contains("5919") && !text.contains("476"))
    }
    let found = try JSONValue(reading: outcome.output)["disclosure"]?["findings"]?.array
    #expect(found?.count == 4)
    // Nothing is written where that is asked for, and all of it where that is.
    let refused = try workplace.run(arguments + ["-o", "no.ipynb", "--disclosure", "refuse"])
    #expect(refused.status == 6)
    #expect(!workplace.exists("no.ipynb"))
    #expect(refused.errors.hasPrefix("error: The notebook holds what should not be saved"))
    #expect(refused.errors.contains("--disclosure redact"))
    let told = try workplace.run(arguments + ["-o", "all.ipynb", "--disclosure", "report"])
    #expect(told.status == 0)
    #expect(try workplace.read("all.ipynb").contains("943 476 5919"))
  }

  @Test("Before it is shared a notebook is checked; without its small counts it may leave")
  func shared() throws {
    try workplace.write(
      """
      -- %% [markdown]
      -- Figures of the ward.

      -- %%
      s = qi.series { values = { 3, 1, 4, 9, 5, 9, 2, 6, 5, 9, 8, 9, 3 } }
      s:spc():chart()

      -- %%
      s:table()

      -- %%
      qi.series { values = { 31, 41, 59, 26, 53, 58, 97, 93, 23, 84, 62, 64 } }:spc():chart()

      """,
      to: "in.lua"
    )
    let run = try workplace.run(["notebook", "run", "in.lua", "-o", "ward.ipynb", "--create"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let before = try workplace.read("ward.ipynb")
    let check = try workplace.run(["notebook", "share", "ward.ipynb"])
    #expect(check.status == 6)
    #expect(check.errors.contains("cell 2, output 1 (application/vnd.vegalite.v5+json"))
    let refused = try workplace.run(["notebook", "share", "ward.ipynb", "-o", "board.ipynb"])
    #expect(refused.status == 6 && !workplace.exists("board.ipynb"))
    let same = try workplace.run(["notebook", "share", "ward.ipynb", "-o", "./ward.ipynb"])
    #expect(same.status == 2)
    #expect(try workplace.read("ward.ipynb") == before)
    let outcome = try workplace.run([
      "notebook", "share", "ward.ipynb", "-o", "board.ipynb", "--html", "board.html",
      "--disclosure",
      "redact",
    ])
    #expect(outcome.status == 0)
    let cells = try notebook("board.ipynb").cells
    #expect(!cells[1].source.contains("9, 5"))
    guard case .result(_, let small, _) = cells[1].outputs[0],
      case .result(_, let table, _) = cells[2].outputs[0],
      case .result(_, let large, _) = cells[3].outputs[0]
    else {
      Issue.record("other outputs than expected")
      return
    }
    #expect(small.names == ["text/plain"])
    #expect(table["text/csv"]?.string?.contains("[c]") == true)
    #expect(large.names.contains("image/svg+xml"))
    #expect(try workplace.read("board.html").contains("[c]"))
    // What may leave may leave again.
    #expect(try workplace.run(["notebook", "share", "board.ipynb"]).status == 0)
  }

  @Test("A cell that prints a great deal leaves a notebook of a size that can be opened")
  func endless() throws {
    try workplace.write("-- %%\nfor i = 1, 60000 do print(i) end\n", to: "in.lua")
    let outcome = try workplace.run([
      "notebook", "run", "in.lua", "-o", "out.ipynb", "--create", "--cell-timeout", "5m",
    ])
    #expect(outcome.status == 0)
    #expect(try workplace.read("out.ipynb").utf8.count < 400_000)
    guard case .stream(_, let text) = try notebook("out.ipynb").cells[0].outputs.first else {
      Issue.record("nothing printed")
      return
    }
    #expect(text.hasPrefix("1\n2\n3\n") && text.contains(" left out ("))
  }
}
