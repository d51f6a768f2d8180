#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The functions of the C library that the core uses; the one file of the core that imports it.
///
/// What must give the same digits on every platform (the simulation of stable series) has its own
/// logarithm instead.
enum Mathematics {
  /// The natural logarithm.
  static func logarithm(_ x: Double) -> Double { log(x) }

  /// The natural logarithm of 1 + x, exact for small x.
  static func logarithm(onePlus x: Double) -> Double { log1p(x) }

  /// e to the power x.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// e to the power x, minus 1, exact for small x.
  static func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }

  /// 2 ÷ √π times the integral of e^(−t²) from x to infinity.
  static func complementaryError(_ x: Double) -> Double { erfc(x) }

  /// The natural logarithm of Γ(x), x > 0.
  static func logarithmOfGamma(_ x: Double) -> Double {
    #if canImport(Darwin)
    lgamma(x)
    #else
    // The form that leaves no sign behind in a global variable.
    lgamma(x).0
    #endif
  }

  /// The sine of an angle in radians.
  static func sine(_ x: Double) -> Double { sin(x) }

  /// The cosine of an angle in radians.
  static func cosine(_ x: Double) -> Double { cos(x) }

  /// The angle in radians, −π ÷ 2 to π ÷ 2, whose sine is x.
  static func arcsine(_ x: Double) -> Double { asin(x) }
}
