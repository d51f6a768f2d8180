internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel

/// The golden thread through one thing, as scripts hold it: the ways up to the national plan, and what
/// serves it.
final class ThreadObject {
  let trace: ThreadTrace
  let reach: ThreadReach

  init(_ trace: ThreadTrace, _ reach: ThreadReach) {
    self.trace = trace
    self.reach = reach
  }

  /// What is wrong where no way holds, in a sentence without its full stop.
  var missing: String? { trace.nearest.map(ThreadWords.fault) }

  /// The ways up as a table, a row for each step.
  var table: TableObject {
    let table = TableObject(
      headings: ["Path", "Step", "What", "Code", "Title", "Holds", "Why", "Remark"],
      footnotes: [
        "As of \(trace.day)." + (trace.isCut ? " There are more paths than these." : "")
      ]
    )
    table.narrowing = Narrowing(
      whole: ["Path", "Step", "Code", "Holds"],
      kept: ["Step", "Code", "Title", "Why", "Holds"],
      common: ["Path", "Holds"],
      repeating: [],
      leaving: ["Remark", "What", "Holds"]
    )
    for (number, path) in trace.paths.enumerated() {
      for (place, step) in path.steps.enumerated() {
        let end = place == path.steps.count - 1 ? path.gap.map(ThreadWords.ending) : nil
        table.rows.append([
          .count(number + 1), .count(place), .text(ThreadWords.sort(step.node)),
          .text(step.node.code), .text(step.node.title),
          .text(step.standing == .holds ? "yes" : "no"), .text(step.reason),
          .text((ThreadWords.remarks(step) + [end].compactMap(\.self)).joined(separator: "; ")),
        ])
      }
    }
    return table
  }

  /// What serves it as a table, a row for each thing.
  ///
  /// - Parameter individuals: Whether the objectives of single members of staff are among them.
  /// - Returns: The table.
  func below(individuals: Bool) -> TableObject {
    let table = TableObject(
      headings: ["What", "Code", "Title", "Holds", "Serves", "Links", "Why", "Remark"],
      footnotes: individuals ? [] : ThreadWords.staffNote(reach)
    )
    table.narrowing = Narrowing(
      whole: ["Code", "Holds", "Serves"],
      kept: ["Code", "Title", "Serves", "Holds"],
      common: ["What", "Holds"],
      repeating: [],
      leaving: ["Remark", "Links", "Why"]
    )
    for layer in reach.layers where individuals || layer.sort != .level(.individual) {
      for one in layer.served {
        table.rows.append([
          .text(ThreadWords.sort(one.step.node)), .text(one.step.node.code),
          .text(one.step.node.title), .text(one.holds ? "yes" : "no"), .text(one.via.code),
          .count(one.distance), .text(one.step.reason),
          .text(ThreadWords.remarks(one.step).joined(separator: "; ")),
        ])
      }
    }
    return table
  }
}

extension TypeEntry {
  static func thread() -> TypeEntry {
    let example = #"qi.measure("violence"):thread()"#
    var behaviour = Behaviour { object in
      guard let thread = object as? ThreadObject else { return "" }
      return "\(ThreadWords.name(thread.trace.start.node)) · \(ThreadWords.verdict(thread.trace))"
    }
    behaviour.printsAsCard = true
    behaviour.count = { ($0 as? ThreadObject)?.trace.paths.count ?? 0 }
    behaviour.card = { object, session in
      guard let thread = object as? ThreadObject else { return "" }
      return ThreadCard(thread: thread, width: session.settings.columns).text
    }
    return TypeEntry(
      ThreadObject.self,
      name: "thread",
      purpose:
        "The golden thread through one thing: its ways up to the national plan, and what serves "
        + "it; #thread is the number of ways.",
      fields: [
        .field(
          "holds",
          "true or false",
          of: ThreadObject.self,
          "whether some way leads to the national plan through nothing but what holds on the day"
        ) { object, _ in .boolean(object.trace.holds) },
        .field(
          "missing",
          "text",
          of: ThreadObject.self,
          "the first thing missing on the nearest way where none holds, else nil"
        ) { object, _ in object.missing.map { .text($0) } ?? .nil },
        .field(
          "paths",
          "list of table",
          of: ThreadObject.self,
          "the ways, each a list of steps with what, code, title, reason and holds; path.holds is for "
            + "the whole of it"
        ) { object, session in try session.paths(object.trace) },
        .field(
          "work",
          "whole number",
          of: ThreadObject.self,
          "programmes and projects that serve it by a way that holds"
        ) { object, _ in
          .integer(
            object.reach.layers.flatMap(\.served).count { $0.holds && $0.step.node.isWork }
          )
        },
        .field("day", "date", of: ThreadObject.self, "the day on which it is judged") {
          object,
          session in try session.value(DateObject(object.trace.day))
        },
      ],
      methods: [
        .all("thread", of: ThreadObject.self, example: example),
        .method(
          "thread",
          "table",
          of: ThreadObject.self,
          purpose: "Gives the ways up with their reasons, a row for each step.",
          returns: "table",
          example: "print(\(example):table())"
        ) { object, call in try call.session.value(object.table) },
        .method(
          "thread",
          "below",
          of: ThreadObject.self,
          purpose: "Gives everything that serves it by whatever way, a row for each thing.",
          parameters: [.individuals],
          returns: "table",
          example: "print(\(example):below())"
        ) { object, call in
          try call.session.value(
            object.below(individuals: call.arguments.boolean("individuals") ?? false)
          )
        },
      ],
      behaviour: behaviour
    )
  }
}

extension Parameter {
  /// Whether what is shown names the objectives of single members of staff, which are staff records.
  static let individuals = Parameter.optional(
    "individuals",
    .boolean,
    default: "false",
    "whether to name the objectives of single members of staff"
  )

  /// The day on which the golden thread is judged.
  static let threadDay = Parameter.optional(
    "on",
    .lastDay,
    default: "today, or the day of as_of",
    "the day on which everything is to hold"
  )
}

extension WorkbenchSession {
  /// The ways up as plain tables.
  fileprivate func paths(_ trace: ThreadTrace) throws -> LuaValue {
    let paths = try trace.paths.map { path -> LuaValue in
      let steps = try path.steps.map { step -> LuaValue in
        var fields: [String: LuaValue] = [
          "what": .text(ThreadWords.sort(step.node)), "code": .text(step.node.code),
          "title": .text(step.node.title), "holds": .boolean(step.standing == .holds),
        ]
        fields["reason"] = step.reason.map { .text($0) }
        return .table(try lua.makeTable(fields: fields))
      }
      let table = try lua.makeTable(array: steps)
      try table.rawSet("holds", .boolean(path.holds))
      return .table(table)
    }
    return .table(try lua.makeTable(array: paths))
  }
}
