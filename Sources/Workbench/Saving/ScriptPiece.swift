/// One entry on its way into a script.
struct ScriptPiece {
  let entry: LoggedEntry
  let outline: LuaOutline
  /// Whether a semicolon at the end asked not to show the value.
  let isSilent: Bool

  /// Nil when the entry cannot be read.
  init?(_ entry: LoggedEntry, splittingWith split: EchoSplit) {
    let head = split.split(entry.source)?.head
    guard let outline = LuaOutline(entry.source, shownFrom: head?.utf8.count) else { return nil }
    self.entry = entry
    self.outline = outline
    isSilent = EchoSplit.isSilent(entry.source)
  }

  /// The names that it takes from outside.
  var reads: Set<String> { Set(outline.uses.lazy.filter { !$0.isAssigned }.map(\.name)) }
  /// The globals that it makes or changes.
  var writes: Set<String> { Set(outline.uses.lazy.filter(\.isAssigned).map(\.name)) }
  /// Every name that means something in it.
  var names: Set<String> {
    Set(outline.uses.lazy.map(\.name)).union(outline.localNames)
  }

  /// Whether `_` was its value afterwards.
  var givesValue: Bool {
    guard let last = outline.statements.last, !entry.showedNil else { return false }
    switch last.kind {
    case .shown(let isCall): return entry.showedSomething || (isSilent && !isCall)
    case .result(let range): return range != nil && entry.showedSomething
    default: return false
    }
  }

  /// Whether it reads a name before it makes it itself.
  func takes(_ name: String) -> Bool {
    for (number, statement) in outline.statements.enumerated() {
      let uses = outline.uses.filter { $0.name == name && $0.statement == number }
      guard !uses.isEmpty else { continue }
      switch statement.kind {
      case .function(name): return false
      case .assignment(let names) where names.contains(name):
        return uses.contains { !$0.isAssigned }
      default: return uses.contains { !$0.isAssigned }
      }
    }
    return false
  }

  /// A statement that only fetches the module, which a script does at its head.
  func fetchesModule(_ statement: LuaOutline.Statement) -> Bool {
    guard case .local(["qi"], true, false) = statement.kind else { return false }
    let words = outline.tokens.filter { statement.range.contains($0.range.lowerBound) }.map(\.text)
    return words.contains("require")
  }
}

/// Changes to a text at places of the text as it was.
struct TextEdits {
  private var edits: [(range: Range<Int>, text: String)] = []

  mutating func insert(_ text: String, at place: Int) { edits.append((place..<place, text)) }
  mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, text)) }

  /// The text with the changes; those at one place in the order in which they were asked for.
  func applied(to source: String) -> String {
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    var place = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in ordered where edit.range.lowerBound >= place {
      result += bytes[place..<edit.range.lowerBound]
      result += edit.text.utf8
      place = edit.range.upperBound
    }
    result += bytes[place...]
    return String(decoding: result, as: UTF8.self)
  }
}
