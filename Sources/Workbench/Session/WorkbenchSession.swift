package import ChartRendering
internal import LuaRuntime
package import QualityModel
package import QualityStore

/// What the surroundings of a session are: the window, the colours, where output goes.
package struct SessionSettings {
  /// Columns of the terminal, or of the paper.
  package var columns = 80
  /// Rows of the terminal; a card stays within them.
  package var rows = 24
  /// Whether what is shown is shown whole, however long, because somebody asked for all of it.
  package var isShowingAll = false
  /// The rows that a card has room for; a script's results are not cut to the window, no more than in
  /// a file.
  package var cardRows: Int {
    isShowingAll ? .max : isRunningScript ? max(rows, Self.rowsOfPaper) : rows
  }
  /// The rows of a card where there is no screen to keep within.
  package static let rowsOfPaper = 2_000
  /// The rows of a card below a cell that somebody reads as they write.
  package static let rowsOfNotebook = 60
  /// Whether output may be coloured.
  package var colour = false
  /// Whether characters beyond ASCII may be drawn.
  package var unicode = true
  /// The day it is, for `qi.today()`; given, so that a run can be made again.
  package var today: CalendarDate
  /// The day on which the store is read, for the foot of a chart: the machine's, whatever `today` is.
  package var readOn: CalendarDate
  /// The knowledge that reads use when the script does not say.
  package var asOf = AsOf.now
  /// Who is at work, for the change log.
  package var actor = "unknown"
  /// Values for `qi.params` given from outside, as text.
  package var parameters: [String: String] = [:]
  /// Whether the time of every entry is shown, and not only of those that take over a second.
  package var showsTiming = false
  /// What was given in earlier sessions, oldest first, for `:history`.
  package var earlierEntries: () -> [String] = { [] }
  /// Whether a script is running: then new globals are errors, where at the prompt they are the way
  /// to keep things, and cards leave out what could be typed next.
  package var isRunningScript = false
  /// Whether a cell of a notebook is evaluated, which is read later and by others.
  var isInNotebook: Bool { display != nil }
  /// Whether cards say what could be typed next: where somebody sits who can type it.
  var offersNextSteps: Bool { !isRunningScript && !isInNotebook }
  /// Which files scripts may use, and whether they may record.
  package var access = FileAccess.interactive
  /// The most memory that scripts may use.
  package var memory = MemorySize.standard
  /// The variables of the surroundings that ``ScriptEnvironment`` lets scripts read.
  package var environment = ScriptEnvironment()
  /// Where `require` looks for modules, in this order.
  package var moduleFolders: [String] = []
  /// Where text goes.
  package var output: (String) throws -> Void = { print($0, terminator: "") }
  /// Where text goes that may be longer than the window; nil where there is no pager.
  package var page: ((String) throws -> Void)?
  /// Where values go that `display` is to show, where they can be more than text; nil shows their
  /// cards.
  package var display: ((DisplayBundle) throws -> Void)?
  /// How the terminal takes pictures; asked when one is drawn.
  ///
  /// Nil draws in characters.
  package var graphics: () -> TerminalGraphics? = { nil }
  /// Where warnings go.
  package var warning: (String) -> Void = { _ in }
  /// For how long the program has been stopped by Ctrl-Z, all times together: nobody's work.
  package var timeStopped: () -> Duration = { .zero }
  /// Asks whoever sits in front of the session; nil where nobody does, and gives nil where nobody can be
  /// asked at the moment.
  package var ask: ((SessionQuestion) throws -> String?)?
  /// Takes away what an entry has shown so far, now or, told true, when the next output comes; nil where
  /// what was shown stays.
  package var clearOutput: ((Bool) throws -> Void)?
  /// Is told how far long work is, and with nil that it is over; nil where nobody looks.
  package var progress: ((ProgressReport?) -> Void)?

  /// Settings for a day, with no terminal about.
  package init(today: CalendarDate) {
    self.today = today
    readOn = today
  }
}

