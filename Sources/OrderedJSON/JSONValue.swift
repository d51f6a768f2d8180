/// A value of JSON that keeps what was written: members in their order, numbers in their digits.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  /// The text, where it is one.
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The elements, where it is an array.
  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  /// The members, where it is an object.
  package var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  /// The truth value, where it is one.
  package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
  /// The number as a double, where it is one.
  package var double: Double? { if case .number(let number) = self { number.double } else { nil } }
  /// The whole number, where it is one that fits.
  package var int: Int? { if case .number(let number) = self { number.int } else { nil } }

  /// The same with the members of every object in the order of their names, as Jupyter writes them.
  package var inOrder: JSONValue {
    switch self {
    case .object(let object): .object(object.inOrder)
    case .array(let elements): .array(elements.map(\.inOrder))
    default: self
    }
  }

  /// A member of an object; nil for anything else and for a name that is not there.
  package subscript(name: String) -> JSONValue? { object?[name] }

  /// A number; null for one that JSON cannot write.
  package init(_ number: Double) { self = JSONNumber(number).map { .number($0) } ?? .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
  }
}

/// A number in the digits in which it was written: 1.50 stays 1.50, and 20 digits stay 20.
package struct JSONNumber: Hashable, Sendable {
  /// The number as JSON writes it.
  package let text: String

  /// Text that the reader has found to be a number.
  init(verified text: String) { self.text = text }

  /// A whole number.
  package init(_ int: Int) { text = String(int) }

  /// The shortest digits that read back the same, whole numbers without a point; nil for infinity and
  /// what is not a number, which JSON has no way to write.
  package init?(_ double: Double) {
    guard double.isFinite else { return nil }
    // 2⁵³: beyond it a double no longer holds every whole number.
    text =
      double.magnitude <= 9_007_199_254_740_992 && double == double.rounded()
      ? String(Int(double)) : "\(double)"
  }

  /// The nearest double; infinite for one beyond all doubles.
  package var double: Double { Double(text) ?? .nan }
  /// The whole number, where it is one that fits.
  package var int: Int? { Int(text) }
}
