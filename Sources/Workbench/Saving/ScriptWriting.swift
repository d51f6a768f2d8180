internal import QualityStore

/// Writes entries of the prompt as a script that runs by itself under the rules for scripts.
///
/// Each entry keeps its text and its comments. What differs is: a name that the prompt keeps as a
/// global becomes a local; an expression that was shown is given to `display`; the value `_` gets a
/// name; and a text that is likely to be another next time becomes a parameter.
struct ScriptWriting {
  let session: WorkbenchSession
  let pieces: [ScriptPiece]
  /// For an entry that reads `_` or `_12`, the entries whose values those were.
  let values: [Int: [String: Int]]

  private enum Wrapping { case none, block, function }

  private var finding: ParameterFinding
  private var wrapping: [Wrapping] = []
  /// Names that are declared at the head, because they are read before they are made or are made in
  /// a block.
  private var forward: [String] = []
  /// Statements that become `local`, by piece.
  private var madeLocal: [Set<Int>] = []
  private var made: Set<String> = []
  private var table = "p"

  init(session: WorkbenchSession, selection: ScriptSelection) {
    self.session = session
    pieces = selection.chosen.sorted { $0.key < $1.key }.map(\.value)
    values = selection.values
    finding = ParameterFinding(session: session)
  }

  /// The script, and the parameters that were found.
  mutating func script(name: String) -> (text: String, parameters: [FoundParameter]) {
    let taken = pieces.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    table = ["p", "given", "parameters", "parameters_"].first { !taken.contains($0) } ?? "p_"
    wrapping = pieces.indices.map { wrapping(of: $0) }
    placeDeclarations()
    let bodies = pieces.indices.map { body(of: $0) }
    var head = comment(name)
    let usesModule =
      !finding.found.isEmpty || taken.contains("qi")
    if usesModule { head.append("local qi <const> = require \"qi\"") }
    if !finding.found.isEmpty {
      head += ["", "local \(table) <const> = qi.params {"]
      head += finding.found.map { "  \($0.declaration)" } + ["}"]
    }
    head.append("")
    if !forward.isEmpty { head.append("local \(forward.joined(separator: ", "))") }
    var lines = head
    var wasBlock = false
    for body in bodies where !body.isEmpty {
      let isBlock = body.contains("\n")
      if (isBlock || wasBlock), lines.last != "" { lines.append("") }
      lines.append(body)
      wasBlock = isBlock
    }
    let text = lines.joined(separator: "\n") + "\n"
    return (text.replacing(Self.placeholder, with: lintNotes(of: text)), finding.found)
  }

  private static let placeholder = "\u{1}"

  private func comment(_ name: String) -> [String] {
    let numbers = pieces.map(\.entry.number)
    let place = (try? session.store.path).flatMap { $0 } ?? "a store in memory"
    return [
      "-- \(name): saved from the prompt on \(session.settings.today) by "
        + "\(DisplayWidth.oneLine(session.settings.actor)).",
      "-- \(numbers.count == 1 ? "Entry" : "Entries") \(EntrySelection.words(numbers)) "
        + "of a session on \(DisplayWidth.oneLine(place)).\(Self.placeholder)",
    ]
  }

  // MARK: - Names

  private func wrapping(of index: Int) -> Wrapping {
    let piece = pieces[index]
    if piece.outline.returnsEarly { return .function }
    let own = piece.outline.statements.filter { !piece.fetchesModule($0) }
    var locals: Set<String> = []
    for statement in own {
      switch statement.kind {
      case .local(let names, _, let closes):
        if closes { return .block }
        locals.formUnion(names)
      case .localFunction(let name): locals.insert(name)
      default: break
      }
    }
    let others = pieces.indices.filter { $0 != index }.reduce(into: Set<String>()) {
      $0.formUnion(pieces[$1].outline.uses.map(\.name))
      $0.formUnion(pieces[$1].outline.locals)
    }
    // A local of this entry would be taken for the global of that name in another.
    if !locals.isDisjoint(with: others.union(["qi", table])) { return .block }
    // At the start of a line a bracket would go on from the line before.
    return piece.outline.tokens.first?.isSign("(") == true && !startsShown(piece) ? .block : .none
  }

  private func startsShown(_ piece: ScriptPiece) -> Bool {
    guard let first = piece.outline.statements.first, case .shown = first.kind else { return false }
    return isDisplayed(piece)
  }

  /// Where each global is declared: with its first value where that can be, else at the head.
  private mutating func placeDeclarations() {
    let globals = pieces.reduce(into: Set<String>()) { $0.formUnion($1.writes) }
    for (index, piece) in pieces.enumerated() {
      var locals: Set<Int> = []
      for (number, statement) in piece.outline.statements.enumerated() {
        let uses = piece.outline.uses.filter { $0.statement == number && globals.contains($0.name) }
        let writes = uses.filter(\.isAssigned).map(\.name)
        let reads = uses.filter { !$0.isAssigned }.map(\.name)
        var declares = wrapping[index] == .none
        switch statement.kind {
        case .function(let name):
          declares = declares && writes.first == name && !isMade(name)
          if declares { made.insert(name) }
        case .assignment(let names):
          reads.forEach { declare($0) }
          declares =
            declares && names == Array(writes.prefix(names.count))
            && Set(names).count == names.count
            && writes.count == names.count && !names.contains { isMade($0) }
          if declares { made.formUnion(names) }
        default: declares = false
        }
        if declares { locals.insert(number) }
        (reads + writes).forEach { declare($0) }
      }
      if givesNamedValue(piece), wrapping[index] != .none { declare(valueName(piece.entry.number)) }
      madeLocal.append(locals)
    }
  }

