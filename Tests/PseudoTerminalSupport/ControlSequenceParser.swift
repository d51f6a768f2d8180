/// Cuts a program's output into characters, controls and sequences.
struct ControlSequenceParser: Sendable {
  enum Event: Equatable, Sendable {
    case character(Unicode.Scalar)
    /// A C0 control, such as a line feed.
    case control(UInt8)
    /// `ESC` and one character.
    case escape(UInt8)
    /// `ESC [ prefix parameters final`; a parameter left out is nil.
    case sequence(prefix: UInt8?, parameters: [Int?], final: UInt8)
  }

  private enum State: Equatable, Sendable {
    case ground
    case escape
    /// After `ESC (` and the like: the next byte names a character set.
    case characterSet
    case sequence
    /// An operating system command, such as a window title, up to BEL or ST.
    case command(afterEscape: Bool)
  }

  private var state = State.ground
  private var pending: [UInt8] = []
  private var expected = 0

  mutating func event(for byte: UInt8) -> Event? {
    switch state {
    case .ground: return ground(byte)
    case .escape: return escape(byte)
    case .characterSet:
      state = .ground
      return nil
    case .sequence: return sequence(byte)
    case .command(let afterEscape):
      if byte == 0x07 || (afterEscape && byte == UInt8(ascii: "\\")) {
        state = .ground
      } else {
        state = .command(afterEscape: byte == 0x1B)
      }
      return nil
    }
  }

  private mutating func ground(_ byte: UInt8) -> Event? {
    switch byte {
    case 0x1B:
      state = .escape
      return nil
    case 0..<0x20, 0x7F:
      return .control(byte)
    case 0x20..<0x80:
      return .character(Unicode.Scalar(byte))
    case 0xC0...:
      pending = [byte]
      expected = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      return nil
    default:
      pending.append(byte)
      guard pending.count >= expected else { return nil }
      let scalar = String(decoding: pending, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
      pending = []
      return .character(scalar)
    }
  }

  private mutating func escape(_ byte: UInt8) -> Event? {
    pending = []
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .command(afterEscape: false)
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      state = .characterSet
    default:
      state = .ground
      return .escape(byte)
    }
    return nil
  }

  private mutating func sequence(_ byte: UInt8) -> Event? {
    guard (0x40...0x7E).contains(byte) else {
      if byte < 0x20 { return .control(byte) }
      pending.append(byte)
      return nil
    }
    state = .ground
    var body = pending[...]
    pending = []
    var prefix: UInt8?
    if let first = body.first, (0x3C...0x3F).contains(first) {
      prefix = first
      body = body.dropFirst()
    }
    let parameters = body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    return .sequence(prefix: prefix, parameters: parameters, final: byte)
  }
}
