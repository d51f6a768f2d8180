/// Records that lie one after the other in the reader's memory, for those who read millions.
///
/// All have the same number of fields. What is in here is valid until the reader is asked for more.
/// Behind every field at least eight more bytes can be read, whatever they are, so that a short text
/// can be taken up as one word.
public struct DelimitedRecords {
  /// How many records there are; at least one.
  public let count: Int
  /// How many fields each has; at least one.
  public let fieldCount: Int
  /// The physical line of the first record; where there are several, each is one line on.
  public let firstLine: Int

  /// Where the first record starts in the file, in bytes; nil where it did not lie ready.
  package let firstByte: Int?

  @usableFromInline let base: UnsafePointer<UInt8>
  /// For each field of each record the place of the separator or line feed behind it.
  @usableFromInline let ends: UnsafePointer<UInt32>
  /// 1 where there is a carriage return before each line feed.
  @usableFromInline let carriageReturn: Int

  init(
    count: Int,
    fieldCount: Int,
    firstLine: Int,
    firstByte: Int?,
    base: UnsafePointer<UInt8>,
    ends: UnsafePointer<UInt32>,
    carriageReturn: Int
  ) {
    self.count = count
    self.fieldCount = fieldCount
    self.firstLine = firstLine
    self.firstByte = firstByte
    self.base = base
    self.ends = ends
    self.carriageReturn = carriageReturn
  }

  /// The UTF-8 bytes of a field.
  ///
  /// - Parameters:
  ///   - record: Below ``count``; not checked.
  ///   - field: Below ``fieldCount``; not checked.
  /// - Returns: The bytes, valid until the reader is asked for more.
  @inlinable
  @inline(__always)
  public func bytes(_ record: Int, _ field: Int) -> UnsafeRawBufferPointer {
    let place = record &* fieldCount &+ field
    let start = place == 0 ? 0 : Int(ends[place &- 1]) &+ 1
    let end = Int(ends[place]) &- (field == fieldCount &- 1 ? carriageReturn : 0)
    return UnsafeRawBufferPointer(start: base + start, count: end &- start)
  }

  /// Where a record starts in the file, in bytes; nil where it did not lie ready.
  package func byteOffset(of record: Int) -> Int? {
    firstByte.map { record == 0 ? $0 : $0 + Int(ends[record * fieldCount - 1]) + 1 }
  }
}
