public import QualityModel

extension FiveStepRecords {
  /// Every project and every priority in the light of the five steps, priorities first.
  public func all() -> [FiveStepCycle] { (priorities + projects).map(cycle(of:)) }

  /// A project or a quality priority in the light of the five steps.
  ///
  /// - Parameter record: The project or the priority. What it says of itself counts as evidence where
  ///   it is a fact, such as an aim; what a priority is evidenced by in the last two steps is what the
  ///   projects that work towards its objective have done.
  /// - Returns: The five steps.
  public func cycle(of record: EntityRecord) -> FiveStepCycle {
    let subject = FiveStepSubject(record, self)
    return FiveStepCycle(
      subject: record.key,
      title: record.text("title") ?? "",
      status: record.text("status") ?? "",
      steps: ImprovementStep.allCases.map { step in
        StepEvidence(
          step: step,
          parts: step.parts.map(subject.evidence(of:)),
          involvement: subject.involvement(at: step).map(\.key)
        )
      }
    )
  }
}

/// Looks up what there is on one project or priority.
private struct FiveStepSubject {
  private let record: EntityRecord
  private let records: FiveStepRecords
  private let code: String
  /// The field by which other records name it.
  private let field: String
  /// The projects whose tests and checks count: itself, or those that work towards a priority.
  private let projects: [String]

  init(_ record: EntityRecord, _ records: FiveStepRecords) {
    self.record = record
    self.records = records
    code = record.text("code") ?? ""
    let isPriority = record.entity === Entity.qualityPriority
    field = isPriority ? "priority" : "project"
    projects = isPriority ? records.projects(towards: code) : [code]
  }

  private var isPriority: Bool { field == "priority" }

  func involvement(at step: ImprovementStep) -> [EntityRecord] {
    records.of(.involvement, field, code).filter { $0.number("step") == Double(step.rawValue) }
  }

  func evidence(of part: ImprovementPart) -> PartEvidence {
    switch part {
    case .evidence:
      return found(part, records.of(isPriority ? .priorityEvidence : .driver, field, code))
    case .stakeholders: return found(part, involvement(at: .understand), day: "involved_on")
    case .triage:
      return found(part, [records.triage(of: record)].compactMap(\.self), day: "decided_on")
    case .aim: return aim
    case .measures: return measures
    case .data: return found(part, goodData)
    case .tests:
      return found(
        part,
        cycles.filter { $0.text("status").map { $0 != "plan" } ?? false },
        day: "started_on"
      )
    case .learning:
      return found(part, cycles.filter { $0.text("decision") != nil }, day: "ended_on")
    case .evaluation:
      return found(part, records.of(.evaluation, field, code), day: "evaluated_on")
    case .sustained:
      return found(
        part,
        projects.flatMap { records.of(.sustainCheck, "project", $0) }
          .filter { $0.day("done_on") != nil },
        day: "done_on"
      )
    case .sharing:
      let spreads = projects.flatMap { records.of(.spread, "source_project", $0) }
        .filter { $0.text("status") != "candidate" }
      let shown = projects.flatMap { records.of(.recognition, "project", $0) }
      return found(part, spreads + shown)
    }
  }

  private var cycles: [EntityRecord] {
    projects.flatMap { records.of(.pdsaCycle, "project", $0) }
  }

  /// The fields that make an aim one that can be measured; each is a fact of the record itself.
  private var aim: PartEvidence {
    let asked = isPriority ? ["aim"] : ["aim", "aim_measure", "aim_goal", "aim_by"]
    let lacking = asked.filter { record[$0] == nil }
    return PartEvidence(
      part: .aim,
      records: lacking.count == asked.count ? [] : [record.key],
      lacking: lacking,
      first: nil
    )
  }

  /// The family of measures; a method that asks for no family is content with one.
  private var measures: PartEvidence {
    let family = records.of(isPriority ? .priorityMeasure : .projectMeasure, field, code)
    let asksForAll = !isPriority && (records.method(of: record)?.isTrue("requires_family") ?? false)
    let roles = asksForAll ? Vocabulary.measureRole.texts : []
    return PartEvidence(
      part: .measures,
      records: family.map(\.key),
      lacking: roles.filter { role in !family.contains { $0.text("role") == role } },
      first: nil
    )
  }

  /// The judgements that the data of one of its measures are good enough, where they still count.
  private var goodData: [EntityRecord] {
    let family = records.of(isPriority ? .priorityMeasure : .projectMeasure, field, code)
    let codes =
      family.compactMap { $0.text("measure") }
      + [record.text("aim_measure")]
      .compactMap(\.self)
    return Set(codes).sorted().flatMap { records.of(.dataQualityAssessment, "measure", $0) }
      .filter { assessment in
        assessment.text("rating") == "sufficient"
          && (assessment.day("review_due").map { records.thread.day <= $0 } ?? false)
      }
  }

  private func found(
    _ part: ImprovementPart,
    _ found: [EntityRecord],
    day: String? = nil
  ) -> PartEvidence {
    PartEvidence(
      part: part,
      records: found.map(\.key),
      lacking: [],
      first: day.flatMap { day in found.compactMap { $0.day(day) }.min() }
    )
  }
}
