/// The scale on which a t chart computes: the power 1 ÷ 3.6 makes exponential times nearly normal.
enum EventTime {
  private static let exponent = 3.6

  /// A time on the compressed scale; NaN stays NaN.
  static func compressed(_ time: Double) -> Double {
    Mathematics.exponential(Mathematics.logarithm(time) / exponent)
  }

  /// A time back on its own scale; zero for what would be negative, NaN stays NaN.
  static func stretched(_ value: Double) -> Double {
    value <= 0 ? 0 : Mathematics.exponential(Mathematics.logarithm(value) * exponent)
  }
}
