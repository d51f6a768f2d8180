/// A sum that does not lose what is small beside what is large.
///
/// > Source: A. Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*,
/// > ZAMM 54 (1974). Whole numbers are exact up to 2⁵³.
struct ExactSum {
  private var sum = 0.0
  private var lost = 0.0

  @inline(__always)
  mutating func add(_ number: Double) {
    let total = sum + number
    if abs(sum) >= abs(number) {
      lost += (sum - total) + number
    } else {
      lost += (number - total) + sum
    }
    sum = total
  }

  var value: Double { sum + lost }
}
