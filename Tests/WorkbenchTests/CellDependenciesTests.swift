import Foundation
import QualityModel
import QualityStore
import TestInputSupport
import Testing

@testable import Workbench

@Suite("Cells that show what is no longer so")
struct CellDependenciesTests {
  /// A session as a front end has it: cells by their names, and what each shows.
  private struct OpenNotebook {
    let session: WorkbenchSession
    var dependencies = CellDependencies()
    var shown: [String: String] = [:]

    init() throws {
      let day = try #require(CalendarDate(iso: "2024-10-15"))
      session = try WorkbenchSession(store: .inMemory(), settings: SessionSettings(today: day))
      try session.traceCells()
    }

    @discardableResult
    mutating func run(_ cell: String, _ source: String) -> CellDependencies.Finding {
      var shown = ""
      let number = session.nextEntryNumber
      session.evaluateCell(source) { event in
        switch event {
        case .stream(_, let text), .page(let text): shown += text
        case .display(let bundle), .result(_, let bundle): shown += bundle.plain + "\n"
        case .error(let error): shown += error.message + "\n"
        }
      }
      self.shown[cell] = shown
      return dependencies.ran(cell, number: number, session.lastTrace ?? CellTrace())
    }
  }

  @Test("A cell that is run again tells which others used what it made otherwise")
  func told() throws {
    var notebook = try OpenNotebook()
    notebook.run("a", "month = 1")
    #expect(notebook.run("b", "month + 1").lines.isEmpty)
    notebook.run("c", "other = 5")
    notebook.run("d", "function f() return month end\nf()")
    let finding = notebook.run("a", "month = 2")
    #expect(finding.lines == ["cells 2 and 4 used `month` as it was"])
    #expect(finding.stale == ["b", "d"])
    #expect(notebook.run("b", "month + 1").stale == ["d"])
    // Back to what it was: nothing is stale that was not run since.
    #expect(notebook.run("a", "month = 1").stale == ["b"])
  }

  @Test("What rests on a stale cell is stale, and a later cell's value is told of")
  func further() throws {
    var notebook = try OpenNotebook()
    notebook.run("a", "x = 1")
    notebook.run("b", "y = x + 1")
    notebook.run("c", "y * 2")
    #expect(notebook.run("a", "x = 5").stale == ["b", "c"])
    notebook.run("b", "y = x + 1")
    #expect(notebook.run("c", "y * 2").stale.isEmpty)
    notebook.run("d", "x = 7")
    let again = notebook.run("b", "y = x + 1")
    #expect(again.outOfTurn == ["x"])
    #expect(again.stale.contains("b"))
  }

  @Test("What a former text or a deleted cell left behind is told of")
  func leftBehind() throws {
    var notebook = try OpenNotebook()
    notebook.run("a", "x, y = 1, 2")
    notebook.run("b", "y")
    #expect(notebook.run("a", "x = 1").stale == ["b"])
    #expect(notebook.run("b", "y").outOfTurn == ["y"])
    notebook.run("c", "z = 1")
    notebook.run("d", "z")
    notebook.dependencies.forget(["c"])
    #expect(notebook.run("e", "1").stale.contains("d"))
  }

  @Test("A change of the store reaches the cells that read it")
  func store() throws {
    var notebook = try OpenNotebook()
    func recording(_ code: String, _ name: String) -> String {
      let unit = "{ code = '\(code)', name = '\(name)', kind = 'ward' }"
      return "qi.define { units = { \(unit) } }:commit { reason = 'test' };"
    }
    notebook.run("a", "1 + 1")
    notebook.run("b", "#qi.units")
    // A cell below that records is the next step, and b was right where it stands.
    #expect(notebook.run("c", recording("A", "Ash")).lines.isEmpty)
    #expect(notebook.run("d", "#qi.units").stale.isEmpty)
    let finding = notebook.run("a", recording("B", "Beech"))
    #expect(finding.lines == ["cells 2, 3 and 4 used the store as it was"])
    #expect(finding.stale == ["b", "c", "d"])
    #expect(notebook.run("b", "#qi.units").stale == ["c", "d"])
  }

