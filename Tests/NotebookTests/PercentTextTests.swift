@testable import Notebook
import OrderedJSON
import TestInputSupport
import Testing

@Suite("Notebooks as text")
struct PercentTextTests {
  private func text(_ notebook: Notebook) -> String {
    String(decoding: PercentText.bytes(of: notebook), as: UTF8.self)
  }

  private func notebook(_ text: String) throws -> Notebook {
    try PercentText.notebook(of: Array(text.utf8))
  }

  @Test("Cells, kinds, titles, tags and words are read from the markers")
  func reading() throws {
    let notebook = try notebook(
      """
      -- %% [markdown]
      -- # Falls
      --
      -- What we look at.

      -- %% The month tags=["parameters"]
      month = "2024-09"

      -- %%
      print(month)

      """
    )
    #expect(notebook.cells.map(\.kind) == [.markdown, .code, .code])
    #expect(notebook.cells[0].source == "# Falls\n\nWhat we look at.")
    #expect(notebook.cells[1].tags == ["parameters"])
    #expect(notebook.cells[1].metadata["title"] == "The month")
    #expect(notebook.cells[2].source == "print(month)")
    #expect(notebook.metadata == Notebook.standardMetadata)
    #expect(Set(notebook.cells.compactMap(\.id)).count == 3)
  }

