/// Which side of the centre line, or which way a trend goes.
public enum SignalSide: Sendable, CaseIterable, Hashable {
  /// Above the centre, or increasing.
  case high
  /// Below the centre, or decreasing.
  case low
}
