import QualityAnalysis
import QualityModel
import Testing

@Suite("The five steps of improvement")
struct FiveStepTests {
  private static let methods = [
    Made.record(
      .method,
      [
        "code": "QI", "name": "Improvement", "requires_family": "true",
        "requires_standards": "false", "requires_approval": "false",
      ]
    ),
    Made.record(
      .method,
      [
        "code": "PLAN", "name": "Rapid plan", "requires_family": "false",
        "requires_standards": "false", "requires_approval": "false",
      ]
    ),
  ]

  /// Records that take a project through all five steps, a step each.
  private static let steps: [[EntityRecord]] = [
    [
      Made.record(.driver, ["code": "DR1", "project": "P", "text": "Fewer long waits"]),
      Made.record(
        .involvement,
        [
          "code": "IN1", "project": "P", "stakeholder": "service_users", "level": "involve",
          "step": "1", "involved_on": "2023-01-10",
        ]
      ),
    ],
    [
      Made.record(
        .triage,
        [
          "code": "TR1", "idea": "Calmer evenings", "problem_type": "wicked", "recommended": "QI",
          "chosen": "QI", "decided_by": "P1", "decided_on": "2023-01-20",
        ]
      )
    ],
    ["outcome", "process", "balancing"].map {
      Made.record(.projectMeasure, ["project": "P", "measure": "M", "role": $0])
    } + [
      Made.record(
        .dataQualityAssessment,
        [
          "measure": "M", "dimension": "accuracy", "assessed_on": "2024-01-10",
          "rating": "sufficient", "evidence": "A count by hand", "assessed_by": "P1",
          "review_due": "2025-01-10",
        ]
      )
    ],
    [
      Made.record(
        .pdsaCycle,
        [
          "code": "C1", "project": "P", "number": "1", "question": "Does a huddle help?",
          "prediction": "Fewer incidents", "started_on": "2023-03-01", "ended_on": "2023-03-14",
          "study": "Fewer", "decision": "adopt", "status": "complete",
        ]
      )
    ],
    [
      Made.record(
        .evaluation,
        [
          "code": "EV1", "project": "P", "evaluated_on": "2024-02-01", "what_worked": "Huddles",
          "what_did_not": "Posters", "learning": "Keep it short", "share_with": "Other wards",
        ]
      ),
      Made.record(
        .sustainCheck,
        [
          "project": "P", "measure": "M", "months_after": "6", "due_on": "2024-01-31",
          "done_on": "2024-01-31", "points_after": "13", "result": "held",
        ]
      ),
      Made.record(
        .spread,
        ["source_project": "P", "unit": "NORMAN", "proven": "false", "status": "offered"]
      ),
    ],
  ]

  private static let aim = [
    "aim": "Halve incidents", "aim_measure": "M", "aim_goal": "6", "aim_by": "2024-03-31",
    "triage": "TR1",
  ]

  private func cycle(
    _ records: [EntityRecord],
    of subject: String = "P",
    on day: String = "2024-10-15"
  ) throws -> FiveStepCycle {
    let thread = try Made.thread(records, on: day)
    let all = FiveStepRecords(records, thread: thread).all()
    return try #require(all.first { $0.subject.parts == [subject] })
  }

  private func states(_ cycle: FiveStepCycle) -> String {
    cycle.steps.map { step in
      switch step.state {
      case .there: "+"
      case .partly: "/"
      case .missing: "-"
      }
    }
    .joined()
  }

  private func skipped(_ cycle: FiveStepCycle) -> [String] {
    cycle.skipped.map { "\($0.step.rawValue) by \($0.by.rawValue)" }
  }

