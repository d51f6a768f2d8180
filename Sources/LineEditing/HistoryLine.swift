/// One input as a line of the history file.
///
/// A line is the time in seconds since 1970, a tab, and the input, in which a newline is `\n`, a
/// carriage return `\r` and a backslash `\\`. So an entry of many lines is one line: it is
/// written whole by one write, and a line that was cut off harms no other.
struct HistoryLine: Equatable {
  let secondsSince1970: Int
  let text: String

  init(secondsSince1970: Int, text: String) {
    self.secondsSince1970 = secondsSince1970
    self.text = text
  }

  /// The entry of a line; nil when the line is not one of ours.
  ///
  /// Broken lines are left out, not guessed at.
  init?(decoding line: ArraySlice<UInt8>) {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")), tab > line.startIndex,
      let time = Int(String(decoding: line[..<tab], as: UTF8.self))
    else { return nil }
    let escaped = line[(tab + 1)...]
    guard let bytes = Self.unescaped(escaped), !bytes.isEmpty, !bytes.contains(0),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    self.init(secondsSince1970: time, text: text)
  }

  private static func unescaped(_ escaped: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard escaped.contains(UInt8(ascii: "\\")) else { return escaped }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(escaped.count)
    var isEscaped = false
    for byte in escaped {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "\\"): bytes.append(byte)
        default: return nil
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return isEscaped ? nil : bytes[...]
  }

  /// The line with its end.
  var encoded: [UInt8] {
    var bytes = Array("\(secondsSince1970)\t".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
      case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}
