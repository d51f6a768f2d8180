import GRDB
import QualityModel

/// Finds the newest revision of a figure, quickest when asked in the order of the table's key.
final class ObservationLookup {
  private var statement: RawStatement
  private var lastDefinition: Int64 = -1
  private var lastIsPresent = false

  init(in database: Database) throws {
    statement = try RawStatement(
      """
      SELECT revision, numerator, denominator, status, missing_reason, change_id FROM observation
      WHERE definition_id = ?1 AND unit_id = ?2 AND period = ?3 ORDER BY revision DESC LIMIT 1
      """,
      in: database
    )
  }

  func newest(of row: StagedRow, in database: Database) throws -> Observation? {
    if row.definition != lastDefinition {
      lastDefinition = row.definition
      lastIsPresent =
        try Bool.fetchOne(
          database,
          sql: "SELECT EXISTS (SELECT 1 FROM observation WHERE definition_id = ?)",
          arguments: [row.definition]
        ) ?? false
    }
    // The first load of a measure needs no looking up at all.
    guard lastIsPresent else { return nil }
    statement.reset()
    statement.bind(row.definition, at: 1)
    statement.bind(row.unit, at: 2)
    statement.bind(Int64(row.period), at: 3)
    guard try statement.step() else { return nil }
    return Observation(
      period: CalendarDate(dayNumber: Int(row.period)) ?? .earliest,
      numerator: statement.number(1),
      denominator: statement.number(2),
      missingReason: statement.text(4),
      status: ObservationStatus(code: statement.integer(3)),
      revision: Int(statement.integer(0)),
      batch: Int(statement.integer(5))
    )
  }
}

/// Compares staged rows with the table, row by row in the order of the key, and adds up what a plan
/// says.
struct LoadComparison {
  private(set) var summary = LoadPlan.Summary()
  private(set) var samples: [LoadPlan.SampleChange] = []
  private let directory: LoadDirectory
  private let reasons: [String]
  private var hash = ObservationHash()
  private var digests = RowDigests()
  private var numerators = ExactSum()
  private var denominators = ExactSum()
  private var units: Set<Int64> = []
  private var definitions: Set<Int64> = []
  private var lastSeries: UInt64?
  private var firstPeriod = Int32.max
  private var lastPeriod = Int32.min

  private static let sampleLimit = 20

  init(directory: LoadDirectory, reasons: [String]) {
    self.directory = directory
    self.reasons = reasons
  }

  /// Counts a row and gives it back with its revision when it is to be written.
  mutating func take(
    _ row: StagedRow,
    table: ObservationLookup,
    in database: Database
  ) throws -> StagedRow? {
    addUp(row)
    var row = row
    if let known = try table.newest(of: row, in: database) {
      let proposed = observation(row)
      let isSame =
        known.numerator == proposed.numerator && known.denominator == proposed.denominator
        && known.missingReason == proposed.missingReason && known.status == proposed.status
      guard !isSame else {
        summary.counts.same += 1
        return nil
      }
      summary.counts.changed += 1
      row.revision = Int32(known.revision + 1)
      addSample(row, old: known)
    } else {
      summary.counts.new += 1
    }
    let written = ObservationRow(
      definition: row.definition,
      unit: row.unit,
      period: Int64(row.period),
      revision: Int64(row.revision),
      numerator: row.numerator.isNaN ? nil : row.numerator,
      denominator: row.denominator.isNaN ? nil : row.denominator,
      status: Int64(row.status),
      missingReason: reason(row)
    )
    hash.add(written)
    digests.append(written.digest)
    return row
  }

  /// Counts rows that say again what a row before them says.
  mutating func addRepeats(_ count: Int) { summary.repeats += count }

  /// Fills in what is known only at the end.
  mutating func finish(rows: LoadRowReader) {
    summary.rows = rows.rows
    summary.counts.rejected = rows.rejections.total
    summary.counts.filtered = rows.filtered
    summary.numeratorSum = numerators.value
    summary.denominatorSum = denominators.value
    summary.units = units.count
    let indices = Set(definitions.compactMap(directory.measureIndex))
    summary.measures = indices.map(directory.measureCodes.text).sorted()
    if firstPeriod <= lastPeriod {
      summary.firstPeriod = CalendarDate(dayNumber: Int(firstPeriod))
      summary.lastPeriod = CalendarDate(dayNumber: Int(lastPeriod))
    }
  }

  /// The numbers of the measures that the rows are of.
  var measureIDs: [Int64] {
    Set(definitions.compactMap(directory.measureIndex)).map { directory.measures[$0].id }.sorted()
  }

  /// The hash and the digests of what is to be written.
  var observationSeal: ObservationSeal {
    var hash = hash
    return ObservationSeal(hash: hash.finish(), digests: digests)
  }

  @inline(__always)
  private mutating func addUp(_ row: StagedRow) {
    if row.isWithdrawn {
      summary.withdrawn += 1
    } else {
      if row.numerator.isNaN {
        summary.missing += 1
      } else {
        numerators.add(row.numerator)
        if row.denominator == 0 { summary.zeroDenominators += 1 }
      }
      if !row.denominator.isNaN { denominators.add(row.denominator) }
    }
    if row.period < firstPeriod { firstPeriod = row.period }
    if row.period > lastPeriod { lastPeriod = row.period }
    if row.series != lastSeries {
      lastSeries = row.series
      units.insert(row.unit)
      definitions.insert(row.definition)
    }
  }

  private func reason(_ row: StagedRow) -> String? {
    row.reason == StagedRow.noReason ? nil : reasons[Int(row.reason)]
  }

  private func observation(_ row: StagedRow) -> Observation {
    Observation(
      period: CalendarDate(dayNumber: Int(row.period)) ?? .earliest,
      numerator: row.numerator.isNaN ? nil : row.numerator,
      denominator: row.denominator.isNaN ? nil : row.denominator,
      missingReason: reason(row),
      status: ObservationStatus(code: Int64(row.status)),
      revision: Int(row.revision)
    )
  }

  private mutating func addSample(_ row: StagedRow, old: Observation) {
    guard samples.count < LoadComparison.sampleLimit else { return }
    guard
      let measure = directory.measureIndex(definition: row.definition),
      let unit = directory.unitCode(id: row.unit)
    else { return }
    samples.append(
      LoadPlan.SampleChange(
        measureCode: directory.measureCodes.text(measure),
        unitCode: unit,
        old: old,
        new: observation(row)
      )
    )
  }
}
