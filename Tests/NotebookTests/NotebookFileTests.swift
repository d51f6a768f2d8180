import Foundation
import OrderedJSON
import Testing

@testable import Notebook

@Suite("Files of Jupyter's")
struct NotebookFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")

  private func golden(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
  }

  @Test(
    "A file comes back byte for byte when nothing is changed",
    arguments: ["jupyter.ipynb", "old.ipynb"]
  )
  func unchanged(_ name: String) throws {
    let bytes = try golden(name)
    #expect(try Notebook(reading: bytes).bytes == bytes)
  }

  @Test("A change touches what was changed and nothing else")
  func changed() throws {
    let bytes = try golden("jupyter.ipynb")
    var notebook = try Notebook(reading: bytes)
    notebook.cells[0].source += "!"
    let before = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let after = String(decoding: notebook.bytes, as: UTF8.self).split(separator: "\n")
    #expect(zip(before, after).count { $0 != $1 } == 1)
    #expect(before.count == after.count)
    notebook.cells[0].source.removeLast()
    #expect(notebook.bytes == bytes)
  }

  @Test("Outputs of every kind are read, and written as they were")
  func outputs() throws {
    let bytes = try golden("jupyter.ipynb")
    var notebook = try Notebook(reading: bytes)
    let outputs = notebook.cells.flatMap(\.outputs)
    #expect(outputs.count == 5)
    #expect(outputs.first == .stream(name: "stdout", text: "one\ntwo\n"))
    guard case .result(3, let data, _) = outputs[2] else {
      Issue.record("no result")
      return
    }
    #expect(data["text/plain"] == "a chart")
    #expect(data["application/vnd.vegalite.v5+json"]?["data"]?["values"]?.array?.count == 1)
    guard case .other = outputs[4] else {
      Issue.record("an unknown output was taken for a known one")
      return
    }
    for index in notebook.cells.indices where !notebook.cells[index].outputs.isEmpty {
      let outputs = notebook.cells[index].outputs
      notebook.cells[index].outputs = []
      notebook.cells[index].outputs = outputs
    }
    #expect(notebook.bytes == bytes)
  }

  @Test("A new notebook is what nbformat 4.5 asks for, to the byte")
  func written() throws {
    var notebook = Notebook()
    notebook.cells = [
      NotebookCell(.markdown, "# Title\n", id: "a"), NotebookCell(.code, "x = 1\nx", id: "b"),
    ]
    notebook.cells[1].executionCount = 1
    notebook.cells[1].outputs = [
      .result(count: 1, data: ["text/plain": "1"], metadata: JSONObject())
    ]
    let text = String(decoding: notebook.bytes, as: UTF8.self)
    if ProcessInfo.processInfo.environment["TIDEMARK_RECORD_GOLDENS"] != nil {
      try Data(text.utf8).write(to: Self.folder.appendingPathComponent("written.ipynb"))
    }
    #expect(Array(text.utf8) == (try golden("written.ipynb")))
  }

  @Test("The text of a notebook is the text that was recorded, and back")
  func converted() throws {
    let notebook = try Notebook(reading: golden("jupyter.ipynb"))
    let text = PercentText.bytes(of: notebook)
    if ProcessInfo.processInfo.environment["TIDEMARK_RECORD_GOLDENS"] != nil {
      try Data(text).write(to: Self.folder.appendingPathComponent("jupyter.lua"))
    }
    #expect(text == (try golden("jupyter.lua")))
    let again = try PercentText.notebook(of: text)
    #expect(zip(again.cells, notebook.cells).allSatisfy { $0.saysTheSame(as: $1) })
    #expect(again.metadata == notebook.metadata)
  }

  @Test(
    "What is no notebook is refused with what is wrong",
    arguments: [
      ("{}", NotebookError.notANotebook), ("[]", .notANotebook),
      (#"{"nbformat":3,"worksheets":[]}"#, .otherFormat(major: 3)),
      (#"{"nbformat":4}"#, .missing("cells")),
      (#"{"nbformat":4,"cells":[],"metadata":[]}"#, .missing("metadata")),
      (#"{"nbformat":4,"cells":[1]}"#, .badCell(number: 1, member: "cell")),
      (#"{"nbformat":4,"cells":[{"cell_type":"code"}]}"#, .badCell(number: 1, member: "source")),
      (
        #"{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":{}}]}"#,
        .badCell(number: 1, member: "outputs")
      ),
    ]
  )
  func refused(_ text: String, _ expected: NotebookError) {
    #expect(throws: expected) { try Notebook(reading: Array(text.utf8)) }
  }
}
