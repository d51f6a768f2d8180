internal import LuaRuntime
internal import QualityModel
internal import QualityStore

extension FunctionEntry {
  /// `qi.define`: units, measures, targets, phases and remarks into a plan.
  static func defineFunction() -> FunctionEntry {
    .module(
      "define",
      purpose: "Plans to record units, measures, targets, phases, remarks, and records of every "
        + "entity. Nothing is written before commit.",
      parameters: [
        .optional(
          "units",
          .list(.record(unitParameters, shorthand: nil)),
          "places of the organisation"
        ),
        .optional(
          "measures",
          .list(.record(measureParameters, shorthand: nil)),
          "what is measured"
        ),
        .optional(
          "targets",
          .list(
            .record(
              scope + [
                .required("value", .number, "the target, in the unit of the measure"),
                .required("from", .date, "the first day it holds"),
                .optional("to", .lastDay, default: "further notice", "the last day it holds"),
                .required("source", .text, "where it comes from"),
              ],
              shorthand: nil
            )
          ),
          "values to be held against"
        ),
        .optional(
          "phases",
          .list(
            .record(
              scope + [
                .required("from", .date, "the first day of the phase"),
                .required("reason", .text, "why the process is held to have changed"),
                .required("decided_by", .text, "who decided"),
                .optional(
                  "baseline",
                  .integer,
                  default: "all",
                  "fix limits after this many points"
                ),
              ],
              shorthand: nil
            )
          ),
          "decisions to compute limits anew"
        ),
        .optional(
          "annotations",
          .list(
            .record(
              scope + [
                .required("date", .date, "the day"), .required("text", .text, "what happened"),
              ],
              shorthand: nil
            )
          ),
          "remarks at a day"
        ),
      ] + recordParameters,
      returns: "plan",
      example: """
        local plan = qi.define {
          targets = {
            { measure = "falls-rate", value = 5, from = "2022-10-01", source = "Ward objective" },
          },
        }
        assert(plan.new == 1)
        """
    ) { call in
      let arguments = call.arguments
      var proposals: [Proposal] = arguments.records("units").map { .unit(unit($0)) }
      for record in arguments.records("measures") {
        proposals.append(
          .measure(Measure(code: record.text("code") ?? "", name: record.text("name") ?? ""))
        )
        proposals.append(.definition(definition(record)))
      }
      proposals += arguments.records("targets").compactMap(target)
      proposals += arguments.records("phases").compactMap(phase)
      proposals += arguments.records("annotations").compactMap(annotation)
      for entity in Entity.all {
        proposals += arguments.records(entity.plural).map { .record($0.record(of: entity)) }
      }
      let plan = PlanObject(try call.session.store.plan(proposals))
      call.session.plans.note(plan, on: try call.session.store)
      return try call.session.value(plan)
    }
  }

  /// A list of records for every declared entity.
  private static var recordParameters: [Parameter] {
    Entity.all.map { entity in
      .optional(
        entity.plural,
        .list(.record(entity.fields.map(Parameter.giving), shorthand: nil)),
        entity.purpose.prefix(1).lowercased() + entity.purpose.dropFirst().dropLast()
      )
    }
  }

  private static var scope: [Parameter] {
    [
      .required("measure", .measure, "the measure"),
      .optional("unit", .unit, default: "every unit", "the unit"),
    ]
  }

  private static var unitParameters: [Parameter] {
    [
      .required("code", .text, "the code, the same for ever"),
      .required("name", .text, "the name"),
      .required("kind", .choice(.unitKind), "what it is"),
      .optional("parent", .text, default: "none", "the code of the unit above"),
      .optional("opened", .date, "the first day"),
      .optional("closed", .lastDay, "the last day"),
    ]
  }

  private static var measureParameters: [Parameter] {
    [
      .required("code", .text, "the code, the same for ever"),
      .required("name", .text, "the name"),
      .required("kind", .choice(.measureKind), "how the value is made"),
      .required("numerator", .text, "what is counted, in words"),
      .optional("denominator", .text, "what it is divided by, in words"),
      .optional(
        "multiplier",
        .number,
        default: "1",
        "100 for per cent, 1000 for a rate per thousand"
      ),
      .optional("unit", .text, default: "none", "the unit of the value: \"%\", \"incidents\""),
      .required("better", .choice(.better), "the good way"),
      .required(
        "frequency",
        .choice(.frequency),
        "how often it is reported"
      ),
      .optional("version", .integer, default: "1", "the version of the definition"),
      .optional("from", .date, default: "the beginning", "the first day the definition holds"),
      .optional("to", .lastDay, default: "further notice", "the last day"),
    ]
  }

  private static func unit(_ record: Arguments) -> OrganisationUnit {
    OrganisationUnit(
      code: record.text("code") ?? "",
      name: record.text("name") ?? "",
      kind: record.text("kind").flatMap(UnitKind.init) ?? .other,
      parentCode: record.text("parent"),
      opened: record.date("opened"),
      closed: record.date("closed")
    )
  }

  private static func definition(_ record: Arguments) -> MeasureDefinition {
    MeasureDefinition(
      measureCode: record.text("code") ?? "",
      version: record.integer("version") ?? 1,
      kind: MeasureWords.kinds.first { $0.0 == record.text("kind") }?.1 ?? .count,
      numeratorText: record.text("numerator") ?? "",
      denominatorText: record.text("denominator"),
      multiplier: record.number("multiplier") ?? 1,
      unitOfMeasure: record.text("unit") ?? "",
      better: record.text("better").flatMap(BetterDirection.init) ?? .neutral,
      frequency: record.text("frequency").flatMap(Frequency.init) ?? .monthly,
      effectiveFrom: record.date("from"),
      effectiveTo: record.date("to")
    )
  }

  private static func target(_ record: Arguments) -> Proposal? {
    guard let from = record.date("from"), let value = record.number("value") else { return nil }
    return .target(
      Target(
        measureCode: record.text("measure") ?? "",
        unitCode: record.text("unit"),
        value: value,
        from: from,
        to: record.date("to"),
        source: record.text("source") ?? ""
      )
    )
  }

  private static func phase(_ record: Arguments) -> Proposal? {
    guard let from = record.date("from") else { return nil }
    return .phase(
      ProcessPhase(
        measureCode: record.text("measure") ?? "",
        unitCode: record.text("unit"),
        from: from,
        baselinePoints: record.integer("baseline"),
        reason: record.text("reason") ?? "",
        decidedBy: record.text("decided_by") ?? ""
      )
    )
  }

  private static func annotation(_ record: Arguments) -> Proposal? {
    guard let date = record.date("date") else { return nil }
    return .annotation(
      Annotation(
        measureCode: record.text("measure") ?? "",
        unitCode: record.text("unit"),
        date: date,
        text: record.text("text") ?? ""
      )
    )
  }
}