  @Test("A table that cells fill in turn warns in no run from the top, and when one is run twice")
  func accumulated() throws {
    var notebook = try OpenNotebook()
    let cells = ["t = {}", "t[#t + 1] = 'a'", "t[#t + 1] = 'b'\n#t", "table.concat(t)"]
    for _ in 1...3 {
      for (index, cell) in cells.enumerated() {
        let finding = notebook.run("\(index)", cell)
        #expect(finding.lines.isEmpty && finding.stale.isEmpty)
      }
    }
    let twice = notebook.run("2", cells[2])
    #expect(twice.outOfTurn == ["t"] && twice.stale == ["2", "3"])
  }

  @Test("Generated notebooks that are run from the top, and again, never warn; an edit always does")
  func runAll() throws {
    var edited = 0
    for seed in UInt64(100)..<110 {
      var random = RandomNotebook(seed: seed, count: 14)
      var notebook = try OpenNotebook()
      for pass in 1...2 {
        for (index, cell) in random.cells.enumerated() {
          let finding = notebook.run("\(index)", cell)
          #expect(
            finding.lines.isEmpty && finding.stale.isEmpty,
            "seed \(seed), run \(pass), cell \(index): \(finding.lines)"
          )
        }
      }
      let before = notebook.shown
      random.cells[0] = random.cells[0].replacing(
        "x1, x2, x3 = 1, 2, 3",
        with: "x1, x2, x3 = 7, 8, 9"
      )
      let finding = notebook.run("0", random.cells[0])
      var fresh = try OpenNotebook()
      for (index, cell) in random.cells.enumerated() { fresh.run("\(index)", cell) }
      for index in random.cells.indices where fresh.shown["\(index)"] != before["\(index)"] {
        edited += 1
        #expect(finding.stale.contains("\(index)") && !finding.lines.isEmpty, "seed \(seed)")
      }
    }
    #expect(edited > 0)
  }

  @Test("Of generated notebooks, edited and run again in any order, no stale cell goes unseen")
  func generated() throws {
    let environment = ProcessInfo.processInfo.environment
    let notebooks = environment["TIDEMARK_NOTEBOOKS"].flatMap(Int.init) ?? 20
    let first = environment["TIDEMARK_SEED"].flatMap(UInt64.init) ?? 1
    var counts = (looked: 0, stale: 0, seen: 0, told: 0)
    for seed in first..<first + UInt64(notebooks) {
      var random = RandomNotebook(seed: seed, count: 12)
      var notebook = try OpenNotebook()
      for (index, cell) in random.cells.enumerated() { notebook.run("\(index)", cell) }
      var told: [String] = []
      for _ in 0..<8 {
        let place = 1 + random.number(random.cells.count)
        var finding: CellDependencies.Finding
        if place == random.cells.count {
          random.cells.append(random.cell())
          finding = notebook.run("\(place)", random.cells[place])
        } else {
          if random.number(3) > 0 { random.cells[place] = random.cell() }
          finding = notebook.run("\(place)", random.cells[place])
        }
        // What a run from the top would show.
        var fresh = try OpenNotebook()
        for (index, cell) in random.cells.enumerated() { fresh.run("\(index)", cell) }
        for index in random.cells.indices {
          counts.looked += 1
          let isStale = fresh.shown["\(index)"] != notebook.shown["\(index)"]
          let isTold = finding.stale.contains("\(index)")
          if isStale { counts.stale += 1 }
          if isTold { counts.told += 1 }
          if isStale, isTold { counts.seen += 1 }
          if isStale, index != place, !told.contains("\(index)") {
            #expect(!finding.lines.isEmpty, "seed \(seed): nothing is said below cell \(place)")
          }
          #expect(
            !isStale || isTold,
            "seed \(seed), after cell \(place): cell \(index) is stale and nobody says so: \(random.cells[index])"
          )
        }
        told = finding.stale
      }
    }
    print(
      "stale cells, seeds \(first)…: \(counts.looked) looked at, \(counts.stale) stale, "
        + "\(counts.seen) of them told, \(counts.told) told in all"
    )
    #expect(counts.stale > 0 && counts.told < counts.looked)
  }
}
