internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `qi.check`: every rule of the model, asked of the whole store.
  static func checkFunction() -> FunctionEntry {
    .module(
      "check",
      purpose:
        "Asks every rule of the model of the whole store, and lists what breaks which and how "
        + "to mend it.",
      returns: "table",
      example: "print(qi.check())"
    ) { call in
      try call.session.value(TableObject(call.session.store.checkReport()))
    }
  }
}

extension TableObject {
  /// What a check found, with how to mend it and how much was asked.
  convenience init(_ report: CheckReport) {
    let asked = """
      \(NumberText.counted(report.rules, "rule")), asked of \
      \(NumberText.counted(report.records, "record")), \
      \(NumberText.counted(report.figures, "figure")) and \
      \(NumberText.counted(report.changes, "change"))
      """
    let found = NumberText.counted(report.breaches.count, "breach", plural: "breaches")
    self.init(
      headings: ["Rule", "Record", "What is wrong", "How to mend it"],
      footnotes: ["\(found) of \(asked)."]
    )
    emptyText = "Nothing breaks a rule: \(asked)."
    rows = report.breaches.map { breach in
      [
        .text(breach.rule),
        .text("\(breach.entity.replacing("_", with: " ")) \(breach.key)"),
        .text(breach.detail),
        .text(MendingWords.mend(breach)),
      ]
    }
  }
}
