/// How settled a figure is.
public enum ObservationStatus: String, CaseIterable, Hashable, Sendable {
  /// Expected to be revised.
  case provisional
  /// Settled; may still be corrected.
  case final
  /// Taken back: the period has no figure any more.
  case withdrawn
}

/// The parts of one figure of one measure for one unit and one period, in one revision.
///
/// The numerator is `nil` exactly when ``missingReason`` says why: missing is not zero.
public struct Observation: Hashable, Sendable {
  /// The first day of the period.
  public var period: CalendarDate
  /// What was counted or summed.
  public var numerator: Double?
  /// What it is divided by, for the kinds that divide.
  public var denominator: Double?
  /// Why there is no numerator.
  public var missingReason: String?
  /// How settled the figure is.
  public var status: ObservationStatus
  /// 0 for the first figure, then 1, 2 … for its corrections.
  public var revision: Int
  /// The change that recorded it, 0 before it is in a store.
  public var batch: Int

  /// Makes an observation.
  public init(
    period: CalendarDate,
    numerator: Double?,
    denominator: Double? = nil,
    missingReason: String? = nil,
    status: ObservationStatus = .final,
    revision: Int = 0,
    batch: Int = 0
  ) {
    self.period = period
    self.numerator = numerator
    self.denominator = denominator
    self.missingReason = missingReason
    self.status = status
    self.revision = revision
    self.batch = batch
  }
}
