internal import OrderedJSON

/// Takes what is not to leave out of one output, out of all its forms alike.
struct OutputCleaning {
  let rules: DisclosureRules
  /// Nil where the small-number rule does not hold.
  let counts: SmallCounts?
  private(set) var found: [(kind: DisclosureFinding.Kind, count: Int, forms: [String])] = []

  init(rules: DisclosureRules, counts: SmallCounts?) {
    self.rules = rules
    self.counts = counts
  }

  /// What stands in the place of an output that is left out.
  private static func leftOut(_ why: String) -> String { "[Left out: \(why)]" }
  private static let smallReason = "it rests on a count that is too small to be shared."
  private static let undeclaredReason =
    "it does not say what it counts. Run the notebook again to have that."
  private static let unreadableReason = "it is a picture that cannot be checked."

  private mutating func note(
    _ kind: DisclosureFinding.Kind,
    _ count: Int = 1,
    _ forms: [String] = []
  ) {
    if count > 0 { found.append((kind, count, forms)) }
  }

  mutating func cleaned(_ output: CellOutput) -> CellOutput {
    switch output {
    case .stream(let name, let text):
      if let counts {
        let small = counts.count(in: text)
        note(.smallCount, small)
        if small > 0 { return .stream(name: name, text: Self.leftOut(Self.smallReason) + "\n") }
      }
      return .stream(name: name, text: text_(text))
    case .error(let name, let message, let traceback): return error(name, message, traceback)
    case .display(let data, let metadata):
      let (data, metadata) = value(data, metadata)
      return .display(data: data, metadata: metadata)
    case .result(let count, let data, let metadata):
      let (data, metadata) = value(data, metadata)
      return .result(count: count, data: data, metadata: metadata)
    case .other(let value):
      if counts != nil {
        note(.unreadable)
        return .display(
          data: ["text/plain": .string(Self.leftOut("it is of a kind that cannot be checked."))],
          metadata: [:]
        )
      }
      var cleaning = TextCleaning(rules: rules)
      let clean = cleaning.cleaned(value)
      note(cleaning)
      return CellOutput(clean)
    }
  }

  private mutating func text_(_ text: String) -> String {
    var cleaning = TextCleaning(rules: rules)
    let clean = cleaning.cleaned(text, .words) ?? PatientNumbers.inStead
    note(cleaning)
    return clean
  }

  private mutating func note(_ cleaning: TextCleaning) {
    note(.nhsNumber, cleaning.numbers.count)
    note(.machinePath, cleaning.paths)
  }

  /// An error; its lines show the code again, and are taken with the sentence.
  private mutating func error(_ name: String, _ message: String, _ lines: [String]) -> CellOutput {
    if let counts {
      let small = counts.count(in: message)
      note(.smallCount, small)
      if small > 0 {
        let inStead = Self.leftOut(Self.smallReason)
        return .error(name: name, message: inStead, traceback: ["error: \(inStead)"])
      }
    }
    var cleaning = TextCleaning(rules: rules)
    let cleanName = cleaning.cleaned(name, .lines) ?? ""
    let cleanLines = lines.map { cleaning.cleaned($0, .words) ?? PatientNumbers.inStead }
    // The sentence is among the lines as a rule, and is counted once.
    var again = TextCleaning(rules: rules)
    let cleanMessage = again.cleaned(message, .words) ?? PatientNumbers.inStead
    note(.nhsNumber, max(cleaning.numbers.count, again.numbers.count))
    note(.machinePath, max(cleaning.paths, again.paths))
    return .error(name: cleanName, message: cleanMessage, traceback: cleanLines)
  }

  // MARK: - A value in several forms

  private mutating func value(
    _ data: JSONObject,
    _ metadata: JSONObject
  ) -> (JSONObject, JSONObject) {
    var (data, metadata) = (data, metadata)
    if let counts { apply(counts, &data, &metadata) }
    return withoutNames(data, metadata)
  }

  /// Numbers of patients and names of the machine.
  private mutating func withoutNames(
    _ data: JSONObject,
    _ metadata: JSONObject
  ) -> (JSONObject, JSONObject) {
    var numbers: Set<String> = []
    var (most, mostPaths) = (0, 0)
    var (forms, formsOfPaths): ([String], [String]) = ([], [])
    var left = JSONObject()
    for member in data.members {
      var cleaning = TextCleaning(rules: rules)
      switch (MediaForm(member.name), member.value) {
      case (.opaque, _): left[member.name] = member.value
      case (.text(let form), .string(let text)):
        if let clean = cleaning.cleaned(text, form) { left[member.name] = .string(clean) }
      default: left[member.name] = cleaning.cleaned(member.value)
      }
      numbers.formUnion(cleaning.numbers)
      if !cleaning.numbers.isEmpty { forms.append(member.name) }
      if cleaning.paths > 0 { formsOfPaths.append(member.name) }
      most = max(most, cleaning.numbers.count)
      mostPaths = max(mostPaths, cleaning.paths)
    }
    var rest = TextCleaning(rules: rules)
    let metadata = rest.cleaned(metadata, besides: nil)
    most += rest.numbers.count
    mostPaths += rest.paths
    note(.nhsNumber, most, forms.sorted())
    note(.machinePath, mostPaths, formsOfPaths.sorted())
    guard !numbers.isEmpty else { return (left, metadata) }
    // A form that still shows one, written in a way that was not found there, or into which nobody can look,
    // goes as a whole.
    left = JSONObject(left.members.filter { !Self.shows(numbers, $0) })
    if left["text/plain"] == nil {
      left.insertInOrder("text/plain", .string(PatientNumbers.inStead))
    }
    return (left, metadata)
  }

