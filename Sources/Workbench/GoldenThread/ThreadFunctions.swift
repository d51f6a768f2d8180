internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `project:thread` and its like: what a record of the golden thread can do.
  static func threadMethods(_ entity: Entity) -> [FunctionEntry] {
    guard let kind = ThreadNode.Kind(rawValue: entity.name) else { return [] }
    return [
      .method(
        entity.name,
        "thread",
        of: RecordObject.self,
        purpose:
          "Follows the golden thread from it up to the national plan, and down to what serves "
          + "it.",
        parameters: [.threadDay],
        returns: "thread",
        example: "print(qi.\(entity.plural)[1]:thread())"
      ) { object, call in
        let store = try call.session.store(of: object)
        return try call.thread(kind, object.record.key.text, on: store, object.asOf)
      }
    ]
  }

  /// `measure:thread`.
  static func measureThreadMethod() -> FunctionEntry {
    .method(
      "measure",
      "thread",
      of: MeasureObject.self,
      purpose: "Follows the golden thread from what it measures up to the national plan.",
      parameters: [.threadDay],
      returns: "thread",
      example: #"print(qi.measure("violence"):thread())"#
    ) { object, call in
      let store = try object.store(in: call.session)
      return try call.thread(.measure, object.measure.code, on: store, object.asOf)
    }
  }

  /// The questions about the whole thread.
  static func threadFunctions() -> [FunctionEntry] {
    let asOf = Parameter.optional("as_of", .lastDay, default: "now", "the knowledge to read with")
    return [
      .module(
        "orphans",
        purpose:
          "Lists where the golden thread is broken: what serves nothing, what nothing serves, "
          + "what only something ended holds together, and links that leave out a level.",
        parameters: [
          .optional("gap", .choice(.threadGap), default: "all", "only breaks of this sort"),
          .threadDay, asOf, .individuals,
        ],
        returns: "table",
        example: #"print(qi.orphans { gap = "unaligned" })"#
      ) { call in
        let thread = try call.session.goldenThread(
          call.session.store,
          call.asOf,
          on: call.threadDay
        )
        let gap = call.arguments.text("gap").flatMap(ThreadFault.Kind.init)
        return try call.session.value(
          OrphanTable(
            thread,
            gap: gap,
            individuals: call.arguments.boolean("individuals") ?? false
          ).table
        )
      },
      .module(
        "coverage",
        purpose:
          "Counts for each directorate its objectives and projects, and how many of them are "
          + "linked to the national plan.",
        parameters: [.threadDay, asOf],
        returns: "table",
        example: "print(qi.coverage())"
      ) { call in
        let thread = try call.session.goldenThread(
          call.session.store,
          call.asOf,
          on: call.threadDay
        )
        return try call.session.value(CoverageTable(thread).table)
      },
    ]
  }
}

extension Invocation {
  /// The day on which the thread is judged: the one that was given, that of the knowledge asked for, or
  /// today.
  var threadDay: CalendarDate { threadDay(asOf) }

  func threadDay(_ asOf: AsOf) -> CalendarDate {
    if let day = arguments.date("on") { return day }
    if case .date(let day) = asOf { return day }
    return session.today
  }

  /// The thread through something.
  fileprivate func thread(
    _ kind: ThreadNode.Kind,
    _ code: String,
    on store: QualityStore,
    _ asOf: AsOf
  ) throws -> LuaValue {
    let thread = try session.goldenThread(store, asOf, on: threadDay(asOf))
    guard let trace = thread.up(from: kind, code), let reach = thread.down(from: kind, code) else {
      // It was there when the record was read.
      throw ArgumentError.unsuitable(
        path: "\(kind.rawValue):thread",
        reason:
          "The \(ThreadWords.spaced(kind.rawValue)) \"\(code)\" was taken back since it was read.",
        mend: "Read it again, or as of a day before that."
      )
    }
    return try session.value(ThreadObject(trace, reach))
  }
}

/// The golden thread that was read last, for the next question about it.
struct KeptThread {
  let origin: StoreOrigin
  let asOf: AsOf
  /// The newest change it knows.
  let horizon: Int
  let thread: GoldenThread
}

extension WorkbenchSession {
  /// The golden thread of the store on a day; read again only where something may have changed.
  func goldenThread(
    _ store: QualityStore,
    _ asOf: AsOf,
    on day: CalendarDate
  ) throws -> GoldenThread {
    let origin = try storeOrigin
    let horizon = try store.horizon(asOf: asOf)
    if let kept = keptThread, kept.origin == origin, kept.asOf == asOf, kept.horizon == horizon,
      kept.thread.day == day
    {
      return kept.thread
    }
    let thread = GoldenThread(try ThreadRecords(store, asOf: asOf), on: day)
    keptThread = KeptThread(origin: origin, asOf: asOf, horizon: horizon, thread: thread)
    return thread
  }
}
