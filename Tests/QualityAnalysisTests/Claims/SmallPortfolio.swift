import QualityAnalysis
import QualityModel
import QualityStore
import Testing

/// A portfolio made by hand: one project that has reached everything, to be changed in one point or
/// another, and figures of a few wards.
///
/// M is a rate that should fall: about 10 a month before July 2022, about 5 since. B balances it and
/// stays as it is. The project began in January 2022 and tested on the whole ward from July.
struct SmallPortfolio {
  /// The fields of the project P; without the word `nil` for one that is taken away.
  var project = [
    "code": "P", "title": "Calmer evenings", "method": "QI", "status": "sustained",
    "status_on": "2023-09-10", "lead": "P1", "registered_on": "2021-12-01",
    "started_on": "2022-01-10", "implemented_on": "2022-09-01", "aim": "Halve incidents",
    "aim_measure": "M", "aim_baseline": "10", "aim_goal": "6", "aim_by": "2023-03-31",
  ]
  /// Everything else about projects, by what it is for, so that it can be taken away.
  var records: [String: [EntityRecord]] = [
    "methods": [method("QI", "family"), method("CA", "standards"), method("RES", "approval")]
      + [method("JDI", "")],
    "place": [Made.record(.projectUnit, ["project": "P", "unit": "CROFTON", "role": "test"])],
    "outcome": [family("M", "outcome")], "process": [family("C", "process")],
    "balancing": [family("B", "balancing")],
    "cycles": [
      cycle(1, "one_case", "2022-02-01", "adapt"), cycle(2, "few_cases", "2022-04-01", "adapt"),
      cycle(3, "one_unit", "2022-07-01", "adopt"),
    ],
    "idea": [
      Made.record(
        .changeIdea,
        ["code": "I1", "project": "P", "text": "A huddle", "status": "implemented"]
      )
    ],
    "check": [check("2023-09-05", "held")],
    "score": [score("2023-09-08", "5.0")],
    "note": [
      Made.record(
        .statusNote,
        ["project": "P", "from_on": "2023-09-10", "status": "sustained"]
      )
    ],
    "objective": [Made.objective("O", "national")],
    "link": [
      Made.record(
        .projectObjective,
        ["project": "P", "objective": "O", "contribution": "Fewer incidents"]
      )
    ],
  ]
  /// The numerators of each measure and unit from January 2021, a month each; `nil` for no figure.
  var numerators: [String: [String: [Double?]]] = [
    "M": ["CROFTON": usual(18) + usual(18).map { $0 - 5 }, "NORMAN": usual(36)],
    "B": ["CROFTON": usual(36)],
  ]
  var definitions = [
    "M": [rate("M", .lower)], "B": [rate("B", .lower)], "C": [rate("C", .higher)],
  ]
  var targets: [Target] = []
  var units = Made.units
  var day = "2024-01-15"

  /// So many months of a measure that nothing happens to.
  static func usual(_ count: Int) -> [Double] {
    let months: [Double] = [10, 12, 9, 11, 8, 10, 12, 11, 9, 10, 8, 11]
    return (0..<count).map { months[$0 % months.count] }
  }

  static func method(_ code: String, _ asks: String) -> EntityRecord {
    Made.record(
      .method,
      [
        "code": code, "name": "Method \(code)", "requires_family": "\(asks == "family")",
        "requires_standards": "\(asks == "standards")",
        "requires_approval": "\(asks == "approval")",
      ]
    )
  }

  static func family(_ measure: String, _ role: String, of project: String = "P") -> EntityRecord {
    Made.record(.projectMeasure, ["project": project, "measure": measure, "role": role])
  }

  static func cycle(
    _ number: Int,
    _ scale: String?,
    _ started: String,
    _ decision: String?,
    _ more: [String: String?] = [:]
  ) -> EntityRecord {
    let ended = CalendarDate(iso: started).map { "\($0.adding(days: 10))" }
    var fields: [String: String?] = [
      "code": "C\(number)", "project": "P", "number": "\(number)", "question": "Does it help?",
      "prediction": "It will", "scale": scale, "measured": "Incidents", "started_on": started,
      "ended_on": decision == nil ? nil : ended, "observed": "It did", "study": "As expected",
      "decision": decision, "status": decision == nil ? "do" : "complete",
      "previous": number > 1 ? "C\(number - 1)" : nil,
    ]
    fields.merge(more) { $1 }
    return Made.record(.pdsaCycle, fields.compactMapValues(\.self))
  }

  static func check(_ day: String, _ result: String, points: Int = 12) -> EntityRecord {
    Made.record(
      .sustainCheck,
      [
        "project": "P", "measure": "M", "months_after": "12", "due_on": day, "done_on": day,
        "points_after": "\(points)", "result": result,
      ]
    )
  }

  static func score(
    _ day: String,
    _ score: String,
    by person: String = "P1",
    evidence: String? = "The chart"
  ) -> EntityRecord {
    Made.record(
      .progressScore,
      [
        "project": "P", "scored_on": day, "scored_by": person, "score": score,
        "evidence": evidence,
      ].compactMapValues(\.self)
    )
  }

  static func rate(
    _ code: String,
    _ better: BetterDirection,
    kind: MeasureKind = .rate,
    _ frequency: Frequency = .monthly
  ) -> MeasureDefinition {
    MeasureDefinition(
      measureCode: code,
      kind: kind,
      numeratorText: "events",
      denominatorText: kind.usesDenominator ? "days" : nil,
      multiplier: kind.usesDenominator ? 1000 : 1,
      unitOfMeasure: "events",
      better: better,
      frequency: frequency
    )
  }

  /// The evidence of what stands here.
  func evidence() throws -> ImprovementEvidence {
    let records = [Made.record(.project, project)] + records.values.joined()
    let structure = try OrganisationStructure(units: units)
    let figures = try definitions.keys.sorted().map { try self.figures($0, structure) }
    let day = try #require(CalendarDate(iso: day))
    return ImprovementEvidence(
      PortfolioRecords(
        on: day,
        records,
        units: units,
        measures: definitions.keys.sorted().map { ($0, "Measure \($0)") }
      ),
      records: records,
      figures: figures,
      structure: structure
    )
  }

  private func figures(_ measure: String, _ structure: OrganisationStructure) throws
    -> MeasureFigures
  {
    let definitions = definitions[measure] ?? []
    var figures: [MeasureFigures.Figure] = []
    for (unit, values) in numerators[measure] ?? [:] {
      var period = try #require(CalendarDate(iso: "2021-01-01"))
      for value in values {
        let definition = try #require(definitions.firstIndex { $0.isEffective(on: period) })
        if let value {
          figures.append(
            MeasureFigures.Figure(
              unit: try #require(structure.number(of: unit)),
              period: period,
              definition: definition,
              numerator: value,
              denominator: definitions[definition].kind.usesDenominator ? 1000 : nil
            )
          )
        }
        period = definitions[definition].frequency.nextPeriodStart(after: period)
      }
    }
    return MeasureFigures(
      measure: Measure(code: measure, name: "Measure \(measure)"),
      definitions: definitions,
      unitCodes: structure.units.map(\.code),
      figures: figures,
      targets: targets.filter { $0.measureCode == measure }
    )
  }

  func claim() throws -> ClaimAgainstEvidence { try #require(try evidence().claim(of: "P")) }

  func flags() throws -> ProjectFlags {
    let evidence = try evidence()
    return try #require(
      evidence.flags.first { evidence.portfolio.projects[$0.project].code == "P" }
    )
  }
}
