internal import LuaRuntime
internal import QualityModel
internal import QualityStore

/// A plan to record units, measures, targets, phases or remarks.
final class PlanObject: Committable, ChargedObject {
  var charge: LuaCharge?
  let plan: DefinitionPlan
  var isCommitted = false
  init(_ plan: DefinitionPlan) { self.plan = plan }
  var counts: ChangeCounts { plan.counts }
  var subject: String { "definitions" }
  var heldBytes: Int {
    1_024 + plan.items.count * (MemoryLayout<DefinitionPlan.Item>.stride + 256)
  }
  var heldObjects: [AnyObject] { [] }
}

/// A plan to load a file of figures.
final class LoadPlanObject: Committable, ChargedObject {
  var charge: LuaCharge?
  let plan: LoadPlan
  var isCommitted = false
  init(_ plan: LoadPlan) { self.plan = plan }
  var counts: ChangeCounts { plan.counts }
  var subject: String { plan.specification.path }
  /// What it would write waits on disk.
  var heldBytes: Int { 4_096 + (plan.rejected.count + plan.newUnits.count) * 256 }
  var heldObjects: [AnyObject] { [] }
}

extension ChangeCounts {
  /// The counts in the words of a diff.
  var text: String {
    var parts = [
      "new \(NumberText.grouped(new))", "changed \(NumberText.grouped(changed))",
      "same \(NumberText.grouped(same))", "rejected \(NumberText.grouped(rejected))",
    ]
    if filtered > 0 { parts.append("left out \(NumberText.grouped(filtered))") }
    return parts.joined(separator: " · ")
  }
}

extension ChangeCounts {
  /// What to type after looking at a plan; nil when there is nothing to do.
  var nextStep: String? {
    if rejected > 0 { return "next: :rejections()" }
    return isNothingNew ? nil : "next: :commit { reason = \"…\" }"
  }
}

extension CommitOutcome {
  /// What a commit did, in a sentence.
  func sentence(for counts: ChangeCounts) -> String {
    switch self {
    case .nothingNew where counts.rejected > 0 && counts.same == 0:
      "Nothing was recorded: all \(NumberText.grouped(counts.rejected)) were rejected."
    case .nothingNew where counts.rejected > 0:
      "Nothing was recorded: what was not rejected is in the store already."
    case .nothingNew: "Nothing is new: the store already holds all of it."
    case .recorded(let change): "Recorded as change \(change.id): \(change.counts.text)."
    }
  }
}

/// The arguments every commit takes.
enum CommitArguments {
  static var parameters: [Parameter] {
    [
      .required("reason", .text, "why, for the change log"),
      .optional("actor", .text, default: "you", "who, for the change log"),
      .optional(
        "allow_rejected",
        .boolean,
        default: "false",
        "record the rest although some were rejected"
      ),
    ]
  }
}

extension TypeEntry {
  private static func countFields<Plan: AnyObject>(
    _ type: Plan.Type,
    _ counts: @escaping (Plan) -> ChangeCounts
  ) -> [FieldEntry] {
    [
      .field("new", "whole number", of: type, "not in the store yet") { object, _ in
        .integer(counts(object).new)
      },
      .field("changed", "whole number", of: type, "in the store with other contents") { object, _ in
        .integer(counts(object).changed)
      },
      .field("same", "whole number", of: type, "in the store exactly so") { object, _ in
        .integer(counts(object).same)
      },
      .field("rejected", "whole number", of: type, "wrong, and not recorded") { object, _ in
        .integer(counts(object).rejected)
      },
    ]
  }

