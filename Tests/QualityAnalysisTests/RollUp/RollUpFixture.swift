import QualityAnalysis
import QualityModel
import QualityStore
import Testing

/// Figures of one measure, written short.
struct RollUpFixture {
  let structure: OrganisationStructure
  var definitions: [MeasureDefinition] = [Self.proportion]
  var figures: [MeasureFigures.Figure] = []

  static let proportion = MeasureDefinition(
    measureCode: "M",
    kind: .proportion,
    numeratorText: "yes",
    denominatorText: "all",
    multiplier: 100,
    unitOfMeasure: "%",
    better: .higher,
    frequency: .monthly
  )

  static let count = MeasureDefinition(
    measureCode: "M",
    kind: .count,
    numeratorText: "falls",
    unitOfMeasure: "falls",
    better: .lower,
    frequency: .monthly
  )

  init(_ structure: OrganisationStructure) { self.structure = structure }

  mutating func add(
    _ unit: String,
    _ month: String,
    _ numerator: Double?,
    _ denominator: Double? = nil,
    definition: Int = 0,
    isProvisional: Bool = false
  ) throws {
    figures.append(
      MeasureFigures.Figure(
        unit: try #require(structure.number(of: unit)),
        period: try day(month.count == 7 ? month + "-01" : month),
        definition: definition,
        numerator: numerator,
        denominator: denominator,
        isProvisional: isProvisional
      )
    )
  }

  func totals(isRestated: Bool = false, isPartial: Bool = false) -> MeasureTotals {
    MeasureTotals(
      MeasureFigures(
        measure: Measure(code: "M", name: "Measure"),
        definitions: definitions,
        unitCodes: structure.units.map(\.code),
        figures: figures
      ),
      structure: structure,
      isRestated: isRestated,
      isPartial: isPartial
    )
  }
}

extension MeasureTotals {
  /// The series of a unit by its code.
  func series(_ code: String) throws -> MeasureSeries {
    try series(of: try #require(structure.number(of: code)))
  }

  /// The parts of a unit's figure in a month, "7/10"; "–" where it has none.
  func parts(_ code: String, _ month: String) throws -> String {
    let first = try day(month + "-01")
    guard let point = try series(code).points.first(where: { $0.period == first }),
      point.value != nil, let numerator = point.numerator
    else { return "–" }
    let text = point.denominator.map { "\(Int(numerator))/\(Int($0))" }
    return text ?? "\(Int(numerator))"
  }

  /// The codes of the units that lack a figure in a unit's sum of a month.
  func missing(_ code: String, _ month: String) throws -> [String] {
    let unit = try #require(structure.number(of: code))
    return missingParts(of: unit, on: try day(month + "-01")).map { structure.units[$0].code }
  }

  /// A unit's figure of a month taken apart.
  func drill(_ code: String, _ month: String, since baseline: [String]) throws -> DrillDown {
    let unit = try #require(structure.number(of: code))
    let found = try drill(
      unit,
      at: try day(month + "-01"),
      since: try baseline.map { try day($0 + "-01") }
    )
    return try #require(found)
  }
}
