import Glibc

/// Reads records from a delimited file of any size, a block at a time, in constant memory.
///
/// It reads what RFC 4180 describes: fields in quotes may hold separators, line ends and doubled
/// quotes; records end in LF or CRLF, the last one perhaps in nothing. Beyond it:
///
/// - A byte order mark of UTF-8 at the start is skipped.
/// - An empty line is skipped, except in a file of one column, where it is an empty field.
/// - A quote inside a field that does not start with one is an ordinary character.
/// - Records may be longer or shorter than the header; ``isRagged`` says so.
///
/// Fields are handed out as slices of UTF-8 bytes, valid until the next record, or as strings.
///
/// ```swift
/// let reader = try DelimitedReader(bytes: Array("unit,n\nCROFTON,9\n".utf8))
/// while try reader.next() {
///   print(reader.line, reader.text(0), reader.text(1))  // 2 CROFTON 9
/// }
/// ```
///
/// Not to be used from two threads at once.
///
/// > Source: RFC 4180, *Common Format and MIME Type for CSV Files*.
public final class DelimitedReader {
  /// The names of the columns, empty without a header row.
  public private(set) var header: [String] = []

  /// The physical line on which the current record starts, from 1.
  public internal(set) var line = 0

  /// How many bytes have been read from the file, whole blocks at a time.
  public internal(set) var bytesRead = 0

  /// What is called with each block of the file as it is read, to hash it for example.
  package var onBlock: ((UnsafeRawBufferPointer) -> Void)?

  let format: DelimitedFormat
  let separator: UInt8
  let descriptor: Int32
  let ownsDescriptor: Bool
  /// What to read of the file, where not all of it; the lower bound moves up.
  var rest: Range<Int>?

  var buffer: UnsafeMutablePointer<UInt8>
  var capacity: Int
  /// The first byte that has not been read as a record.
  var start = 0
  /// The end of what is in the buffer.
  var end = 0
  /// Where in the file the buffer starts.
  var bufferOffset = 0
  var isAtEnd = false
  var nextLine = 1

  var fields: [Field] = []
  /// Where the fields of ``nextRecords()`` end.
  var ends: UnsafeMutablePointer<UInt32>
  var endCapacity = 1 << 11
  /// How many records to read one by one before it is seen again whether many lie ready.
  var pause = 0
  /// The fields of a record that did not lie ready, one after the other.
  var joined: UnsafeMutablePointer<UInt8>
  var joinedCapacity = 0
  /// The current record in UTF-8, where that differs from the buffer.
  var decoded: UnsafeMutablePointer<UInt8>
  var decodedCapacity = 0
  var isDecoded = false

  /// Whether the record just scanned had no byte at all, as against a pair of quotes.
  var isEmptyLine = false

  /// How many bytes behind the last one may be read, whatever they are.
  static let padding = 16

  enum Scanned {
    case record(high: UInt8)
    case end
  }

  struct Field {
    var start: Int
    var end: Int
    var hasDoubledQuotes: Bool
  }

