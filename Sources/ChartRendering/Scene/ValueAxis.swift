/// The vertical axis: the range shown and how its numbers are written.
public struct ValueAxis: Sendable, Hashable {
  /// What the values are, with the direction that is better.
  public let label: String
  /// The lowest value shown; below ``upper``.
  public let lower: Double
  /// The highest value shown.
  public let upper: Double
  /// How numbers on this axis are written; its factor has been applied already.
  public let format: ValueFormat
  let unit: NumberUnit
  /// The smallest step between ticks: 1 where only whole numbers can be.
  private let leastStep: Double

  /// A place on the axis with its text.
  public struct Tick: Sendable, Hashable {
    /// The value, in the unit shown.
    public let value: Double
    /// The value as it is written.
    public let text: String
  }

  /// An axis that holds every finite value given.
  ///
  /// Zero is shown when it is near; the range never passes zero, or 100%, only to make room.
  init(label: String, values: [Double], format: ValueFormat, isWhole: Bool = false) {
    self.label = label
    self.format = format
    leastStep = isWhole ? 1 : 0
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else {
      (lower, upper, unit) = (0, 1, NumberUnit(magnitude: 1))
      return
    }
    let magnitude = max(least.magnitude, most.magnitude)
    unit = NumberUnit(magnitude: magnitude)
    let span = most / 2 - least / 2
    guard span > magnitude * 1e-9 else {
      // A whole number gets whole ticks around it.
      let room = magnitude == magnitude.rounded() ? max(magnitude * 0.1, 2) : magnitude * 0.1
      (lower, upper) = (
        Self.held(least >= 0 ? max(least - room, 0) : least - room), Self.held(most + room)
      )
      return
    }
    let start = least > 0 && least < most * 0.4 ? 0 : least
    let room = (most / 2 - start / 2) * 0.12
    var low = start == 0 && least >= 0 ? 0 : start - room
    if least >= 0 { low = max(low, 0) }
    var high = most + room
    if most <= 0 { high = min(high, 0) }
    if format.suffix == "%", most <= 100 { high = min(high, 100) }
    (lower, upper) = (Self.held(low), Self.held(high))
  }

  /// An axis with given ends, for plain numbers.
  init(lower: Double, upper: Double) {
    (label, format, leastStep) = ("", ValueFormat(), 0)
    (self.lower, self.upper) = (lower, upper)
    unit = NumberUnit(magnitude: max(lower.magnitude, upper.magnitude))
  }

  private static func held(_ value: Double) -> Double {
    min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }

  /// Where a value lies between the lower end (0) and the upper end (1).
  public func fraction(of value: Double) -> Double {
    // In halves, so that a range of twice the greatest number does not become infinite.
    (value / 2 - lower / 2) / (upper / 2 - lower / 2)
  }

  /// Round values on the axis, at most so many (at least 2), lowest first: steps of 1, 2 or 5.
  public func ticks(atMost maximum: Int) -> [Tick] {
    let count = max(maximum, 2)
    let half = upper / 2 - lower / 2
    var exponent = NumberText.decimalExponent(half) - 3
    // The sequence of round steps ends at one that leaves few enough ticks.
    while true {
      for mantissa in [1.0, 2, 5] {
        let step = mantissa * NumberText.powerOfTen(exponent)
        guard step > 0, step >= leastStep, step.isFinite else { continue }
        let first = (lower / step).rounded(.up)
        let last = (upper / step).rounded(.down)
        if last - first + 1 <= Double(count) {
          return ticks(first: first, last: last, step: step, exponent: exponent)
        }
      }
      exponent += 1
    }
  }

  private func ticks(first: Double, last: Double, step: Double, exponent: Int) -> [Tick] {
    guard first <= last else { return [] }
    let inUnit = exponent - NumberText.decimalExponent(unit.divisor)
    let places = min(max(-inUnit, 0), 15)
    return stride(from: first, through: last, by: 1).map { multiple in
      let value = multiple * step
      let text =
        unit.isScientific
        ? NumberText.scientific(value, decimals: 3)
        : NumberText.fixed(value / unit.divisor, decimals: places) + unit.sign
      return Tick(value: value == 0 ? 0 : value, text: text + format.suffix)
    }
  }

  /// Decimals that suit a family of values: as asked for, else no more than three figures of the
  /// range shown, and no more than the values need.
  func decimals(for values: [Double]) -> Int {
    if let decimals = format.decimals { return decimals }
    let span = 2 * (upper / 2 / unit.divisor - lower / 2 / unit.divisor)
    let most = min(max(2 - NumberText.decimalExponent(span), 0), 12)
    let finite = values.filter(\.isFinite).map { $0 / unit.divisor }
    return (0..<most).first { places in
      // No more than zeros follow these places.
      let zeros = String(repeating: "0", count: most - places)
      return finite.allSatisfy {
        let text = NumberText.fixed($0, decimals: most)
        return text.hasSuffix(places == 0 ? "." + zeros : zeros)
      }
    } ?? most
  }
}
