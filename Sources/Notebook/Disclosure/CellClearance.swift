internal import OrderedJSON

/// A cell with what is not to leave taken out of it, and what that was.
///
/// Nothing of other cells goes into it, so that a cell can be looked at as soon as it has run.
package struct CellClearance: Sendable {
  /// The cell as it was looked at.
  package let original: NotebookCell
  /// The cell without what was found.
  package private(set) var cell: NotebookCell
  /// What was found, in the order of the cell's parts.
  package private(set) var findings: [DisclosureFinding] = []
  /// Whether it shows something whose author says that its figures count nobody.
  package private(set) var isPassed = false

  private let place: Int
  private let rules: DisclosureRules

  /// What stands in the place of code that holds figures.
  private static let codeInStead =
    "-- Left out: these lines hold a figure that is too small to be shared."

  /// Looks at a cell.
  ///
  /// - Parameters:
  ///   - original: The cell.
  ///   - place: Where it stands in its notebook, from 0.
  ///   - rules: What is taken out of it.
  package init(_ original: NotebookCell, at place: Int, _ rules: DisclosureRules) {
    self.original = original
    self.place = place
    self.rules = rules
    cell = original
    cleanName()
    cleanTexts()
    cleanAttachments()
    cleanOutputs()
  }

  private var smallCounts: SmallCounts? {
    rules.smallestShared.map { SmallCounts(smallestShared: $0) }
  }

  private var isTaggedAsPassed: Bool { original.tags.contains(DisclosureRules.passTag) }

  private mutating func cleanName() {
    guard let name = cell.id else { return }
    var cleaning = TextCleaning(rules: rules)
    cell.id = cleaning.cleaned(name, .lines) ?? ""
    add(cleaning, .name)
  }

  private mutating func cleanTexts() {
    let isWords = cell.kind == .markdown
    var source = TextCleaning(rules: rules)
    cell.source =
      source.cleaned(cell.source, isWords ? .words : .lines) ?? PatientNumbers.inStead
    if isWords, let counts = smallCounts, !isTaggedAsPassed {
      cell.source = source.withoutSmallCounts(cell.source, counts)
    }
    add(source, isWords ? .words : .code)
    let isTyped = leaveOutTyped()
    var rest = TextCleaning(rules: rules)
    cell.metadata = rest.cleaned(cell.metadata, besides: PercentText.keptUnder)
    add(rest, .metadata)
    if isTyped { cell.metadata[PercentText.keptUnder] = nil }
    if let kept = cell.metadata[PercentText.keptUnder] {
      // The text of the cell as it stood in a .lua: what is in the code as well is told once.
      var again = TextCleaning(rules: rules)
      cell.metadata[PercentText.keptUnder] = again.cleaned(kept)
      if source.isClean, rest.isClean { add(again, .metadata) }
    }
  }

  /// Takes the code away into which somebody typed small counts.
  ///
  /// - Returns: Whether there were some.
  private mutating func leaveOutTyped() -> Bool {
    guard cell.kind == .code, let counts = smallCounts, !isTaggedAsPassed else { return false }
    let typed = CodeFigures(cell.source, counts).count
    guard typed > 0 else { return false }
    cell.source = Self.codeInStead
    add(.smallCount, typed, .code)
    return true
  }

  private mutating func cleanOutputs() {
    isPassed = isTaggedAsPassed && smallCounts != nil && !cell.outputs.isEmpty
    let outputs = cell.outputs
    let cleaned = outputs.enumerated().map { number, output in
      var cleaning = OutputCleaning(rules: rules, counts: isTaggedAsPassed ? nil : smallCounts)
      let cleaned = cleaning.cleaned(output)
      for finding in cleaning.found {
        add(finding.kind, finding.count, .output(number + 1), forms: finding.forms)
      }
      return cleaned
    }
    if cleaned != outputs { cell.outputs = cleaned }
  }

  /// Pictures in words: text among them is cleaned; into others nobody can look.
  private mutating func cleanAttachments() {
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
    add(cleaning, .attachments)
    add(.unreadable, unreadable, .attachments)
  }

  private mutating func add(_ cleaning: TextCleaning, _ part: DisclosureFinding.Place) {
    for (kind, count) in cleaning.counts { add(kind, count, part) }
  }

  private mutating func add(
    _ kind: DisclosureFinding.Kind,
    _ count: Int,
    _ part: DisclosureFinding.Place,
    forms: [String] = []
  ) {
    guard count > 0 else { return }
    findings.append(
      DisclosureFinding(
        kind: kind,
        cell: place + 1,
        id: cell.id,
        place: part,
        count: count,
        forms: forms
      )
    )
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
