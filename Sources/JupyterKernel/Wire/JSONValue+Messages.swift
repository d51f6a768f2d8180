package import OrderedJSON

extension JSONValue {
  /// A whole number.
  package static func integer(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }

  /// The value as a frame of a message.
  package var bytes: [UInt8] { Array(compactText.utf8) }
}
