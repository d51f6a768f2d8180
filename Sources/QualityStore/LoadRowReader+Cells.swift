import QualityModel

/// The checks of single cells.
extension LoadRowReader {
  mutating func readStatus(into row: inout StagedRow) -> Bool {
    guard let column = columns.status else { return true }
    let text = cell(column)
    for (name, code) in LoadRowReader.statuses where bytesEqual(text, name) {
      row.status = code
      return true
    }
    reject(.unknownStatus, column: column)
    return false
  }

  mutating func readDenominator(into row: inout StagedRow, _ kind: MeasureKind) -> Bool {
    guard let column = columns.denominator else { return true }
    let text = cell(column)
    if isMissing(text) { return true }
    guard kind.usesDenominator else {
      reject(.denominatorNotUsed, column: column)
      return false
    }
    guard let number = readNumber(text, column: column) else { return false }
    guard number >= 0 else {
      reject(.negative, column: column)
      return false
    }
    row.denominator = number
    return true
  }

  mutating func readNumerator(into row: inout StagedRow, _ kind: MeasureKind) -> Bool {
    let column = columns.numerator
    let text = cell(column)
    let reasonText = columns.missingReason.map(cell)
    if isMissing(text) {
      guard let reason = reason(for: text, stated: reasonText) else {
        reject(.reasonNotACategory, column: columns.missingReason ?? column)
        return false
      }
      row.reason = reason
      return true
    }
    if let reasonText, !reasonText.isEmpty {
      reject(.reasonBesideNumerator, column: columns.missingReason)
      return false
    }
    guard let number = readNumber(text, column: column) else { return false }
    if number < 0, kind != .mean {
      reject(.negative, column: column)
      return false
    }
    if kind == .count, number != number.rounded() {
      reject(.fractionInCount, column: column)
      return false
    }
    if kind.usesDenominator, row.denominator.isNaN {
      reject(.denominatorMissing, column: columns.denominator)
      return false
    }
    if kind == .proportion, number > row.denominator {
      reject(.numeratorAboveDenominator, column: column)
      return false
    }
    if kind.usesDenominator, row.denominator == 0, number != 0 {
      reject(.numeratorWithoutDenominator, column: columns.denominator)
      return false
    }
    row.numerator = number
    return true
  }

  mutating func readNumber(_ text: UnsafeRawBufferPointer, column: Int) -> Double? {
    switch CellNumber(text) {
    case .number(let number): return number
    case .notANumber: reject(.notANumber, column: column)
    case .notFinite: reject(.notFinite, column: column)
    }
    return nil
  }

  func isMissing(_ text: UnsafeRawBufferPointer) -> Bool {
    missingTokens.contains { bytesEqual(text, $0) }
  }

  /// The number of the reason: the stated one, or else the token, `blank` for the empty one.
  mutating func reason(
    for token: UnsafeRawBufferPointer,
    stated: UnsafeRawBufferPointer?
  ) -> UInt32? {
    let text: UnsafeRawBufferPointer
    if let stated, !stated.isEmpty {
      text = stated
    } else if token.isEmpty {
      return UInt32(reasons.find("blank") ?? reasons.insert("blank"))
    } else {
      text = token
    }
    if let found = reasons.find(text) { return UInt32(found) }
    guard
      text.count <= LoadRowReader.longestReason, reasons.count < LoadRowReader.mostReasons
    else { return nil }
    return UInt32(reasons.insert(text))
  }
}
