/// Writes records as delimited text that ``DelimitedReader`` reads back exactly.
///
/// A field is quoted only when it must be: when it holds the separator, a quote, a carriage return
/// or a line feed, when it is the record's only field and empty, which would read as an empty line,
/// or when it starts with what would read as a byte order mark. The text is UTF-8 without a byte order mark.
///
/// ```swift
/// var writer = DelimitedWriter()
/// writer.append(["ward", "note"])
/// writer.append(["Crofton", "said \"no\", twice"])
/// writer.text  // ward,note⏎Crofton,"said ""no"", twice"⏎
/// ```
public struct DelimitedWriter: Sendable {
  /// How a record ends.
  public enum LineEnding: String, Hashable, Sendable {
    /// A line feed.
    case lineFeed = "\n"
    /// A carriage return and a line feed, as RFC 4180 has it.
    case carriageReturnLineFeed = "\r\n"
  }

  private let separator: UInt8
  private let lineEnding: LineEnding
  private var bytes: [UInt8] = []

  /// Makes a writer with nothing written.
  public init(separator: FieldSeparator = .comma, lineEnding: LineEnding = .lineFeed) {
    self.separator = separator.byte
    self.lineEnding = lineEnding
  }

  /// What has been written and not taken.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes one record.
  public mutating func append(_ fields: some Collection<String>) {
    var isFirst = true
    let mustShow = fields.count == 1
    for field in fields {
      if !isFirst { bytes.append(separator) }
      isFirst = false
      append(field, alone: mustShow)
    }
    bytes.append(contentsOf: lineEnding.rawValue.utf8)
  }

  /// Hands over what has been written since the last time, so that a long file needs little memory.
  public mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ field: String, alone: Bool) {
    let needsQuotes =
      field.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
      || (alone && field.isEmpty) || field.unicodeScalars.first == "\u{FEFF}"
    guard needsQuotes else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(0x22)
    for byte in field.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
