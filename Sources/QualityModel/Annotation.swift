/// A remark at a day of a measure.
///
/// Identified in a store by all of its fields.
public struct Annotation: Hashable, Sendable {
  /// The code of the measure.
  public var measureCode: String
  /// The code of the unit it is for; `nil` is for every unit.
  public var unitCode: String?
  /// The day.
  public var date: CalendarDate
  /// The remark.
  public var text: String

  /// Makes an annotation.
  public init(measureCode: String, unitCode: String? = nil, date: CalendarDate, text: String) {
    self.measureCode = measureCode
    self.unitCode = unitCode
    self.date = date
    self.text = text
  }
}
