/// How the bytes of a delimited file become characters.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  /// UTF-8, checked; a byte order mark at the start is skipped.
  case utf8
  /// Windows code page 1252, which older spreadsheets write. Only ever on request: most bytes are
  /// valid in it, so it can't be told from a mistake.
  case windows1252
}

/// The byte between two fields.
public enum FieldSeparator: String, CaseIterable, Hashable, Sendable {
  /// `,`, as RFC 4180 has it.
  case comma
  /// A tab.
  case tab
  /// `;`, which spreadsheets write where the comma is the decimal point.
  case semicolon
  /// `|`.
  case pipe

  /// The byte itself.
  public var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .tab: 0x09
    case .semicolon: 0x3B
    case .pipe: 0x7C
    }
  }
}

/// Everything that must be stated to read a delimited file.
public struct DelimitedFormat: Hashable, Sendable {
  /// The byte between two fields.
  public var separator: FieldSeparator
  /// How bytes become characters.
  public var encoding: TextEncoding
  /// Whether the first record names the columns.
  public var hasHeader: Bool
  /// The longest record in bytes, which bounds the memory that an unclosed quote can take.
  public var longestRecord: Int

  /// Makes a format; without arguments, comma-separated UTF-8 with a header row.
  public init(
    separator: FieldSeparator = .comma,
    encoding: TextEncoding = .utf8,
    hasHeader: Bool = true,
    longestRecord: Int = 1 << 20
  ) {
    self.separator = separator
    self.encoding = encoding
    self.hasHeader = hasHeader
    self.longestRecord = longestRecord
  }
}
