public import QualityModel
public import QualityStore

/// The records that the five steps of improvement are evidenced by, ready to be looked up.
public struct FiveStepRecords: Sendable {
  /// The projects, in the order of their codes.
  public let projects: [EntityRecord]
  /// The quality priorities, in the order of their codes.
  public let priorities: [EntityRecord]
  /// Where priorities find the projects that work towards them.
  let thread: GoldenThread
  /// The records of each entity by what they are about, in the order of their keys.
  private let about: [String: [String: [EntityRecord]]]
  private let methods: [String: EntityRecord]
  private let triages: [String: EntityRecord]

  /// The entities that are evidence, with the field that says what a record is about.
  private static let evidence: [(entity: Entity, subjects: [String])] = [
    (.driver, ["project"]), (.priorityEvidence, ["priority"]),
    (.involvement, ["project", "priority"]), (.projectMeasure, ["project"]),
    (.priorityMeasure, ["priority"]), (.dataQualityAssessment, ["measure"]),
    (.pdsaCycle, ["project"]), (.evaluation, ["project", "priority"]),
    (.sustainCheck, ["project"]), (.spread, ["source_project"]), (.recognition, ["project"]),
  ]

  /// Takes records as they are.
  ///
  /// - Parameters:
  ///   - records: The records of all entities.
  ///   - thread: The golden thread of the same records.
  public init(_ records: [EntityRecord], thread: GoldenThread) {
    let byEntity = Dictionary(grouping: records, by: \.entity.name)
    projects = byEntity["project"] ?? []
    priorities = byEntity["quality_priority"] ?? []
    self.thread = thread
    func byCode(_ entity: Entity) -> [String: EntityRecord] {
      Dictionary(
        (byEntity[entity.name] ?? []).map { ($0.text("code") ?? "", $0) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    methods = byCode(.method)
    triages = byCode(.triage)
    var about: [String: [String: [EntityRecord]]] = [:]
    for (entity, subjects) in Self.evidence {
      for record in byEntity[entity.name] ?? [] {
        for field in subjects {
          // A code of a priority may be that of a project too.
          guard let code = record.text(field) else { continue }
          about[entity.name, default: [:]]["\(field) \(code)", default: []].append(record)
        }
      }
    }
    self.about = about
  }

  /// Reads them from a store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - thread: The golden thread of the store, read with the same knowledge.
  ///   - asOf: The knowledge to read with.
  /// - Throws: What reading throws.
  public init(
    _ store: QualityStore,
    thread: GoldenThread,
    asOf: AsOf = .now
  ) throws(StoreError) {
    var records: [EntityRecord] = []
    let entities: [Entity] = [.project, .qualityPriority, .method, .triage]
    for entity in entities + Self.evidence.map(\.entity) {
      records += try store.records(entity, asOf: asOf)
    }
    self.init(records, thread: thread)
  }

  /// The records of an entity about something.
  func of(_ entity: Entity, _ field: String, _ code: String) -> [EntityRecord] {
    about[entity.name]?["\(field) \(code)"] ?? []
  }

  /// The method of a project or a priority.
  func method(of record: EntityRecord) -> EntityRecord? {
    record.text("method").flatMap { methods[$0] }
  }

  /// Where the method of a project or a priority was chosen.
  func triage(of record: EntityRecord) -> EntityRecord? {
    record.text("triage").flatMap { triages[$0] }
  }

  /// The codes of the projects that work towards a priority, by whatever way.
  func projects(towards priority: String) -> [String] {
    guard let node = thread.place(.priority, priority) else { return [] }
    let served = thread.up(node).compactMap { link in
      thread.down(from: .objective, thread.nodes[link.upper].code)
    }
    return Set(served.flatMap { $0.served(.kind(.project)).map(\.step.node.code) }).sorted()
  }
}
