internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `qi.check`: every rule of the model, asked of the whole store.
  static func checkFunction() -> FunctionEntry {
    .module(
      "check",
      purpose: "Asks every rule of the model of the whole store, and lists what breaks which.",
      returns: "table",
      example: "print(qi.check())"
    ) { call in
      let breaches = try call.session.store.check()
      let rules = RuleRegister.count
      let table = TableObject(
        headings: ["Rule", "Record", "What is wrong"],
        footnotes: [
          breaches.isEmpty
            ? "Nothing breaks any of the \(rules) rules."
            : "\(NumberText.counted(breaches.count, "breach", plural: "breaches")) of \(rules) rules."
        ]
      )
      table.rows = breaches.map { breach in
        [
          .text(breach.rule),
          .text("\(breach.entity.replacing("_", with: " ")) \(breach.key)"),
          .text(breach.detail),
        ]
      }
      return try call.session.value(table)
    }
  }
}

/// The rules there are: within a record, across records, and of lifecycles.
enum RuleRegister {
  static var count: Int {
    Entity.all.reduce(QualityStore.rules.count) { count, entity in
      count + entity.rules.count + (entity.lifecycle == nil ? 0 : 1)
    }
  }
}
