/// Which side of the centre line, or which way a trend goes.
public enum SignalSide: Sendable, CaseIterable, Hashable {
  /// Above the centre, or increasing.
  ///
  /// A point of a rule without direction (``RuleKind/hasDirection``) that lies on its centre is
  /// counted here.
  case high
  /// Below the centre, or decreasing.
  case low

  /// The word by which scripts and tools name the side.
  public var name: String {
    switch self {
    case .high: "high"
    case .low: "low"
    }
  }
}
