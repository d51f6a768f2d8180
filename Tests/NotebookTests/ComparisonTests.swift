import Notebook
import OrderedJSON
import Testing

@Suite("What changed between two runs")
struct ComparisonTests {
  private func differences(_ new: [CellOutput], _ old: [CellOutput]) -> [String] {
    func notebook(_ outputs: [CellOutput]) -> Notebook {
      var cell = NotebookCell(.code, "x", id: "x")
      cell.outputs = outputs
      return Notebook(cells: [cell])
    }
    return NotebookComparison(notebook(new), against: notebook(old)).differences.map {
      "\($0.place): \($0.before) → \($0.after)"
    }
  }

  private func chart(_ rows: [JSONObject], width: JSONValue = 640, svg: String = "<svg/>")
    -> CellOutput
  {
    .display(
      data: [
        "application/vnd.vegalite.v5+json": [
          "width": width, "data": ["values": .array(rows.map { .object($0) })],
        ],
        "image/svg+xml": .string(svg), "text/plain": .string("drawn as of today"),
      ],
      metadata: [:]
    )
  }

  @Test("A chart is compared by its figures and signals, and not by its picture")
  func charts() {
    let rows: [JSONObject] = [
      ["period": "Jan 2024", "value": 3, "category": "Common cause", "centre": 4],
      ["period": "Feb 2024", "value": 9, "category": "Common cause", "centre": 4],
    ]
    #expect(differences([chart(rows)], [chart(rows, width: 10, svg: "<svg>other</svg>")]) == [])
    var changed = rows
    changed[1]["category"] = "Special cause, of concern"
    changed.append(["period": "Mar 2024", "value": 5])
    #expect(
      differences([chart(changed)], [chart(rows)]) == [
        "Feb 2024, category: Common cause → Special cause, of concern",
        "Mar 2024: no such point → 5",
      ]
    )
  }

  @Test("A funnel is compared by its units, and two charts one under the other both")
  func otherCharts() {
    func funnel(_ upper: JSONValue) -> CellOutput {
      chart([
        ["name": "Ash", "value": 3, "mark": "drawn so", "upper_95": upper],
        ["name": "Elm", "value": 3, "mark": "drawn so", "upper_95": 5],
      ])
    }
    #expect(differences([funnel(7)], [funnel(6)]) == ["Ash, upper_95: 6 → 7"])
    func pair(_ range: JSONValue) -> CellOutput {
      func view(_ value: JSONValue) -> JSONValue {
        ["data": ["values": [["period": "Jan", "value": value]]]]
      }
      return .display(
        data: ["application/vnd.vegalite.v5+json": ["vconcat": [view(3), view(range)]]],
        metadata: [:]
      )
    }
    #expect(differences([pair(2)], [pair(1)]) == ["lower chart, Jan, value: 1 → 2"])
  }

  @Test("A line that moved all along is told once")
  func movedLine() {
    func rows(_ centre: JSONValue) -> [JSONObject] {
      ["Jan", "Feb", "Mar"].map { ["period": .string($0), "value": 3, "centre": centre] }
    }
    #expect(
      differences([chart(rows(5))], [chart(rows(4))]) == ["Jan to Mar, centre: 4 → 5"]
    )
  }

  @Test("A table is compared by its cells, numbers within what a sum leaves")
  func tables() {
    func table(_ csv: String) -> CellOutput {
      .display(data: ["text/csv": .string(csv), "text/html": "<p>"], metadata: [:])
    }
    let old = table("Ward,Rate\n\"Ash, \"\"A\"\"\",0.3\nElm,5\n")
    #expect(
      differences([table("Ward,Rate\n\"Ash, \"\"A\"\"\",0.30000000000000004\nElm,5\n")], [old])
        == []
    )
    #expect(
      differences([table("Ward,Rate\n\"Ash, \"\"A\"\"\",0.31\nElm,5\nOak,1\n")], [old]) == [
        "rows: 2 → 3", "row 1, Rate: 0.3 → 0.31",
      ]
    )
    #expect(differences([table("Unit,Rate\n")], [old]) == ["headings: Ward, Rate → Unit, Rate"])
  }

  @Test("Words are compared as words, however they are broken into lines and pieces")
  func words() {
    let old: [CellOutput] = [.stream(name: "stdout", text: "the mean is\n11.5 of 24\n")]
    #expect(
      differences(
        [
          .stream(name: "stdout", text: "the mean "),
          .stream(name: "stdout", text: "is 11.50 of 24"),
        ],
        old
      ) == []
    )
    #expect(
      differences([.stream(name: "stdout", text: "the mean is 11.6 of 24")], old) == [
        ": the mean is 11.5 of 24 → the mean is 11.6 of 24"
      ]
    )
    // Work that took long on one machine leaves an output without any form.
    #expect(differences([.display(data: [:], metadata: [:])] + old, old) == [])
    #expect(differences([], old) == [": the mean is ⏎ 11.5 of 24 → no output"])
  }

  @Test("Cells are paired by name, whatever stands between them")
  func pairing() {
    func cell(_ id: String, _ text: String) -> NotebookCell {
      var cell = NotebookCell(.code, "x", id: id)
      cell.outputs = [.stream(name: "stdout", text: text)]
      return cell
    }
    let old = Notebook(cells: [cell("a", "1"), cell("b", "2")])
    let new = Notebook(cells: [NotebookCell(.markdown, "new"), cell("c", "9"), cell("b", "2")])
    let found = NotebookComparison(new, against: old).differences
    #expect(found.map(\.id) == ["c", "a"])
    #expect(NotebookComparison(old, against: old).count == 0)
  }
}
