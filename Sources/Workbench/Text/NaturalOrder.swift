/// The order in which people read names that hold numbers: "Ward 2" before "Ward 10".
enum NaturalOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left.unicodeScalars[...], right.unicodeScalars[...])
    while let first = left.first, let second = right.first {
      if isDigit(first), isDigit(second) {
        let numbers = (number(&left), number(&right))
        if numbers.0.count != numbers.1.count { return numbers.0.count < numbers.1.count }
        if numbers.0 != numbers.1 { return numbers.0 < numbers.1 }
      } else {
        if first != second { return first < second }
        left = left.dropFirst()
        right = right.dropFirst()
      }
    }
    return left.count < right.count
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Takes a number off the front; its digits without zeros before them.
  private static func number(_ text: inout Substring.UnicodeScalarView) -> String {
    let digits = text.prefix(while: isDigit)
    text = text[digits.endIndex...]
    return String(String.UnicodeScalarView(digits.drop { $0 == "0" }))
  }
}