  @Test("A text has no more in it than what a person wrote")
  func writing() throws {
    var notebook = Notebook()
    notebook.cells = [
      NotebookCell(.markdown, "# Falls\n\nBy ward.", id: "words"),
      NotebookCell(
        .code,
        "x = 1\n-- %% no cell\nx",
        metadata: ["tags": ["parameters"]]
      ),
    ]
    notebook.cells[1].outputs = [.stream(name: "stdout", text: "lost")]
    #expect(
      text(notebook) == #"""
        -- %% [markdown] id="words"
        -- # Falls
        --
        -- By ward.

        -- %% tags=["parameters"]
        x = 1
        -- \%% no cell
        x

        """#
    )
  }

  @Test(
    "Any text comes back byte for byte, however it was written",
    arguments: [
      "", "\n", "\n\n", "x", "x\n", "print(1)\n\n-- %%\nprint(2)\n", "-- %%", "-- %%\n",
      "-- %%\n\n",
      "-- %%\n\n\n-- %%\n", "-- %%\nx\n-- %%\ny\n", "-- %%\nx\n\n\n\n-- %%\ny\n\n\n",
      "--%% [md]\n--words\n-- \n--\n", "-- %% [markdown]\nnot a comment\n-- a comment\n",
      "-- %% {\"a b\": 1}\nx\n", "-- %% a = b {broken\nx\n", "-- %%\r\nx = 1\r\n\r\n-- %%\r\nx\r\n",
      "\n\n-- %%\nx\n",
      "-- ---\n-- jupyter:\n--   kernelspec:\n--     name: lua\n-- ---\n\n-- %%\nx\n",
      "-- ---\n-- jupyter: {\"a\": 1}\n-- ---\n\n-- %%\nx\n", "-- ---\nno end\n",
      "-- %% id=\"one\" id=\"two\"\nx\n", "-- %% [raw]\n-- ---\n-- \\%% kept\n",
      "-- %%\n-- \\%%\n-- \\\\%%\n--%%%\n", "-- %% \u{301}title\n-- \u{301}x\n",
      "-- %%  two  spaces \nx\n",
      "-- %% [markdown] tags=[\"a\",\"b\"]\n", "-- %% title=\"x\" [markdown]\n",
    ]
  )
  func bytes(_ text: String) throws {
    let notebook = try notebook(text)
    #expect(self.text(notebook) == text)
    // And through a file of Jupyter's.
    let file = try Notebook(reading: notebook.bytes)
    #expect(self.text(file) == text)
  }

  @Test("A text of any pieces comes back byte for byte")
  func anyText() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "-- %%", "-- %% ", "--%%", "-- ---", "[markdown]", " title", " id=\"a\"", " tags=[\"x\"]",
      "\n", "\n",
      "\n\n", "--", "-- ", "-- words", "x = 1", "\\", "%%", "{\"a\": 1}", " k=1", "\r", "é",
      "\u{301}", " ",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      let notebook = try notebook(text)
      #expect(
        Array(self.text(notebook).utf8) == Array(text.utf8),
        "seed \(seed): \(text.debugDescription)"
      )
      let file = try Notebook(reading: notebook.bytes)
      #expect(
        Array(self.text(file).utf8) == Array(text.utf8),
        "seed \(seed), by a file: \(text.debugDescription)"
      )
    }
  }

  @Test("A notebook of any cells comes back with all that a person wrote")
  func anyNotebook() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      let notebook = RandomNotebooks.notebook(&generator)
      let again = try PercentText.notebook(of: PercentText.bytes(of: notebook))
      let difference = zip(notebook.cells, again.cells).first { !$0.saysTheSame(as: $1) }
      #expect(difference == nil, "seed \(seed): \(text(notebook).debugDescription)")
      #expect(notebook.cells.count == again.cells.count, "seed \(seed)")
      #expect(notebook.metadata == again.metadata, "seed \(seed)")
      #expect(notebook.otherMembers == again.otherMembers, "seed \(seed)")
      // What is read from a text is written as that text.
      #expect(PercentText.bytes(of: again) == PercentText.bytes(of: notebook), "seed \(seed)")
    }
  }

  @Test("A cell that was written in its own way is written in ours once it is changed")
  func changed() throws {
    var notebook = try notebook("--%% [md]\n--words\n\n\n-- %%\nx\n")
    notebook.cells[0].source = "other words"
    #expect(text(notebook).hasSuffix("-- other words\n\n-- %%\nx\n"))
    #expect(!text(notebook).contains("--words\n"))
  }

  @Test("What is no UTF-8 is refused")
  func notUTF8() {
    #expect(throws: NotebookError.notUTF8) { try PercentText.notebook(of: [0x78, 0xFF]) }
  }
}

/// Notebooks of every sort from a generator.
enum RandomNotebooks {
  static func notebook(_ generator: inout SeededGenerator) -> Notebook {
    var notebook = Notebook()
    if Int.random(in: 0..<3, using: &generator) == 0 {
      notebook.metadata = metadata(&generator)
    }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      notebook.setOtherMembers(["nbformat": 4, "nbformat_minor": 4])
    }
    for number in 0..<Int.random(in: 0...5, using: &generator) {
      let kind: NotebookCell.Kind =
        [.code, .markdown, .raw].randomElement(using: &generator) ?? .code
      var cell = NotebookCell(
        kind,
        text(&generator),
        id: notebook.namesCells ? "cell-\(number)" : nil,
        metadata: metadata(&generator)
      )
      if kind == .markdown, Bool.random(using: &generator) {
        cell.setOther("attachments", ["a.png": ["image/png": "AAAA"]])
      }
      notebook.cells.append(cell)
    }
    return notebook
  }

  private static func metadata(_ generator: inout SeededGenerator) -> JSONObject {
    var metadata = JSONObject()
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      let name =
        ["title", "tags", "a b", "id", "cell", "k.x", "", "é"].randomElement(using: &generator)
        ?? ""
      let value: JSONValue =
        [.string(text(&generator)), ["x", "y"], ["a": .null], 1.0.asJSON].randomElement(
          using: &generator
        )
        ?? .null
      metadata[name] = value
    }
    return metadata
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let pieces = [
      "x = 1", "\n", "\n", "-- %%", "-- \\%%", "--", " ", "# Heading", "é", "\u{301}", "\r", "%%",
      "\"",
      "[markdown]", "{", "a=1", "\u{2028}",
    ]
    return (0..<Int.random(in: 0...8, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }
}

extension Double {
  fileprivate var asJSON: JSONValue { JSONValue(self) }
}
