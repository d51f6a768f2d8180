import DelimitedText
import Foundation
import QualityModel
import TestInputSupport
import Testing

@testable import QualityStore

/// The small example of the whole model in Tests/Examples/Model, and stores that hold it.
enum ExampleStore {
  /// The folder of the example's files.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Model")

  /// The units and measures that scripts/loads/crofton_ward.lua defines.
  static let spine: [Proposal] =
    [
      .unit(OrganisationUnit(code: "TRUST", name: "Demonstration trust", kind: .trust)),
      .unit(OrganisationUnit(code: "ACM", name: "Acute", kind: .directorate, parentCode: "TRUST")),
    ]
    + ["CROFTON", "ASH", "BEECH", "CEDAR", "ELM"].map { code in
      .unit(OrganisationUnit(code: code, name: code, kind: .ward, parentCode: "ACM"))
    }
    + [
      .measure(Measure(code: "violence", name: "Physical violence incidents")),
      .definition(
        MeasureDefinition(
          measureCode: "violence",
          kind: .count,
          numeratorText: "Incidents of physical violence",
          unitOfMeasure: "incidents",
          better: .lower,
          frequency: .monthly
        )
      ),
      .measure(Measure(code: "falls-rate", name: "Falls per 1,000 occupied bed days")),
      .definition(
        MeasureDefinition(
          measureCode: "falls-rate",
          kind: .rate,
          numeratorText: "Inpatient falls",
          denominatorText: "Occupied bed days",
          multiplier: 1000,
          unitOfMeasure: "per 1,000 bed days",
          better: .lower,
          frequency: .monthly
        )
      ),
    ]

  /// The file of an entity's examples.
  static func file(_ entity: Entity) -> RecordFile {
    RecordFile(path: folder.appendingPathComponent("\(entity.plural).csv").path, entity: entity)
  }

  /// Every file, in the order of the catalogue.
  static let files = Entity.all.map(file)

  /// The records that the files hold, read here and not by the store.
  static func records(of entity: Entity) throws -> [EntityRecord] {
    let reader = try DelimitedReader(regularFile: file(entity).path, format: DelimitedFormat())
    #expect(reader.header == entity.fields.map(\.name), "\(entity.plural).csv")
    var records: [EntityRecord] = []
    while try reader.next() {
      let values = try entity.fields.indices.map { index in
        try entity.fields[index].value(of: reader.text(index)).get()
      }
      records.append(EntityRecord(entity, values: values))
    }
    return records
  }

  /// A store with the units and measures alone.
  static func withoutRecords(clock: StoreClock? = nil) throws -> QualityStore {
    let store = try QualityStore.inMemory(clock: clock ?? TestClock().clock)
    _ = try store.plan(spine).commit(reason: "Units and measures", actor: "analyst")
    return store
  }

  /// The bytes of a store with the whole example, made once: loading takes longer than copying.
  private static let bytes = Result {
    let folder = try TemporaryFolder()
    let path = folder.file("example.db")
    let store = try QualityStore.create(at: path, clock: TestClock().clock)
    _ = try store.plan(spine).commit(reason: "Units and measures", actor: "analyst")
    _ = try store.planRecords(files).commit(reason: "The example", actor: "analyst")
    try store.close()
    return try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// A store of its own with the whole example, in a folder.
  static func whole(in folder: TemporaryFolder, clock: StoreClock? = nil) throws -> QualityStore {
    let path = folder.file("example.db")
    try bytes.get().write(to: URL(fileURLWithPath: path))
    return try QualityStore.open(at: path, clock: clock ?? TestClock().clock)
  }
}

extension ExampleStore {
  /// Adds figures of both measures, a correction of one, a target, a phase and a remark, and another
  /// measure without figures.
  static func addFigures(to store: QualityStore, in folder: TemporaryFolder) throws {
    func load(_ text: String, of measure: String, denominator: String? = nil) throws {
      let specification = LoadSpecification(
        path: try folder.write(text),
        measure: .code(measure),
        unit: .column("unit"),
        period: "period",
        numerator: "n",
        denominator: denominator
      )
      let plan = try store.planLoad(specification)
      try #require(plan.counts.rejected == 0)
      _ = try plan.commit(reason: "Figures", actor: "analyst")
    }
    try load(
      "unit,period,n\nASH,2024-01-01,9\nASH,2024-02-01,7\nASH,2024-03-01,8\n",
      of: "violence"
    )
    try load(
      "unit,period,n,d\nASH,2024-01-01,3,400\nASH,2024-02-01,2,390\nASH,2024-03-01,4,410\n",
      of: "falls-rate",
      denominator: "d"
    )
    try load("unit,period,n\nASH,2024-02-01,6\n", of: "violence")
    let (january, february) = (try day("2024-01-01"), try day("2024-02-01"))
    try store.record([
      .measure(Measure(code: "night-checks", name: "Checks at night")),
      .definition(
        MeasureDefinition(
          measureCode: "night-checks",
          kind: .proportion,
          numeratorText: "Checks made",
          denominatorText: "Checks due",
          multiplier: 100,
          unitOfMeasure: "%",
          better: .higher,
          frequency: .monthly
        )
      ),
      .target(
        Target(measureCode: "violence", unitCode: "ASH", value: 5, from: january, source: "board")
      ),
      .phase(
        ProcessPhase(
          measureCode: "violence",
          unitCode: "ASH",
          from: january,
          baselinePoints: 12,
          reason: "Huddles",
          decidedBy: "Quality committee"
        )
      ),
      .annotation(Annotation(measureCode: "violence", date: february, text: "A new rota")),
      .record(store.example(.project, "P-05", ["narrative": .text("Carried on with the lights")])),
      .unit(OrganisationUnit(code: "ELM", name: "Elm Ward", kind: .ward, parentCode: "ACM")),
    ])
  }
}

extension QualityStore {
  /// The example's record of a code, with some fields altered.
  func example(
    _ entity: Entity,
    _ code: String,
    _ changes: [String: FieldValue?] = [:]
  ) throws -> EntityRecord {
    try record(entity, code: code).with(changes)
  }

  /// Plans and commits, and expects every proposal to be taken.
  func record(_ proposals: [Proposal]) throws {
    let plan = try plan(proposals)
    try #require(plan.counts.rejected == 0, "\(plan.rejections)")
    _ = try plan.commit(reason: "A step of the test", actor: "analyst")
  }
}

extension EntityRecord {
  /// The record with other values of some fields; `nil` takes a value away.
  func with(_ changes: [String: FieldValue?]) -> EntityRecord {
    var record = self
    for (field, value) in changes { record[field] = value }
    return record
  }
}

extension DefinitionPlan {
  /// Why proposals were rejected, in their order.
  var rejections: [ProposalRejection] {
    items.compactMap { if case .rejected(let rejection) = $0.outcome { rejection } else { nil } }
  }

  /// The breaches of rules across records for which proposals were rejected.
  var breaches: [Breach] {
    rejections.flatMap { rejection -> [Breach] in
      if case .breaches(let breaches) = rejection { breaches } else { [] }
    }
  }
}