  /// Opens a file or a pipe and reads its header row.
  ///
  /// - Throws: ``DelimitedError`` when it can't be opened, has no header row, or that row is wrong.
  public convenience init(
    path: String,
    format: DelimitedFormat = DelimitedFormat()
  ) throws(DelimitedError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unopenable(path: path, code: errno) }
    try self.init(
      descriptor: descriptor,
      owns: true,
      format: format,
      blockSize: 1 << 18,
      onBlock: nil
    )
  }

  /// Opens a regular file and reads its header row; a pipe is refused and not waited for.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: How it is written.
  ///   - onBlock: Is given every byte in its turn.
  /// - Throws: ``DelimitedError``
  package convenience init(
    regularFile path: String,
    format: DelimitedFormat,
    onBlock: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(DelimitedError) {
    try self.init(
      opened: try Self.openRegularFile(path),
      format: format,
      onBlock: onBlock
    )
  }

  /// Reads the header row of a file that was opened for it, which is the reader's from here on.
  ///
  /// - Parameters:
  ///   - descriptor: The file; it is closed where this throws, too.
  ///   - format: How it is written.
  ///   - onBlock: Is given every byte in its turn.
  /// - Throws: ``DelimitedError``
  package convenience init(
    opened descriptor: Int32,
    format: DelimitedFormat,
    onBlock: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(DelimitedError) {
    try self.init(
      descriptor: descriptor,
      owns: true,
      format: format,
      blockSize: 1 << 18,
      onBlock: onBlock
    )
  }

  /// The descriptor of a regular file, opened for reading; it belongs to the caller.
  ///
  /// - Throws: ``DelimitedError/unopenable(path:code:)``, ``DelimitedError/notAFile(path:)``.
  package static func openRegularFile(_ path: String) throws(DelimitedError) -> Int32 {
    // Without blocking: a pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unopenable(path: path, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .unopenable(path: path, code: code)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(descriptor)
      throw kind == S_IFDIR ? .unopenable(path: path, code: EISDIR) : .notAFile(path: path)
    }
    return descriptor
  }

  /// Reads from an open file or pipe, which stays open and belongs to the caller.
  public convenience init(
    fileDescriptor: Int32,
    format: DelimitedFormat = DelimitedFormat()
  ) throws(DelimitedError) {
    try self.init(
      descriptor: fileDescriptor,
      owns: false,
      format: format,
      blockSize: 1 << 18,
      onBlock: nil
    )
  }

  /// Reads from bytes in memory.
  public convenience init(
    bytes: [UInt8],
    format: DelimitedFormat = DelimitedFormat()
  ) throws(DelimitedError) {
    try self.init(descriptor: -1, owns: false, format: format, blockSize: 0, bytes: bytes)
  }

  /// Reads some records of an open file that stand next to each other, without moving its place.
  ///
  /// - Parameters:
  ///   - fileDescriptor: The file, which stays open, belongs to the caller, and may be read by others
  ///     at the same time.
  ///   - bytes: Where the records stand in the input; it starts and ends between two of them, or ends
  ///     at `Int.max` for the end of the file.
  ///   - inputStart: Where in the file the input starts.
  ///   - firstLine: The physical line of the first of them.
  ///   - header: The names of the columns.
  ///   - format: As for the whole file.
  /// - Throws: ``DelimitedError``
  package convenience init(
    fileDescriptor: Int32,
    bytes: Range<Int>,
    inputStart: Int,
    firstLine: Int,
    header: [String],
    format: DelimitedFormat
  ) throws(DelimitedError) {
    try self.init(
      descriptor: fileDescriptor,
      owns: false,
      format: format,
      blockSize: 1 << 18,
      segment: (bytes, inputStart, firstLine, header)
    )
  }

  /// Where the next record starts: its byte in the file and its line.
  package var position: (byte: Int, line: Int) { (bufferOffset + start, nextLine) }

  init(
    descriptor: Int32,
    owns: Bool,
    format: DelimitedFormat,
    blockSize: Int,
    bytes: [UInt8] = [],
    segment: (bytes: Range<Int>, inputStart: Int, firstLine: Int, header: [String])? = nil,
    onBlock: ((UnsafeRawBufferPointer) -> Void)? = nil
  ) throws(DelimitedError) {
    self.descriptor = descriptor
    ownsDescriptor = owns
    self.format = format
    separator = format.separator.byte
    self.onBlock = onBlock
    capacity = max(blockSize, bytes.count, 64)
    buffer = .allocate(capacity: capacity + Self.padding)
    decoded = .allocate(capacity: Self.padding)
    ends = .allocate(capacity: endCapacity)
    joined = .allocate(capacity: Self.padding)
    if descriptor < 0 {
      bytes.withUnsafeBufferPointer { source in
        if let base = source.baseAddress {
          buffer.update(from: base, count: source.count)
        }
      }
      end = bytes.count
      bytesRead = bytes.count
      isAtEnd = true
    }
    if let segment {
      let (bytes, start) = (segment.bytes, segment.inputStart)
      // The last segment ends wherever the file does.
      let end = bytes.upperBound == .max ? bytes.upperBound : start + bytes.upperBound
      rest = start + bytes.lowerBound..<end
      bufferOffset = bytes.lowerBound
      nextLine = segment.firstLine
      header = segment.header
      reserveEnds(header.count)
      return
    }
    try readByteOrderMark()
    if format.hasHeader {
      guard try next() else { throw .noHeader }
      header = strings
      reserveEnds(header.count)
    }
  }

  deinit {
    buffer.deallocate()
    decoded.deallocate()
    ends.deallocate()
    joined.deallocate()
    if ownsDescriptor { close(descriptor) }
  }

  /// How many fields the current record has.
  public var fieldCount: Int { fields.count }

  /// Whether the current record has more or fewer fields than the header.
  public var isRagged: Bool { format.hasHeader && fields.count != header.count }

  /// The current record as strings.
  public var strings: [String] { fields.indices.map(text) }

  /// A field of the current record as a string.
  public func text(_ field: Int) -> String {
    String(decoding: unsafeBytes(field), as: UTF8.self)
  }

  /// Calls `body` with the UTF-8 bytes of a field of the current record.
  public func withBytes<Result>(
    of field: Int,
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(unsafeBytes(field))
  }

  /// The UTF-8 bytes of a field of the current record, valid until the next record is asked for.
  public func unsafeBytes(_ field: Int) -> UnsafeRawBufferPointer {
    let slice = fields[field]
    return UnsafeRawBufferPointer(
      start: (isDecoded ? decoded : buffer) + slice.start,
      count: slice.end - slice.start
    )
  }

  /// The index of a column by its name, `nil` when there is none.
  ///
  /// - Throws: ``DelimitedError/repeatedColumn(name:firstColumn:column:)`` when two have the name.
  public func column(named name: String) throws(DelimitedError) -> Int? {
    guard let first = header.firstIndex(of: name) else { return nil }
    if let second = header[(first + 1)...].firstIndex(of: name) {
      throw .repeatedColumn(name: name, firstColumn: first + 1, column: second + 1)
    }
    return first
  }

  /// Goes to the next record; false at the end of the file.
  ///
  /// - Throws: ``DelimitedError``. After one that is recoverable the next call goes on with the next
  ///   record, and ``line`` is the line of the record at fault.
  public func next() throws(DelimitedError) -> Bool {
    while true {
      switch try scan() {
      case .record(let high):
        if fields.count == 1, fields[0].start == fields[0].end, isEmptyLine, header.count != 1 {
          continue
        }
        if high >= 0x80 { try decode() }
        for index in fields.indices where fields[index].hasDoubledQuotes { unescape(index) }
        return true
      case .end:
        fields.removeAll(keepingCapacity: true)
        return false
      }
    }
  }
}
