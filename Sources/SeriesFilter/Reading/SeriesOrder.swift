package import DelimitedText

/// A part of an input that holds whole series.
package struct InputSegment: Sendable, Hashable {
  /// Where it stands, counted from where the input starts; the last one ends with the input.
  package let bytes: Range<Int>
  /// The physical line of its first row.
  package let firstLine: Int

  /// Large enough that nothing is gained by more, small enough that a few of them are no memory.
  package static let usualSize = 1 << 18
}

/// A first look through an input that can be read twice.
///
/// A filter that reads once has written the first rows of a series before it can know that others
/// will follow. Where the input is a file, looking first keeps even those from being written.
package enum SeriesOrder {
  /// What a first look found.
  package struct Findings: Sendable {
    /// The names, as bytes, of the series whose rows do not stand together.
    package var comingBack: Set<[UInt8]> = []
    /// Whether each name comes after the one before it.
    package var isAscending = false
  }

  /// Looks for series whose rows do not stand together, and for places where the input can be cut.
  ///
  /// Where each name comes after the one before it, none can come back, and nothing needs to be
  /// kept. Only an input in another order is looked through again, with a register of what was seen.
  ///
  /// What cannot be read is passed over: whoever reads the input again will tell of it.
  ///
  /// - Parameters:
  ///   - columns: The columns as they will be read.
  ///   - segmentSize: How many bytes a segment has at least.
  ///   - onSegment: Is told the segments as they are found, in order, with the names of the columns; that
  ///     they cover the input, and can be charted each by itself, is known when the names have turned
  ///     out to be ascending.
  ///   - open: Makes a reader on the first row of the input; called once or twice.
  /// - Returns: What was found; nothing where there is no series column.
  /// - Throws: what `open` throws.
  package static func look(
    columns: SeriesColumns,
    segmentSize: Int = InputSegment.usualSize,
    onSegment: (InputSegment, _ header: [String]) -> Void = { _, _ in },
    open: () throws(SeriesInputError) -> DelimitedReader
  ) throws(SeriesInputError) -> Findings {
    let reader = try open()
    var findings = Findings()
    guard let place = try? ColumnPlaces(columns, header: reader.header).series else {
      return findings
    }
    var latest: [UInt8] = []
    var start = reader.position
    findings.isAscending = visit(reader, place) { name, records, record in
      guard latest.withUnsafeBytes({ $0.isBefore(name) }) else { return false }
      // Between two rows that both say whose they are, nothing of one series bears on the other.
      if record > 0, latest.withUnsafeBytes({ $0.isSame(as: records.bytes(record - 1, place)) }),
        let byte = records.byteOffset(of: record), byte - start.byte >= segmentSize
      {
        onSegment(InputSegment(bytes: start.byte..<byte, firstLine: start.line), reader.header)
        start = (byte, records.firstLine + record)
      }
      latest.removeAll(keepingCapacity: true)
      latest.append(contentsOf: name)
      return true
    }
    if findings.isAscending {
      onSegment(InputSegment(bytes: start.byte..<Int.max, firstLine: start.line), reader.header)
      return findings
    }

    var register = SeriesRegister()
    _ = visit(try open(), place) { name, _, _ in
      let fingerprint = name.fingerprint
      if register.find(fingerprint) == nil {
        _ = register.add(fingerprint)
      } else {
        findings.comingBack.insert(Array(name))
      }
      return true
    }
    return findings
  }

  /// Calls `body` with the name of each series where its rows begin, until it returns false; returns
  /// whether it never did.
  private static func visit(
    _ reader: DelimitedReader,
    _ place: Int,
    _ body: (UnsafeRawBufferPointer, DelimitedRecords, Int) -> Bool
  ) -> Bool {
    var current = GrowingColumn<UInt8>()
    while true {
      let records: DelimitedRecords?
      do throws(DelimitedError) {
        records = try reader.nextRecords()
      } catch {
        guard error.isRecoverable else { return true }
        continue
      }
      guard let records else { return true }
      guard records.fieldCount == reader.header.count else { continue }
      for record in 0..<records.count {
        let name = records.bytes(record, place)
        guard !name.isEmpty, !UnsafeRawBufferPointer(current.buffer).isSame(as: name) else {
          continue
        }
        guard body(name, records, record) else { return false }
        current.removeAll()
        current.append(contentsOf: name.assumingMemoryBound(to: UInt8.self))
      }
    }
  }
}
