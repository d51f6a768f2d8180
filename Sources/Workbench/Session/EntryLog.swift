internal import LuaRuntime

/// One entry of Lua that was given at the prompt, and how it ended.
package struct LoggedEntry: Equatable {
  /// The number by which messages, `:history` and `:save` call it.
  package let number: Int
  /// The text as it was given.
  package let source: String
  /// Whether it ran to its end.
  package let succeeded: Bool
  /// Whether its last expression had something to show.
  var showedSomething: Bool
  /// Whether that was nil, which is no value to go on with.
  var showedNil = false
}

/// The entries of a session, oldest first.
package struct EntryLog {
  private(set) var entries: [LoggedEntry] = []
  /// Older entries are forgotten: a session may be left open for weeks.
  static let most = 10_000

  mutating func append(_ entry: LoggedEntry) {
    entries.append(entry)
    if entries.count >= 2 * Self.most { entries.removeFirst(entries.count - Self.most) }
  }

  func entry(_ number: Int) -> LoggedEntry? {
    // Numbers rise, and cells that hold no Lua leave some out: the entry lies at this place or before.
    guard let first = entries.first, number >= first.number else { return nil }
    return entries.prefix(number - first.number + 1).last { $0.number <= number }
      .flatMap { $0.number == number ? $0 : nil }
  }
}

/// How long an entry took.
package struct EntryTiming: Equatable, Sendable {
  /// From the entry to what it shows.
  package let elapsed: Duration
  /// The share of it in which the store read or wrote.
  package let inStore: Duration

  /// Such as "1.24 s · 0.80 s of it in the store".
  package var text: String {
    let whole = Self.words(elapsed)
    // A share that is rounded away says nothing.
    guard inStore * 100 >= elapsed, inStore >= .microseconds(100) else { return whole }
    return "\(whole) · \(Self.words(inStore)) of it in the store"
  }

  private static func words(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    if seconds >= 60 {
      let whole = Int(seconds.rounded())
      return "\(whole / 60) min \(whole % 60) s"
    }
    if seconds >= 0.9995 { return "\(NumberText.fixed(seconds, places: 2)) s" }
    return "\(NumberText.plain(seconds * 1_000, places: seconds >= 0.1 ? 0 : 1)) ms"
  }
}

extension WorkbenchSession {
  /// Performs one entry of a prompt: Lua, `?name` or a colon command.
  ///
  /// Entries of Lua are numbered from 1 and kept for ``ColonCommand``s such as `:history` and `:save`;
  /// help and commands get no number.
  ///
  /// - Returns: What is to be shown, or nil when there is nothing.
  package func evaluate(
    _ source: String,
    deadlineSeconds: Double? = nil
  ) throws(Diagnostic) -> String? {
    switch try evaluateEntry(source, deadlineSeconds: deadlineSeconds, show: echo) {
    case .nothing: nil
    case .help(let text), .ofCommand(let text), .values(let text, _): text
    }
  }

  /// Performs one entry, whoever asks: the prompt shows texts, a notebook values in all their forms.
  ///
  /// - Parameters:
  ///   - source: The entry.
  ///   - deadlineSeconds: Wall time after which it is stopped.
  ///   - isCounted: Whether it gets a number, a place in the log, and its values names.
  ///   - show: Makes what is shown of the values that it gave.
  /// - Returns: What the entry came to.
  /// - Throws: A diagnostic of what it came to grief on.
  func evaluateEntry<Shown>(
    _ source: String,
    deadlineSeconds: Double? = nil,
    isCounted: Bool = true,
    show: ([LuaValue]) throws -> Shown
  ) throws(Diagnostic) -> EntryOutcome<Shown> {
    let clock = ContinuousClock()
    let start = clock.now
    let stoppedBefore = settings.timeStopped()
    let askingBefore = timeAsking
    let storeBefore = storeWorkDuration
    let numberBefore = entryNumber
    let line = ColonCommand.line(in: source)
    defer {
      // Nobody works while a person thinks of an answer.
      let waited = settings.timeStopped() - stoppedBefore + timeAsking - askingBefore
      let elapsed = max(.zero, clock.now - start - waited)
      // Help, and commands that only tell something, are not what a person wants timed.
      let isTimed =
        entryNumber > numberBefore || ColonCommand.named(line?.name ?? "")?.isTimed == true
      lastTiming =
        isTimed || elapsed > .seconds(1)
        ? EntryTiming(
          elapsed: elapsed,
          inStore: min(max(.zero, storeWorkDuration - storeBefore), elapsed)
        ) : nil
    }
    if let line {
      do throws(Diagnostic) {
        return try perform(line, show: show)
      } catch {
        throw error.reached(through: source)
      }
    }
    var outcome: EntryOutcome<Shown>?
    defer {
      if entryNumber > numberBefore {
        var entry = LoggedEntry(
          number: entryNumber,
          source: source,
          succeeded: outcome != nil,
          showedSomething: false
        )
        if case .values(_, let isNil) = outcome {
          entry.showedSomething = true
          entry.showedNil = isNil
        }
        log.append(entry)
      }
    }
    let reached = try evaluateLua(
      source,
      deadlineSeconds: deadlineSeconds,
      isCounted: isCounted,
      show: show
    )
    outcome = reached
    return reached
  }
}
