/// The horizontal axis of a funnel: linear, or logarithmic where denominators differ much.
public struct DenominatorAxis: Sendable, Hashable {
  /// What the denominators count: "Attendances".
  public let label: String
  /// Whether equal steps multiply.
  public let isLogarithmic: Bool
  /// The denominator at the left end.
  public let lower: Double
  /// The denominator at the right end; above ``lower``.
  public let upper: Double

  /// Whether there is any denominator to show; without one there are no ticks either.
  let isEmpty: Bool

  /// From this ratio of the greatest to the least denominator on the axis is logarithmic: on a linear
  /// one the smaller half of the units would share the leftmost few per cent.
  public static let logarithmicFrom = 30.0

  /// An axis that shows every denominator above zero.
  public init(label: String, denominators: [Double]) {
    self.label = PlainText.clean(label)
    let shown = denominators.filter { $0.isFinite && $0 > 0 }
    guard let least = shown.min(), let most = shown.max() else {
      (isEmpty, isLogarithmic, lower, upper) = (true, false, 0, 1)
      return
    }
    isEmpty = false
    isLogarithmic = most / least >= Self.logarithmicFrom
    if isLogarithmic {
      (lower, upper) = (max(least / 1.25, .leastNormalMagnitude), Self.held(most * 1.25))
    } else if least < most * 0.4 || least == most {
      (lower, upper) = (0, Self.held(least == most ? most * 2 : most * 1.06))
    } else {
      let room = (most - least) * 0.08
      (lower, upper) = (least - room, Self.held(most + room))
    }
  }

  private static func held(_ value: Double) -> Double { min(value, .greatestFiniteMagnitude) }

  /// Where a denominator lies between the left end (0) and the right end (1).
  public func fraction(of denominator: Double) -> Double {
    guard isLogarithmic else { return (denominator - lower) / (upper - lower) }
    guard denominator > 0 else { return -1 }
    let start = Logarithm.ten(lower)
    return (Logarithm.ten(denominator) - start) / (Logarithm.ten(upper) - start)
  }

  /// Denominators above zero from one end to the other at which a curve may be computed for drawing.
  ///
  /// - Parameter count: How many, at least 2.
  /// - Returns: The denominators, rising.
  public func samples(count: Int) -> [Double] {
    let count = max(count, 2)
    return (0..<count).map { step in
      let share = Double(step) / Double(count - 1)
      if isLogarithmic {
        let start = Logarithm.ten(lower)
        return Logarithm.power(start + share * (Logarithm.ten(upper) - start))
      }
      // Limits bend most at the left; and at zero there are none.
      let bent = lower == 0 ? max(share * share, 1 / Double(count * count)) : share
      return lower + bent * (upper - lower)
    }
  }

  /// Round denominators on the axis, at most so many (at least 2), lowest first.
  public func ticks(atMost maximum: Int) -> [ValueAxis.Tick] {
    guard !isEmpty else { return [] }
    let linear = ValueAxis(lower: lower, upper: upper)
    guard isLogarithmic else { return linear.ticks(atMost: maximum) }
    let (first, last) = (NumberText.decimalExponent(lower), NumberText.decimalExponent(upper))
    for mantissas in [[1.0, 2, 5], [1, 3], [1]] {
      let values = (first...last).flatMap { exponent in
        mantissas.map { $0 * NumberText.powerOfTen(exponent) }
      }.filter { $0 >= lower && $0 <= upper }
      if values.count <= max(maximum, 2), !values.isEmpty { return values.map(Self.tick) }
    }
    // Too many powers of ten: every nth.
    let powers = (first...last).map(NumberText.powerOfTen).filter { $0 >= lower && $0 <= upper }
    let step = max((powers.count + maximum - 1) / max(maximum, 2), 1)
    return stride(from: 0, to: powers.count, by: step).map { Self.tick(powers[$0]) }
  }

  /// Each power of ten in its own unit: 500, 20,000, 50m.
  private static func tick(_ value: Double) -> ValueAxis.Tick {
    ValueAxis.Tick(
      value: value,
      text: ValueFormat(
        decimals: NumberUnit(magnitude: value).divisor == 1
          ? max(-NumberText.decimalExponent(value), 0) : 0
      ).tickText(value)
    )
  }
}
