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

  package init(_ notebook: Notebook, _ rules: DisclosureRules) {
    self.notebook = notebook
    self.rules = rules
    var cleaning = TextCleaning(rules: rules)
    self.notebook.metadata = cleaning.cleaned(notebook.metadata, besides: Self.key)
    add(cleaning, cell: nil, id: nil, .metadata)
    for place in notebook.cells.indices { clean(place) }
    renameDerived(like: notebook)
    TraceRemoval(findings: findings, isShared: smallCounts != nil).clean(&self.notebook)
    if !findings.isEmpty { tell() }
  }

  /// A text of the notebook's that stands elsewhere, such as its name in the title of a page.
  package static func cleaned(_ text: String, _ rules: DisclosureRules) -> String {
    var cleaning = TextCleaning(rules: rules)
    return cleaning.cleaned(text, .words) ?? ""
  }

  // MARK: - A cell

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

  private mutating func clean(_ place: Int) {
    var cell = notebook.cells[place]
    var id = cell.id
    if let name = id {
      var cleaning = TextCleaning(rules: rules)
      cell.id = cleaning.cleaned(name, .lines) ?? ""
      id = cell.id
      add(cleaning, cell: place, id: id, .name)
    }
    let isWords = cell.kind == .markdown
    var source = TextCleaning(rules: rules)
    cell.source =
      source.cleaned(cell.source, isWords ? .words : .lines) ?? PatientNumbers.inStead
    if isWords, let counts = smallCounts, !cell.tags.contains(DisclosureRules.passTag) {
      cell.source = source.withoutSmallCounts(cell.source, counts)
    }
    add(source, cell: place, id: id, isWords ? .words : .code)
    let isTyped = leaveOutTyped(&cell, place, id)
    var rest = TextCleaning(rules: rules)
    cell.metadata = rest.cleaned(cell.metadata, besides: PercentText.keptUnder)
    add(rest, cell: place, id: id, .metadata)
    if isTyped { cell.metadata[PercentText.keptUnder] = nil }
    if let kept = cell.metadata[PercentText.keptUnder] {
      // The text of the cell as it stood in a .lua: what is in the code as well is told once.
      var again = TextCleaning(rules: rules)
      cell.metadata[PercentText.keptUnder] = again.cleaned(kept)
      if source.isClean, rest.isClean { add(again, cell: place, id: id, .metadata) }
    }
    cleanAttachments(&cell, place, id)
    let isPassed = cell.tags.contains(DisclosureRules.passTag)
    if isPassed, smallCounts != nil, !cell.outputs.isEmpty { passed.append(place + 1) }
    let outputs = cell.outputs
    let cleaned = outputs.enumerated().map { number, output in
      var cleaning = OutputCleaning(rules: rules, counts: isPassed ? nil : smallCounts)
      let cleaned = cleaning.cleaned(output)
      for finding in cleaning.found {
        add(
          finding.kind,
          finding.count,
          finding.forms,
          cell: place,
          id: id,
          .output(number + 1)
        )
      }
      return cleaned
    }
    if cleaned != outputs { cell.outputs = cleaned }
    notebook.cells[place] = cell
  }

  /// What stands in the place of code that holds figures.
  private static let codeInStead =
    "-- Left out: these lines hold a figure that is too small to be shared."

  /// Takes the code away into which somebody typed small counts.
  ///
  /// - Returns: Whether there were some.
  private mutating func leaveOutTyped(_ cell: inout NotebookCell, _ place: Int, _ id: String?)
    -> Bool
  {
    guard cell.kind == .code, let counts = smallCounts,
      !cell.tags.contains(DisclosureRules.passTag)
    else { return false }
    let typed = CodeFigures(cell.source, counts).count
    guard typed > 0 else { return false }
    cell.source = Self.codeInStead
    add(.smallCount, typed, [], cell: place, id: id, .code)
    return true
  }

  private var smallCounts: SmallCounts? {
    rules.smallestShared.map { SmallCounts(smallestShared: $0) }
  }

  /// Pictures in words: text among them is cleaned; into others nobody can look.
  private mutating func cleanAttachments(_ cell: inout NotebookCell, _ place: Int, _ id: String?) {
    guard let attachments = cell.members["attachments"]?.object else { return }
    var cleaning = TextCleaning(rules: rules)
    var unreadable = 0
    var kept = JSONObject()
    for attachment in attachments.members {
      guard let forms = attachment.value.object else { continue }
      var left = JSONObject()
      for form in forms.members {
        switch MediaForm(form.name) {
        case .opaque where rules.smallestShared != nil: unreadable += 1
        case .opaque: left[form.name] = form.value
        case .json: left[form.name] = cleaning.cleaned(form.value)
        case .text(let written):
          let text = NotebookCell.text(of: form.value) ?? ""
          let clean = cleaning.cleaned(text, written)
          // A text that stays keeps the way it is written, in one piece or in lines.
          if clean == text {
            left[form.name] = form.value
          } else if let clean {
            left[form.name] = .string(clean)
          }
        }
      }
      if !left.isEmpty {
        kept[cleaning.cleaned(attachment.name, .lines) ?? "picture"] = .object(left)
      }
    }
    if kept != attachments { cell.setOther("attachments", .object(kept)) }
    add(cleaning, cell: place, id: id, .attachments)
    add(.unreadable, unreadable, [], cell: place, id: id, .attachments)
  }

  // MARK: - What was found

  private mutating func add(
    _ cleaning: TextCleaning,
    cell: Int?,
    id: String?,
    _ place: DisclosureFinding.Place
  ) {
    add(.nhsNumber, cleaning.numbers.count, [], cell: cell, id: id, place)
    add(.machinePath, cleaning.paths, [], cell: cell, id: id, place)
    add(.smallCount, cleaning.smallCounts, [], cell: cell, id: id, place)
  }

  private mutating func add(
    _ kind: DisclosureFinding.Kind,
    _ count: Int,
    _ forms: [String],
    cell: Int?,
    id: String?,
    _ place: DisclosureFinding.Place
  ) {
    guard count > 0 else { return }
    findings.append(
      DisclosureFinding(
        kind: kind,
        cell: cell.map { $0 + 1 },
        id: id,
        place: place,
        count: count,
        forms: forms
      )
    )
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

/// Whether and how a form of a value can be read.
enum MediaForm {
  case text(SeenText.Form)
  case json
  /// A picture, or something else that is no text.
  case opaque

  init(_ mediaType: String) {
    switch mediaType {
    case "application/json",
      _ where mediaType.hasSuffix("+json"):
      self = .json
    case "text/html", "application/xhtml+xml",
      _ where mediaType.hasSuffix("xml"):
      self = .text(.markup)
    case "text/csv", "text/tab-separated-values", "application/javascript": self = .text(.lines)
    case _ where mediaType.hasPrefix("text/"): self = .text(.words)
    default: self = .opaque
    }
  }
}
