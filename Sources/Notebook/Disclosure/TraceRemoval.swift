internal import OrderedJSON

/// Takes away what a run noted of values that do not leave with a notebook.
///
/// A run notes for each cell marks of what it read and wrote. From the mark of a short value the value can be
/// found by trying, so none is left where the value itself was taken out: not with the cell that showed it, nor
/// with those that it is tied to by names that they use. Such cells are run again by a resumed run.
struct TraceRemoval {
  let findings: [DisclosureFinding]
  /// Whether the notebook goes to others: then no mark goes with it, whatever was found.
  let isShared: Bool

  /// Names whose marks tell nothing of a value that a cell showed.
  private static let open: Set<String> = [
    "(as of)", "(decisions)", "(random)", "(read on)", "(store)", "(today)",
  ]
  private static let marks = ["read", "wrote", "text", "places"]

  func clean(_ notebook: inout Notebook) {
    guard isShared || !findings.isEmpty else { return }
    if isShared { notebook.metadata[Notebook.runKey] = withoutConditions(notebook) }
    let untraced = isShared ? Set(notebook.cells.indices) : tied(in: notebook)
    // The mark of a text stands for all texts up to it where a cell names places.
    let firstCode = findings.lazy.filter { $0.place == .code }.compactMap(\.cell).min() ?? .max
    for place in notebook.cells.indices {
      guard var record = notebook.cells[place].metadata[Notebook.runKey]?.object else { continue }
      if untraced.contains(place) {
        // What the cell recorded stays told; its text is one that no cell has.
        let isTraced = record["text"] != nil
        for name in Self.marks { record[name] = nil }
        if isTraced, !isShared { record["text"] = "-" }
      } else if place + 1 >= firstCode, record["places"] != nil {
        record["places"] = "-"
      }
      notebook.cells[place].metadata[Notebook.runKey] =
        isShared && record.members.isEmpty ? nil : .object(record.inOrder)
    }
  }

  private func withoutConditions(_ notebook: Notebook) -> JSONValue? {
    guard var record = notebook.metadata[Notebook.runKey]?.object else {
      return notebook.metadata[Notebook.runKey]
    }
    record["conditions"] = nil
    return .object(record)
  }

  /// The cells out of which something was taken, and those that are tied to them by names.
  private func tied(in notebook: Notebook) -> Set<Int> {
    var found = Set(findings.compactMap(\.cell).map { $0 - 1 })
    func names(_ place: Int, _ kind: String) -> Set<String> {
      let members = notebook.cells[place].metadata[Notebook.runKey]?[kind]?.object?.members ?? []
      return Set(members.map(\.name)).subtracting(Self.open)
    }
    var reached: Set<String> = []
    func reach(_ place: Int) {
      reached.formUnion(names(place, "read").union(names(place, "wrote")))
    }
    found.forEach(reach)
    // What was taken out of the notebook's own metadata was given to it.
    if findings.contains(where: { $0.cell == nil }) { reached.insert("(parameters)") }
    var isGrowing = !reached.isEmpty
    while isGrowing {
      isGrowing = false
      for place in notebook.cells.indices where !found.contains(place) {
        // That something was shown, as every cell does that ends with a value, ties nobody.
        let used = names(place, "read").union(names(place, "wrote").subtracting(["_"]))
        guard !used.isDisjoint(with: reached) else { continue }
        found.insert(place)
        reach(place)
        isGrowing = true
      }
    }
    return found
  }
}
