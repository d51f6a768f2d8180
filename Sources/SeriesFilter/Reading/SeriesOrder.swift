package import DelimitedText

/// A first look through an input that can be read twice.
///
/// A filter that reads once has written the first rows of a series before it can know that others
/// will follow. Where the input is a file, looking first keeps even those from being written.
package enum SeriesOrder {
  /// Finds the series whose rows do not stand together.
  ///
  /// Where each name comes after the one before it, none can come back, and nothing needs to be
  /// kept. Only an input in another order is looked through again, with a register of what was seen.
  ///
  /// What cannot be read is passed over: whoever reads the input again will tell of it.
  ///
  /// - Parameters:
  ///   - columns: The columns as they will be read.
  ///   - open: Makes a reader on the first row of the input; called once or twice.
  /// - Returns: Their names as bytes; none where there is no series column.
  /// - Throws: what `open` throws.
  package static func namesComingBack(
    columns: SeriesColumns,
    open: () throws(SeriesInputError) -> DelimitedReader
  ) throws(SeriesInputError) -> Set<[UInt8]> {
    let reader = try open()
    guard let place = try? ColumnPlaces(columns, header: reader.header).series else { return [] }
    var latest: [UInt8] = []
    let isAscending = visit(reader, place) { name in
      guard latest.withUnsafeBytes({ $0.isBefore(name) }) else { return false }
      latest.removeAll(keepingCapacity: true)
      latest.append(contentsOf: name)
      return true
    }
    guard !isAscending else { return [] }

    var register = SeriesRegister()
    var found: Set<[UInt8]> = []
    _ = visit(try open(), place) { name in
      let fingerprint = name.fingerprint
      if register.find(fingerprint) == nil {
        _ = register.add(fingerprint)
      } else {
        found.insert(Array(name))
      }
      return true
    }
    return found
  }

  /// Calls `body` with the name of each series where its rows begin, until it returns false; returns
  /// whether it never did.
  private static func visit(
    _ reader: DelimitedReader,
    _ place: Int,
    _ body: (UnsafeRawBufferPointer) -> Bool
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
        guard body(name) else { return false }
        current.removeAll()
        current.append(contentsOf: name.assumingMemoryBound(to: UInt8.self))
      }
    }
  }
}
