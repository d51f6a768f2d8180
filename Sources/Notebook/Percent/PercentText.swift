internal import OrderedJSON

/// A notebook as a text of Lua in which comments of the form `-- %%` begin the cells: readable, and easy
/// to compare, where a file of Jupyter's is neither.
///
/// Nothing of what a person writes is lost either way: kinds, texts, tags and other metadata, names of
/// cells, metadata of the notebook. Outputs are no part of a text: they are made by a run. A text that is
/// written otherwise than it would be here (other distances, spellings of a marker) is kept as it is in
/// the metadata of the cell, and used again as long as the cell stays the same.
package enum PercentText {
  /// Where what is not as it would be written here is kept, in the metadata of a cell or a notebook.
  static let keptUnder = "tidemark"

  /// The notebook of a text.
  ///
  /// What stands before the first marker is a cell of code without one, so that any script is a notebook.
  ///
  /// - Parameter bytes: The text; UTF-8.
  /// - Returns: The notebook.
  /// - Throws: ``NotebookError/notUTF8``.
  package static func notebook(of bytes: [UInt8]) throws(NotebookError) -> Notebook {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    var lines = CommentedLines.split(bytes)
    // The last piece is what follows the last end of a line.
    let endsInNewline = lines.last?.isEmpty == true
    if endsInNewline { lines.removeLast() }
    let header = PercentHeader(takenFrom: &lines)
    var notebook = Notebook(metadata: header.metadata)
    if let others = header.others { notebook.setOtherMembers(others) }
    var blocks = blocks(of: lines)
    if let first = blocks.first, first.lines.allSatisfy(\.isEmpty), first.marker == nil {
      blocks.removeFirst()
      // Blank lines before the first cell are the header's.
      if !first.lines.isEmpty {
        header.keep(blankLines: first.lines.count, in: &notebook)
      }
    }
    var identities = CellIdentities()
    for (number, block) in blocks.enumerated() {
      notebook.cells.append(
        block.cell(isFirst: number == 0, isLast: number == blocks.count - 1, &identities, notebook)
      )
    }
    if !endsInNewline, !bytes.isEmpty { header.keepUnended(in: &notebook) }
    return notebook
  }

  /// The text of a notebook, without its outputs.
  package static func bytes(of notebook: Notebook) -> [UInt8] {
    var lines = PercentHeader.lines(of: notebook)
    var identities = CellIdentities()
    for (number, cell) in notebook.cells.enumerated() {
      lines += PercentBlock.lines(
        of: cell,
        isFirst: number == 0,
        isLast: number == notebook.cells.count - 1,
        &identities,
        notebook
      )
    }
    var bytes = Array(lines.joined(separator: [CommentedLines.lineFeed]))
    if !lines.isEmpty, !PercentHeader.isUnended(notebook) { bytes.append(CommentedLines.lineFeed) }
    return bytes
  }

  private static func blocks(of lines: [CommentedLines.Line]) -> [PercentBlock] {
    var blocks: [PercentBlock] = [PercentBlock(marker: nil)]
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      if CellMarker.isMarker(text[...]) {
        blocks.append(PercentBlock(marker: line))
      } else {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }
}

/// A cell's part of a text: its marker and what follows up to the next.
struct PercentBlock {
  let marker: CommentedLines.Line?
  var lines: [CommentedLines.Line] = []

  init(marker: CommentedLines.Line?) { self.marker = marker }

  /// The cell; one that would be written otherwise keeps its text.
  func cell(
    isFirst: Bool,
    isLast: Bool,
    _ identities: inout CellIdentities,
    _ notebook: Notebook
  ) -> NotebookCell {
    var after = identities
    let plain = plainCell(isLast: isLast, &after, notebook)
    var again = identities
    let written = Self.lines(of: plain, isFirst: isFirst, isLast: isLast, &again, notebook)
    identities = after
    let read = (marker.map { [$0] } ?? []) + lines
    if written.map({ $0[...] }) == read { return plain }
    var cell = plain
    let text = String(
      decoding: Array(read.joined(separator: [CommentedLines.lineFeed])),
      as: UTF8.self
    )
    var metadata = cell.metadata
    metadata[PercentText.keptUnder] = ["text": .string(text)]
    cell.metadata = metadata
    return cell
  }

  /// The cell that the lines stand for, whatever their form.
  private func plainCell(
    isLast: Bool,
    _ identities: inout CellIdentities,
    _ notebook: Notebook
  ) -> NotebookCell {
    let text = marker.map { String(decoding: $0, as: UTF8.self) } ?? "-- %%"
    let marker =
      CellMarker(text[...])
      ?? CellMarker(kind: .code, id: nil, metadata: JSONObject(), others: JSONObject())
    var lines = lines
    // One blank line parts a cell from the next.
    if !isLast, lines.last?.isEmpty == true { lines.removeLast() }
    let source = CommentedLines.read(lines, kind: marker.kind)
    let usual = identities.next(kind: marker.kind, source: source)
    let id = marker.id ?? (notebook.namesCells ? usual : nil)
    var cell = NotebookCell(marker.kind, source, id: id, metadata: marker.metadata)
    for member in marker.others.members { cell.setOther(member.name, member.value) }
    // What is no cell of code has nothing that came of a run.
    if cell.kind == .other { cell.forgetRun() }
    return cell
  }

  /// The lines of a cell.
  static func lines(
    of cell: NotebookCell,
    isFirst: Bool,
    isLast: Bool,
    _ identities: inout CellIdentities,
    _ notebook: Notebook
  ) -> [[UInt8]] {
    let usual = identities.next(kind: cell.kindInText, source: cell.source)
    if let kept = keptLines(of: cell, isFirst: isFirst, isLast: isLast, usual: usual, notebook) {
      return kept
    }
    let marker = CellMarker(
      kind: cell.kindInText,
      id: cell.id == usual ? nil : cell.id,
      metadata: cell.metadataBesidesRun,
      others: cell.membersBesides
    )
    let lines =
      [Array(marker.line.utf8)] + CommentedLines.written(cell.source, kind: cell.kindInText)
    return isLast ? lines : lines + [[]]
  }

  /// The lines as they were read, where they still stand for the cell.
  private static func keptLines(
    of cell: NotebookCell,
    isFirst: Bool,
    isLast: Bool,
    usual: String,
    _ notebook: Notebook
  ) -> [[UInt8]]? {
    guard let own = cell.metadata[PercentText.keptUnder]?.object, own.names == ["text"],
      let text = own["text"]?.string
    else { return nil }
    let lines = CommentedLines.split(Array(text.utf8))
    var block = PercentBlock(marker: nil)
    let first = String(decoding: lines.first ?? [], as: UTF8.self)
    if CellMarker.isMarker(first[...]) {
      block = PercentBlock(marker: lines[0])
      block.lines = Array(lines.dropFirst())
    } else {
      // Only the first cell of a text can do without a marker.
      guard isFirst else { return nil }
      block.lines = lines
    }
    guard
      !block.lines.contains(where: { CellMarker.isMarker(String(decoding: $0, as: UTF8.self)[...]) }
      )
    else { return nil }
    var plain = cell
    plain.metadata[PercentText.keptUnder] = nil
    var identities = CellIdentities(saying: usual)
    let meant = block.plainCell(isLast: isLast, &identities, notebook)
    return meant.saysTheSame(as: plain) ? lines.map { Array($0) } : nil
  }
}

extension NotebookCell {
  /// The members that a text has no place of their own for: attachments, and what is not known.
  var membersBesides: JSONObject {
    let known = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"]
    var others = JSONObject(members.members.filter { !known.contains($0.name) })
    if kind == .other { others["cell_type"] = members["cell_type"] }
    return others
  }

  /// The kind under which a text has the cell.
  var kindInText: Kind { kind == .other ? .code : kind }

  /// The metadata without what a run left in them.
  var metadataBesidesRun: JSONObject {
    var metadata = metadata
    metadata[Notebook.runKey] = nil
    return metadata
  }

  /// Whether two cells agree in all that a text says of them.
  package func saysTheSame(as other: NotebookCell) -> Bool {
    kind == other.kind && id == other.id && source == other.source
      && metadataBesidesRun == other.metadataBesidesRun && membersBesides == other.membersBesides
  }
}
