import Glibc

/// Finds where the fields of a record start and end.
extension DelimitedReader {
  func scan() throws(DelimitedError) -> Scanned {
    restart: while true {
      fields.removeAll(keepingCapacity: true)
      isDecoded = false
      line = nextLine
      if start == end {
        if isAtEnd { return .end }
        try refill()
        if start == end, isAtEnd { return .end }
      }
      let buffer = self.buffer
      let end = self.end
      let separator = self.separator
      var position = start
      var lines = 0
      var high: UInt8 = 0
      while true {
        if position < end, buffer[position] == 0x22 {
          // A quoted field: up to a quote that no second one follows.
          let opening = position
          position += 1
          var doubled = false
          while true {
            while position < end, buffer[position] != 0x22 {
              high |= buffer[position]
              if buffer[position] == 0x0A { lines += 1 }
              position += 1
            }
            if position == end {
              guard isAtEnd else {
                try refill()
                continue restart
              }
              let column = fields.count
              self.start = end
              throw .unclosedQuote(
                line: line,
                column: column + 1,
                columnName: name(column),
                byteOffset: bufferOffset + opening
              )
            }
            if position + 1 < end, buffer[position + 1] == 0x22 {
              doubled = true
              position += 2
              continue
            }
            if position + 1 == end, !isAtEnd {
              try refill()
              continue restart
            }
            break
          }
          fields.append(Field(start: opening + 1, end: position, hasDoubledQuotes: doubled))
          position += 1
          if position + 1 < end, buffer[position] == 0x0D, buffer[position + 1] == 0x0A {
            position += 1
          } else if position + 1 == end, buffer[position] == 0x0D {
            guard isAtEnd else {
              try refill()
              continue restart
            }
            position += 1
          }
          if position < end, buffer[position] != separator, buffer[position] != 0x0A {
            let column = fields.count - 1
            let offset = bufferOffset + position
            try skipLine(from: position, lines: lines)
            throw .textAfterQuote(
              line: line,
              column: column + 1,
              columnName: name(column),
              byteOffset: offset
            )
          }
        } else {
          let opening = position
          while position < end {
            let byte = buffer[position]
            if byte == separator || byte == 0x0A { break }
            high |= byte
            position += 1
          }
          if position == end, !isAtEnd {
            try refill()
            continue restart
          }
          var close = position
          let endsLine = position == end || buffer[position] == 0x0A
          if endsLine, close > opening, buffer[close - 1] == 0x0D { close -= 1 }
          fields.append(Field(start: opening, end: close, hasDoubledQuotes: false))
        }
        if position < end, buffer[position] == separator {
          position += 1
          continue
        }
        if position == end, !isAtEnd {
          try refill()
          continue restart
        }
        break
      }
      isEmptyLine = fields[0].start == start
      nextLine = line + lines + 1
      start = position < end ? position + 1 : position
      return .record(high: high)
    }
  }

  /// Leaves a record that can't be read at the end of the physical line.
  func skipLine(from position: Int, lines: Int) throws(DelimitedError) {
    start = position
    let record = line
    while true {
      while start < end, buffer[start] != 0x0A { start += 1 }
      if start < end {
        start += 1
        break
      }
      if isAtEnd { break }
      try refill()
    }
    line = record
    nextLine = record + lines + 1
  }

  /// Brings more of the file into the buffer and keeps what has not been read as a record.
  func refill() throws(DelimitedError) {
    if start > 0 {
      buffer.update(from: buffer + start, count: end - start)
      bufferOffset += start
      end -= start
      start = 0
    }
    if end == capacity {
      guard capacity < format.longestRecord else {
        throw .recordTooLong(line: line, limit: format.longestRecord)
      }
      let larger = min(max(capacity * 2, 64), max(format.longestRecord, 64))
      let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
      moved.update(from: buffer, count: end)
      buffer.deallocate()
      buffer = moved
      capacity = larger
    }
    while true {
      let wanted = min(capacity - end, rest?.count ?? .max)
      let count =
        rest.map { pread(descriptor, buffer + end, wanted, off_t($0.lowerBound)) }
        ?? read(descriptor, buffer + end, wanted)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(code: errno)
      }
      if count == 0 {
        isAtEnd = true
      } else {
        onBlock?(UnsafeRawBufferPointer(start: buffer + end, count: count))
        end += count
        bytesRead += count
        rest = rest.map { $0.lowerBound + count..<$0.upperBound }
      }
      return
    }
  }

  func readByteOrderMark() throws(DelimitedError) {
    while end < 3, !isAtEnd { try refill() }
    if end >= 2,
      (buffer[0] == 0xFF && buffer[1] == 0xFE) || (buffer[0] == 0xFE && buffer[1] == 0xFF)
    {
      throw .utf16
    }
    if format.encoding == .utf8, end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
      start = 3
    }
  }

  func name(_ column: Int) -> String? {
    header.indices.contains(column) ? header[column] : nil
  }
}
