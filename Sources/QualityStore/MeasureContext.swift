import GRDB
import QualityModel

/// What figures of some measures are read with: their definitions, what was decided about them, and
/// the units.
///
/// A few measures are looked up one by one; of many, each table is read once as a whole.
struct MeasureContext {
  /// One measure with its definitions, oldest first, and its decisions.
  struct Entry {
    let measure: StoredMeasure
    let definitions: [StoredDefinition]
    let decisions: MeasureDecisions
  }

  let horizon: Horizon
  /// The units, in the order of their codes.
  let units: [StoredUnit]
  /// The measures, in the order asked for.
  let entries: [Entry]

  /// Up to so many measures are looked up one by one.
  private static let few = 4

  /// - Throws: ``StoreError/unknownMeasure(code:near:)``.
  init(_ measures: [String], _ horizon: Horizon, in database: Database) throws {
    self.horizon = horizon
    units = try StoredUnit.all(horizon, in: database)
    guard measures.count > Self.few else {
      entries = try measures.map { code in
        let measure = try StoredMeasure.named(code, horizon, in: database)
        return Entry(
          measure: measure,
          definitions: try StoredDefinition.all(of: measure, horizon, in: database),
          decisions: try MeasureDecisions(of: measure, horizon, in: database)
        )
      }
      return
    }
    var known: [String: StoredMeasure] = [:]
    for measure in try StoredMeasure.all(horizon, in: database) {
      known[measure.measure.code] = measure
    }
    let definitions = try StoredDefinition.byMeasure(horizon, in: database)
    let decisions = try MeasureDecisions.byMeasure(horizon, in: database)
    entries = try measures.map { code in
      // A code that is none of them is looked up for the error, which names those that are near.
      let measure = try known[code] ?? StoredMeasure.named(code, horizon, in: database)
      return Entry(
        measure: measure,
        definitions: definitions[measure.id] ?? [],
        decisions: decisions[code] ?? MeasureDecisions()
      )
    }
  }
}
