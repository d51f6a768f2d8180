import DelimitedText
import QualityModel

/// Turns the records of a file into staged rows, and says of every other record why it is none.
///
/// Only bytes are looked at; strings are made for the first rejected rows alone.
struct LoadRowReader {
  private(set) var directory: LoadDirectory
  var rejections = RejectionRecorder()
  var reasons = CodeTable()
  private(set) var rows = 0
  private(set) var filtered = 0

  private let specification: LoadSpecification
  let columns: LoadColumns
  private let reader: DelimitedReader
  private let today: Int32
  let missingTokens: [[UInt8]]
  private var fixedMeasure: Int?
  private var fixedUnit: Int?
  /// Near codes of the first different codes whose rejection is kept in detail.
  private var knownNearUnits: [String: [String]] = [:]
  private var knownNearMeasures: [String: [String]] = [:]

  /// A reason is a category, not a story: both bounds keep memory flat.
  static let mostReasons = 4096
  static let longestReason = 200

  static let statuses = ObservationStatus.allCases.map {
    (name: Array($0.rawValue.utf8), code: Int32($0.code))
  }

  /// Near codes are worked out for so many different codes; each takes a look at all that are known.
  static let mostNearCodes = 20

  init(
    _ specification: LoadSpecification,
    reader: DelimitedReader,
    directory: LoadDirectory,
    today: CalendarDate
  ) throws(StoreError) {
    self.specification = specification
    self.reader = reader
    self.directory = directory
    self.today = today.dayNumber
    columns = try LoadColumns(specification, reader: reader)
    missingTokens = specification.missingTokens.map { Array($0.utf8) }
    if case .code(let code) = specification.measure { fixedMeasure = try resolveMeasure(code) }
    if case .code(let code) = specification.unit { fixedUnit = try resolveUnit(code) }
    if case .create(_, let parent?) = specification.unknownUnits { _ = try existingUnit(parent) }
  }

  private mutating func resolveMeasure(_ code: String) throws(StoreError) -> Int {
    guard let index = directory.findMeasure(code) else {
      throw .unknownMeasure(
        code: code,
        near: NearMiss.candidates(for: code, among: directory.allMeasureCodes)
      )
    }
    let definitions = directory.measures[index].definitions
    guard let last = definitions.last else { throw .undefinedMeasure(code: code) }
    if columns.denominator == nil, definitions.allSatisfy(\.kind.usesDenominator) {
      throw .denominatorColumnMissing(measure: code, kind: last.kind)
    }
    if columns.denominator != nil, !definitions.contains(where: \.kind.usesDenominator) {
      throw .denominatorColumnNotUsed(measure: code, kind: last.kind)
    }
    return index
  }

  private mutating func existingUnit(_ code: String) throws(StoreError) -> Int {
    guard let index = directory.findUnit(code) else {
      throw .unknownUnit(
        code: code,
        near: NearMiss.candidates(for: code, among: directory.allUnitCodes)
      )
    }
    return index
  }

  private mutating func resolveUnit(_ code: String) throws(StoreError) -> Int {
    if case .create(let kind, let parent) = specification.unknownUnits,
      directory.findUnit(code) == nil
    {
      return directory.create(
        OrganisationUnit(code: code, name: code, kind: kind, parentCode: parent)
      )
    }
    return try existingUnit(code)
  }

  /// What became of one record.
  enum Outcome {
    case row(StagedRow)
    case notLoaded
    case end
  }

  /// Reads the next record.
  mutating func next() throws(StoreError) -> Outcome {
    do throws(DelimitedError) {
      guard try reader.next() else { return .end }
    } catch {
      try record(error)
      return .notLoaded
    }
    rows += 1
    if reader.isRagged {
      reject(
        .ragged(expected: reader.header.count, found: reader.fieldCount),
        column: nil
      )
      return .notLoaded
    }
    for filter in columns.filters {
      let cell = reader.unsafeBytes(filter.index)
      if !filter.anyOf.contains(where: { bytesEqual(cell, $0) }) {
        filtered += 1
        return .notLoaded
      }
    }
    guard let row = stagedRow() else { return .notLoaded }
    return .row(row)
  }

  // MARK: Checks, in the order in which a person would look

