internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// Finds out what each cell of a session reads and writes.
///
/// Which globals a cell uses first is told by ``LuaState/beginTrace()``; what tables, functions and
/// objects hold is compared before and after, so that changes in place are seen however the value was
/// reached: only values that share something with those that were used can be otherwise.
final class CellTracer {
  let files = FileNotes()
  private var known = KnownNames()
  /// What of the host's has gone by which words, by its number.
  private var described: [UInt64: (UInt64, UInt64)] = [:]
  private var standard: Set<String> = []
  private var standardMarks: [String: String] = [:]
  /// Names of the libraries that hold something else now.
  private var overridden: [String: String] = [:]
  private var library = ""
  private var firstLibrary = ""

  // Of the cell that runs.
  private var isRunning = false
  private var source = ""
  private var before = Surroundings()
  private var inputs: [String: TraceMark] = [:]
  private var isPassing = false

  /// What lies beyond Lua's values.
  private struct Surroundings: Equatable {
    var random: [UInt64] = []
    var store = "-"
    var changes = 0
    var work = Duration.zero
    var decisions = 0
    var asOf = AsOf.now
  }

  init(_ session: WorkbenchSession) throws {
    try session.lua.markStandard()
    try session.renewStandardGlobals()
    standard = Set(session.standardGlobals.compactMap(\.key.text)).subtracting(["_"])
    for name in standard { standardMarks[name] = ownMark(of: name, session).own }
    library = libraryMark(session)
    firstLibrary = library
    var sighted: UInt64 = 0
    known["_"] = fingerprint(of: "_", session, TraceDigest(), &sighted)
  }

  /// What every name holds now.
  var state: [String: TraceMark] { known.names.mapValues(\.mark) }

  /// Begins to take notes for a cell.
  func begin(_ source: String, _ session: WorkbenchSession) {
    self.source = source
    inputs = [:]
    isPassing = false
    _ = files.take()
    before = surroundings(session)
    // Noting this was no work of the cell's.
    before.work = session.storeWorkDuration
    isRunning = (try? session.lua.beginTrace()) != nil
  }

  /// Notes something outside that the cell uses.
  func note(_ name: String, _ mark: String) {
    if inputs[name] == nil { inputs[name] = TraceMark(own: mark) }
  }

  /// Notes what a store holds that the cell has opened.
  func noteOpening(of store: QualityStore, _ session: WorkbenchSession) {
    guard isRunning, before.store == "-" else { return }
    note(store, in: &before, session)
  }

  private func note(
    _ store: QualityStore,
    in surroundings: inout Surroundings,
    _ session: WorkbenchSession
  ) {
    let newest = try? store.newestEntry(asOf: session.settings.asOf)
    surroundings.store = newest.map { WorkbenchSession.mark(ofStoreAt: $0.hash) } ?? "-"
    surroundings.changes = newest?.number ?? 0
  }

  /// Notes that the cell rests on something that no second run finds again.
  func notePassing() { isPassing = true }

  /// Ends the notes of a cell: what it read and wrote.
  func end(_ session: WorkbenchSession) -> CellTrace {
    var trace = CellTrace()
    guard isRunning, let used = try? session.lua.endTrace() else {
      // Nothing is known of it: it rests on all there is, and never twice on the same.
      trace.isPassing = true
      return trace
    }
    isRunning = false
    let after = surroundings(session)
    trace.isPassing = isPassing || used.asksClock || used.read.contains(where: Self.isKeptValue)
    trace.namesPlaces = used.namesPlaces
    trace.looksAtAll = used.looksAtAll
    var read = used.read.subtracting(standard).filter { !Self.isKeptValue($0) }
    if used.looksAtAll { read.formUnion(known.names.keys.filter { !$0.hasPrefix("(") }) }
    for name in read { trace.read[name] = TraceMark(own: known[name]?.own ?? "-") }
    trace.read.merge(inputs) { found, _ in found }
    noteSurroundings(from: before, to: after, in: &trace)
    noteFiles(in: &trace)
    if library != firstLibrary { trace.read[CellTrace.Name.library] = TraceMark(own: library) }

    let touched = used.read.union(used.written).subtracting(standard)
    let decided = before.decisions != after.decisions || before.store != after.store
    compare(touched, written: used.written, decided: decided, session, &trace)
    compareStandard(used, session, &trace)
    return trace
  }