/// One Lua state with the module `qi` bound to one store: what the prompt, the script runner and the
/// notebook share.
package final class WorkbenchSession {
  let lua: LuaState
  /// The store, opened when something is first read from it.
  package var store: QualityStore {
    get throws {
      if let openedStore { return openedStore }
      let store = try openStore()
      // A store that is shared asks whom it belongs to; a stop of that session is one of this.
      if runDepth == 0 {
        let stopHandle = lua.stopHandle
        store.stop { stopHandle.isStopRequested }
      }
      openedStore = store
      tracer?.noteOpening(of: store, self)
      return store
    }
  }
  private var openedStore: QualityStore?
  /// Whether the store was read already: asking for it would open it.
  var hasOpenStore: Bool { openedStore != nil }
  /// Closes the store where one is open; nothing can be asked of it any more.
  package func closeStore() { try? openedStore?.close() }
  /// How many stores were worked on before this one.
  private(set) var storeGeneration = 0
  /// The store that is worked on, as values note it; nil until it is asked for.
  var keptOrigin: StoreOrigin?
  /// Which rows of which tables scripts hold; made when the first row is read.
  private var keptRowOrigins: RowOrigins?
  var rowOrigins: RowOrigins {
    get throws {
      if let keptRowOrigins { return keptRowOrigins }
      let origins = try RowOrigins(lua)
      keptRowOrigins = origins
      return origins
    }
  }
  /// The golden thread that was read last.
  var keptThread: KeptThread?
  /// The figures that were read last.
  var keptFigures: KeptFigures?
  private var openStore: () throws -> QualityStore
  /// What scripts can see; the declarations are made when something first asks for them.
  package var registry: Registry { Registry() }
  package var settings: SessionSettings
  /// Names declared `local` at the top of earlier entries, to explain why they are gone.
  var formerLocals: [String: Int] = [:]
  /// The texts of entries, scripts and modules, to show lines of them in errors.
  var sources = SourceTexts()
  /// Whether the script has declared parameters; values for one that has none are a mistake.
  package var hasDeclaredParameters = false
  /// What `qi.params` declared last.
  var declaredParameters: DeclaredParameters?
  /// The files that `require` has read: modules are as strict as scripts, at the prompt too.
  var moduleFiles: Set<String> = []
  /// The number of the entry that is running.
  var entryNumber = 0
  /// The number that the next entry will have.
  package var nextEntryNumber: Int { entryNumber + 1 }
  /// What the latest entries gave.
  var keptValues = KeptValues()
  /// The name of the value whose card is made, where it has one: what its foot can be typed with.
  var nameOfShown: String?
  /// What is let through to a terminal.
  package let terminalSafety = TerminalSafety()
  /// The entries of Lua so far.
  package internal(set) var log = EntryLog()
  /// How long the last entry took; nil for one that is not timed.
  package internal(set) var lastTiming: EntryTiming?
  /// For how long questions have waited for an answer, all of them together.
  var timeAsking = Duration.zero
  /// The plans that scripts made and may still hold.
  var plans = PlanRegister()
  /// The portfolios that somebody has decided about.
  var drafts = DraftRegister()
  /// What `_G` held before anybody's script ran.
  private(set) var standardGlobals: [(key: LuaValue, value: LuaValue)] = []
  /// The names that `:load` made, and the file of each.
  var loadedNames: [String: String] = [:]
  /// How many scripts are running inside each other.
  var runDepth = 0
  /// The change log by its numbers as it was at `changesAt`, to say where figures came from.
  var changes: [Int: Change] = [:]
  var changesAt = -1
  /// The codes for completion, as they were read last.
  var keptCatalogue: CodeCatalogue?
  /// How many pictures were shown in a notebook, to give each its name.
  var picturesShown = 0
  /// The long work that is going on.
  var workInHand = WorkInHand()
  /// What each cell reads and writes; nil where nobody asks, as at the prompt.
  var tracer: CellTracer?
  /// What the cell that was evaluated last read and wrote.
  package internal(set) var lastTrace: CellTrace?
  /// The table of the module `qi`, to know it again when it is shown.
  var moduleTable: LuaTable?
  /// The functions of `qi` that were asked for, by name; the state holds no other.
  var moduleFunctions: [String: LuaFunction] = [:]
  /// Their names by their identity in Lua, to know them again when they are shown.
  var moduleFunctionNames: [UInt: String] = [:]
  /// What goes to scripts as a value, by its Swift class.
  private lazy var typesOfValues: [ObjectIdentifier: TypeOfValues] = Dictionary(
    registry.types.map { ($0.instanceType, TypeOfValues($0)) },
    uniquingKeysWith: { first, _ in first }
  )
  /// The types that the Lua state knows, each since the first value of it went to a script.
  private var typesInLua: Set<String> = []

  /// A session on a store.
  package convenience init(store: QualityStore, settings: SessionSettings) throws {
    try self.init(settings: settings) { store }
  }

  /// A session that opens its store when something is first read from it: what is made from plain
  /// numbers needs none.
  package init(
    settings: SessionSettings,
    openingStore openStore: @escaping () throws -> QualityStore
  ) throws {
    self.openStore = openStore
    self.settings = settings

    // The closures below live in the Lua state, which the session owns: a strong capture would keep
    // both alive for ever.
    weak var session: WorkbenchSession?
    var configuration = LuaConfiguration()
    configuration.output = { try session?.write($0.text) }
    configuration.warning = { session?.settings.warning(DisplayWidth.harmless($0.text)) }
    configuration.describeError = {
      session?.hostError(of: $0) ?? Diagnostic(of: $0).hostError
    }
    configuration.memoryLimit = settings.memory.bytes
    lua = try LuaState(configuration: configuration)
    session = self

    try installModule()
    try installEnvironment()
    try installModuleLoading()
    standardGlobals = try lua.globals.rawEntries()
    try installStrictGlobals(in: lua.globals)
  }

  /// Takes in that functions of the libraries were put in the place of others.
  func renewStandardGlobals() throws {
    for index in standardGlobals.indices {
      standardGlobals[index].value = try lua.globals.rawGet(standardGlobals[index].key)
    }
  }

  /// How long the store has worked for this session.
  var storeWorkDuration: Duration { openedStore?.workDuration ?? .zero }

  /// Works on another store from now on.
  ///
  /// Plans that were made on the one before stay with it and can still be committed there.
  func use(_ store: QualityStore) {
    storeGeneration += 1
    keptOrigin = nil
    keptThread = nil
    keptFigures = nil
    openStore = { store }
    openedStore = nil
    changes = [:]
    changesAt = -1
  }

  /// Does now what the first entry would wait for otherwise: opens the store, and makes the
  /// declarations of what scripts can see.
  ///
  /// - Throws: What opening the store throws, as the first entry that reads it would say it.
  package func prepare() throws {
    _ = try store
    _ = typesOfValues
  }

  /// The store's file, for its card.
  var storePlace: String? { try? store.path }

  /// A Swift value of one of our types as a script sees it.
  func value(_ object: AnyObject) throws -> LuaValue {
    let identity = ObjectIdentifier(Swift.type(of: object))
    guard let type = typesOfValues[identity],
      let name = type.name ?? (object as? any NamesItsType)?.typeName
    else {
      throw Diagnostic(
        kind: "internal",
        "No type is registered for \(Swift.type(of: object)).",
        hint: "This is a fault of Tidemark's own; please report it."
      )
    }
    if type.isCharged, let object = object as? any ChargedObject { try charge(object) }
    if !type.isInLua, !typesInLua.contains(name), let entry = registry.type(named: name) {
      try lua.register(hostType(for: entry))
      typesInLua.insert(name)
      typesOfValues[identity]?.isInLua = type.name != nil
    }
    return .object(LuaObject(object, as: name))
  }

  /// A value in a few words, for messages: "the number 3", "a series", "nothing".
  func describe(_ value: LuaValue) -> String {
    switch value {
    case .nil: "nothing"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): "the number \(integer)"
    case .number(let number): "the number \(NumberText.plain(number))"
    case .string(let text):
      "the text \"\(DisplayWidth.clipped(DisplayWidth.oneLine(text.text), to: 40))\""
    case .table: "a table"
    case .function: "a function"
    case .object(let object): "a \(object.typeName)"
    case .other: "a \(value.typeName)"
    }
  }
}

/// What scripts see the values of a Swift class as.
private struct TypeOfValues {
  /// The name of the type; nil where each value says its own.
  let name: String?
  let isCharged: Bool
  /// Whether the Lua state knows the type; never where the values say their types.
  var isInLua = false

  init(_ entry: TypeEntry) {
    name = entry.namesItself ? nil : entry.name
    isCharged = entry.isCharged
  }
}
