package import DelimitedText

/// A first look through an input that can be read twice.
///
/// A filter that reads once has written the first rows of a series before it can know that others
/// will follow. Where the input is a file, looking first keeps even those from being written.
package enum SeriesOrder {
  /// Finds the series whose rows do not stand together.
  ///
  /// What cannot be read is passed over: whoever reads the input again will tell of it.
  ///
  /// - Parameters:
  ///   - reader: A reader on the first row of the input; it is read to its end.
  ///   - columns: The columns as they will be read.
  /// - Returns: Their names as bytes; none where there is no series column.
  package static func namesComingBack(
    in reader: DelimitedReader,
    columns: SeriesColumns
  ) -> Set<[UInt8]> {
    guard let place = try? ColumnPlaces(columns, header: reader.header).series else { return [] }
    var names = TextList()
    var lookup = TextLookup()
    var current: [UInt8] = []
    var found: Set<[UInt8]> = []
    while true {
      do throws(DelimitedError) {
        guard try reader.next() else { return found }
      } catch {
        guard error.isRecoverable else { return found }
        continue
      }
      let name =
        reader.isRagged ? UnsafeRawBufferPointer(start: nil, count: 0) : reader.unsafeBytes(place)
      guard !name.isEmpty, !current.withUnsafeBytes({ $0.isSame(as: name) }) else { continue }
      current.removeAll(keepingCapacity: true)
      current.append(contentsOf: name)
      if lookup.find(name, orAppendTo: &names) != nil { found.insert(current) }
    }
  }
}