  // MARK: - Beyond Lua's values

  private func surroundings(_ session: WorkbenchSession) -> Surroundings {
    var found = Surroundings()
    found.random = session.lua.randomState
    found.work = session.storeWorkDuration
    if session.hasOpenStore, let store = try? session.store {
      note(store, in: &found, session)
    }
    found.decisions = session.drafts.decisionCount
    found.asOf = session.settings.asOf
    return found
  }

  private func noteSurroundings(
    from before: Surroundings,
    to after: Surroundings,
    in trace: inout CellTrace
  ) {
    func mark(_ state: [UInt64]) -> TraceMark {
      var digest = TraceDigest()
      for word in state { digest.add(word) }
      return TraceMark(own: digest.text)
    }
    if before.random != after.random {
      trace.read[CellTrace.Name.random] = mark(before.random)
      trace.wrote[CellTrace.Name.random] = mark(after.random)
    }
    if before.work != after.work {
      trace.read[CellTrace.Name.store] = TraceMark(own: before.store)
      trace.read[CellTrace.Name.asOf] = TraceMark(own: "\(before.asOf)")
      if before.store != after.store {
        trace.wrote[CellTrace.Name.store] = TraceMark(own: after.store)
        trace.changes = max(0, after.changes - before.changes)
      }
    }
    if before.asOf != after.asOf {
      trace.wrote[CellTrace.Name.asOf] = TraceMark(own: "\(after.asOf)")
    }
    if before.decisions != after.decisions {
      trace.read[CellTrace.Name.decisions] = TraceMark(own: "\(before.decisions)")
      trace.wrote[CellTrace.Name.decisions] = TraceMark(own: "\(after.decisions)")
    }
  }

  private func noteFiles(in trace: inout CellTrace) {
    let files = files.take()
    for (path, mark) in files.read { trace.read[CellTrace.Name.file(path)] = TraceMark(own: mark) }
    for path in files.written {
      trace.wrote[CellTrace.Name.file(path)] = TraceMark(own: FileNotes.mark(ofFile: path))
    }
    trace.filesWritten = files.written
  }

  // MARK: - Values

  /// `_12`, which is no global.
  private static func isKeptValue(_ name: String) -> Bool { KeptValueName(name) != nil }

  /// Compares what the names that may be otherwise hold with what they held.
  private func compare(
    _ touched: Set<String>,
    written: Set<String>,
    decided: Bool,
    _ session: WorkbenchSession,
    _ trace: inout CellTrace
  ) {
    var affected = touched.filter { !Self.isKeptValue($0) }
    affected.insert("_")
    affected.formUnion(decided ? Set(known.names.keys) : known.sharing(with: affected))
    let groupsBefore = known.groups
    let recipe = recipe(of: trace)
    var sighted: UInt64 = 0
    let old = known
    for name in affected.sorted() {
      let found = fingerprint(of: name, session, recipe, &sighted)
      known[name] = found
    }
    known.join()
    var isChangedInPlace = false
    // Of the others, what they share with those may be otherwise.
    let shared = affected.union(groupsBefore.keys).union(known.groups.keys)
    for name in shared where old[name]?.mark != known[name]?.mark {
      trace.wrote[name] = known[name]?.mark ?? .absent
      guard !written.contains(name) else { continue }
      if old[name]?.own == known[name]?.own {
        trace.regrouped.insert(name)
      } else {
        isChangedInPlace = true
      }
    }
    for name in written.subtracting(standard) { trace.wrote[name] = known[name]?.mark ?? .absent }
    // What is shared matters to a cell that changes values in place, or that sees two that share.
    for (name, mark) in trace.read where mark.joint == nil {
      guard let group = groupsBefore[name] else { continue }
      let others = trace.read.keys.contains { $0 != name && groupsBefore[$0] == group }
      if isChangedInPlace || others, let joint = old[name]?.joint {
        trace.read[name]?.joint = joint
      } else if isChangedInPlace, let own = old[name]?.own {
        trace.read[name]?.joint = own
      }
    }
  }

