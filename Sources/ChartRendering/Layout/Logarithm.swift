#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Logarithms to base ten, for axes that show denominators of several sizes.
enum Logarithm {
  static func ten(_ value: Double) -> Double { log10(value) }

  /// Ten to a power.
  static func power(_ exponent: Double) -> Double { pow(10, exponent) }
}
