public import SPCCore

extension ParetoDescription {
  /// Shows a Pareto chart of the core.
  ///
  /// - Parameters:
  ///   - chart: The Pareto chart.
  ///   - caption: The words around the picture.
  ///   - amountLabel: What is counted.
  ///   - categoryLabel: What the categories are.
  ///   - valueFormat: How amounts are written.
  ///   - threshold: The share that the leading categories are to reach, 0.8 if not given.
  public init(
    _ chart: ParetoChart,
    caption: PictureCaption,
    amountLabel: String,
    categoryLabel: String,
    valueFormat: ValueFormat = ValueFormat(),
    threshold: Double = 0.8
  ) {
    self.caption = caption
    self.amountLabel = amountLabel
    self.categoryLabel = categoryLabel
    self.valueFormat = valueFormat
    // Nothing at all has no parts; the core calls them 0.
    let hasWhole = chart.total > 0
    categories = chart.categories.map { category in
      Category(
        name: category.name,
        amount: category.weight,
        share: hasWhole ? category.share : .nan,
        cumulativeShare: hasWhole ? category.cumulativeShare : .nan
      )
    }
    self.threshold = threshold
    leadingCount = chart.largest(making: threshold).count
  }
}
