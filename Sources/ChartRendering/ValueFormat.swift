/// How values are written on a chart, a card or in a table: factor, decimals and suffix.
///
/// Values are written with a comma between thousands and a full stop before decimals, whatever the
/// locale, rounded half away from zero from the shortest decimal that names the number: 2.675 with
/// two decimals is "2.68", as a person reading 2.675 expects.
///
/// Without stated decimals a chart suits them to its range, and ``text(_:)`` to the one number; state
/// them where both must read the same.
public struct ValueFormat: Sendable, Hashable {
  /// The number of decimals; nil lets the chart choose from the range it shows.
  public let decimals: Int?
  /// Values are multiplied by this before they are shown: 100 for a fraction shown as per cent.
  public let factor: Double
  /// Written straight after the number: "%", " days".
  public let suffix: String

  /// Makes a format.
  ///
  /// - Parameters:
  ///   - decimals: The number of decimals, or nil for automatic; clamped to 0...12.
  ///   - factor: What values are multiplied by before they are shown; above 0 and finite, else 1.
  ///   - suffix: Written straight after the number.
  public init(decimals: Int? = nil, factor: Double = 1, suffix: String = "") {
    self.decimals = decimals.map { min(max($0, 0), 12) }
    self.factor = factor.isFinite && factor > 0 ? factor : 1
    self.suffix = suffix
  }

  /// A fraction (0.874) shown as a percentage ("87.4%").
  public static func percentage(decimals: Int? = 1) -> ValueFormat {
    ValueFormat(decimals: decimals, factor: 100, suffix: "%")
  }

  /// The text of one value in the unit of the series.
  ///
  /// - Parameter value: A value as the core holds it; the factor is applied here.
  /// - Returns: "87.4%", "1,234", "−2.7"; "no value" for NaN. Without `decimals` three significant
  ///   figures, or every digit of a whole number.
  public func text(_ value: Double) -> String {
    text(shown: value * factor, decimals: decimals ?? Self.automaticDecimals(value * factor))
  }
}
