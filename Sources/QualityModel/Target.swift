/// A value that a measure is held against for a time.
///
/// Identified in a store by measure, unit and first day: the same three with another value is a
/// correction of the target.
public struct Target: Hashable, Sendable {
  /// The code of the measure.
  public var measureCode: String
  /// The code of the unit it is for; `nil` is for every unit.
  public var unitCode: String?
  /// The value, in the unit of the measure after its multiplier.
  public var value: Double
  /// The first day it holds.
  public var from: CalendarDate
  /// The last day it holds; `nil` is until further notice.
  public var to: CalendarDate?
  /// Where it comes from.
  public var source: String

  /// Makes a target.
  public init(
    measureCode: String,
    unitCode: String? = nil,
    value: Double,
    from: CalendarDate,
    to: CalendarDate? = nil,
    source: String
  ) {
    self.measureCode = measureCode
    self.unitCode = unitCode
    self.value = value
    self.from = from
    self.to = to
    self.source = source
  }

  /// Whether it holds on a day.
  public func isEffective(on day: CalendarDate) -> Bool {
    day >= from && (to.map { day <= $0 } ?? true)
  }
}
