internal import Notebook
internal import OrderedJSON
internal import Workbench

/// An earlier run of a notebook, from which a run can be resumed: what its cells read, wrote and came to.
struct EarlierRun {
  /// A cell that ran to its end.
  struct Cell {
    let cell: NotebookCell
    let trace: CellTrace
    /// By what its text goes.
    let text: String
    /// By what the texts up to it go, where the cell names places in them.
    let places: String?
  }

  /// In the order of the notebook.
  let cells: [Cell]

  /// What an earlier run left; nil where it was made under other conditions, or says nothing of them.
  ///
  /// - Parameters:
  ///   - notebook: The notebook that it wrote.
  ///   - conditions: What this run is made under.
  init?(_ notebook: Notebook, conditions: String) {
    guard notebook.metadata[Notebook.runKey]?["conditions"]?.string == conditions else {
      return nil
    }
    cells = notebook.cells.compactMap { cell in
      guard cell.kind == .code, let record = cell.metadata[Notebook.runKey],
        record["status"] == nil, let text = record["text"]?.string
      else { return nil }
      return Cell(
        cell: cell,
        trace: CellTrace(record),
        text: text,
        places: record["places"]?.string
      )
    }
  }

  /// By what a text goes.
  static func mark(ofText text: String) -> String {
    var digest = TraceDigest()
    digest.add(text)
    return digest.text
  }

  /// By what all cells of code up to one go.
  static func mark(ofPlace place: Int, in notebook: Notebook) -> String {
    var digest = TraceDigest()
    for cell in notebook.cells.prefix(place + 1) where cell.kind == .code {
      digest.add(cell.source)
    }
    return digest.text
  }

  /// For each place of a notebook the cell of the earlier run that had the same text: the one of the same
  /// name, else the next in order that nobody has.
  func pairs(in notebook: Notebook) -> [Int: Cell] {
    var unused = Array(cells.indices)
    var pairs: [Int: Cell] = [:]
    func take(_ place: Int, where isIt: (Cell) -> Bool) {
      guard let found = unused.firstIndex(where: { isIt(cells[$0]) }) else { return }
      pairs[place] = cells[unused.remove(at: found)]
    }
    let places = notebook.cells.indices.filter { notebook.cells[$0].kind == .code }
    let texts = Dictionary(
      uniqueKeysWithValues: places.map { ($0, Self.mark(ofText: notebook.cells[$0].source)) }
    )
    for place in places {
      guard let id = notebook.cells[place].id else { continue }
      take(place) { $0.cell.id == id && $0.text == texts[place] }
    }
    for place in places where pairs[place] == nil { take(place) { $0.text == texts[place] } }
    return pairs
  }

  /// The cell of a name that recorded changes, whatever its text was.
  func recording(named id: String?) -> Cell? {
    guard let id else { return nil }
    return cells.first { $0.cell.id == id && $0.trace.changes > 0 }
  }

  /// What lay outside the notebook when the run began, so far as its cells saw it and it is still as the run
  /// left it; what is otherwise by now is told as it is now.
  ///
  /// - Parameters:
  ///   - store: The mark of the store now.
  ///   - parameters: The mark of the parameters now.
  /// - Returns: A mark for each name in brackets.
  func beginning(store: String, parameters: String) -> [String: TraceMark] {
    var first: [String: TraceMark] = [:]
    var last: [String: TraceMark] = [:]
    for cell in cells {
      for (name, mark) in cell.trace.read where name.hasPrefix("(") {
        if first[name] == nil { first[name] = mark }
        last[name] = mark
      }
      for (name, mark) in cell.trace.wrote where name.hasPrefix("(") {
        if first[name] == nil { first[name] = .absent }
        last[name] = mark
      }
    }
    var state: [String: TraceMark] = [:]
    for (name, mark) in first {
      let now: TraceMark
      switch name {
      case CellTrace.Name.store: now = TraceMark(own: store)
      case CellTrace.Name.parameters: now = TraceMark(own: parameters)
      case _ where name.hasPrefix("(file "):
        let path = String(name.dropFirst("(file ".count).dropLast())
        now = TraceMark(own: FileNotes.mark(ofFile: path))
      // A session begins with these as ever.
      default:
        if name != CellTrace.Name.library, !name.hasPrefix("(module ") { state[name] = mark }
        continue
      }
      state[name] = now == last[name] ? mark : now
    }
    return state
  }
}
