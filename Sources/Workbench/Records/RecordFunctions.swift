internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// For every entity with a code, the function of `qi` that gives a record by it.
  static func recordFunctions() -> [FunctionEntry] {
    Entity.all.filter(\.hasCode).map { entity in
      .module(
        entity.name,
        purpose: "Gives a \(entity.noun) by its code.",
        subject: .required("code", .entity(entity.name), "the code of the \(entity.noun)"),
        parameters: [.optional("as_of", .lastDay, default: "now", "the knowledge to read with")],
        returns: entity.name,
        example: "print(qi.\(entity.name)(qi.\(entity.plural)[1].code))"
      ) { call in
        let record = try call.session.store.record(
          entity,
          code: call.arguments.text("code") ?? "",
          asOf: call.asOf
        )
        return try call.session.value(
          RecordObject(record, asOf: call.asOf, origin: call.session.storeOrigin)
        )
      }
    }
  }

  /// What every record can do.
  static func recordMethods(_ entity: Entity) -> [FunctionEntry] {
    let example = "qi.\(entity.plural)[1]"
    var methods: [FunctionEntry] = [
      .method(
        entity.name,
        "remove",
        of: RecordObject.self,
        purpose: "Plans to take it back; what was recorded stays readable as of earlier days.",
        returns: "plan",
        example: "print(\(example):remove())"
      ) { object, call in
        let store = try call.session.store(of: object)
        return try call.session.plan([.removal(object.record.key)], on: store)
      },
      .method(
        entity.name,
        "history",
        of: RecordObject.self,
        purpose: "Gives every change of it: when, who, what and why.",
        returns: "table",
        example: "print(\(example):history())"
      ) { object, call in
        try call.session.value(RecordHistory(object, session: call.session).table)
      },
    ]
    if !entity.facts.isEmpty {
      methods.append(
        .method(
          entity.name,
          "change",
          of: RecordObject.self,
          purpose: "Plans to record other values for some of its fields; the others stay.",
          parameters: entity.facts.map { Parameter.changing($0) }
            + [
              .optional(
                "without",
                .list(.text),
                default: "none",
                "names of fields that are to have no value"
              )
            ],
          returns: "plan",
          example: "print(\(example):change { \(changeExample(entity)) })"
        ) { object, call in
          try call.session.planChange(of: object, call.arguments)
        }
      )
    }
    return methods
  }

  private static func changeExample(_ entity: Entity) -> String {
    guard let field = entity.facts.first(where: { $0.kind == .text }) else { return "" }
    return "\(field.name) = \"Said anew\""
  }
}

extension FieldEntry {
  /// For every entity, what `qi` lists of it.
  static func recordLists() -> [FieldEntry] {
    Entity.all.map { entity in
      .field(
        entity.plural,
        "list of \(entity.plural)",
        of: WorkbenchSession.self,
        "every \(entity.noun) of the store"
      ) { session, _ in
        let asOf = session.settings.asOf
        return try session.value(
          session.list(
            of: entity,
            session.store.records(entity, asOf: asOf),
            asOf: asOf,
            origin: session.storeOrigin
          )
        )
      }
    }
  }
}

extension WorkbenchSession {
  /// A plan on a store, noted so that a session does not end without a word of it.
  func plan(_ proposals: [Proposal], on store: QualityStore) throws -> LuaValue {
    let plan = PlanObject(try store.plan(proposals))
    plans.note(plan, on: store)
    return try value(plan)
  }

  func planChange(of object: RecordObject, _ arguments: Arguments) throws -> LuaValue {
    var record = object.record
    let entity = record.entity
    for field in entity.facts {
      if let value = arguments.fieldValue(field) { record[field.name] = value }
    }
    for name in arguments.texts("without") ?? [] {
      guard entity.facts.contains(where: { $0.name == name }) else {
        throw ArgumentError.noSuchMember(
          type: entity.name,
          name: name,
          known: entity.facts.map(\.name)
        )
      }
      record[name] = nil
    }
    return try plan([.record(record)], on: store(of: object))
  }
}

/// What was said of a record, change by change.
struct RecordHistory {
  let table: TableObject

  init(_ object: RecordObject, session: WorkbenchSession) throws {
    let entity = object.record.entity
    let history = try session.store(of: object).history(of: object.record.key, in: entity)
    table = TableObject(headings: ["Change", "Recorded", "Who", "What", "Reason"])
    var before: EntityRecord?
    for (change, record) in history {
      table.rows.append([
        .count(change.id), .text("\(change.recordedAt)"), .text(change.actor),
        .text(Self.words(before, record)), .text(change.reason),
      ])
      before = record
    }
  }

  static func words(_ before: EntityRecord?, _ after: EntityRecord?) -> String {
    guard let after else { return "taken back" }
    guard let before else { return "recorded" }
    return after.entity.fields.compactMap { field in
      let old = before[field.name]?.text
      let new = after[field.name]?.text
      guard old != new else { return nil }
      let name = field.name.replacing("_", with: " ")
      return "\(name): \(old ?? "none") → \(new ?? "none")"
    }
    .joined(separator: "; ")
  }
}
