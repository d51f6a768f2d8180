public import QualityModel

/// The figures of one measure, as a load brings them.
public struct MeasureRows: Hashable, Sendable {
  /// The code of the measure.
  public let measureCode: String
  /// The rows, by unit and period.
  public let rows: [ObservationRow]
}

/// One figure of one unit.
public struct ObservationRow: Hashable, Sendable {
  /// The code of the unit.
  public let unitCode: String
  /// The figure.
  public let observation: Observation
}

/// Figures that were corrected later.
public struct RevisedRows: Hashable, Sendable {
  /// The day they became known.
  public let knownOn: CalendarDate
  /// The code of the measure.
  public let measureCode: String
  /// The rows, by unit and period.
  public let rows: [ObservationRow]
}
