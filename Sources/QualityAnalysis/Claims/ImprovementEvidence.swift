public import QualityModel
public import QualityStore
public import SPCCore

/// What a portfolio has done and what its figures show: the records of its tests, judgements and
/// checks, and the figures of its measures, read once.
public struct ImprovementEvidence: Sendable {
  /// The portfolio, as it stood on its day.
  public let portfolio: PortfolioRecords
  /// The rules that figures are judged by.
  public let ruleSet: RuleSet
  /// The measures that projects are about, summed up at every unit, by their codes.
  let totals: [String: MeasureTotals]
  /// The records about each project, by entity and code.
  private let about: [String: [String: [EntityRecord]]]
  /// The answers to surveys of readiness, by the unit that was asked.
  private let readiness: [String: [EntityRecord]]
  /// The units where somebody works on each measure.
  private let workplaces: [Int: Set<Int>]

  /// The day on which everything is judged; what is dated later does not count.
  public var day: CalendarDate { portfolio.day }

  /// The entities that are read beside those of the portfolio.
  public static let entities: [Entity] = [
    .pdsaCycle, .progressScore, .sustainCheck, .changeIdea, .evaluation, .spread, .readinessScore,
    .action,
  ]

  /// Takes records and figures as they are.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio of the day.
  ///   - records: Records of ``entities``; others are passed over.
  ///   - figures: The figures of ``measures(of:)``.
  ///   - structure: Which units stand above which.
  ///   - ruleSet: The rules to judge figures by.
  public init(
    _ portfolio: PortfolioRecords,
    records: [EntityRecord],
    figures: [MeasureFigures],
    structure: OrganisationStructure,
    ruleSet: RuleSet = .nhse2023
  ) {
    self.portfolio = portfolio
    self.ruleSet = ruleSet
    workplaces = Self.workplaces(portfolio)
    var totals: [String: MeasureTotals] = [:]
    for figures in figures {
      totals[figures.measure.code] = MeasureTotals(figures, structure: structure)
    }
    self.totals = totals
    var about: [String: [String: [EntityRecord]]] = [:]
    var readiness: [String: [EntityRecord]] = [:]
    for record in records {
      let name = record.entity.name
      if name == Entity.readinessScore.name {
        readiness[record.text("unit") ?? "", default: []].append(record)
      } else if let code = record.text(name == Entity.spread.name ? "source_project" : "project") {
        about[name, default: [:]][code, default: []].append(record)
      }
    }
    self.about = about
    self.readiness = readiness
  }

  /// Reads all of it from a store with one knowledge.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - day: The day on which everything is judged.
  ///   - asOf: The knowledge to read with.
  ///   - ruleSet: The rules to judge figures by.
  ///   - known: The portfolio of that day, where it was read from the same store already; it is read
  ///     again where something was recorded since.
  /// - Throws: What reading throws; ``QualityStore/StoreError/busy`` where others write without a pause.
  public init(
    _ store: QualityStore,
    on day: CalendarDate,
    asOf: AsOf = .now,
    ruleSet: RuleSet = .nhse2023,
    known: PortfolioRecords? = nil
  ) throws(RollUpError) {
    let structure = try OrganisationStructure(store, asOf: asOf)
    do throws(StoreError) {
      for _ in 0..<Self.attempts {
        let before = try store.horizon(asOf: asOf)
        let portfolio: PortfolioRecords
        if let known, known.day == day, known.newestChange == before {
          portfolio = known
        } else {
          portfolio = try PortfolioRecords(store, on: day, asOf: asOf)
        }
        var records: [EntityRecord] = []
        for entity in Self.entities { records += try store.records(entity, asOf: asOf) }
        let figures = try store.figures(of: Self.measures(of: portfolio), asOf: asOf)
        // Each read is a transaction of its own, and another process may have written in between.
        guard try store.horizon(asOf: asOf) == before else { continue }
        self.init(
          portfolio,
          records: records,
          figures: figures,
          structure: structure,
          ruleSet: ruleSet
        )
        return
      }
      throw .busy
    } catch {
      throw .store(error)
    }
  }

  private static let attempts = 8

  /// The codes of the measures that projects of a portfolio are about, in their order.
  public static func measures(of portfolio: PortfolioRecords) -> [String] {
    var named: Set<Int> = []
    for project in portfolio.projects {
      named.formUnion(project.family.map(\.measure))
      if let measure = project.aim.measure { named.insert(measure) }
    }
    return named.sorted().map { portfolio.measures[$0].code }
  }

  /// The records of an entity about a project.
  func of(_ entity: Entity, _ project: String) -> [EntityRecord] {
    about[entity.name]?[project] ?? []
  }

  /// The codes of the units where an open project or a running programme is about a measure.
  func unitsAtWork(on measure: Int) -> Set<String> {
    Set((workplaces[measure] ?? []).map { portfolio.units[$0].code })
  }

  /// The units where open projects and running programmes are about each measure, as an outcome.
  private static func workplaces(_ portfolio: PortfolioRecords) -> [Int: Set<Int>] {
    var found: [Int: Set<Int>] = [:]
    for number in portfolio.open {
      let project = portfolio.projects[number]
      for measure in Set(project.outcomeMeasures + project.measures(.outcome)) {
        found[measure, default: []].formUnion(project.places.map(\.unit))
      }
    }
    for programme in portfolio.programmes where programme.isRunning {
      for member in programme.family where member.role == .outcome {
        found[member.measure, default: []].formUnion(programme.units)
      }
    }
    return found
  }

  /// The answers of a unit to surveys of readiness taken by the day; a survey of engagement is another.
  func readiness(of unit: String) -> [EntityRecord] {
    (readiness[unit] ?? []).filter { answer in
      answer.text("instrument") == "readiness"
        && answer.day("surveyed_on").map { $0 <= day } ?? false
    }
  }

  /// A measure at a unit through time; `nil` where there is nothing, or its figures do not add up.
  func series(_ measure: String, _ unit: String) -> MeasureSeries? {
    guard let totals = totals[measure], let number = totals.structure.number(of: unit) else {
      return nil
    }
    return try? totals.series(of: number)
  }

  /// The figures that a course was judged by, later ones too; `nil` where there are none.
  public func series(of course: SeriesCourse) -> MeasureSeries? {
    series(course.measure, course.unit)
  }

  /// The tests of a project that had begun by the day, in their order.
  func cycles(of project: String) -> [EntityRecord] {
    of(.pdsaCycle, project).filter { $0.day("started_on").map { $0 <= day } ?? false }
      .sorted { left, right in
        let numbers = (left.number("number") ?? 0, right.number("number") ?? 0)
        return numbers.0 == numbers.1
          ? (left.day("started_on") ?? .latest) < (right.day("started_on") ?? .latest)
          : numbers.0 < numbers.1
      }
  }

  /// Whether a test had ended by the day.
  func hasEnded(_ cycle: EntityRecord) -> Bool {
    cycle.day("ended_on").map { $0 <= day } ?? false
  }
}
