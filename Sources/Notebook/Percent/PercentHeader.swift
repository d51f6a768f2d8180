internal import OrderedJSON

/// What stands before the cells of a text: the metadata of the notebook, where they are not the usual ones.
///
/// ```
/// -- ---
/// -- jupyter: {"kernelspec": {"display_name": "Tidemark", "language": "lua", "name": "tidemark"}}
/// -- ---
/// ```
///
/// A header that another program wrote is kept as it is.
struct PercentHeader {
  var metadata = Notebook.standardMetadata
  /// The members of the document besides cells and metadata; nil for the usual ones.
  var others: JSONObject?

  private static let fence = Array("-- ---".utf8)
  private static let jupyter = "-- jupyter: "
  private static let document = "-- document: "

  /// Takes the header off the lines of a text, where they have one.
  init(takenFrom lines: inout [CommentedLines.Line]) {
    guard let first = lines.first, first.elementsEqual(Self.fence),
      let end = lines.dropFirst().firstIndex(where: { $0.elementsEqual(Self.fence) })
    else { return }
    var taken = Array(lines[...end])
    lines.removeSubrange(...end)
    // A blank line parts the header from the cells.
    if lines.first?.isEmpty == true {
      taken.append(lines.removeFirst())
    }
    let inner = taken.dropFirst().prefix { !$0.elementsEqual(Self.fence) }
      .map { String(decoding: $0, as: UTF8.self) }
    read(inner)
    if Self.lines(metadata, others).map({ $0[...] }) != taken {
      (metadata, others) = (Notebook.standardMetadata, nil)
      let text = Array(taken.joined(separator: [CommentedLines.lineFeed]))
      Self.set("header", .string(String(decoding: text, as: UTF8.self)), in: &metadata)
    }
  }

  private mutating func read(_ lines: [String]) {
    for line in lines {
      if line.hasPrefix(Self.jupyter),
        let value = try? JSONValue(reading: String(line.dropFirst(Self.jupyter.count))).object
      {
        metadata = value
      } else if line.hasPrefix(Self.document),
        let value = try? JSONValue(reading: String(line.dropFirst(Self.document.count))).object
      {
        others = value
      }
    }
  }

  /// Notes how many blank lines stand before the first cell.
  func keep(blankLines count: Int, in notebook: inout Notebook) {
    Self.set("blank_lines", .number(JSONNumber(count)), in: &notebook.metadata)
  }

  /// Notes that the last line has no end.
  func keepUnended(in notebook: inout Notebook) {
    Self.set("ends_in_newline", false, in: &notebook.metadata)
  }

  static func isUnended(_ notebook: Notebook) -> Bool {
    own(notebook.metadata)["ends_in_newline"] == .bool(false)
  }

  /// The lines of a notebook's header; none where it is the usual one.
  static func lines(of notebook: Notebook) -> [[UInt8]] {
    var metadata = notebook.metadata
    metadata[Notebook.runKey] = nil
    let own = own(metadata)
    let header = own["header"]?.string
    let blank = own["blank_lines"]?.int ?? 0
    // What only says how the text was written is no metadata of the notebook.
    if header != nil || blank > 0 || own["ends_in_newline"] != nil {
      for name in ["header", "blank_lines", "ends_in_newline"] { set(name, nil, in: &metadata) }
    }
    var others: JSONObject? = notebook.otherMembers
    if others == Notebook().otherMembers { others = nil }
    let usual = metadata == Notebook.standardMetadata && others == nil
    let lines =
      usual && header != nil
      ? CommentedLines.split(Array((header ?? "").utf8)).map { Array($0) }
      : usual ? [] : lines(metadata, others)
    return lines + Array(repeating: [], count: min(max(blank, 0), 1_000))
  }

  private static func lines(_ metadata: JSONObject, _ others: JSONObject?) -> [[UInt8]] {
    var lines = [fence, Array((jupyter + JSONValue.object(metadata).spacedText).utf8)]
    if let others { lines.append(Array((document + JSONValue.object(others).spacedText).utf8)) }
    return lines + [fence, []]
  }

  private static func own(_ metadata: JSONObject) -> JSONObject {
    metadata[PercentText.keptUnder]?.object ?? JSONObject()
  }

  private static func set(_ name: String, _ value: JSONValue?, in metadata: inout JSONObject) {
    var own = own(metadata)
    own[name] = value
    metadata[PercentText.keptUnder] = own.isEmpty ? nil : .object(own)
  }
}
