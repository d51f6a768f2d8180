internal import LuaRuntime
internal import QualityModel

/// The texts that ran, to show lines of them in errors.
struct SourceTexts {
  private var texts: [String: String] = [:]
  private var order: [String] = []
  private var characters = 0

  /// Entries of a long day at the prompt stay within this; the oldest go first.
  private static let limit = 8 << 20

  subscript(chunk: String) -> String? { texts[chunk] }

  /// The text that errors were last looked for in, in its words: a loop may catch thousands.
  private var read: (chunk: String, tokens: SourceTokens)?

  /// A text and its words; nil where there is none, or one too long to be read for an error that may
  /// be caught.
  mutating func tokens(of chunk: String) -> (text: String, tokens: SourceTokens)? {
    guard let text = texts[chunk], text.utf8.count <= Self.longestRead else { return nil }
    if let read, read.chunk == chunk { return (text, read.tokens) }
    let tokens = SourceTokens(text)
    read = (chunk, tokens)
    return (text, tokens)
  }

  private static let longestRead = 1 << 18

  mutating func remember(_ text: String, as chunk: String) {
    if read?.chunk == chunk { read = nil }
    if let earlier = texts[chunk] {
      characters -= earlier.utf8.count
      order.removeAll { $0 == chunk }
    }
    texts[chunk] = text
    order.append(chunk)
    characters += text.utf8.count
    while characters > Self.limit, order.count > 1 {
      characters -= texts.removeValue(forKey: order.removeFirst())?.utf8.count ?? 0
    }
  }
}

extension WorkbenchSession {
  /// Keeps a module's text, so that errors in it show their lines.
  ///
  /// - Parameters:
  ///   - text: The text as it is loaded.
  ///   - chunkName: Its name for Lua; "@" or "=" in front does not count.
  package func rememberSource(_ text: String, chunkName: String) {
    let name =
      chunkName.hasPrefix("@") || chunkName.hasPrefix("=") ? chunkName.dropFirst() : chunkName[...]
    sources.remember(text, as: String(name))
  }

  /// The words for an error, with the line it is of and a caret where its place is certain.
  func diagnostic(of error: any Error) -> Diagnostic {
    var diagnostic = Diagnostic(of: error)
    guard let error = error as? LuaError else { return diagnostic }
    // A statement of SQL has a line of its own to point at.
    if let cause = error.underlying as? Diagnostic {
      if let place = cause.scriptPlace {
        passOn(cause, from: place, error, in: &diagnostic)
        return diagnostic
      }
      if let excerpt = cause.excerpt {
        diagnostic.excerpt = excerpt
        return diagnostic
      }
    }
    switch error.kind {
    case .stopped(.interrupt) where settings.isInNotebook:
      // There a button stops it, or whoever started the run.
      diagnostic.message = "Stopped."
      return diagnostic
    case .memory:
      diagnostic.message =
        "The script needed more than the \(settings.memory.words) that it may use."
      diagnostic.hint =
        "Keep less in tables at a time, or give it more:  --memory \(settings.memory.doubled)"
      place(error, &diagnostic, [])
      return diagnostic
    case .runtime:
      guard let table = raisedTable(error) else {
        explain(error, in: &diagnostic)
        return diagnostic
      }
      describe(table, in: &diagnostic)
    case .syntax: return explainSyntax(error, in: diagnostic)
    case .stopped:
      place(error, &diagnostic, [])
      diagnostic.trace = []
      // What was typed as one line has just been seen.
      if diagnostic.location == nil, diagnostic.excerpt?.text == sources["entry \(entryNumber)"] {
        diagnostic.excerpt = nil
      }
      return diagnostic
    default: break
    }
    if case .host("bad_self") = error.kind, explainDot(error, in: &diagnostic) { return diagnostic }
    place(error, &diagnostic, SourceClue.clues(of: error.underlying, message: diagnostic.message))
    return diagnostic
  }

  /// What a script came to grief on that was run from here: its line, and the calls through both.
  private func passOn(
    _ cause: Diagnostic,
    from place: LuaLocation,
    _ error: LuaError,
    in diagnostic: inout Diagnostic
  ) {
    diagnostic.location = cause.location ?? place.description
    diagnostic.excerpt = cause.excerpt
    let inner = cause.trace.isEmpty ? [place.description] : cause.trace
    let all = inner + traceWords(error, evenOne: true)
    diagnostic.trace =
      all.count > 7
      ? all.prefix(4) + ["… \(all.count - 6) more …"] + all.suffix(2) : all
  }

  /// An error as the table that a script can catch, with its place on the line where that is certain.
  func hostError(of error: any Error) -> LuaHostError {
    var diagnostic = described(error)
    if diagnostic.excerpt == nil, let site = lua.callSite,
      let (source, tokens) = sources.tokens(of: site.chunk)
    {
      let token = SourceClue.token(
        SourceClue.clues(of: error, message: diagnostic.message),
        in: tokens,
        among: tokens.indices(ofStatementOnLine: site.line)
      )
      // A statement may go over lines; the field is of the line that the error names.
      diagnostic.excerpt = SourceExcerpt(
        of: source,
        line: site.line,
        column: token?.line == site.line ? token?.column : nil
      )
    }
    return diagnostic.hostError
  }

