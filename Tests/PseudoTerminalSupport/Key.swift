/// A key that sends more than its letter, by the bytes that xterm sends for it.
public enum Key: Sendable {
  case enter, tab, escape, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// Control and a letter, as in `.control("c")`.
  case control(Character)
  /// Alt and a character or key.
  case alt(String)

  /// Alt and Return.
  public static let altEnter = Key.alt("\r")

  /// The bytes, as text.
  public var text: String {
    switch self {
    case .enter: "\r"
    case .tab: "\t"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .up: "\u{1B}[A"
    case .down: "\u{1B}[B"
    case .right: "\u{1B}[C"
    case .left: "\u{1B}[D"
    case .home: "\u{1B}[H"
    case .end: "\u{1B}[F"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .control(let letter):
      String(Unicode.Scalar((letter.uppercased().utf8.first ?? 0x40) & 0x1F))
    case .alt(let text): "\u{1B}" + text
    }
  }
}
