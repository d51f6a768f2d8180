import Foundation
import Notebook
import OrderedJSON
import Testing

/// The notebooks in `notebooks`, run on the demonstration trust.
@Suite("Notebooks that ship")
struct ShippedNotebooksTests {
  private static func run(_ name: String, _ more: String...) throws -> (Notebook, page: String) {
    let store = try TrustStore.path()
    let workplace = try Workplace()
    let outcome = try workplace.run(
      [
        "notebook", "run", "\(Workplace.project)/notebooks/\(name).lua", "-o", "out.ipynb",
        "--html",
        "page.html", "--store", store, "--today", "2024-10-15",
      ] + more
    )
    #expect(outcome.errors.isEmpty)
    #expect(outcome.status == 0)
    return (
      try Notebook(reading: Array(workplace.read("out.ipynb").utf8)),
      try workplace.read("page.html")
    )
  }

  /// Everything that the cells printed and gave, as text.
  private func text(_ notebook: Notebook) -> String {
    notebook.cells.flatMap(\.outputs).map { output in
      switch output {
      case .stream(_, let text): text
      case .display(let data, _), .result(_, let data, _): data["text/plain"]?.string ?? ""
      case .error(_, let message, _): message
      case .other: ""
      }
    }.joined(separator: "\n")
  }

  private func charts(_ page: String) -> Int { page.ranges(of: "data:image/svg+xml;base64,").count }

  @Test("Every notebook that ships is one of these")
  func all() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(Workplace.project)/notebooks"
    )
    #expect(
      names.sorted() == [
        "exploring_a_measure.lua", "monthly_ward_pack.lua", "portfolio_review.lua",
        "violence_on_crofton.lua",
      ]
    )
  }

  @Test("A measure is explored, at Crofton Ward and at another place")
  func exploring() throws {
    let (notebook, page) = try Self.run("exploring_a_measure")
    #expect(charts(page) == 1)
    #expect(text(notebook).contains("ptd-0.2.2"))
    let (other, _) = try Self.run("exploring_a_measure", "-p", "measure=EFF-02", "-p", "unit=TRUST")
    #expect(text(other).contains("Care plan reviewed within 12 months"))
  }

  @Test("Violence on Crofton Ward fell, and the fall holds, as the script that ships says")
  func violence() throws {
    let (notebook, page) = try Self.run("violence_on_crofton")
    #expect(charts(page) == 2)
    #expect(text(notebook).contains("The fall holds"))
    #expect(text(notebook).contains("of 235 points are special cause."))
  }

  @Test("The pack of a ward has its board and charts of what is more than chance, and no code")
  func pack() throws {
    let (notebook, page) = try Self.run("monthly_ward_pack")
    #expect(page.contains("Board of Crofton Ward"))
    #expect(text(notebook).contains("measures of Crofton Ward show special cause"))
    #expect(charts(page) >= 1)
    #expect(!page.contains("<details"))
  }

  @Test("The review of the portfolio says what the script of that name says")
  func portfolio() throws {
    let (notebook, _) = try Self.run("portfolio_review")
    #expect(text(notebook).contains("98 of them one too many"))
  }
}
