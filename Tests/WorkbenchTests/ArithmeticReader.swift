import Foundation

/// Reads the arithmetic that an explanation prints, and computes it again.
struct ArithmeticReader {
  /// One formula with the result that stands behind it.
  struct Formula: CustomStringConvertible {
    let text: String
    let computed: [Double]
    let shown: [Double]

    var description: String { "\(text): computed \(computed), shown \(shown)" }

    /// Whether the result is that of the formula, as exactly as the printed digits allow.
    ///
    /// Numbers are printed with four decimals. What is lost of them grows with the numbers: a lower
    /// limit near zero may be what is left of two large ones.
    var holds: Bool {
      let scale = shown.map { abs($0) }.max() ?? 0
      return computed.count == shown.count
        && zip(computed, shown).allSatisfy { abs($0 - $1) <= 4e-4 + 2e-5 * scale }
    }
  }

  /// The formulas of an explanation: what stands before the last equals sign of a line, where that
  /// is all numbers.
  static func formulas(in text: String) -> [Formula] {
    text.split(separator: "\n").compactMap { line in
      // Names stand in a column of their own; one may end in a number that is no part of a formula.
      let parts = line.dropFirst(18).components(separatedBy: " = ")
      guard parts.count >= 2, let shown = results(parts[parts.count - 1]) else { return nil }
      let formula = parts[parts.count - 2]
      // "median, the middle of 4 values: (1 + 2) ÷ 2" has its numbers behind the colon.
      let numbers = formula.components(separatedBy: ": ").last ?? formula
      let signs: [Double] = numbers.contains("±") ? [-1, 1] : [1]
      let computed = signs.compactMap { sign -> Double? in
        var reader = ArithmeticReader(numbers, plusMinus: sign)
        return reader.value()
      }
      guard computed.count == signs.count else { return nil }
      return Formula(text: String(line), computed: computed, shown: shown)
    }
  }

  private static func results(_ text: String) -> [Double]? {
    let texts = text.components(separatedBy: " to ")
    let numbers = texts.compactMap { Double($0.replacingOccurrences(of: ",", with: "")) }
    return numbers.count == texts.count ? numbers : nil
  }

  private var rest: [Character]
  private let plusMinus: Double

  private init(_ text: String, plusMinus: Double) {
    rest = Array(text.replacingOccurrences(of: ",", with: ""))
    self.plusMinus = plusMinus
  }

  private mutating func value() -> Double? {
    guard let value = sum(), next == nil else { return nil }
    return value
  }

  private var next: Character? { rest.first { $0 != " " } }

  private mutating func take(_ characters: Set<Character>) -> Character? {
    while rest.first == " " { rest.removeFirst() }
    guard let first = rest.first, characters.contains(first) else { return nil }
    return rest.removeFirst()
  }

  private mutating func sum() -> Double? {
    guard var value = product() else { return nil }
    while let sign = take(["+", "−", "±"]) {
      guard let other = product() else { return nil }
      value += sign == "+" ? other : sign == "±" ? plusMinus * other : -other
    }
    return value
  }

  private mutating func product() -> Double? {
    guard var value = power() else { return nil }
    while let sign = take(["×", "÷"]) {
      guard let other = power() else { return nil }
      value = sign == "×" ? value * other : value / other
    }
    return value
  }

  private mutating func power() -> Double? {
    if take(["√"]) != nil { return power().map { $0.squareRoot() } }
    guard let base = primary() else { return nil }
    guard take(["^"]) != nil else { return base }
    return primary().map { pow(base, $0) }
  }

  private mutating func primary() -> Double? {
    if take(["("]) != nil {
      let value = sum()
      return take([")"]) == nil ? nil : value
    }
    var digits = take(["-"]) == nil ? "" : "-"
    while let digit = rest.first, digit.isNumber || digit == "." || (digits.isEmpty && digit == " ")
    {
      rest.removeFirst()
      if digit != " " { digits.append(digit) }
    }
    return Double(digits)
  }
}