  private func isMade(_ name: String) -> Bool { made.contains(name) || forward.contains(name) }

  private mutating func declare(_ name: String) { if !isMade(name) { forward.append(name) } }

  private func valueName(_ entry: Int) -> String { "value_\(entry)" }
  private func givesNamedValue(_ piece: ScriptPiece) -> Bool {
    values.values.contains { $0.values.contains(piece.entry.number) }
  }

  // MARK: - Bodies

  private func isDisplayed(_ piece: ScriptPiece) -> Bool {
    piece.entry.showedSomething && !piece.isSilent
  }

  private mutating func body(of index: Int) -> String {
    let piece = pieces[index]
    let source = piece.entry.source
    var edits = TextEdits()
    for (number, statement) in piece.outline.statements.enumerated() {
      let start = statement.range.lowerBound
      if madeLocal[index].contains(number) { edits.insert("local ", at: start) }
      switch statement.kind {
      case .local where piece.fetchesModule(statement):
        edits.replace(statement.range, with: "")
      case .shown(let isCall): show(piece, statement.range, isCall, index, &edits)
      case .result(let range?):
        edits.replace(start..<range.lowerBound, with: "")
        show(piece, range, false, index, &edits)
      case .result(nil): edits.replace(statement.range, with: "")
      default: break
      }
    }
    nameParameters(piece, &edits)
    for (name, giver) in values[piece.entry.number] ?? [:] {
      for use in piece.outline.uses where use.name == name {
        edits.replace(use.range, with: valueName(giver))
      }
    }
    tidySpace(piece, &edits)
    let text = edits.applied(to: source).trimmed
    guard !text.isEmpty else { return "" }
    switch wrapping[index] {
    case .none: return text
    case .block: return "do\n\(text)\nend"
    case .function:
      let name = "entry_\(piece.entry.number)"
      return "local function \(name)()\n\(text)\nend\n\(name)()"
    }
  }

  private func show(
    _ piece: ScriptPiece,
    _ range: Range<Int>,
    _ isCall: Bool,
    _ index: Int,
    _ edits: inout TextEdits
  ) {
    if givesNamedValue(piece) {
      let name = valueName(piece.entry.number)
      edits.insert((wrapping[index] == .none ? "local " : "") + name + " = ", at: range.lowerBound)
      if isDisplayed(piece) { edits.insert("\ndisplay(\(name))", at: range.upperBound) }
    } else if isDisplayed(piece) {
      edits.insert("display(", at: range.lowerBound)
      edits.insert(")", at: range.upperBound)
    } else if !isCall {
      // A value that was neither shown nor used does nothing.
      edits.replace(range, with: "")
    }
  }

  private mutating func nameParameters(_ piece: ScriptPiece, _ edits: inout TextEdits) {
    // Who declares parameters has chosen them.
    guard !pieces.contains(where: { $0.outline.tokens.contains { $0.text == "params" } }) else {
      return
    }
    for literal in piece.outline.literals {
      guard let parameter = finding.parameter(for: literal, in: piece.entry.source) else {
        continue
      }
      let value = "\(table).\(parameter.name)"
      let range = literal.token.range
      guard literal.isBareArgument else {
        edits.replace(range, with: value)
        continue
      }
      // `f "x"` needs brackets for what is no text, and no space before them.
      let before = piece.outline.tokens.last { $0.range.upperBound <= range.lowerBound }
      let start = before?.range.upperBound ?? range.lowerBound
      edits.replace(start..<range.upperBound, with: "(\(value))")
    }
  }

  /// Takes away spaces at the ends of lines, and semicolons at the end of the entry.
  private func tidySpace(_ piece: ScriptPiece, _ edits: inout TextEdits) {
    let bytes = Array(piece.entry.source.utf8)
    let tokens = piece.outline.tokens
    let end = piece.outline.statements.last?.range.upperBound ?? 0
    for token in tokens where token.isSign(";") && token.range.lowerBound >= end {
      edits.replace(token.range, with: "")
    }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      var start = index
      while start > 0, bytes[start - 1] == 32 || bytes[start - 1] == 9 || bytes[start - 1] == 13 {
        start -= 1
      }
      let isInText = tokens.contains { $0.range.lowerBound < index && index < $0.range.upperBound }
      if start < index, !isInText { edits.replace(start..<index, with: "") }
    }
  }

  // MARK: - Lint

  /// What luacheck is told to pass over, because at a prompt it is no mistake: a value that nothing
  /// reads yet, a name that is used again.
  private func lintNotes(of text: String) -> String {
    let locals = LuaOutline(text)?.allLocals.filter { $0.name != "_" } ?? []
    var codes: [String] = []
    if locals.contains(where: { $0.reads == 0 }) { codes.append("2") }
    if locals.contains(where: { $0.writes > 0 }) { codes.append("3") }
    if locals.contains(where: \.hidesAnother) { codes.append("4") }
    var notes = codes.isEmpty ? "" : "\n-- luacheck: ignore \(codes.joined(separator: " "))"
    if text.split(separator: "\n").contains(where: { $0.count > 100 }) {
      notes += "\n-- luacheck: no max line length"
    }
    return notes
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String { String(trimmedAtEnd.drop(while: \.isWhitespace)) }
}