  /// A method called with a dot: the mend with the script's own names.
  private func explainDot(_ error: LuaError, in diagnostic: inout Diagnostic) -> Bool {
    guard let location = error.location, let source = sources[location.chunk],
      let name = error.message.split(separator: "'").dropFirst(error.message.hasPrefix("'") ? 0 : 1)
        .first
    else { return false }
    let tokens = SourceTokens(source)
    let dots = tokens.indices(onLine: location.line).filter {
      tokens.isSign($0, ".") && tokens[$0 + 1]?.text == String(name)
    }
    guard dots.count == 1, let dot = tokens[dots[0]] else { return false }
    let owner = tokens[dots[0] - 1].flatMap { $0.kind == .name ? $0.text : nil } ?? "value"
    diagnostic.message = "The method \"\(name)\" is called with a colon, not with a dot."
    diagnostic.hint = "Write  \(owner):\(name)(…)  or  \(owner):\(name) { … }"
    diagnostic.scriptPlace = location
    diagnostic.location = words(location, nil)
    diagnostic.trace = traceWords(error)
    diagnostic.excerpt = SourceExcerpt(of: source, line: dot.line, column: dot.column)
    return true
  }

  private func raisedTable(_ error: LuaError) -> LuaTable? {
    guard case .table(let table)? = try? lua.errorValue(error), (try? table.metatable()) == nil
    else { return nil }
    return table
  }

  private func describe(_ table: LuaTable, in diagnostic: inout Diagnostic) {
    diagnostic.message = "The script raised a table as its error."
    if let text = try? TableWords(session: self).inline(.table(table), levels: 2), text != "{}",
      DisplayWidth.of(text) <= 200
    {
      diagnostic.message += " It holds \(text)."
    }
  }

  /// One of Lua's own messages in words, or a script's own.
  private func explain(_ error: LuaError, in diagnostic: inout Diagnostic) {
    var around = LuaWords.Surroundings()
    if let location = error.location, let source = sources[location.chunk] {
      let tokens = SourceTokens(source)
      around.tokens = tokens
      around.indices = tokens.indices(onLine: location.line)
    }
    around.members = { [weak self] in self?.members(of: $0) }
    around.methods = { [registry] in registry.type(named: $0)?.methods.map(\.name) ?? [] }
    var clues: [SourceClue] = []
    if let words = LuaWords(error.message, around) {
      diagnostic.message = words.message
      diagnostic.hint = words.hint
      diagnostic.candidates = words.candidates
      clues = words.clues
    }
    place(error, &diagnostic, clues, withinLine: true)
  }

  /// The members of what a chain of names stands for, where that can be seen without running
  /// anything: tables from a global on.
  private func members(of chain: [String]) -> [String]? {
    guard let first = chain.first, var value = try? lua.globals.rawGet(first), !value.isNil else {
      return nil
    }
    for name in chain.dropFirst() {
      guard let next = try? lua.rawMember(name, of: value), !next.isNil else { return nil }
      value = next
    }
    return try? lua.memberNames(of: value)
  }

  /// Adds the line to a diagnostic, and the caret where one of the clues fits one place on it.
  private func place(
    _ error: LuaError,
    _ diagnostic: inout Diagnostic,
    _ clues: [SourceClue],
    withinLine: Bool = false
  ) {
    guard let location = error.location else { return }
    diagnostic.scriptPlace = location
    diagnostic.location = words(location, error.place)
    diagnostic.trace = traceWords(error)
    guard diagnostic.excerpt == nil, let source = sources[location.chunk] else { return }
    let tokens = SourceTokens(source)
    let indices =
      withinLine
      ? tokens.indices(onLine: location.line) : tokens.indices(ofStatementOnLine: location.line)
    let token = SourceClue.token(clues, in: tokens, among: indices)
    diagnostic.excerpt = SourceExcerpt(
      of: source,
      line: token?.line ?? location.line,
      column: token?.column
    )
  }

  /// Where an error is, as a person reads it: the place in the data, and the line of the script
  /// unless it is of the entry that is shown.
  func words(_ location: LuaLocation, _ place: String?) -> String? {
    let isShown = location.chunk == "entry \(entryNumber)" && sources[location.chunk] != nil
    let line =
      isShown
      ? nil
      : location.chunk.hasPrefix("entry ")
        ? "\(location.chunk), line \(location.line)" : location.description
    switch (place, line) {
    case (let place?, let line?): return "\(place), from \(line)"
    case (let place?, nil): return place
    case (nil, let line): return line
    }
  }

  /// The calls of the script that led to an error, innermost first; none when there was only one,
  /// unless even that is wanted.
  private func traceWords(_ error: LuaError, evenOne: Bool = false) -> [String] {
    guard error.traceback.count > (evenOne ? 0 : 1) else { return [] }
    var lines: [String] = []
    for frame in error.traceback {
      let place =
        frame.location.chunk.hasPrefix("entry ")
        ? "\(frame.location.chunk), line \(frame.location.line)" : frame.location.description
      let name = frame.function.map { $0.split(separator: "'").last.map(String.init) ?? $0 }
      let line = frame.isMainChunk || name == nil ? place : "\(place), in \(name ?? "")"
      if lines.last != line { lines.append(line) }
    }
    guard lines.count > 7 else { return lines }
    return lines.prefix(4) + ["… \(lines.count + error.framesOmitted - 6) more …"] + lines.suffix(2)
  }
}