  @Test("A project with records of every step has taken them all, and each names its records")
  func whole() throws {
    let records = Self.methods + Made.project("P", "active", Self.aim) + Self.steps.joined()
    let found = try cycle(records)
    #expect(states(found) == "+++++")
    #expect(found.skipped.isEmpty)
    #expect(found.reached == .evaluate)
    let keys = found.steps.flatMap(\.parts).flatMap(\.records).map(\.text)
    #expect(
      keys == [
        "DR1", "IN1", "TR1", "P", "P / M / outcome", "P / M / process", "P / M / balancing",
        "M / accuracy / 2024-01-10", "C1", "C1", "EV1", "P / M / 6", "P / NORMAN",
      ]
    )
    #expect(found.steps[0].involvement.map(\.text) == ["IN1"])
  }

  @Test(
    "Without the records of one step that step is missing, and skipped where a later one is there",
    arguments: 0..<5
  )
  func one(missing: Int) throws {
    var aim = Self.aim
    if missing == 1 { aim["triage"] = nil }
    if missing == 2 {
      for field in ["aim", "aim_measure", "aim_goal", "aim_by"] { aim[field] = nil }
    }
    let rest = Self.steps.enumerated().filter { $0.offset != missing }.flatMap(\.element)
    let found = try cycle(Self.methods + Made.project("P", "active", aim) + rest)
    #expect(states(found) == (0..<5).map { $0 == missing ? "-" : "+" }.joined())
    #expect(skipped(found) == (missing == 4 ? [] : ["\(missing + 1) by \(missing + 2)"]))
  }

  @Test("Testing without an aim is told as a step skipped")
  func testedFirst() throws {
    let found = try cycle(Self.methods + Made.project("P") + Self.steps[3])
    #expect(states(found) == "---+-")
    #expect(skipped(found) == ["1 by 4", "2 by 4", "3 by 4"])
    #expect(found.reached == .test)
  }

  @Test("A step that was taken after a later one began was skipped at first, with both days")
  func caughtUp() throws {
    var late = Self.steps
    late[1] = [
      Made.record(
        .triage,
        [
          "code": "TR1", "idea": "Calmer evenings", "problem_type": "wicked", "recommended": "QI",
          "chosen": "QI", "decided_by": "P1", "decided_on": "2023-03-20",
        ]
      )
    ]
    let found = try cycle(Self.methods + Made.project("P", "active", Self.aim) + late.joined())
    #expect(states(found) == "+++++")
    #expect(skipped(found) == ["2 by 4"])
    #expect(found.skipped.first?.began == CalendarDate(iso: "2023-03-01"))
    #expect(found.skipped.first?.caughtUpOn == CalendarDate(iso: "2023-03-20"))
  }

  @Test("Half an aim, two roles of three and a test without a decision are parts of steps, named")
  func partly() throws {
    var family = Self.steps[2]
    family.remove(at: 2)
    var test = Self.steps[3][0]
    test["decision"] = nil
    test["status"] = .text("study")
    let aim = Self.aim.filter { $0.key != "aim_by" }
    let found = try cycle(Self.methods + Made.project("P", "active", aim) + family + [test])
    #expect(states(found) == "--//-")
    let parts = Dictionary(uniqueKeysWithValues: found.steps.flatMap(\.parts).map { ($0.part, $0) })
    #expect(parts[.aim]?.lacking == ["aim_by"])
    #expect(parts[.measures]?.lacking == ["balancing"])
    #expect(parts[.data]?.isThere == true)
    #expect(parts[.tests]?.isThere == true)
    #expect(parts[.learning]?.records.isEmpty == true)
  }

  @Test("A method that asks for no family is content with one measure; a test only planned is none")
  func lighter() throws {
    var test = Self.steps[3][0]
    test["status"] = .text("plan")
    test["decision"] = nil
    let found = try cycle(
      Self.methods + Made.project("P", "active", ["method": "PLAN"]) + [Self.steps[2][0], test]
    )
    let measures = try #require(found.steps[2].parts.first { $0.part == .measures })
    #expect(measures.isThere)
    #expect(found.steps[3].state == .missing)
  }

  @Test("A judgement of data that has run out, or found them wanting, is no evidence")
  func data() throws {
    let records = Self.methods + Made.project("P", "active", Self.aim) + Self.steps.joined()
    let later = try cycle(records, on: "2025-01-11")
    #expect(later.steps[2].parts.first { $0.part == .data }?.records.isEmpty == true)
    let wanting = records.map { record in
      guard record.entity === Entity.dataQualityAssessment else { return record }
      var other = record
      other["rating"] = .text("insufficient")
      return other
    }
    #expect(try cycle(wanting).steps[2].parts.first { $0.part == .data }?.records.isEmpty == true)
  }

  @Test("That people were involved at a step does not stand for its own evidence")
  func involvement() throws {
    let involved = Made.record(
      .involvement,
      [
        "code": "IN4", "project": "P", "stakeholder": "staff", "level": "involve", "step": "4",
        "involved_on": "2023-03-02",
      ]
    )
    let found = try cycle(Self.methods + Made.project("P") + [involved])
    #expect(states(found) == "-----")
    #expect(found.steps[3].involvement.map(\.text) == ["IN4"])
  }

  @Test("A priority is tested, checked and shared by the projects that work towards its objective")
  func priority() throws {
    let own = [
      Made.record(
        .priorityEvidence,
        ["priority": "Y", "source": "assurance", "reference": "Review 7", "summary": "A theme"]
      )
    ]
    let towards = Made.ladder + Made.priority("Y", for: "Q", measures: ["M"])
    let work = Made.project("P", serves: ["T"], Self.aim)
    let found = try cycle(Self.methods + towards + own + work + Self.steps.joined(), of: "Y")
    #expect(found.subject.entity == "quality_priority")
    // Its own look back is still missing, and its aim is not written down.
    #expect(states(found) == "/-/+/")
    #expect(skipped(found) == ["2 by 3"])
    let without = try cycle(
      Self.methods + towards + own + Made.project("P", "active", Self.aim) + Self.steps.joined(),
      of: "Y"
    )
    #expect(states(without) == "/-/--")
  }
}
