/// A sum that does not lose what is small beside what is large.
///
/// > Source: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*,
/// > ZAMM 54 (1974). Whole numbers are exact up to 2⁵³.
package struct ExactSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  /// Makes a sum of nothing.
  package init() {}

  /// Adds a number.
  @inline(__always)
  package mutating func add(_ number: Double) {
    let total = sum + number
    if abs(sum) >= abs(number) {
      lost += (sum - total) + number
    } else {
      lost += (number - total) + sum
    }
    sum = total
  }

  /// The sum.
  package var value: Double { sum + lost }
}