  static func plan() -> TypeEntry {
    var behaviour = Behaviour { ($0 as? PlanObject)?.plan.counts.text ?? "" }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let plan = (object as? PlanObject)?.plan else { return "" }
      return PlanCard(plan: plan, settings: session.settings).text
    }
    let example = #"qi.define { units = { { code = "OAK", name = "Oak Ward", kind = "ward" } } }"#
    return TypeEntry(
      PlanObject.self,
      name: "plan",
      purpose: "What recording some definitions would do; nothing is written before commit.",
      fields: countFields(PlanObject.self) { $0.plan.counts },
      methods: [
        .method(
          "plan",
          "commit",
          of: PlanObject.self,
          purpose: "Records what is new or changed, all of it or nothing.",
          parameters: CommitArguments.parameters,
          returns: "a sentence on what was done",
          example: "print(\(example):commit { reason = \"A new ward opens\" })"
        ) { object, call in
          try call.session.checkMayRecord()
          let outcome = try RefusedCommit.naming(object.plan.firstRejection) {
            try object.plan.commit(
              reason: call.arguments.text("reason") ?? "",
              actor: call.arguments.text("actor") ?? call.session.settings.actor,
              requireClean: !(call.arguments.boolean("allow_rejected") ?? false)
            )
          }
          object.isCommitted = true
          return .text(outcome.sentence(for: object.plan.counts))
        },
        .method(
          "plan",
          "rejections",
          of: PlanObject.self,
          purpose: "Gives what cannot be recorded, with the reason.",
          returns: "table",
          example: "print(\(example):rejections())"
        ) { object, call in
          let table = TableObject(headings: ["Item", "Why"])
          for item in object.plan.items {
            guard case .rejected(let reason) = item.outcome else { continue }
            table.rows.append([
              TableObject.Cell(text: ProposalWords.name(item.proposal), isNumber: false),
              TableObject.Cell(text: ProposalWords.reason(reason), isNumber: false),
            ])
          }
          return try call.session.value(table)
        },
      ],
      behaviour: behaviour
    )
  }

  static func loadPlan() -> TypeEntry {
    var behaviour = Behaviour { ($0 as? LoadPlanObject)?.plan.counts.text ?? "" }
    behaviour.printsAsCard = true
    behaviour.card = { object, session in
      guard let plan = (object as? LoadPlanObject)?.plan else { return "" }
      return LoadPlanCard(plan: plan, settings: session.settings).text
    }
    let example =
      "qi.import { \"data/crofton_ward_violence.csv\", into = \"violence\", "
      + "columns = { unit = \"Ward code\", "
      + "period = { from = \"Month\", format = \"%Y-%m\" }, numerator = \"Incidents\" } }"
    return TypeEntry(
      LoadPlanObject.self,
      name: "load_plan",
      purpose: "What loading a file would do; nothing is written before commit.",
      fields: countFields(LoadPlanObject.self) { $0.plan.counts } + [
        .field("rows", "whole number", of: LoadPlanObject.self, "rows of the file") { object, _ in
          .integer(object.plan.summary.rows)
        },
        .field("left_out", "whole number", of: LoadPlanObject.self, "rows that were left out") {
          object,
          _ in .integer(object.plan.counts.filtered)
        },
        .field("numerator_sum", "number", of: LoadPlanObject.self, "sum of the numerators") {
          object,
          _ in .number(object.plan.summary.numeratorSum)
        },
        .field("denominator_sum", "number", of: LoadPlanObject.self, "sum of the denominators") {
          object,
          _ in .number(object.plan.summary.denominatorSum)
        },
        .field("units", "whole number", of: LoadPlanObject.self, "units the rows are of") {
          object,
          _ in .integer(object.plan.summary.units)
        },
      ],
      methods: [
        .method(
          "load_plan",
          "commit",
          of: LoadPlanObject.self,
          purpose: "Writes what is new or changed, all of it or nothing.",
          parameters: CommitArguments.parameters,
          returns: "a sentence on what was done",
          example: "print(\(example):commit { reason = \"Monthly load\" })"
        ) { object, call in
          try call.session.checkMayRecord()
          let outcome = try call.session.loading(object.plan.specification.path) { observer in
            try RefusedCommit.naming(object.plan.rejected.first.map(RowWords.rejection)) {
              try object.plan.commit(
                reason: call.arguments.text("reason") ?? "",
                actor: call.arguments.text("actor") ?? call.session.settings.actor,
                requireClean: !(call.arguments.boolean("allow_rejected") ?? false),
                observer: observer
              )
            }
          }
          object.isCommitted = true
          return .text(outcome.sentence(for: object.plan.counts))
        },
        .method(
          "load_plan",
          "rejections",
          of: LoadPlanObject.self,
          purpose: "Gives the rows that cannot be loaded: line, column, reason.",
          returns: "table",
          example: "print(\(example):rejections())"
        ) { object, call in
          let table = TableObject(headings: ["Line", "Column", "Cell", "Why"])
          table.rows = object.plan.rejected.map { row in
            [
              TableObject.Cell(Double(row.line)),
              TableObject.Cell(text: row.column ?? "", isNumber: false),
              TableObject.Cell(text: DisplayWidth.harmless(row.cell ?? ""), isNumber: false),
              TableObject.Cell(text: RowWords.reason(row.reason), isNumber: false),
            ]
          }
          let untold = object.plan.counts.rejected - object.plan.rejected.count
          if untold > 0 {
            let blank = TableObject.Cell(text: "", isNumber: false)
            let rest = "… and \(NumberText.counted(untold, "row")) more, not listed here"
            table.rows.append([blank, blank, blank, TableObject.Cell(text: rest, isNumber: false)])
          }
          return try call.session.value(table)
        },
      ],
      behaviour: behaviour
    )
  }
}
