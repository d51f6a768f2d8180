public import QualityModel
public import QualityStore

/// Everything that a review of the portfolio looks at, read once: the projects that were on the
/// register on a day, as they stood on it, and what they refer to.
///
/// Two clocks are told apart. The knowledge that is read with is the ``QualityModel/AsOf`` of the
/// reading; the day is the one whose portfolio is looked at. A register that was taken over last week
/// can be asked how it stood last year: where a project came to its state after the day, its notes
/// of state say how far it had come.
public struct PortfolioRecords: Sendable {
  /// The day whose portfolio it is.
  public var day: CalendarDate
  /// The projects registered by the day, closed ones too, in the order of their codes.
  public var projects: [PortfolioProject] = []
  /// The programmes, in the order of their codes.
  public var programmes: [PortfolioProgramme] = []
  /// The units, in the order of their codes.
  public var units: [PortfolioUnit] = []
  /// The measures, in the order of their codes.
  public var measures: [(code: String, name: String)] = []
  /// The methods, by their codes.
  public var methods: [String: PortfolioMethod] = [:]
  /// What one project's change became elsewhere, in the order of the sources' codes.
  public var spreads: [PortfolioSpread] = []
  /// The names of the people that projects and programmes name, by their codes.
  public var people: [String: String] = [:]

  /// What words mean here, in the order of the terms.
  public var wordMeanings: [(term: String, meaning: String)] = []

  /// The newest change that was known when it was read from a store; `nil` where it was not.
  public private(set) var newestChange: Int?

  /// Makes a portfolio without anything in it.
  public init(on day: CalendarDate) { self.day = day }

  /// The entities that it is read from.
  public static let entities: [Entity] = [
    .project, .projectUnit, .projectMeasure, .projectObjective, .objective, .programme,
    .programmeUnit, .programmeMeasure, .programmeObjective, .spread, .statusNote, .pdsaCycle,
    .progressScore, .sustainCheck, .involvement, .unitPlacement, .method, .triage, .person,
    .wordMeaning,
  ]

  /// What is read of entities with many records and much text; of the others all fields are.
  private static let fields: [String: Set<String>] = [
    Entity.statusNote.name: ["project", "from_on", "status", "decided_by", "reason"],
    Entity.pdsaCycle.name: ["project", "started_on", "ended_on", "decision"],
    Entity.progressScore.name: ["project", "scored_on", "score"],
    Entity.sustainCheck.name: ["project", "done_on"],
    Entity.involvement.name: ["project", "involved_on"],
    Entity.triage.name: ["problem_type", "recommended", "chosen", "override_reason"],
    Entity.person.name: ["name"],
  ]

  /// Takes records as they are.
  ///
  /// - Parameters:
  ///   - day: The day whose portfolio it is.
  ///   - records: Records of ``entities``, each once; others are passed over, and so is what refers
  ///     to something that is not there.
  ///   - units: The units.
  ///   - measures: The codes and names of the measures.
  ///   - newest: Asked once for the newest periods with figures, of every measure of a project at
  ///     its units and at those below them.
  public init(
    on day: CalendarDate,
    _ records: [EntityRecord],
    units: [OrganisationUnit],
    measures: [(code: String, name: String)],
    newest: (Set<MeasuredPlace>) -> [MeasuredPlace: CalendarDate] = { _ in [:] }
  ) {
    self = PortfolioAssembly(
      on: day,
      Dictionary(grouping: records, by: \.entity.name),
      units: units,
      measures: measures
    ).portfolio(newest)
  }

  /// Reads them from a store, in one transaction and with one query for each kind of record.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - day: The day whose portfolio it is.
  ///   - asOf: The knowledge to read with.
  /// - Throws: What reading throws.
  public init(_ store: QualityStore, on day: CalendarDate, asOf: AsOf = .now) throws(StoreError) {
    self = try store.reading(asOf: asOf) { reading in
      var records: [String: [EntityRecord]] = [:]
      for entity in Self.entities {
        records[entity.name] =
          if let fields = Self.fields[entity.name] {
            try reading.records(entity, of: fields)
          } else { try reading.records(entity) }
      }
      let assembly = PortfolioAssembly(
        on: day,
        records,
        units: try reading.units(),
        measures: try reading.measures().map { ($0.code, $0.name) }
      )
      var portfolio = try assembly.portfolio {
        try reading.newestPeriods(of: $0, notAfter: day)
      }
      portfolio.newestChange = reading.newestChange
      return portfolio
    }
  }

  /// The place of the project with a code, `nil` where none was registered by the day.
  public func number(ofProject code: String) -> Int? {
    var (low, high) = (0, projects.count)
    while low < high {
      let middle = (low + high) / 2
      if projects[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < projects.count && projects[low].code == code ? low : nil
  }

  /// The places of the projects that were open on the day: what a review decides on.
  public var open: [Int] {
    projects.indices.filter { projects[$0].state.isOpen && projects[$0].closed == nil }
  }
}

/// A unit with what stands above it on the day.
public struct PortfolioUnit: Sendable {
  /// The code.
  public var code: String
  /// The name for people.
  public var name: String
  /// What the unit is.
  public var kind: UnitKind
  /// The places of the units above it, the nearest first.
  public var above: [Int]
  /// The place of its directorate, which may be itself.
  public var directorate: Int?

  /// Makes a unit.
  public init(
    code: String,
    name: String,
    kind: UnitKind,
    above: [Int] = [],
    directorate: Int? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.above = above
    self.directorate = directorate
  }
}

/// A programme with what it covers.
public struct PortfolioProgramme: Sendable {
  /// The code.
  public var code: String
  /// What it is called.
  public var title: String
  /// A word of ``QualityModel/Vocabulary/programmeKind``.
  public var kind: String
  /// Whether it is under way on the day: it has started, and has not closed.
  public var isRunning: Bool
  /// The units that take part on the day, as places in ``PortfolioRecords/units``.
  public var units: [Int]
  /// Its family of measures.
  public var family: [FamilyMember]
  /// The objectives that it serves.
  public var objectives: [ServedObjective]
}

/// A way of working, with what it asks for.
public struct PortfolioMethod: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// Whether it needs an aim and a whole family of measures.
  public var requiresFamily: Bool
  /// Whether it needs standards to measure against.
  public var requiresStandards: Bool
  /// Whether it needs approval as research before it starts.
  public var requiresApproval: Bool
}

/// A change on its way from one project to a unit.
public struct PortfolioSpread: Hashable, Sendable {
  /// The code of the project where it worked.
  public var source: String
  /// The place in ``PortfolioRecords/units`` of the unit it goes to.
  public var unit: Int
  /// The code of that unit's project, where it has one.
  public var target: String?
  /// Whether it is offered as proven.
  public var isProven: Bool
  /// A word of ``QualityModel/Vocabulary/spreadStatus``.
  public var status: String
}
