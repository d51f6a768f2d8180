internal import Foundation
internal import LuaRuntime

/// What Return should do with the text typed so far.
package enum EntryCompleteness: Equatable {
  case complete
  /// More must follow; the next line belongs this many columns in.
  case incomplete(indent: Int)
  case invalid
}

/// What an entry came to: nothing to show, help, or what its last expression or its command shows.
enum EntryOutcome<Shown> {
  case nothing
  case help(String)
  case ofCommand(Shown)
  /// What the last expression shows, and whether that is nil, which is no value to go on with.
  case values(Shown, isNil: Bool)
}

extension WorkbenchSession {
  /// Whether a text is a whole entry, could become one, or never will; nothing is run.
  package func completeness(of source: String) -> EntryCompleteness {
    if source.drop(while: \.isWhitespace).hasPrefix("?") { return .complete }
    if ColonCommand.line(in: source) != nil { return .complete }
    if case .complete = lua.checkSyntax("return " + source, chunkName: "=entry") {
      return .complete
    }
    // Who ends in a method's name has left out its brackets, and waits for an answer.
    if SourceTokens(source).endsInMethodName, BlockDepth.atEnd(of: source) == 0 { return .invalid }
    switch lua.checkSyntax(source, chunkName: "=entry") {
    case .complete: return .complete
    case .incomplete: return .incomplete(indent: 2 * BlockDepth.atEnd(of: source))
    case .invalid: break
    }
    // `x:` or `f {` as an expression breaks off only when read as one.
    if case .incomplete = lua.checkSyntax("return " + source, chunkName: "=entry") {
      return .incomplete(indent: 2 * BlockDepth.atEnd(of: source))
    }
    return .invalid
  }

  /// Runs one entry of Lua, or gives the help that it asks for.
  ///
  /// - Parameters:
  ///   - source: The entry.
  ///   - deadlineSeconds: Wall time after which it is stopped.
  ///   - isCounted: Whether it gets a number of its own and its values names.
  ///   - show: Makes what is shown of the values that the entry's last expression gave; a part of
  ///     the evaluation, for drawing may take its time as well.
  /// - Returns: What the entry came to.
  /// - Throws: A diagnostic of what it came to grief on.
  func evaluateLua<Shown>(
    _ source: String,
    deadlineSeconds: Double? = nil,
    isCounted: Bool = true,
    show: ([LuaValue]) throws -> Shown
  ) throws(Diagnostic) -> EntryOutcome<Shown> {
    let trimmed = source.drop(while: \.isWhitespace)
    if trimmed.hasPrefix("??") {
      return .help(terminalSafety.printable(try helpInFull(on: String(trimmed.dropFirst(2)))))
    }
    if trimmed.hasPrefix("?") {
      return .help(terminalSafety.printable(try help(on: String(trimmed.dropFirst()))))
    }
    entryNumber += 1
    defer { if !isCounted { entryNumber -= 1 } }
    let name = "=entry \(entryNumber)"
    sources.remember(source, as: "entry \(entryNumber)")
    let split = EchoSplit { text in
      if case .complete = self.lua.checkSyntax(text, chunkName: name) { true } else { false }
    }
    let echoing = split.echoing(source)
    let chunk = echoing ?? source
    // What does not compile never had names of its own.
    let isLua = echoing != nil || split.compiles(chunk)
    defer { if isLua, isCounted { rememberLocals(of: source) } }
    do {
      let values = try interruptibly {
        try lua.run(chunk, chunkName: name, deadlineSeconds: deadlineSeconds)
      }
      guard !values.isEmpty else { return .nothing }
      if isCounted { try keep(values) }
      if EchoSplit.isSilent(source) { return .nothing }
      // Drawing what came of it may take its time as well.
      let shown = try interruptibly {
        try lua.evaluate(deadlineSeconds: deadlineSeconds) { try show(values) }
      }
      return .values(shown, isNil: values.count == 1 && values[0].isNil)
    } catch {
      if let error = error as? LuaError, error.kind == .memory { forgetKeptValues() }
      throw diagnostic(of: error)
    }
  }

  /// The cards of what an entry gave, one under the other.
  func echo(_ values: [LuaValue]) throws -> String {
    defer { nameOfShown = nil }
    let most = max(4, settings.cardRows - 4)
    var cards = try values.prefix(most).enumerated().map { number, value in
      nameOfShown = KeptValueName.ofLatest(position: number + 1)
      return try card(of: value)
    }
    if values.count > most {
      cards.append("… \(NumberText.counted(values.count - most, "value")) more")
    }
    return terminalSafety.printable(cards.joined(separator: "\n"))
  }

  /// Runs a script file's text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - path: What the file is called in errors.
  ///   - deadlineSeconds: Wall time after which it is stopped.
  ///   - isInterruptible: Whether Ctrl-C stops it; false where that stops what it runs within.
  /// - Throws: A diagnostic of what it came to grief on.
  package func runScript(
    _ source: [UInt8],
    path: String,
    deadlineSeconds: Double? = nil,
    isInterruptible: Bool = true
  ) throws(Diagnostic) {
    settings.isRunningScript = true
    defer { settings.isRunningScript = false }
    sources.remember(String(decoding: source, as: UTF8.self), as: path)
    do {
      let run = {
        try self.lua.run(
          LuaString(bytes: source),
          chunkName: "@\(path)",
          deadlineSeconds: deadlineSeconds
        )
      }
      _ = try isInterruptible ? interruptibly(run) : run()
    } catch {
      throw diagnostic(of: error)
    }
  }

  /// Ctrl-C stops what runs here, and the handler that was there before comes back after.
  func interruptibly<Result>(_ body: () throws -> Result) throws -> Result {
    try lua.withInterruptHandler(body)
  }

  /// Notes which names the entry had for itself, to say where they went.
  private func rememberLocals(of source: String) {
    // Most cells have none, and to cut them into tokens takes longer than to see that.
    guard source.withCString({ strstr($0, "local") != nil }) else { return }
    for name in SourceTokens(source).topLocals { formerLocals[name] = entryNumber }
  }
}