  /// By what goes what a cell makes that cannot be looked into: its text and all that it found.
  private func recipe(of trace: CellTrace) -> TraceDigest {
    var digest = TraceDigest()
    digest.add(source)
    for (name, mark) in trace.read.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      digest.add(mark.own)
    }
    return digest
  }

  private func ownMark(
    of name: String,
    _ session: WorkbenchSession
  ) -> (own: String, nodes: [UInt]) {
    var sighted: UInt64 = 0
    let found = fingerprint(of: name, session, TraceDigest(), &sighted)
    return (found?.own ?? "-", found?.nodes ?? [])
  }

  private func fingerprint(
    of name: String,
    _ session: WorkbenchSession,
    _ recipe: TraceDigest,
    _ sighted: inout UInt64
  ) -> KnownNames.Held? {
    let found: LuaFingerprint
    var count = sighted
    let describe = description(session, recipe) {
      count += 1
      return count
    }
    if name.hasPrefix("(module ") {
      let module = String(name.dropFirst("(module ".count).dropLast())
      found = session.lua.fingerprint(ofModule: module, describe: describe)
    } else {
      guard let value = try? session.lua.globals.rawGet(name), !value.isNil else { return nil }
      found = session.lua.fingerprint(of: value, describe: describe)
    }
    sighted = count
    var digest = found.isUncertain ? recipe : TraceDigest()
    if found.isUncertain {
      digest.add(name)
    } else {
      digest.add(found.high)
      digest.add(found.low)
    }
    return KnownNames.Held(own: (found.isUncertain ? "~" : "") + digest.text, nodes: found.nodes)
  }

  /// The words for parts of the host's: days and months by what they are, functions by their names, and
  /// any other object by the cell in which it was met first, where it cannot change.
  private func description(
    _ session: WorkbenchSession,
    _ recipe: TraceDigest,
    _ next: @escaping () -> UInt64
  ) -> (LuaHostPart) -> (UInt64, UInt64)? {
    let decisions = UInt64(session.drafts.decisionCount)
    return { [weak self, weak session] part in
      guard let self, let session else { return nil }
      guard let instance = part.instance else {
        guard let name = session.moduleFunctionNames[part.identity] else { return nil }
        var digest = TraceDigest()
        digest.add(name)
        return digest.words
      }
      if let words = Self.content(of: instance) { return words }
      if let known = described[part.number] {
        guard instance is any Committable || instance is PortfolioObject else { return known }
        var digest = TraceDigest()
        digest.add(known.0)
        digest.add(decisions)
        digest.add((instance as? any Committable)?.isCommitted == true ? 1 : 0)
        return digest.words
      }
      var digest = recipe
      digest.add(next())
      described[part.number] = digest.words
      return digest.words
    }
  }

  private static func content(of instance: AnyObject) -> (UInt64, UInt64)? {
    var digest = TraceDigest()
    switch instance {
    case let date as DateObject: digest.add("date \(date.date)")
    case let month as MonthObject: digest.add("month \(month.month)")
    default: return nil
    }
    return digest.words
  }

  // MARK: - What every session begins with

  private func libraryMark(_ session: WorkbenchSession) -> String {
    var count: UInt64 = 0
    let found = session.lua.libraryFingerprint(
      describe: description(session, TraceDigest()) {
        count += 1
        return count
      }
    )
    var digest = TraceDigest()
    digest.add(found.high)
    digest.add(found.low)
    for (name, own) in overridden.sorted(by: { $0.key < $1.key }) { digest.add("\(name) \(own)") }
    return digest.text
  }

  /// A name of the libraries that holds something else, or a library with another member, reaches every
  /// cell.
  private func compareStandard(
    _ used: LuaTrace,
    _ session: WorkbenchSession,
    _ trace: inout CellTrace
  ) {
    for name in used.read.union(used.written).intersection(standard) {
      let own = ownMark(of: name, session).own
      overridden[name] = own == standardMarks[name] ? nil : own
    }
    let now = libraryMark(session)
    guard now != library else { return }
    library = now
    trace.wrote[CellTrace.Name.library] = now == firstLibrary ? .absent : TraceMark(own: now)
  }
}
