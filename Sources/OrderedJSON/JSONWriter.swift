extension JSONValue {
  /// The value on one line, nothing between its parts that need not be.
  package var compactText: String {
    var writer = JSONWriter(indent: nil)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value on one line, with a space after each comma and colon, for people to read.
  package var spacedText: String {
    var writer = JSONWriter(indent: nil, space: " ")
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value over many lines, each part on its own, as Jupyter writes its files.
  ///
  /// - Parameter indent: What stands before a part for each value it lies within; one space in files
  ///   of Jupyter's.
  /// - Returns: The text without a newline at its end.
  package func indentedText(_ indent: String = " ") -> String {
    var writer = JSONWriter(indent: Array(indent.utf8))
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

private struct JSONWriter {
  private let indent: [UInt8]?
  /// What follows a comma where all stands on one line.
  private let space: String
  private(set) var bytes: [UInt8] = []

  init(indent: [UInt8]?, space: String = "") {
    self.indent = indent
    self.space = space
  }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let bool): append(bool ? "true" : "false")
    case .number(let number): append(number.text)
    case .string(let text): write(text)
    case .array(let elements):
      guard !elements.isEmpty else { return append("[]") }
      append("[")
      for (number, element) in elements.enumerated() {
        begin(number, depth)
        write(element, depth: depth + 1)
      }
      end("]", depth)
    case .object(let object):
      guard !object.isEmpty else { return append("{}") }
      append("{")
      for (number, member) in object.members.enumerated() {
        begin(number, depth)
        write(member.name)
        append(indent == nil ? ":" + space : ": ")
        write(member.value, depth: depth + 1)
      }
      end("}", depth)
    }
  }

  private mutating func begin(_ number: Int, _ depth: Int) {
    if number > 0 { append(indent == nil ? "," + space : ",") }
    newLine(depth + 1)
  }

  private mutating func end(_ bracket: String, _ depth: Int) {
    newLine(depth)
    append(bracket)
  }

  private mutating func newLine(_ depth: Int) {
    guard let indent else { return }
    bytes.append(0x0A)
    for _ in 0..<depth { bytes.append(contentsOf: indent) }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in quotes; only what must be escaped is, with letters where JSON has them.
  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { written in
      // What stands for itself is taken over in one piece.
      var plain = 0
      for (place, byte) in written.enumerated() {
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[plain..<place]))
        writeEscaped(byte)
        plain = place + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[plain...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x0C: append("\\f")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    default:
      let digits = String(byte, radix: 16)
      append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }
}
