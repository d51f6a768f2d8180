internal import QualityAnalysis

/// The golden thread through one thing on one screen: from the national plan down to it, each level a
/// little further in, and what serves it.
struct ThreadCard {
  let thread: ThreadObject
  let width: Int

  /// The ways besides the one drawn that are named by their codes; the table has all of them.
  private static let namedPaths = 3
  /// The codes that are named of a layer.
  private static let namedCodes = 6

  private var trace: ThreadTrace { thread.trace }

  var text: String {
    var lines = wrapped(
      "\(ThreadWords.sort(trace.start.node)) \(ThreadWords.title(trace.start.node))",
      indent: 2
    )
    lines += wrapped("\(capitalised(ThreadWords.verdict(trace))).", indent: 0)
    if !trace.start.node.isNational {
      if let path = trace.paths.first { lines += [""] + ladder(path) }
      lines += others
    }
    lines += below
    return lines.joined(separator: "\n")
  }

  /// A way from the top down, each step two columns further in, the names one under the other.
  private func ladder(_ path: ThreadPath) -> [String] {
    let steps = Array(path.steps.reversed())
    let hasGap = path.gap != nil
    let labels = steps.map { ThreadWords.label($0.node) }
    let depth = { (place: Int) in 2 * (place + (hasGap ? 1 : 0)) }
    let column = 2 + (labels.enumerated().map { depth($0) + $1.count }.max() ?? 0)
    var lines: [String] = []
    if let gap = path.gap { lines.append("(\(missing(gap)))") }
    for (place, step) in steps.enumerated() {
      let label = String(repeating: " ", count: depth(place)) + labels[place]
      // What a link leaves out lies between this step and the one drawn above it.
      let own = [ThreadWords.standing(step.standing)].compactMap(\.self)
      let below = place + 1 < steps.count ? skipped(step) : []
      let remarks = own + below
      lines += WrappedText.lines(
        ThreadWords.title(step.node)
          + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))"),
        after: label.padded(to: column),
        indent: column,
        width: width
      )
    }
    return lines
  }

  private func skipped(_ step: ThreadStep) -> [String] {
    var words: [String] = []
    if !step.skipped.isEmpty {
      words.append(
        "no \(step.skipped.map { ThreadWords.spaced($0.word) }.joined(separator: ", ")) below it"
      )
    }
    if step.isSideways { words.append("what is below it stands as high or higher") }
    return words
  }

  private func missing(_ gap: ThreadGap) -> String {
    switch gap {
    case .noObjective: "no objective"
    case .nothingAbove: "nothing above"
    case .noPriority: "no quality priority"
    case .showsNothing: "no priority, programme or project"
    case .loop: "back to what it came through"
    }
  }

  /// What is not drawn: the other ways by their codes, the broken ones with what is wrong.
  private var others: [String] {
    let rest = trace.paths.dropFirst()
    guard !rest.isEmpty else { return [] }
    var lines = ["", "Other ways"]
    for path in rest.prefix(Self.namedPaths) {
      let codes = path.steps.reversed().map { DisplayWidth.oneLine($0.node.code) }
      let wrong = path.holds ? "" : "; broken: \(ThreadWords.fault(path))"
      lines += wrapped("  \(codes.joined(separator: " › "))\(wrong)", indent: 4)
    }
    let more = rest.count - min(rest.count, Self.namedPaths)
    if more > 0 || trace.isCut {
      let count = trace.isCut ? "More than \(NumberText.grouped(more))" : NumberText.grouped(more)
      let broken = rest.dropFirst(Self.namedPaths).count { !$0.holds }
      let ofThem = broken > 0 ? ", \(NumberText.grouped(broken)) of them broken" : ""
      lines += wrapped("  \(count) more\(ofThem): thread:table() has them.", indent: 4)
    }
    return lines
  }

  /// What serves it, a line for each layer.
  private var below: [String] {
    let reach = thread.reach
    let isServable = trace.start.node.kind != .measure && trace.start.node.kind != .planItem
    guard isServable else { return [] }
    let shown = reach.layers
    guard !shown.isEmpty else {
      return trace.start.node.kind == .objective ? ["", "Nothing serves it."] : []
    }
    var lines = ["", "Served by"]
    for layer in shown {
      var text = ThreadWords.counted(layer)
      let lost = layer.served.count - layer.holding
      if lost > 0 { text += ", \(NumberText.grouped(lost)) only through what does not hold" }
      // Objectives of members of staff are counted, and never named unasked.
      if layer.sort != .level(.individual) {
        let codes = layer.served.prefix(Self.namedCodes).map {
          DisplayWidth.oneLine($0.step.node.code)
        }
        text += ": " + codes.joined(separator: ", ")
        if layer.served.count > codes.count { text += ", …" }
      }
      lines += wrapped("  " + text, indent: 4)
    }
    if trace.start.node.kind == .objective, !reach.hasWork {
      lines += wrapped("No project or programme that goes on serves it.", indent: 0)
    }
    return lines
  }

  private func wrapped(_ text: String, indent: Int) -> [String] {
    WrappedText.lines(text, after: "", indent: indent, width: width)
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