  private mutating func stagedRow() -> StagedRow? {
    guard let measure = measureIndex(), let unit = unitIndex() else { return nil }
    guard
      let period = specification.periodFormat.date(fromUTF8: cell(columns.period))
    else {
      let format = specification.periodFormat
      let isWritten = format.isWritten(inUTF8: cell(columns.period))
      reject(
        isWritten ? .noSuchDay(format: format.pattern) : .notADate(format: format.pattern),
        column: columns.period
      )
      return nil
    }
    let day = period.dayNumber
    let definitions = directory.measures[measure].definitions
    guard let definition = definitions.last(where: { $0.from <= day && day <= $0.to }) else {
      reject(.noDefinition(period: period), column: columns.period)
      return nil
    }
    guard definition.frequency.isPeriodStart(period) else {
      reject(.notAPeriodStart(definition.frequency), column: columns.period)
      return nil
    }
    guard day <= today else {
      reject(.future, column: columns.period)
      return nil
    }
    var row = StagedRow(
      series: 0,
      line: Int64(reader.line),
      numerator: .nan,
      denominator: .nan,
      period: day,
      reason: StagedRow.noReason,
      revision: 0,
      status: 1
    )
    guard
      readStatus(into: &row), readDenominator(into: &row, definition.kind),
      readNumerator(into: &row, definition.kind)
    else { return nil }

    // Units are made last, so that a row that is wrong otherwise makes none.
    guard let unit = unit ?? createUnit() else { return nil }
    let facts = directory.units[unit]
    let end =
      definition.frequency == .daily
      ? day
      : definition.frequency.periodEnd(
        startingOn: period
      ).dayNumber
    guard end >= facts.opened, day <= facts.closed else {
      reject(
        .unitNotOpen(
          opened: facts.opened == CalendarDate.earliest.dayNumber
            ? nil : CalendarDate(dayNumber: Int(facts.opened)),
          closed: facts.closed == CalendarDate.latest.dayNumber
            ? nil : CalendarDate(dayNumber: Int(facts.closed))
        ),
        column: columns.period
      )
      return nil
    }
    row.series = UInt64(definition.id) << 32 | UInt64(facts.id)
    return row
  }

  private mutating func measureIndex() -> Int? {
    if let fixedMeasure { return fixedMeasure }
    guard let column = columns.measure else { return nil }
    let code = cell(column)
    if let found = directory.findMeasure(code) { return found }
    if code.isEmpty {
      reject(.codeMissing, column: column)
    } else {
      reject(.unknownMeasure(near: nearMeasures(code)), column: column)
    }
    return nil
  }

  /// The unit's index; inside, `nil` for one that may be made.
  private mutating func unitIndex() -> Int?? {
    if let fixedUnit { return .some(fixedUnit) }
    guard let column = columns.unit else { return nil }
    let code = cell(column)
    if let found = directory.findUnit(code) { return .some(found) }
    if code.isEmpty {
      reject(.codeMissing, column: column)
      return nil
    }
    if case .create = specification.unknownUnits { return .some(nil) }
    reject(.unknownUnit(near: nearUnits(code)), column: column)
    return nil
  }

  private mutating func createUnit() -> Int? {
    guard let column = columns.unit, case .create(let kind, let parent) = specification.unknownUnits
    else { return nil }
    let code = String(decoding: cell(column), as: UTF8.self)
    return directory.create(
      OrganisationUnit(code: code, name: code, kind: kind, parentCode: parent)
    )
  }

  // MARK: Rejections

  func cell(_ column: Int) -> UnsafeRawBufferPointer { trimmed(reader.unsafeBytes(column)) }

  mutating func reject(
    _ reason: RowRejection,
    column: Int?
  ) {
    let reader = self.reader
    rejections.add(
      reason,
      line: reader.line,
      column: column.map { reader.header[$0] },
      cell: column.map { String(reader.text($0).prefix(80)) }
    )
  }

  /// The first rejected rows by line.
  mutating func rejectedRows() -> [RejectedRow] { rejections.rows() }

  /// Notes a record that can't be read; rethrows when the file can't be read on.
  private mutating func record(_ error: DelimitedError) throws(StoreError) {
    switch error {
    case .invalidUTF8(let line, _, let column, let byteOffset, _, let windows1252):
      rejections.add(
        .encoding(byteOffset: byteOffset, mayBeWindows1252: windows1252 != nil),
        line: line,
        column: column,
        cell: nil
      )
    case .invalidWindows1252(let line, _, let column, let byteOffset, _):
      rejections.add(
        .encoding(byteOffset: byteOffset, mayBeWindows1252: false),
        line: line,
        column: column,
        cell: nil
      )
    case .textAfterQuote(let line, _, let column, _):
      rejections.add(
        .textAfterQuote,
        line: line,
        column: column,
        cell: nil
      )
    case .unopenable, .notAFile, .unreadable, .noHeader, .repeatedColumn, .utf16,
      .unclosedQuote, .recordTooLong:
      throw .source(path: specification.path, error)
    }
    rows += 1
  }

  private mutating func nearUnits(_ code: UnsafeRawBufferPointer) -> [String] {
    guard rejections.isKeepingDetail else { return [] }
    let text = String(decoding: code, as: UTF8.self)
    if let known = knownNearUnits[text] { return known }
    guard knownNearUnits.count < LoadRowReader.mostNearCodes else { return [] }
    let found = NearMiss.candidates(for: text, among: directory.allUnitCodes)
    knownNearUnits[text] = found
    return found
  }

  private mutating func nearMeasures(_ code: UnsafeRawBufferPointer) -> [String] {
    guard rejections.isKeepingDetail else { return [] }
    let text = String(decoding: code, as: UTF8.self)
    if let known = knownNearMeasures[text] { return known }
    guard knownNearMeasures.count < LoadRowReader.mostNearCodes else { return [] }
    let found = NearMiss.candidates(for: text, among: directory.allMeasureCodes)
    knownNearMeasures[text] = found
    return found
  }
}
