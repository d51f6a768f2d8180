/// The words around a funnel, a Pareto chart or a cumulative sum.
///
/// Every text may hold anything a user typed; it is made clean when the scene is made.
public struct PictureCaption: Sendable, Hashable {
  /// What the picture is of.
  public let title: String
  /// A second, quieter line: unit, place, period.
  public let subtitle: String?
  /// Where the data come from, as a whole line: "Source: incident system".
  public let source: String?
  /// What was known when, as a whole line: "As of 1 October 2024".
  public let asOf: String?
  /// A remark on the whole picture: "Latest month is provisional".
  public let note: String?

  /// Gathers the words; all but the title may be left out.
  public init(
    title: String,
    subtitle: String? = nil,
    source: String? = nil,
    asOf: String? = nil,
    note: String? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.asOf = asOf
    self.note = note
  }
}

/// Parts of a picture's description that do not fit each other.
public enum PictureDataError: Error, Hashable, Sendable {
  /// An array has another length than the one it belongs to.
  case count(of: Part, expected: Int, found: Int)
  /// An index lies outside the points.
  case indexOutside(index: Int, count: Int)

  /// The array that does not fit.
  public enum Part: Sendable, Hashable {
    /// The labels of the points.
    case labels
    /// The sums that look for a fall.
    case lowerSums
    /// The lower curve of a pair of limits.
    case lowerCurve
    /// The upper curve of a pair of limits.
    case upperCurve
  }
}
