/// A decision that limits are computed anew from a day on.
///
/// Identified in a store by measure, unit and day. Only people make phases; nothing computed does.
public struct ProcessPhase: Hashable, Sendable {
  /// The code of the measure.
  public var measureCode: String
  /// The code of the unit it is for; `nil` is for every unit.
  public var unitCode: String?
  /// The first day of the phase.
  public var from: CalendarDate
  /// After how many points the limits are fixed, 12 or more; `nil` is not fixed.
  public var baselinePoints: Int?
  /// Why.
  public var reason: String
  /// Who decided.
  public var decidedBy: String

  /// The fewest points a baseline may have.
  public static let fewestBaselinePoints = 12

  /// Makes a phase.
  public init(
    measureCode: String,
    unitCode: String? = nil,
    from: CalendarDate,
    baselinePoints: Int? = nil,
    reason: String,
    decidedBy: String
  ) {
    self.measureCode = measureCode
    self.unitCode = unitCode
    self.from = from
    self.baselinePoints = baselinePoints
    self.reason = reason
    self.decidedBy = decidedBy
  }
}
