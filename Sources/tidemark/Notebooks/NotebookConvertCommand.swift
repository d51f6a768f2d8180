internal import ArgumentParser
internal import Foundation
internal import Notebook
internal import Workbench

/// Writes a notebook in its other form.
struct NotebookConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a notebook in its other form: .ipynb to .lua, or .lua to .ipynb.",
    discussion: """
      Nothing of what was written is lost either way: words, code, tags and other metadata, names of \
      cells. Outputs have no place in a .lua; where one is converted to an .ipynb that is there \
      already, cells that say the same keep the outputs that they had in it.

        tidemark notebook convert falls.ipynb falls.lua
      """
  )

  @Argument(help: "The notebook: .ipynb or .lua.")
  var input: String

  @Argument(help: "Where to; an earlier file of that name is replaced.")
  var output: String

  func run() throws {
    guard try NotebookFile.isText(input) != NotebookFile.isText(output) else {
      throw Diagnostic(
        kind: "usage",
        "Both files have the same form.",
        hint: "One name ends in .ipynb, the other in .lua"
      )
    }
    var notebook = try NotebookFile.read(input)
    if try !NotebookFile.isText(output), FileManager.default.fileExists(atPath: output) {
      notebook.takeOutputs(from: try NotebookFile.read(output))
    }
    try NotebookFile.write(notebook, to: output)
  }
}

extension Notebook {
  /// Gives cells that say the same as one of an earlier notebook the outputs that it had.
  fileprivate mutating func takeOutputs(from earlier: Notebook) {
    let byID = Dictionary(earlier.cells.compactMap { cell in cell.id.map { ($0, cell) } }) { $1 }
    for index in cells.indices {
      guard let id = cells[index].id, let before = byID[id], before.source == cells[index].source,
        cells[index].kind == .code
      else { continue }
      cells[index].outputs = before.outputs
      cells[index].executionCount = before.executionCount
    }
  }
}