  private static func shows(_ numbers: Set<String>, _ form: JSONObject.Member) -> Bool {
    if case .opaque = MediaForm(form.name) { return true }
    let text = form.value.string ?? form.value.compactText
    return numbers.contains { !text.ranges(of: $0).isEmpty }
  }

  // MARK: - Small counts

  private mutating func apply(
    _ counts: SmallCounts,
    _ data: inout JSONObject,
    _ metadata: inout JSONObject
  ) {
    let forms = data.names.sorted()
    func leave(_ why: String) -> JSONObject { ["text/plain": .string(Self.leftOut(why))] }
    switch CountBasis(metadata) {
    case .noPeople: return
    case .whole(let smallest):
      guard let smallest, counts.isSmall(smallest) else { return }
      note(.smallCount, 1, forms)
      (data, metadata) = (leave(Self.smallReason), [:])
    case .rows(let figures, let smallest):
      guard smallest.contains(where: { $0.map(counts.isSmall) ?? false }) else { return }
      let table = data["text/csv"]?.string.map(OutputMeaning.table)
      // What the rows are of is known by their order alone.
      guard let table, table.count == smallest.count + 1 else {
        note(.smallCount, smallest.count { $0.map(counts.isSmall) ?? false }, forms)
        (data, metadata) = (leave(Self.smallReason), [:])
        return
      }
      let suppression = TableSuppression(table, figures: figures, smallest: smallest, counts)
      take(suppression, forms, &data, &metadata)
      if metadata[CountBasis.key] != nil {
        let left = smallest.map { $0.flatMap { counts.isSmall($0) ? nil : $0 } }
        metadata[CountBasis.key] = CountBasis.rows(figures: figures, smallest: left).declared
      }
    case nil: applyUndeclared(counts, forms, &data, &metadata)
    }
  }

  /// A value that does not say what it counts.
  private mutating func applyUndeclared(
    _ counts: SmallCounts,
    _ forms: [String],
    _ data: inout JSONObject,
    _ metadata: inout JSONObject
  ) {
    let isDrawn = data.names.contains {
      $0 == "image/svg+xml" || $0.hasPrefix("application/vnd.vega")
    }
    let isPicture = data.names.contains {
      if case .opaque = MediaForm($0) { true } else { false }
    }
    if isDrawn || isPicture {
      note(isDrawn ? .undeclared : .unreadable, 1, forms)
      let why = isDrawn ? Self.undeclaredReason : Self.unreadableReason
      (data, metadata) = (["text/plain": .string(Self.leftOut(why))], [:])
    } else if let csv = data["text/csv"]?.string {
      take(TableSuppression(OutputMeaning.table(csv), counts), forms, &data, &metadata)
    } else {
      let small =
        data.members.map { member -> Int in
          guard let text = member.value.string else {
            return counts.count(in: Self.words(of: member.value))
          }
          guard case .text(.markup) = MediaForm(member.name) else { return counts.count(in: text) }
          let seen = SeenText(Array(text.unicodeScalars), .markup).scalars.map {
            $0 == "\u{0}" ? "\n" : $0
          }
          return counts.count(in: String(String.UnicodeScalarView(seen)))
        }.max() ?? 0
      guard small > 0 else { return }
      note(.smallCount, small, forms)
      (data, metadata) = (["text/plain": .string(Self.leftOut(Self.smallReason))], [:])
    }
  }

  /// What a value of JSON says, a piece a line.
  private static func words(of value: JSONValue) -> String {
    switch value {
    case .null, .bool: ""
    case .number(let number): number.text
    case .string(let text): text
    case .array(let elements): elements.map(words).joined(separator: "\n")
    case .object(let object): object.members.map { words(of: $0.value) }.joined(separator: "\n")
    }
  }

  /// A table without its small counts: every form is made anew from the cells that are left.
  private mutating func take(
    _ suppression: TableSuppression,
    _ forms: [String],
    _ data: inout JSONObject,
    _ metadata: inout JSONObject
  ) {
    guard suppression.smallCount > 0 else { return }
    note(.smallCount, suppression.smallCount, forms)
    guard let table = suppression.table else {
      (data, metadata) = (["text/plain": .string(Self.leftOut(Self.smallReason))], [:])
      return
    }
    let written = WrittenTable(table, note: "[c]: left out, for it rests on a small count.")
    data = [
      "text/csv": .string(written.csv), "text/html": .string(written.html),
      "text/plain": .string(written.plain),
    ]
  }
}

extension String {
  fileprivate init(_ scalars: [Unicode.Scalar]) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
