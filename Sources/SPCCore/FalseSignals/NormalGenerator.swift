/// A source of standard normal numbers that gives the same ones for the same seed, everywhere.
///
/// Uniform bits come from SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014), normal
/// numbers from Marsaglia's polar method. Not for secrets.
struct NormalGenerator {
  private var state: UInt64
  private var spare: Double?

  init(seed: UInt64) { state = seed }

  /// Returns the next standard normal number.
  mutating func next() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    while true {
      let x = symmetricUniform()
      let y = symmetricUniform()
      let square = x * x + y * y
      guard square < 1, square > 0 else { continue }
      let stretch = (-2 * Self.logarithm(square) / square).squareRoot()
      spare = y * stretch
      return x * stretch
    }
  }

  /// A number in −1..<1 with 53 random bits.
  private mutating func symmetricUniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Double(bits >> 11) * 0x1p-52 - 1
  }

  /// The natural logarithm of a positive normal number, to 10⁻¹³ relative.
  ///
  /// Our own, so that the core needs no C mathematics and the simulation gives the same figures on
  /// every platform: ln(m · 2^e) = e ln 2 + 2 artanh((m − 1) ÷ (m + 1)), with m between √½ and √2.
  static func logarithm(_ value: Double) -> Double {
    var mantissa = value.significand
    var exponent = Double(value.exponent)
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      exponent += 1
    }
    let z = (mantissa - 1) / (mantissa + 1)
    let square = z * z
    var series = 1.0 / 17
    series = series * square + 1.0 / 15
    series = series * square + 1.0 / 13
    series = series * square + 1.0 / 11
    series = series * square + 1.0 / 9
    series = series * square + 1.0 / 7
    series = series * square + 1.0 / 5
    series = series * square + 1.0 / 3
    series = series * square + 1
    return exponent * 0.693_147_180_559_945_3 + 2 * z * series
  }
}
