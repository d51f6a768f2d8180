import GRDB
import QualityModel

/// The targets, phases and annotations that are known of the measures which a plan names.
///
/// Each measure is read once, when it is first asked about: a list of a thousand remarks on one measure
/// would otherwise read the thousand that are there a thousand times.
struct KnownDecisions {
  /// What a target or a phase is known by within its measure.
  private struct Place: Hashable {
    let unit: String?
    let from: CalendarDate
  }

  private let measures: [String: StoredMeasure]
  private let horizon: Horizon
  private var targets: [String: [Place: Target]] = [:]
  private var phases: [String: [Place: ProcessPhase]] = [:]
  private var annotations: [String: Set<Annotation>] = [:]

  init(of measures: [String: StoredMeasure], _ horizon: Horizon) {
    self.measures = measures
    self.horizon = horizon
  }

  mutating func target(
    of code: String,
    unit: String?,
    from: CalendarDate,
    in database: Database
  ) throws -> Target? {
    if targets[code] == nil, let measure = measures[code] {
      targets[code] = Dictionary(
        try StoredTarget.all(of: measure, horizon, in: database)
          .map { (Place(unit: $0.unitCode, from: $0.from), $0) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    return targets[code]?[Place(unit: unit, from: from)]
  }

  mutating func phase(
    of code: String,
    unit: String?,
    from: CalendarDate,
    in database: Database
  ) throws -> ProcessPhase? {
    if phases[code] == nil, let measure = measures[code] {
      phases[code] = Dictionary(
        try StoredPhase.all(of: measure, horizon, in: database)
          .map { (Place(unit: $0.unitCode, from: $0.from), $0) },
        uniquingKeysWith: { first, _ in first }
      )
    }
    return phases[code]?[Place(unit: unit, from: from)]
  }

  mutating func contains(_ annotation: Annotation, in database: Database) throws -> Bool {
    let code = annotation.measureCode
    if annotations[code] == nil, let measure = measures[code] {
      annotations[code] = Set(try StoredAnnotation.all(of: measure, horizon, in: database))
    }
    return annotations[code]?.contains(annotation) ?? false
  }
}
