/// The decimal text of a number without Foundation or a locale.
enum NumberText {
  /// U+2212: as wide as a plus sign, and read out as "minus".
  static let minus = "\u{2212}"

  /// A finite number with a fixed number of decimals, thousands apart, half rounded away from zero.
  ///
  /// The rounding works on the shortest decimal that names the number, so 2.675 gives "2.68" although
  /// the binary number lies a little below it.
  static func fixed(_ value: Double, decimals: Int) -> String {
    let (digits, point) = shortestDigits(value.magnitude)
    let (whole, fraction) = rounded(digits, point: point, decimals: decimals)
    let isZero = !(whole + fraction).contains { $0 != "0" }
    var text = value < 0 && !isZero ? minus : ""
    text += grouped(whole)
    if !fraction.isEmpty { text += "." + fraction }
    return text
  }

  /// A finite number with a mantissa and a power of ten: "1.25e18".
  static func scientific(_ value: Double, decimals: Int) -> String {
    guard value != 0 else { return "0" }
    let (digits, point) = shortestDigits(value.magnitude)
    var exponent = point - 1
    var (whole, fraction) = rounded(digits, point: 1, decimals: decimals)
    if whole.count > 1 {
      whole = "1"
      exponent += 1
    }
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let mantissa = fraction.isEmpty ? whole : whole + "." + fraction
    let sign = value < 0 ? minus : ""
    return sign + mantissa + "e" + (exponent < 0 ? minus : "") + String(exponent.magnitude)
  }

  /// The digits of a number and the place of its decimal point, counted from the first digit.
  private static func shortestDigits(_ magnitude: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let text = magnitude.description
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "e") {
        let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
        exponent =
          sign * (rest.drop { $0 < UInt8(ascii: "0") }.reduce(0) { $0 * 10 + Int($1 - 48) })
        break
      } else if byte == UInt8(ascii: ".") {
        point = digits.count
      } else {
        digits.append(byte - 48)
      }
    }
    var place = (point ?? digits.count) + exponent
    while let first = digits.first, first == 0, digits.count > 1 {
      digits.removeFirst()
      place -= 1
    }
    return (digits, place)
  }

  /// Digits rounded to a number of decimals, as the text before and after the point.
  private static func rounded(
    _ digits: [UInt8],
    point: Int,
    decimals: Int
  ) -> (whole: String, fraction: String) {
    // A leading zero takes the carry of 9.99; zeros on the left and right give every place a digit.
    let lead = max(1 - point, 0) + 1
    var places = [UInt8](repeating: 0, count: lead) + digits
    let wholeCount = lead + point
    let kept = wholeCount + decimals
    while places.count <= kept { places.append(0) }
    let roundUp = places[kept] >= 5
    places.removeSubrange(kept...)
    var index = kept - 1
    var carry = roundUp
    while carry, index >= 0 {
      places[index] = places[index] == 9 ? 0 : places[index] + 1
      carry = places[index] == 0
      index -= 1
    }
    let text = places.map { String($0) }
    var whole = text[..<wholeCount].drop { $0 == "0" }
    if whole.isEmpty { whole = ["0"] }
    return (whole.joined(), text[wholeCount...].joined())
  }

  private static func grouped(_ whole: String) -> String {
    var text = ""
    for (offset, digit) in whole.enumerated() {
      if offset > 0, (whole.count - offset).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The greatest power of ten that is not above a positive number, as an exponent.
  static func decimalExponent(_ magnitude: Double) -> Int {
    guard magnitude > 0, magnitude.isFinite else { return 0 }
    return shortestDigits(magnitude).point - 1
  }

  /// Ten to a whole power.
  static func powerOfTen(_ exponent: Int) -> Double {
    // From text, because repeated multiplication is off in the last digit above 10^22.
    Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .greatestFiniteMagnitude)
  }
}
