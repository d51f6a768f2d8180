internal import OrderedJSON

/// A notebook with what is not to leave taken out of it, and what that was.
///
/// Everything is looked at: words, code, names, metadata, what cells printed, every form of every value, errors. The
/// forms of one value are one thing: what is taken out of one is in no other. The same notebook gives the same
/// bytes, and a notebook that went through once goes through unchanged.
package struct DisclosureGate: Sendable {
  /// The notebook without what was found.
  package private(set) var notebook: Notebook
  /// What was found, in the order of the notebook.
  package private(set) var findings: [DisclosureFinding] = []
  /// The numbers of the cells whose figures their authors say count nobody.
  package private(set) var passed: [Int] = []

  private let rules: DisclosureRules

  /// Where a notebook says what was taken out of it, in its metadata.
  package static let key = "tidemark_disclosure"

  /// Looks at a notebook.
  ///
  /// - Parameters:
  ///   - notebook: The notebook.
  ///   - rules: What is taken out of it.
  ///   - cleared: Cells that were looked at under these rules already, by their places. One that is no
  ///     longer as it was then is looked at again.
  package init(
    _ notebook: Notebook,
    _ rules: DisclosureRules,
    cleared: [Int: CellClearance] = [:]
  ) {
    self.notebook = notebook
    self.rules = rules
    var cleaning = TextCleaning(rules: rules)
    self.notebook.metadata = cleaning.cleaned(notebook.metadata, besides: Self.key)
    add(cleaning)
    for (place, cell) in notebook.cells.enumerated() {
      let known = cleared[place]
      let clearance =
        known.flatMap { $0.original == cell ? $0 : nil } ?? CellClearance(cell, at: place, rules)
      self.notebook.cells[place] = clearance.cell
      findings += clearance.findings
      if clearance.isPassed { passed.append(place + 1) }
    }
    renameDerived(like: notebook)
    TraceRemoval(findings: findings, isShared: rules.smallestShared != nil).clean(&self.notebook)
    if !findings.isEmpty { tell() }
  }

  /// A text of the notebook's that stands elsewhere, such as its name in the title of a page.
  package static func cleaned(_ text: String, _ rules: DisclosureRules) -> String {
    var cleaning = TextCleaning(rules: rules)
    return cleaning.cleaned(text, .words) ?? ""
  }

  /// Gives cells that changed the names that follow from what they say now.
  ///
  /// A name that follows from what a cell said would let somebody try which number stood there.
  private mutating func renameDerived(like original: Notebook) {
    var (before, after) = (CellIdentities(), CellIdentities())
    for place in notebook.cells.indices {
      let (old, new) = (original.cells[place], notebook.cells[place])
      let usual = before.next(kind: old.kindInText, source: old.source)
      let named = after.next(kind: new.kindInText, source: new.source)
      if new.id == usual, usual != named { notebook.cells[place].id = named }
    }
  }

  private mutating func add(_ cleaning: TextCleaning) {
    for (kind, count) in cleaning.counts where count > 0 {
      findings.append(
        DisclosureFinding(kind: kind, cell: nil, id: nil, place: .metadata, count: count, forms: [])
      )
    }
  }

  /// Says in the notebook what was taken out of it; what an earlier gate said stays.
  private mutating func tell() {
    var said = notebook.metadata[Self.key]?.object ?? JSONObject()
    if let smallestShared = rules.smallestShared {
      said["counts_hidden_below"] = .number(JSONNumber(smallestShared))
    }
    let removed = findings.map { finding -> JSONValue in
      var entry = JSONObject()
      if let cell = finding.cell { entry["cell"] = .number(JSONNumber(cell)) }
      entry["count"] = .number(JSONNumber(finding.count))
      entry["kind"] = .string(finding.kind.rawValue)
      entry["place"] = .string(finding.place.word)
      return .object(entry)
    }
    said["removed"] = .array((said["removed"]?.array ?? []) + removed)
    notebook.metadata.insertInOrder(Self.key, .object(said.inOrder))
  }
}

extension DisclosureFinding.Place {
  /// The place in a word or two, for files.
  package var word: String {
    switch self {
    case .words: "words"
    case .code: "code"
    case .attachments: "attachments"
    case .name: "name"
    case .metadata: "metadata"
    case .output(let number): "output \(number)"
    }
  }
}
