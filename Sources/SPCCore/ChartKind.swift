/// A chart that the core can compute.
public enum ChartKind: String, Sendable, CaseIterable, Hashable {
  /// Run chart: the median and the runs around it, no limits.
  case run
  /// Individuals chart with natural process limits from the mean moving range.
  case xmr
}
