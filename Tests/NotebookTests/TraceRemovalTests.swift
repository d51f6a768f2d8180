import Notebook
import OrderedJSON
import Testing

@Suite("What a run noted of values that were taken out")
struct TraceRemovalTests {
  private static let number = "943 476 5919"

  private func cell(
    _ source: String,
    read: [String] = [],
    wrote: [String] = [],
    shows: String? = nil
  ) -> NotebookCell {
    var cell = NotebookCell(.code, source)
    var record = JSONObject()
    func marks(_ names: [String]) -> JSONValue {
      .object(JSONObject(names.map { JSONObject.Member(name: $0, value: "5eed") }))
    }
    record["changes"] = 2
    record["places"] = "9ace"
    record["read"] = marks(read)
    record["text"] = "7e47"
    record["wrote"] = marks(wrote)
    cell.metadata[Notebook.runKey] = .object(record)
    if let shows { cell.outputs = [.stream(name: "stdout", text: shows)] }
    return cell
  }

  private func cleaned(_ cells: [NotebookCell], sharing: Int? = nil) -> [JSONValue?] {
    var notebook = Notebook(cells: cells)
    notebook.metadata[Notebook.runKey] = ["conditions": "c0de", "status": "ok"]
    let rules = DisclosureRules(
      machine: MachineNames(
        home: "/home/jane",
        working: "/srv",
        temporary: [],
        files: [],
        user: "jane",
        host: "h"
      ),
      smallestShared: sharing
    )
    let clean = DisclosureGate(notebook, rules).notebook
    #expect(DisclosureGate(clean, rules).notebook.bytes == clean.bytes)
    return clean.cells.map { $0.metadata[Notebook.runKey] } + [clean.metadata[Notebook.runKey]]
  }

  @Test("No mark is left with a cell that showed it, nor with those tied to it by names")
  func tied() throws {
    let records = cleaned([
      cell("n = f()", read: ["f", "(store)"], wrote: ["n"]),
      cell("n", read: ["n"], wrote: ["_"], shows: Self.number),
      cell("z = 1", read: ["(store)"], wrote: ["z", "_"]),
      cell("m = n .. ''", read: ["n"], wrote: ["m"]), cell("#m", read: ["m"]),
    ])
    for place in [0, 1, 3, 4] {
      #expect(records[place]?["read"] == nil && records[place]?["wrote"] == nil)
      #expect(records[place]?["text"] == "-")
      // What was recorded stays told: it must not be recorded twice.
      #expect(records[place]?["changes"] == 2)
    }
    #expect(records[2]?["wrote"]?["z"] == "5eed" && records[2]?["text"] == "7e47")
  }

  @Test("The mark of texts goes where one of them was cleaned")
  func texts() {
    let records = cleaned([
      cell("a = 1", wrote: ["a"]), cell("-- \(Self.number)"), cell("c = 1", wrote: ["c"]),
    ])
    #expect(records[0]?["places"] == "9ace" && records[0]?["text"] == "7e47")
    #expect(records[1]?["places"] == nil && records[1]?["text"] == "-")
    #expect(records[2]?["places"] == "-" && records[2]?["text"] == "7e47")
  }

  @Test("Nothing is taken where nothing was found, and all marks where a notebook is shared")
  func shared() {
    let cells = [cell("a = 1", wrote: ["a"])]
    #expect(cleaned(cells)[0] == cells[0].metadata[Notebook.runKey])
    #expect(cleaned(cells)[1]?["conditions"] == "c0de")
    #expect(cleaned(cells, sharing: 5) == [["changes": 2], ["status": "ok"]])
  }
}
