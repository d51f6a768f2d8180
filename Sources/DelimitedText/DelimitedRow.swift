/// One record as strings, with its place in the file.
public struct DelimitedRow: Hashable, Sendable {
  /// The physical line on which the record starts, from 1.
  public var line: Int
  /// The fields.
  public var fields: [String]
}

extension DelimitedReader {
  /// The next record as strings, `nil` at the end of the file.
  ///
  /// - Throws: what ``next()`` throws.
  public func nextRow() throws(DelimitedError) -> DelimitedRow? {
    try next() ? DelimitedRow(line: line, fields: strings) : nil
  }

  /// All records that are still to come; for files known to be small.
  ///
  /// - Throws: what ``next()`` throws.
  public func remainingRows() throws(DelimitedError) -> [DelimitedRow] {
    var rows: [DelimitedRow] = []
    while let row = try nextRow() { rows.append(row) }
    return rows
  }
}
