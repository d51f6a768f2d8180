/// What is wrong with a delimited file, as facts.
///
/// Lines are physical lines from 1, columns are fields from 1, byte offsets are from 0 at the start
/// of the file, a byte order mark included.
public enum DelimitedError: Error, Hashable, Sendable {
  /// The file can't be opened; `code` is the system's `errno`.
  case unopenable(path: String, code: Int32)
  /// A pipe, a folder or a device stands where a file should.
  case notAFile(path: String)
  /// Reading failed; `code` is the system's `errno`.
  case unreadable(code: Int32)
  /// There is not one record, so no header row.
  case noHeader
  /// A column name stands twice in the header row.
  case repeatedColumn(name: String, firstColumn: Int, column: Int)
  /// A byte that is not UTF-8. The file may be Windows-1252: `byteWindows1252` is what the byte
  /// would be there, `nil` when it is nothing there either.
  case invalidUTF8(
    line: Int,
    column: Int,
    columnName: String?,
    byteOffset: Int,
    byte: UInt8,
    byteWindows1252: Character?
  )
  /// A byte that has no meaning in Windows-1252.
  case invalidWindows1252(
    line: Int,
    column: Int,
    columnName: String?,
    byteOffset: Int,
    byte: UInt8
  )
  /// The file starts with the byte order mark of UTF-16.
  case utf16
  /// Characters stand between a closing quote and the end of the field.
  case textAfterQuote(line: Int, column: Int, columnName: String?, byteOffset: Int)
  /// The file ends inside a quoted field that started here.
  case unclosedQuote(line: Int, column: Int, columnName: String?, byteOffset: Int)
  /// A record is longer than allowed; an unclosed quote is the usual cause.
  case recordTooLong(line: Int, limit: Int)

  /// Whether reading can go on with the next record.
  public var isRecoverable: Bool {
    switch self {
    case .invalidUTF8, .invalidWindows1252, .textAfterQuote: true
    case .unopenable, .notAFile, .unreadable, .noHeader, .repeatedColumn, .utf16,
      .unclosedQuote, .recordTooLong:
      false
    }
  }
}
