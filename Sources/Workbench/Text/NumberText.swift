internal import Foundation

/// How numbers are written for people: no locale, no exponent, no trailing noise.
package enum NumberText {
  /// A number with as many decimals as it needs, `places` at most; an integer without a point.
  ///
  /// The missing value (NaN) is an en dash. Minus is the ASCII hyphen, so that text can be read back.
  package static func plain(_ value: Double, places: Int = 4) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : (value < 0 ? "-∞" : "∞") }
    var text = String(format: "%.\(places)f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// How many decimals tell the values of a series apart: three digits of the distance from the least to
  /// the greatest, and of their size where there is no distance; two at the fewest, twelve at the most.
  package static func places(for values: some Sequence<Double>) -> Int {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      (least, greatest) = (min(least, value), max(greatest, value))
    }
    guard least <= greatest else { return 2 }
    return places(for: greatest > least ? greatest - least : greatest.magnitude)
  }

  /// How many decimals show three digits of a number of this size; two at the fewest, twelve at the most.
  package static func places(for size: Double) -> Int {
    guard size > 0, size.isFinite else { return 2 }
    return min(12, max(2, 2 - Int(log10(size).rounded(.down))))
  }

  /// A number with exactly `places` decimals.
  package static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return plain(value) }
    let text = String(format: "%.\(places)f", value)
    let isNegativeZero = text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
    return isNegativeZero ? String(text.dropFirst()) : text
  }

  /// A whole number with thousands separated by commas, as boards read them.
  package static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.append(rest.suffix(3))
      rest = rest.dropLast(3)
    }
    groups.append(rest)
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A number and its noun: "1 point", "7 points", "4 series".
  package static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    let several = plural ?? (noun.hasSuffix("series") ? noun : noun + "s")
    return "\(grouped(count)) \(count == 1 ? noun : several)"
  }
}
