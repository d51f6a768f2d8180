internal import LuaRuntime

/// Chooses the entries that a script needs, so that each name it reads is made in it.
struct ScriptSelection {
  let session: WorkbenchSession
  let split: EchoSplit
  private(set) var chosen: [Int: ScriptPiece] = [:]
  private(set) var failed: [Int] = []
  private(set) var addedFor: [(entry: Int, name: String)] = []
  /// For an entry, the values of others that it calls `_` or `_12`, and the entry each is of.
  private(set) var values: [Int: [String: Int]] = [:]
  private var pieces: [Int: ScriptPiece] = [:]

  init(session: WorkbenchSession) {
    self.session = session
    split = EchoSplit { text in
      if case .complete = session.lua.checkSyntax(text, chunkName: "=entry") { true } else { false }
    }
  }

  mutating func choose(_ numbers: [Int]) throws(Diagnostic) {
    for number in numbers {
      guard let entry = session.log.entry(number) else { throw Self.noEntry(number, session.log) }
      if entry.succeeded { chosen[number] = try piece(number) } else { failed.append(number) }
    }
    guard !chosen.isEmpty else {
      throw Diagnostic(
        kind: "not_found",
        "Nothing to save: \(Self.counted(numbers)) failed.",
        hint: "See the entries with  :history"
      )
    }
    var waiting = chosen.keys.sorted()
    while let number = waiting.popLast() {
      guard let piece = chosen[number] else { continue }
      for name in piece.reads.sorted() where name != "qi" && name != "display" {
        guard let maker = try maker(of: name, for: piece), chosen[maker] == nil else { continue }
        chosen[maker] = try self.piece(maker)
        addedFor.append((maker, name))
        waiting.append(maker)
      }
    }
    addedFor.sort { $0.entry < $1.entry }
  }

  private static func counted(_ numbers: [Int]) -> String {
    numbers.count == 1 ? "entry \(numbers[0])" : "entries \(EntrySelection.words(numbers))"
  }

  static func noEntry(_ number: Int, _ log: EntryLog) -> Diagnostic {
    Diagnostic(
      kind: "not_found",
      "There is no entry \(number).",
      hint: log.entries.last.map { "The last is \($0.number). See them with  :history" }
        ?? "Nothing has been entered yet in this session."
    )
  }

  private mutating func piece(_ number: Int) throws(Diagnostic) -> ScriptPiece {
    if let piece = pieces[number] { return piece }
    guard let entry = session.log.entry(number),
      let piece = ScriptPiece(entry, splittingWith: split)
    else {
      throw Diagnostic(
        kind: "internal",
        "Entry \(number) cannot be taken apart.",
        hint: "Leave it out. This is a fault of Tidemark's own; please report it."
      )
    }
    pieces[number] = piece
    return piece
  }

  /// The entry that must be there for a name; nil when nothing more is needed.
  private mutating func maker(of name: String, for piece: ScriptPiece) throws(Diagnostic) -> Int? {
    let number = piece.entry.number
    if !piece.takes(name) { return nil }
    if name == "_"
      || (name.hasPrefix("_") && name.dropFirst().allSatisfy { $0.isNumber || $0 == "_" })
    {
      let giver = try giver(of: name, before: number)
      values[number, default: [:]][name] = giver
      return giver
    }
    if chosen.contains(where: { $0.key < number && $0.value.writes.contains(name) }) { return nil }
    for entry in session.log.entries.reversed() where entry.number < number && entry.succeeded {
      // The text is searched first: taking entries apart costs more.
      if entry.source.contains(name), try self.piece(entry.number).writes.contains(name) {
        return entry.number
      }
    }
    // What a function reads may be made after it.
    if chosen.contains(where: { $0.value.writes.contains(name) }) { return nil }
    if session.standardGlobals.contains(where: { $0.key.text == name }) { return nil }
    throw try unmade(name, number)
  }

  /// The entry whose value a prompt calls `_` or `_12`.
  private mutating func giver(of name: String, before number: Int) throws(Diagnostic) -> Int {
    if name == "_" {
      for entry in session.log.entries.reversed() where entry.number < number && entry.succeeded {
        if try piece(entry.number).givesValue { return entry.number }
      }
    } else if let giver = Int(name.dropFirst()), let entry = session.log.entry(giver),
      entry.succeeded, try piece(giver).givesValue
    {
      return giver
    }
    throw Diagnostic(
      kind: "not_found",
      "Entry \(number) uses \"\(name)\", which no script can have.",
      hint: "Enter what gives the value again with a name:  name = … ; and use the name."
    )
  }

  private mutating func unmade(_ name: String, _ number: Int) throws(Diagnostic) -> Diagnostic {
    var hint = "Enter what makes it, or leave entry \(number) out."
    if let path = session.loadedNames[name] {
      hint = "It came with  :load \(path) . Enter what makes it, or leave entry \(number) out."
    } else if let entry = session.log.entries.last(where: {
      !$0.succeeded && $0.source.contains(name)
    }) {
      hint =
        "Entry \(entry.number) names it but failed. Enter it again, or leave entry \(number) out."
    }
    return Diagnostic(
      kind: "not_found",
      "Entry \(number) uses \"\(name)\", and no entry that ran makes it.",
      hint: hint
    )
  }
}
