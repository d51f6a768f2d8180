import SPCCore

/// A mark that a picture can have; each has its own shape, in every renderer.
enum MarkSymbol: Hashable, Sendable {
  /// A point with its category.
  case category(PointCategory)
  /// A point that centre and limits were computed without.
  case excluded(PointCategory)
  /// A point of a funnel between its two pairs of limits.
  case betweenLimits
  /// A bar of the few categories that together reach a share.
  case leadingBar
  /// A bar of the categories after those.
  case otherBar
  /// The share of a category and all before it.
  case cumulativeShare
  /// A place without a value.
  case gap
}

/// A mark with its meaning, as a legend says it.
struct LegendEntry: Hashable, Sendable {
  let symbol: MarkSymbol
  /// "Special cause, improving".
  let words: String
  /// The words where there is hardly any room.
  let shortWords: String

  init(_ symbol: MarkSymbol, _ words: String, short shortWords: String) {
    (self.symbol, self.words, self.shortWords) = (symbol, words, shortWords)
  }

  /// A point of a control chart.
  init(category: PointCategory, isExcluded: Bool) {
    guard isExcluded else {
      self.init(.category(category), category.words, short: category.shortWords)
      return
    }
    let isCommon = category == .commonCause
    self.init(
      .excluded(category),
      isCommon ? "Excluded from the limits" : "\(category.words), excluded from the limits",
      short: isCommon ? "Excluded" : "\(category.shortWords), excluded"
    )
  }

  /// Missing data.
  static let gap = LegendEntry(.gap, "No data", short: "No data")
}
