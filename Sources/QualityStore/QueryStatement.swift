import GRDBSQLite
import QualityModel

import Glibc

/// The one statement of a query, compiled on its guarded connection.
struct QueryStatement: ~Copyable {
  private let connection: QueryConnection
  private let statement: OpaquePointer
  private let query: StoreQuery

  init(_ query: StoreQuery, on connection: QueryConnection) throws(QueryError) {
    self.connection = connection
    self.query = query
    let failures = QueryFailures(query.text, on: connection)
    if let nul = query.text.utf8.firstIndex(of: 0) {
      let offset = query.text.utf8.distance(from: query.text.utf8.startIndex, to: nul)
      throw .syntax(message: "a NUL character", offset: offset)
    }
    guard query.text.utf8.count <= 100_000 else { throw .valueTooLarge(limit: 100_000) }
    let handle = connection.connection
    var prepared: OpaquePointer?
    var failure: QueryError?
    query.text.withCString { text in
      var tail: UnsafePointer<CChar>?
      guard sqlite3_prepare_v2(handle, text, -1, &prepared, &tail) == SQLITE_OK else {
        failure = failures.ofCompiling()
        return
      }
      guard prepared != nil, var tail else {
        failure = .empty
        return
      }
      while isspace(Int32(UInt8(bitPattern: tail.pointee))) != 0 { tail += 1 }
      // What follows may be a comment; a second statement is one even when it is wrong.
      var second: OpaquePointer?
      let code = sqlite3_prepare_v2(handle, tail, -1, &second, nil)
      sqlite3_finalize(second)
      if code != SQLITE_OK || second != nil {
        failure = .severalStatements(offset: tail - text)
      }
    }
    if failure == nil, let prepared, sqlite3_stmt_readonly(prepared) == 0 {
      failure = .refused(.writing)
    }
    if let failure {
      sqlite3_finalize(prepared)
      throw failure
    }
    guard let prepared else { throw .empty }
    statement = prepared
  }

  deinit { sqlite3_finalize(statement) }

  /// Binds every value to its place; each place needs one, and each value a place.
  func bind() throws(QueryError) {
    var unused = Set(query.named.keys)
    var known: [String] = []
    let count = Int(sqlite3_bind_parameter_count(statement))
    // With ?1 and ?4 there are places 2 and 3 that the text does not have; they stay NULL.
    let skipsNumbers = (0..<count).contains { index in
      sqlite3_bind_parameter_name(statement, Int32(index + 1)).map { $0.pointee } == CChar(0x3F)
    }
    for index in stride(from: 1, through: count, by: 1) {
      let written = sqlite3_bind_parameter_name(statement, Int32(index)).map { String(cString: $0) }
      let name: String
      let value: QueryValue?
      if let written, !written.hasPrefix("?") {
        name = written
        value = query.named[String(written.dropFirst())]
        unused.remove(String(written.dropFirst()))
      } else {
        name = written ?? "?\(index)"
        value = query.positional[index]
      }
      known.append(name)
      if value == nil, written == nil, skipsNumbers { continue }
      guard let value else {
        let failures = QueryFailures(query.text, on: connection)
        throw .parameterMissing(name: name, offset: failures.offset(ofParameter: written ?? "?"))
      }
      try bind(value, at: Int32(index))
    }
    if let last = query.positional.keys.max(), last > count {
      throw .parameterUnused(name: "?\(last)", known: known)
    }
    if let name = unused.min() { throw .parameterUnused(name: ":\(name)", known: known) }
  }

  private func bind(_ value: QueryValue, at index: Int32) throws(QueryError) {
    // SQLITE_TRANSIENT, which the C header gives as a cast that Swift can't import.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(statement, index)
    case .integer(let integer): code = sqlite3_bind_int64(statement, index, integer)
    case .real(let number): code = sqlite3_bind_double(statement, index, number)
    case .text(let text):
      code = Array(text.utf8).withUnsafeBytes { bytes in
        sqlite3_bind_text(
          statement,
          index,
          bytes.assumingMemoryBound(to: CChar.self).baseAddress ?? emptyText,
          Int32(clamping: bytes.count),
          copies
        )
      }
    case .blob(let bytes):
      code = bytes.withUnsafeBytes {
        $0.isEmpty
          ? sqlite3_bind_zeroblob(statement, index, 0)
          : sqlite3_bind_blob(statement, index, $0.baseAddress, Int32(clamping: $0.count), copies)
      }
    }
    if code == SQLITE_TOOBIG { throw .valueTooLarge(limit: StoreQuery.valueLimit) }
    guard code == SQLITE_OK else { throw .store(connection.failure) }
  }

  /// Reads the rows, as many as the limit lets through.
  func rows() throws(QueryError) -> QueryResult {
    let width = sqlite3_column_count(statement)
    var result = QueryResult(
      columns: (0..<width).map { String(cString: sqlite3_column_name(statement, $0)) },
      rows: [],
      isCut: false
    )
    var size = 0
    while true {
      switch sqlite3_step(statement) & 0xFF {
      case SQLITE_DONE: return result
      case SQLITE_ROW: break
      case SQLITE_INTERRUPT:
        throw connection.watch.isTimeUp
          ? .timeUp(seconds: query.timeLimit) : .store(.cancelled)
      case SQLITE_TOOBIG: throw .valueTooLarge(limit: StoreQuery.valueLimit)
      default:
        if let refusal = connection.watch.refusal { throw .refused(refusal) }
        throw .store(connection.failure)
      }
      guard result.rows.count < query.rowLimit else {
        result.isCut = true
        return result
      }
      let row = (0..<width).map { value(at: $0, size: &size) }
      guard size <= StoreQuery.resultLimit else {
        throw .resultTooLarge(limit: StoreQuery.resultLimit, rows: result.rows.count)
      }
      result.rows.append(row)
    }
  }

  private func value(at column: Int32, size: inout Int) -> QueryValue {
    size += MemoryLayout<QueryValue>.size
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      guard let bytes = sqlite3_column_text(statement, column) else { return .null }
      let count = Int(sqlite3_column_bytes(statement, column))
      size += count
      return .text(
        String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      )
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(statement, column))
      size += count
      return .blob(
        Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, column), count: count))
      )
    default: return .null
    }
  }
}

/// Text of no length, for a value that must not be NULL.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.initialize(to: 0)
  return UnsafePointer(text)
}()
