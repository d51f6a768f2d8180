internal import ChartRendering
internal import DelimitedText
internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore
internal import SPCCore

extension Diagnostic {
  /// The words for any error that reaches a person.
  package init(of error: any Error) {
    switch error {
    case let error as Diagnostic: self = error
    case let error as ArgumentError: self.init(error)
    case let error as NameError: self.init(error)
    case let error as SeriesError: self.init(error)
    case let error as StoreError: self.init(error)
    case let error as RefusedCommit:
      self.init(error.refusal)
      let end = error.first.hasSuffix("?") ? "" : "."
      message += " The first is \(error.first)\(end)"
    case let error as RollUpError: self.init(error)
    case let error as QueryError: self.init(error)
    case let error as AccessError: self.init(error)
    case let error as ModuleError: self.init(error)
    case let error as MemorySizeError: self.init(error)
    case let error as SPCError: self.init(error)
    case let error as ChartRefusal: self.init(error)
    case let error as CumulativeSumError: self.init(error)
    case let error as BernoulliCumulativeSumError: self.init(error)
    case let error as FunnelError: self.init(error)
    case let error as ParetoError: self.init(error)
    case let error as CapabilityError: self.init(error)
    case let error as CalendarFormatError: self.init(error)
    case let error as ChartDescriptionError:
      self.init(
        kind: "internal",
        "The chart does not fit its result: \(error).",
        hint: "This is a fault of Tidemark's own; please report it."
      )
    case let error as LuaError: self.init(error)
    case let error as LuaHostError:
      self.init(
        kind: error.kind,
        error.message,
        at: error.place,
        hint: error.hint,
        candidates: error.candidates
      )
    // Whatever else is thrown is no mistake of the person who reads it.
    default:
      self.init(
        kind: "internal",
        "Something went wrong that was not foreseen: \(error)",
        hint: "This is a fault of Tidemark's own; please report it with what was typed."
      )
    }
  }

  /// The same as an error that a script can test and catch.
  var hostError: LuaHostError {
    var error = LuaHostError(
      kind: kind,
      message: message,
      hint: hint,
      candidates: candidates,
      place: location
    )
    error.location = scriptPlace
    error.column = excerpt?.column
    error.excerpt = excerpt?.text
    return error
  }

  /// The words for what a script came to grief on.
  init(_ error: LuaError) {
    let place = error.place ?? error.location?.description
    let trace = error.traceback.map(\.description)
    switch error.kind {
    case .host(let kind):
      self.init(
        kind: kind,
        Self.runtimeKinds.contains(kind) ? Self.runtimeSentence(error) : error.message,
        at: error.place.map { place in
          error.location.map { "\(place), from \($0)" } ?? place
        } ?? error.location?.description,
        hint: kind == "bad_self" ? error.hint.map(Self.sentence) : error.hint,
        candidates: error.candidates,
        trace: trace
      )
      // What was raised with a line of its own (SQL, a script that was run) keeps it on its way.
      if let cause = error.underlying as? Diagnostic {
        excerpt = cause.excerpt
        scriptPlace = cause.scriptPlace
      }
    case .runtime:
      let words = LuaWords(error.message)
      self.init(
        kind: "script",
        words?.message
          ?? (LuaWords.isLuasOwn(error.message)
            ? Self.sentence(error.message)
            : error.message.isEmpty || error.message == "nil"
              ? "The script raised an error without a message." : error.message),
        at: place,
        hint: words?.hint,
        trace: trace
      )
    case .syntax(let incomplete):
      self.init(
        kind: "syntax",
        Self.sentence(error.message),
        at: place,
        hint: incomplete
          ? "Something is still open: an \"end\", a bracket or a quote is missing." : nil
      )
    case .memory:
      self.init(
        kind: "memory",
        "The script needed more memory than it may have.",
        at: place,
        hint: "Work on fewer series at a time, or keep less in tables.",
        trace: trace
      )
    case .stopped(let reason):
      let words =
        switch reason {
        case .interrupt: "Stopped by Ctrl-C."
        case .deadline: "Stopped: its time was up."
        case .programmatic: "Stopped."
        }
      self.init(kind: reason == .deadline ? "deadline" : "stopped", words, at: place)
    case .nesting:
      self.init(
        kind: "script",
        "Functions called each other too deeply.",
        at: place,
        hint: "Look for a function that calls itself without end.",
        trace: trace
      )
    case .foreign:
      self.init(
        kind: "internal",
        "A value of another or a closed session was used.",
        at: place,
        hint: "This is a fault of Tidemark's own; please report it."
      )
    }
  }

  /// Kinds of error that the Lua runtime raises in words of its own.
  private static let runtimeKinds: Set = ["bad_self", "closed", "read_only", "unregistered_type"]

  /// The runtime's own words as a whole sentence: "'spc' needs a series before the colon, got nil".
  private static func runtimeSentence(_ error: LuaError) -> String {
    guard error.kind == .host("bad_self") else { return sentence(error.message) }
    return sentence("The method \(error.message.replacing(", got ", with: ", and got "))")
  }

  /// Lua's own messages start in lower case and end without a stop.
  private static func sentence(_ message: String) -> String {
    guard let first = message.first else { return message }
    let text = first.uppercased() + message.dropFirst()
    return text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") ? text : text + "."
  }

  init(_ error: CalendarFormatError) {
    self.init(
      kind: "argument",
      Self.words(error),
      hint: "Use %Y %m %d %b %B %y and literal text, for example \"%d/%m/%Y\" or \"%b-%y\"."
    )
  }

  private static func words(_ error: CalendarFormatError) -> String {
    switch error {
    case .unknownDirective(let pattern, let directive):
      "The date format \"\(pattern)\" has \"\(directive)\", which has no meaning in it."
    case .repeatedDirective(let pattern, let directive):
      "The date format \"\(pattern)\" gives the same part of the date twice, with \"\(directive)\"."
    case .noYear(let pattern): "The date format \"\(pattern)\" has no year."
    case .noMonth(let pattern): "The date format \"\(pattern)\" has no month."
    }
  }
}
