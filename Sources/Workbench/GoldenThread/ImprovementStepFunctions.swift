internal import LuaRuntime
internal import QualityAnalysis
internal import QualityModel

extension FunctionEntry {
  /// `project:improvement_steps` and that of priorities.
  static func improvementStepMethods(_ entity: Entity) -> [FunctionEntry] {
    guard entity === Entity.project || entity === Entity.qualityPriority else { return [] }
    return [
      .method(
        entity.name,
        "improvement_steps",
        of: RecordObject.self,
        purpose:
          "Shows it in the light of the five steps of improvement: the records that there are of "
          + "each, what is missing, and which steps were skipped.",
        parameters: [.threadDay],
        returns: "table",
        example: "print(qi.\(entity.plural)[1]:improvement_steps())"
      ) { object, call in
        let store = try call.session.store(of: object)
        let day = call.threadDay(object.asOf)
        let thread = try call.session.goldenThread(store, object.asOf, on: day)
        let records = try FiveStepRecords(store, thread: thread, asOf: object.asOf)
        return try call.session.value(ImprovementStepTable.of(records.cycle(of: object.record)))
      }
    ]
  }

  /// `qi.improvement_steps`: all of them at once.
  static func improvementStepFunction() -> FunctionEntry {
    .module(
      "improvement_steps",
      purpose: "Shows every quality priority and project in the light of the five steps of "
        + "improvement: which steps there are records of, and which were skipped.",
      parameters: [
        .threadDay,
        .optional("as_of", .lastDay, default: "now", "the knowledge to read with"),
      ],
      returns: "table",
      example: "print(qi.improvement_steps())"
    ) { call in
      let store = try call.session.store
      let thread = try call.session.goldenThread(store, call.asOf, on: call.threadDay)
      let records = try FiveStepRecords(store, thread: thread, asOf: call.asOf)
      return try call.session.value(ImprovementStepTable.of(records.all()))
    }
  }
}

/// The five steps as tables.
enum ImprovementStepTable {
  /// One project or priority: a row for each part of each step.
  static func of(_ cycle: FiveStepCycle) -> TableObject {
    let table = TableObject(
      headings: ["Step", "Part", "State", "Records", "Missing"],
      footnotes: ImprovementStepWords.sentences(cycle)
    )
    table.narrowing = Narrowing(
      whole: ["Step", "Part", "State"],
      kept: ["Step", "Part", "State", "Records"],
      common: [],
      repeating: [],
      leaving: []
    )
    for step in cycle.steps {
      for part in step.parts {
        table.rows.append([
          .text(ImprovementStepWords.numbered(step.step)),
          .text(ImprovementStepWords.name(part.part)),
          .text(part.records.isEmpty ? "missing" : part.isThere ? "there" : "partly"),
          .text(keys(part.records)),
          .text(part.lacking.map(ThreadWords.spaced).joined(separator: ", ")),
        ])
      }
      let isPart = step.parts.contains { $0.part == .stakeholders }
      if !isPart, !step.involvement.isEmpty {
        table.rows.append([
          .text(ImprovementStepWords.numbered(step.step)), .text("people involved"),
          .text("there"), .text(keys(step.involvement)), .text(""),
        ])
      }
    }
    return table
  }

  /// Many of them: a row for each, with the state of each step.
  static func of(_ cycles: [FiveStepCycle]) -> TableObject {
    let steps = ImprovementStep.allCases.map(ImprovementStepWords.numbered)
    let table = TableObject(
      headings: ["What", "Code", "Title", "Status"] + steps + ["Skipped"],
      footnotes: ImprovementStepWords.sentences(cycles)
    )
    table.rows = cycles.map { cycle in
      [
        .text(ThreadWords.spaced(cycle.subject.entity)), .text(cycle.subject.text),
        .text(cycle.title), .text(ThreadWords.spaced(cycle.status)),
      ] + cycle.steps.map { .text(ImprovementStepWords.mark($0.state)) } + [
        .text(cycle.skipped.map { "\($0.step.rawValue)" }.joined(separator: ", "))
      ]
    }
    table.narrowing = Narrowing(
      whole: ["Code"],
      kept: ["Code"] + steps,
      common: ["What", "Status"],
      repeating: [],
      leaving: ["Status", "What"]
    )
    return table
  }

  private static func keys(_ records: [RecordKey]) -> String {
    var seen: Set<RecordKey> = []
    return records.filter { seen.insert($0).inserted }.map { record in
      "\(ThreadWords.spaced(record.entity)) \(record.text)"
    }
    .joined(separator: "; ")
  }
}

/// The words for the five steps of improvement.
enum ImprovementStepWords {
  static func name(_ step: ImprovementStep) -> String {
    switch step {
    case .understand: "understand"
    case .method: "method"
    case .aim: "aim"
    case .test: "test"
    case .evaluate: "evaluate"
    }
  }

  /// A step with its number: "3 aim".
  static func numbered(_ step: ImprovementStep) -> String { "\(step.rawValue) \(name(step))" }

  static func name(_ part: ImprovementPart) -> String {
    switch part {
    case .evidence: "evidence"
    case .stakeholders: "people involved"
    case .triage: "choice of method"
    case .aim: "measurable aim"
    case .measures: "measures"
    case .data: "good data"
    case .tests: "tests begun"
    case .learning: "tests decided"
    case .evaluation: "look back"
    case .sustained: "check it held"
    case .sharing: "shared"
    }
  }

  static func mark(_ state: StepState) -> String {
    switch state {
    case .there: "yes"
    case .partly: "part"
    case .missing: "no"
    }
  }

  /// What was skipped, a sentence each.
  static func sentences(_ cycle: FiveStepCycle) -> [String] {
    cycle.skipped.map { skipped in
      let step = "Step \(skipped.step.rawValue) (\(name(skipped.step)))"
      let by = "step \(skipped.by.rawValue) (\(name(skipped.by)))"
      guard let began = skipped.began, let on = skipped.caughtUpOn else {
        return "\(step) was skipped: there are records of \(by) and none of it."
      }
      return "\(step) was taken late: \(by) began \(began), and it \(on)."
    }
  }

  /// How many have records of each step, and how many skipped one.
  static func sentences(_ cycles: [FiveStepCycle]) -> [String] {
    guard !cycles.isEmpty else { return ["There are no quality priorities and no projects yet."] }
    let steps = ImprovementStep.allCases.map { step in
      let there = cycles.count { cycle in
        cycle.steps.contains { $0.step == step && $0.state != .missing }
      }
      return "\(name(step)) \(NumberText.grouped(there))"
    }
    let testedFirst = cycles.count { cycle in
      cycle.skipped.contains { $0.step == .aim && $0.by == .test }
    }
    let skipped = cycles.count { !$0.skipped.isEmpty }
    return [
      "Records of a step, of \(NumberText.grouped(cycles.count)): \(steps.joined(separator: ", ")).",
      "\(NumberText.grouped(skipped)) skipped a step; "
        + "\(NumberText.grouped(testedFirst)) tested before there was an aim.",
    ]
  }
}
