/// Turns the bytes of a record into checked UTF-8.
extension DelimitedReader {
  func decode() throws(DelimitedError) {
    switch format.encoding {
    case .utf8: try checkUTF8()
    case .windows1252: try decodeWindows1252()
    }
  }

  func checkUTF8() throws(DelimitedError) {
    for (column, field) in fields.enumerated() {
      let bytes = UnsafeBufferPointer(start: buffer + field.start, count: field.end - field.start)
      guard let offset = firstInvalidUTF8(in: bytes) else { continue }
      throw .invalidUTF8(
        line: line,
        column: column + 1,
        columnName: name(column),
        byteOffset: bufferOffset + field.start + offset,
        byte: bytes[offset],
        byteWindows1252: windows1252Scalar(bytes[offset]).map { Character($0) }
      )
    }
  }

  /// Puts the record's UTF-8 form into a buffer of its own and points the fields there.
  func decodeWindows1252() throws(DelimitedError) {
    // No character of the code page takes more than three bytes.
    let needed = 3 * fields.reduce(0) { $0 + $1.end - $1.start }
    if needed > decodedCapacity {
      decoded.deallocate()
      decoded = .allocate(capacity: needed + Self.padding)
      decodedCapacity = needed
    }
    var position = 0
    for (column, field) in fields.enumerated() {
      let opening = position
      for source in field.start..<field.end {
        let byte = buffer[source]
        guard byte >= 0x80 else {
          decoded[position] = byte
          position += 1
          continue
        }
        guard let scalar = windows1252Scalar(byte) else {
          throw .invalidWindows1252(
            line: line,
            column: column + 1,
            columnName: name(column),
            byteOffset: bufferOffset + source,
            byte: byte
          )
        }
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          decoded[position] = unit
          position += 1
        }
      }
      fields[column].start = opening
      fields[column].end = position
    }
    isDecoded = true
  }

  /// Takes the doubling out of a field's quotes, in place: it only gets shorter.
  func unescape(_ index: Int) {
    let field = fields[index]
    fields[index].end = undouble(
      isDecoded ? decoded : buffer,
      from: field.start,
      to: field.end
    )
  }

  func undouble(_ bytes: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var target = start
    var source = start
    while source < end {
      let byte = bytes[source]
      bytes[target] = byte
      source += byte == 0x22 ? 2 : 1
      target += 1
    }
    return target
  }
}
