import QualityModel
import SPCCore
import Testing

@testable import DemonstrationTrust

/// Reads a trust as a store would be read: from its units, definitions, figures and revisions alone.
struct TrustReader: Sendable {
  let trust: DemonstrationTrust
  let definitions: [String: [MeasureDefinition]]
  let directorate: [String: String]
  private let rows: [String: [String: [CalendarDate: Observation]]]

  init(_ trust: DemonstrationTrust) {
    self.trust = trust
    definitions = Dictionary(
      uniqueKeysWithValues: trust.measures.map { ($0.measure.code, $0.definitions) }
    )
    let parents = Dictionary(uniqueKeysWithValues: trust.units.map { ($0.code, $0.parentCode) })
    var directorate: [String: String] = [:]
    for unit in trust.units {
      var code = unit.code
      while let parent = parents[code] ?? nil, parent != "TRUST" { code = parent }
      directorate[unit.code] = code
    }
    self.directorate = directorate
    var rows: [String: [String: [CalendarDate: Observation]]] = [:]
    for measure in trust.observations {
      for row in measure.rows {
        rows[measure.measureCode, default: [:]][row.unitCode, default: [:]][
          row.observation.period
        ] =
          row.observation
      }
    }
    for revision in trust.revisions {
      for row in revision.rows {
        rows[revision.measureCode]?[row.unitCode]?[row.observation.period] = row.observation
      }
    }
    self.rows = rows
  }

  /// The trusts that the truths are looked for in: the usual one, and one of another seed.
  static let usual = make(DemonstrationTrust.usualSeed)
  static let other = make(4_711)
  static let both = [usual, other]

  private static func make(_ seed: UInt64) -> TrustReader {
    do {
      return TrustReader(try DemonstrationTrust(seed: seed))
    } catch {
      fatalError("seed \(seed): \(error)")
    }
  }

  /// The units that report a measure.
  func units(_ measure: String) -> [String] { (rows[measure] ?? [:]).keys.sorted() }

  /// The figures of a unit.
  func figures(_ measure: String, _ unit: String) -> [(period: CalendarDate, figure: Observation)] {
    (rows[measure]?[unit] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The parts of several units added by period.
  func parts(
    _ measure: String,
    where isMeant: (String) -> Bool
  ) -> [(period: CalendarDate, numerator: Double, denominator: Double)] {
    var sums: [CalendarDate: (Double, Double)] = [:]
    for unit in units(measure) where isMeant(unit) {
      for (period, figure) in figures(measure, unit) {
        guard let numerator = figure.numerator else { continue }
        let sum = sums[period] ?? (0, 0)
        sums[period] = (sum.0 + numerator, sum.1 + (figure.denominator ?? 0))
      }
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value.0, $0.value.1) }
  }

  /// The values of the whole trust, rolled up from the parts; days between events are those that the
  /// trust itself reports.
  func trustValues(_ measure: String) -> [Double] {
    guard let definition = definitions[measure]?.last else { return [] }
    if definition.kind == .timeBetween { return values(measure, "TRUST") }
    return parts(measure) { _ in true }.map {
      (try? definition.value(numerator: $0.numerator, denominator: $0.denominator).get()) ?? .nan
    }
  }

  /// The values of a unit, period by period from April 2020, NaN where there is none.
  func values(_ measure: String, _ unit: String) -> [Double] {
    guard let definition = definitions[measure]?.last else { return [] }
    return figures(measure, unit).map { _, figure in
      guard let numerator = figure.numerator else { return .nan }
      return (try? definition.value(numerator: numerator, denominator: figure.denominator).get())
        ?? .nan
    }
  }

  /// The chart of some values of a measure by the rules of Making Data Count.
  func chart(
    _ measure: String,
    _ values: [Double],
    baseline: Int? = nil,
    phaseStarts: [Int] = [],
    target: TargetLine = .none,
    kind: ChartKind = .xmr
  ) throws -> SPCResult {
    let better = definitions[measure]?.last?.better ?? .neutral
    let direction: ImprovementDirection =
      switch better {
      case .higher: .increase
      case .lower: .decrease
      case .neutral: .neutral
      }
    return try SPCResult(
      values: values,
      specification: ChartSpecification(
        chart: kind,
        ruleSet: .nhse2023,
        direction: direction,
        phaseStarts: phaseStarts,
        baselineCount: baseline,
        target: target
      )
    )
  }

  /// The chart of the whole trust, with the phases that the definitions and the trust's people made.
  func trustChart(_ measure: String) throws -> SPCResult {
    let periods =
      definitions[measure]?.last?.kind == .timeBetween
      ? figures(measure, "TRUST").map(\.period) : parts(measure) { _ in true }.map(\.period)
    let days =
      (definitions[measure] ?? []).compactMap(\.effectiveFrom)
      + trust.phases.filter { $0.measureCode == measure && $0.unitCode == nil }.map(\.from)
    let starts = days.compactMap { day in periods.firstIndex { $0 >= day } }
    return try chart(measure, trustValues(measure), phaseStarts: starts.sorted())
  }

  var places: TrustPlaces { trust.organisation.places }
}

extension TrustReader: CustomTestStringConvertible {
  var testDescription: String { "seed \(trust.seed)" }
}

/// The month of an index, 0 being April 2020.
func month(_ year: Int, _ month: Int) -> Int { (year - 2020) * 12 + month - 4 }

extension SPCResult {
  /// The indices of points with a category.
  func indices(_ category: PointCategory) -> [Int] {
    points.indices.filter { points[$0].category == category }
  }

  var isQuiet: Bool { points.allSatisfy { $0.category == .commonCause } }
}

extension Collection<Double> {
  var mean: Double { filter { !$0.isNaN }.reduce(0, +) / Double(count { !$0.isNaN }) }
}
