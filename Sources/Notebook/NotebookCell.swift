package import OrderedJSON

/// A cell of a notebook, with every member it was read with.
package struct NotebookCell: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case code, markdown, raw
    /// A kind that nbformat 4.5 does not know; kept as it is.
    case other
  }

  /// The cell as the file has it.
  package private(set) var members: JSONObject

  /// A cell as a file has it.
  init(_ value: JSONValue, number: Int) throws(NotebookError) {
    guard let members = value.object else { throw .badCell(number: number, member: "cell") }
    guard members["cell_type"]?.string != nil else {
      throw .badCell(number: number, member: "cell_type")
    }
    guard Self.text(of: members["source"]) != nil else {
      throw .badCell(number: number, member: "source")
    }
    if let metadata = members["metadata"], metadata.object == nil {
      throw .badCell(number: number, member: "metadata")
    }
    if let outputs = members["outputs"], outputs.array == nil {
      throw .badCell(number: number, member: "outputs")
    }
    self.members = members
  }

  /// A new cell; nil gives it no name.
  package init(
    _ kind: Kind,
    _ source: String,
    id: String? = nil,
    metadata: JSONObject = JSONObject()
  ) {
    members = JSONObject()
    members["cell_type"] = .string(kind.rawValue)
    if kind == .code { members["execution_count"] = .null }
    if let id { members["id"] = .string(id) }
    members["metadata"] = .object(metadata)
    if kind == .code { members["outputs"] = [] }
    members["source"] = Self.lines(of: source)
  }

  package var kind: Kind { members["cell_type"]?.string.flatMap(Kind.init) ?? .other }

  /// The name of the cell within its notebook; nil before nbformat 4.5.
  package var id: String? {
    get { members["id"]?.string }
    set { set("id", newValue.map { .string($0) }) }
  }

  /// The text.
  package var source: String {
    get { Self.text(of: members["source"]) ?? "" }
    set { if source != newValue { members["source"] = Self.lines(of: newValue) } }
  }

  package var metadata: JSONObject {
    get { members["metadata"]?.object ?? JSONObject() }
    set { if metadata != newValue { set("metadata", .object(newValue)) } }
  }

  /// The words by which programs know what to do with the cell.
  package var tags: [String] {
    get { (metadata["tags"]?.array ?? []).compactMap(\.string) }
    set {
      guard tags != newValue else { return }
      metadata["tags"] = newValue.isEmpty ? nil : .array(newValue.map { .string($0) })
    }
  }

  /// The number under which the cell ran last; nil where it did not.
  package var executionCount: Int? {
    get { members["execution_count"]?.int }
    set {
      let value: JSONValue = newValue.map { .number(JSONNumber($0)) } ?? .null
      if members["execution_count"] != value { set("execution_count", value) }
    }
  }

  /// What the cell came to.
  package var outputs: [CellOutput] {
    get { (members["outputs"]?.array ?? []).map { CellOutput($0) } }
    set { if outputs != newValue { set("outputs", .array(newValue.map(\.value))) } }
  }

  private mutating func set(_ name: String, _ value: JSONValue?) {
    if let value { members.insertInOrder(name, value) } else { members[name] = nil }
  }

  /// Takes away what only a cell of code has.
  mutating func forgetRun() {
    members["outputs"] = nil
    members["execution_count"] = nil
  }

  /// Sets a member that is no part of the model.
  mutating func setOther(_ name: String, _ value: JSONValue) { set(name, value) }

  // MARK: - Text

  /// A text as files of Jupyter's have it: a list of lines with their ends.
  package static func lines(of text: String) -> JSONValue {
    .array(pieces(of: text).map { .string($0) })
  }

  /// The lines of a text with their ends; none of an empty one.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      let next = bytes.index(after: end)
      pieces.append(String(text[start..<next]))
      start = next
    }
    if start < bytes.endIndex { pieces.append(String(text[start...])) }
    return pieces
  }

  /// A text that stands as one, or as a list of its lines; nil for anything else.
  package static func text(of value: JSONValue?) -> String? {
    switch value {
    case .string(let text): return text
    case .array(let pieces):
      let texts = pieces.compactMap(\.string)
      return texts.count == pieces.count ? texts.joined() : nil
    default: return nil
    }
  }
}
