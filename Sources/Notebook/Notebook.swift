package import OrderedJSON

/// A notebook: cells of code and of words, and what the code came to (nbformat 4).
///
/// It keeps the whole document it was read from, members it does not know included, and gives back the
/// very bytes as long as nothing is changed.
package struct Notebook: Sendable {
  /// The document but for its cells, which are in ``cells``.
  private var document: JSONObject
  /// The cells in their order.
  package var cells: [NotebookCell]
  /// What was read, to give it back as it was.
  private let original: Original?

  private struct Original: Sendable {
    let bytes: [UInt8]
    let document: JSONObject
    let cells: [NotebookCell]
    /// What stands before a part for each value it lies within.
    let indent: String
    let endsInNewline: Bool
  }

  /// Where a run says how it went, in the metadata of a notebook and of a cell; like outputs it is no part of
  /// a text.
  package static let runKey = "tidemark_run"

  /// The minor version of the format that new notebooks have: the one with names for cells.
  static let newestMinor = 5

  /// An empty notebook.
  package init(metadata: JSONObject = Notebook.standardMetadata, cells: [NotebookCell] = []) {
    document = JSONObject()
    document["cells"] = []
    document["metadata"] = .object(metadata)
    document["nbformat"] = 4
    document["nbformat_minor"] = .number(JSONNumber(Self.newestMinor))
    self.cells = cells
    original = nil
  }

  /// What a notebook of ours says of its language.
  package static var standardMetadata: JSONObject {
    var metadata = JSONObject()
    metadata["kernelspec"] = [
      "display_name": "Tidemark", "language": "lua", "name": "tidemark",
    ]
    metadata["language_info"] = ["file_extension": ".lua", "name": "lua"]
    return metadata
  }

  /// Reads a file of Jupyter's.
  ///
  /// Versions 4.0 to 4.5 are known; a newer minor version is read as 4.5, as the format asks.
  ///
  /// - Parameter bytes: The file.
  /// - Throws: ``NotebookError`` where it is no notebook, with the first thing that is wrong.
  package init(reading bytes: [UInt8]) throws(NotebookError) {
    let value: JSONValue
    do { value = try JSONValue(reading: bytes) } catch { throw .notJSON(error) }
    guard let object = value.object, let major = object["nbformat"]?.int else {
      throw .notANotebook
    }
    guard major == 4 else { throw .otherFormat(major: major) }
    guard let list = object["cells"]?.array else { throw .missing("cells") }
    if let metadata = object["metadata"], metadata.object == nil { throw .missing("metadata") }
    var cells: [NotebookCell] = []
    for (number, cell) in list.enumerated() {
      cells.append(try NotebookCell(cell, number: number + 1))
    }
    document = object
    self.cells = cells
    let head = bytes.drop { $0 != 0x7B }.dropFirst()
    let lineEnd = head.first == 0x0A
    let indent = lineEnd ? head.dropFirst().prefix { $0 == 0x20 || $0 == 0x09 } : []
    original = Original(
      bytes: bytes,
      document: object,
      cells: cells,
      indent: indent.isEmpty ? " " : String(decoding: indent, as: UTF8.self),
      endsInNewline: bytes.last == 0x0A
    )
  }

  /// The file: the bytes that were read as long as nothing is changed, else in their style; a new one
  /// in Jupyter's.
  package var bytes: [UInt8] {
    if let original, original.document == document, original.cells == cells {
      return original.bytes
    }
    var document = document
    document["cells"] = .array(cells.map { .object($0.members) })
    let text = JSONValue.object(document).indentedText(original?.indent ?? " ")
    return Array((text + (original?.endsInNewline ?? true ? "\n" : "")).utf8)
  }

  /// What is said of the whole notebook.
  package var metadata: JSONObject {
    get { document["metadata"]?.object ?? JSONObject() }
    set {
      if document["metadata"]?.object != newValue {
        document.insertInOrder("metadata", .object(newValue))
      }
    }
  }

  /// The minor version of the format.
  package var minorVersion: Int { document["nbformat_minor"]?.int ?? 0 }

  /// The document's members besides cells and metadata, as they are.
  var otherMembers: JSONObject {
    JSONObject(document.members.filter { $0.name != "cells" && $0.name != "metadata" })
  }

  /// Takes the members besides cells and metadata from elsewhere.
  mutating func setOtherMembers(_ members: JSONObject) {
    var whole = JSONObject()
    whole["cells"] = []
    whole["metadata"] = .object(metadata)
    for member in members.members { whole[member.name] = member.value }
    document = whole
  }

  /// Whether cells have names in this version of the format.
  package var namesCells: Bool { minorVersion >= 5 }
}

extension Notebook: Equatable {
  /// Whether they say the same, however they were written.
  package static func == (left: Notebook, right: Notebook) -> Bool {
    left.cells == right.cells && left.document["metadata"] == right.document["metadata"]
      && left.otherMembers == right.otherMembers
  }
}

/// Why a file is no notebook, as facts.
package enum NotebookError: Error, Hashable, Sendable {
  case notJSON(JSONError)
  /// JSON, but nothing that says it is a notebook.
  case notANotebook
  /// A notebook of another major version.
  case otherFormat(major: Int)
  /// A member that a notebook must have, or that is no object or list where it must be.
  case missing(String)
  /// A cell, by its number from 1, that lacks something or has it in the wrong form.
  case badCell(number: Int, member: String)
  /// A text of cells that is not UTF-8.
  case notUTF8
}
