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
  /// The cells that recorded changes in the store, whether they ran to their end or not.
  let recording: [Cell]

  /// What an earlier run left; nil where it was made under other conditions, or says nothing of them.
  ///
  /// - Parameters:
  ///   - notebook: The notebook that it wrote.
  ///   - conditions: What this run is made under.
  init?(_ notebook: Notebook, conditions: String) {
    guard notebook.metadata[Notebook.runKey]?["conditions"]?.string == conditions else {
      return nil
    }
    let all = notebook.cells.compactMap { cell -> (Cell, isWhole: Bool)? in
      guard cell.kind == .code, let record = cell.metadata[Notebook.runKey],
        let text = record["text"]?.string
      else { return nil }
      let known = Cell(
        cell: cell,
        trace: CellTrace(record),
        text: text,
        places: record["places"]?.string
      )
      return (known, record["status"] == nil)
    }
    cells = all.filter(\.isWhole).map(\.0)
    recording = all.map(\.0).filter { $0.trace.changes > 0 }
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

  /// The cell of the earlier run that recorded changes and that a cell may be another form of: one of the
  /// same name or text; for a cell that commits something, else one that is in the notebook no more.
  func recording(at place: Int, in notebook: Notebook) -> Cell? {
    let cell = notebook.cells[place]
    let text = Self.mark(ofText: cell.source)
    let same = recording.first { $0.text == text || $0.cell.id != nil && $0.cell.id == cell.id }
    if let same { return same }
    guard CellTrace.names(in: cell.source).contains("commit") else { return nil }
    let texts = Set(notebook.cells.map { Self.mark(ofText: $0.source) })
    let names = Set(notebook.cells.compactMap(\.id))
    return recording.first { earlier in
      !texts.contains(earlier.text) && !(earlier.cell.id.map(names.contains) ?? false)
    }
  }

  /// What lay outside the notebook when the run began, so far as its cells saw it and it is still as the run
  /// left it; what is otherwise by now is told as it is now.
  ///
  /// - Parameters:
  ///   - store: The mark of the store now.
  ///   - given: The marks of the parameters and the days now, by their names.
  /// - Returns: A mark for each name in brackets.
  func beginning(store: String, given: [String: String]) -> [String: TraceMark] {
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
      case _ where given[name] != nil: now = TraceMark(own: given[name] ?? "-")
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
