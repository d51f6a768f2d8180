internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// What an action can do beside what every record can: be given another day, with the reason.
  static func actionMethods(_ entity: Entity) -> [FunctionEntry] {
    guard entity === Entity.action else { return [] }
    let change = Entity.dueDateChange
    func field(_ name: String) -> Parameter? { change.field(name).map(Parameter.giving) }
    return [
      .method(
        entity.name,
        "reschedule",
        of: RecordObject.self,
        purpose:
          "Plans to give it another day to be done by, and to record why; the day first agreed stays.",
        parameters: ["due_on", "reason", "decided_by"].compactMap(field) + [
          .optional("moved_on", .date, default: "today", "the day on which it was moved")
        ],
        returns: "plan",
        example: """
          print(qi.action("A-04"):reschedule { due_on = "2024-12-20", reason = "Too few people", \
          decided_by = qi.people[1] })
          """
      ) { object, call in
        var moved = object.record
        moved["due_on"] = call.arguments.date("due_on").map(FieldValue.day)
        var record = EntityRecord(change, values: change.fields.map(call.arguments.fieldValue))
        record["action"] = object.record["code"]
        record["moved_on"] =
          call.arguments.date("moved_on").map(FieldValue.day)
          ?? .day(call.session.today)
        let store = try call.session.store(of: object)
        return try call.session.plan([.record(moved), .record(record)], on: store)
      }
    ]
  }
}
