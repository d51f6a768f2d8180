/// A part of a chart's description that does not fit its result.
public enum ChartDescriptionError: Error, Hashable, Sendable {
  /// There must be one x label per point.
  case labelCount(expected: Int, found: Int)
  /// An annotation points outside the series.
  case annotationOutside(index: Int, pointCount: Int)
  /// A phase name gives a start at which no phase of the result starts.
  case phaseUnknown(start: Int, phaseStarts: [Int])
}
