/// A Lua string: any bytes, NULs included, that are usually but not always UTF-8.
///
/// Equality and order are those of the bytes, as in Lua, not Swift's canonical equivalence.
public struct LuaString: Hashable, Comparable, Sendable {
  /// Valid UTF-8 is always kept as `text`, so that equal bytes have one form.
  private enum Storage: Sendable {
    case text(String)
    case bytes([UInt8])
  }

  private let storage: Storage

  /// The string with the UTF-8 bytes of `text`.
  public init(_ text: String) {
    self.storage = .text(text)
  }

  /// The string with exactly these bytes.
  public init(bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    if let text = String(validating: bytes, as: UTF8.self) {
      self.storage = .text(text)
    } else {
      self.storage = .bytes(bytes)
    }
  }

  init(copying buffer: UnsafeBufferPointer<UInt8>) {
    // Nearly all strings are ASCII, and checking that is much quicker than validating UTF-8.
    if buffer.allSatisfy({ $0 < 0x80 }) {
      self.storage = .text(String(decoding: buffer, as: UTF8.self))
    } else if let text = String(validating: buffer, as: UTF8.self) {
      self.storage = .text(text)
    } else {
      self.storage = .bytes(Array(buffer))
    }
  }

  /// The string's bytes.
  public var bytes: [UInt8] {
    switch storage {
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    }
  }

  /// The string as text; bytes that are not UTF-8 show as U+FFFD.
  public var text: String {
    switch storage {
    case .text(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The string as text, or nil where it is not valid UTF-8.
  public var validText: String? {
    switch storage {
    case .text(let text): text
    case .bytes: nil
    }
  }

  /// Length in bytes, as `#` gives it in Lua.
  public var count: Int {
    switch storage {
    case .text(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    }
  }

  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    switch storage {
    case .text(var text): text.withUTF8 { body($0) }
    case .bytes(let bytes): bytes.withUnsafeBufferPointer { body($0) }
    }
  }

  /// Whether both hold the same bytes.
  public static func == (left: LuaString, right: LuaString) -> Bool {
    switch (left.storage, right.storage) {
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.bytes(let left), .bytes(let right)): left == right
    default: false
    }
  }

  /// Byte order.
  public static func < (left: LuaString, right: LuaString) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension LuaString: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The literal's UTF-8 bytes.
  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// The text, repaired.
  public var description: String { text }
}
