/// The unit in which large and tiny numbers are written, one for a whole chart.
struct NumberUnit: Sendable, Hashable {
  let divisor: Double
  let sign: String
  let isScientific: Bool

  /// The unit that suits numbers up to a magnitude.
  init(magnitude: Double) {
    isScientific = magnitude >= 1e15 || (magnitude > 0 && magnitude < 1e-6)
    switch magnitude {
    case 1e7..<1e9: (divisor, sign) = (1e6, "m")
    case 1e9..<1e12: (divisor, sign) = (1e9, "bn")
    case 1e12..<1e15: (divisor, sign) = (1e12, "tn")
    default: (divisor, sign) = (1, "")
    }
  }
}

extension ValueFormat {
  /// The text of a value that the factor has been applied to.
  func text(shown value: Double, decimals: Int, unit: NumberUnit? = nil) -> String {
    guard value.isFinite else { return "no value" }
    let unit = unit ?? NumberUnit(magnitude: value.magnitude)
    if unit.isScientific {
      return NumberText.scientific(value, decimals: 2) + suffix
    }
    // A decimal that is lost by dividing comes back as two: 12,345,678 is "12.35m".
    let places = unit.divisor == 1 ? decimals : max(decimals, 2)
    return NumberText.fixed(value / unit.divisor, decimals: places) + unit.sign + suffix
  }

  /// The text of a round number on an axis, without the decimals that dividing would bring.
  func tickText(_ value: Double) -> String {
    let unit = NumberUnit(magnitude: value.magnitude)
    if unit.isScientific { return NumberText.scientific(value, decimals: 2) + suffix }
    return NumberText.fixed(value / unit.divisor, decimals: decimals ?? 0) + unit.sign + suffix
  }

  /// Decimals for one number on its own: none for a whole number, else three significant figures.
  static func automaticDecimals(_ shown: Double) -> Int {
    guard shown.isFinite, shown != shown.rounded() else { return 0 }
    return min(max(2 - NumberText.decimalExponent(shown.magnitude), 0), 12)
  }
}
