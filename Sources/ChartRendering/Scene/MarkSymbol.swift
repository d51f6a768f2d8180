import SPCCore

/// A mark that a picture can have; each has its own shape, in every renderer.
enum MarkSymbol: Hashable, Sendable {
  /// A point with its category.
  case category(PointCategory)
  /// A point that centre and limits were computed without.
  case excluded(PointCategory)
  /// A point of a funnel between its two pairs of limits.
  case betweenLimits
  /// A place without a value.
  case gap

  /// What the mark means, for the legend.
  var words: String {
    switch self {
    case .category(let category): category.words
    case .excluded(.commonCause): "Excluded from the limits"
    case .excluded(let category): "\(category.words), excluded from the limits"
    case .betweenLimits: "Between the 95% and the 99.8% limits"
    case .gap: "No data"
    }
  }

  /// The words where there is hardly any room.
  var shortWords: String {
    switch self {
    case .category(let category): category.shortWords
    case .excluded(.commonCause): "Excluded"
    case .excluded(let category): "\(category.shortWords), excluded"
    case .betweenLimits: "Beyond 95%"
    case .gap: "No data"
    }
  }
}
