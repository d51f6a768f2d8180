/// Everything a Pareto chart shows, as plain data: categories from the greatest to the least.
public struct ParetoDescription: Sendable {
  /// The words around the picture.
  public let caption: PictureCaption
  /// What is counted: "Incidents", "Cost in pounds".
  public let amountLabel: String
  /// What the categories are: "Type of incident".
  public let categoryLabel: String
  /// How amounts are written.
  public let valueFormat: ValueFormat
  /// The categories, greatest first.
  public let categories: [Category]
  /// The share that the leading categories are to reach, between 0 and 1.
  public let threshold: Double
  /// How many categories, from the first, reach the threshold together.
  public let leadingCount: Int

  /// One category.
  public struct Category: Sendable, Hashable {
    /// "Slips, trips and falls".
    public let name: String
    /// How much of the whole it is, in the unit of the amounts.
    public let amount: Double
    /// Its part of the whole, between 0 and 1; NaN where the whole is nothing.
    public let share: Double
    /// The part of the whole that it and those before it make.
    public let cumulativeShare: Double

    /// Makes a category.
    public init(name: String, amount: Double, share: Double, cumulativeShare: Double) {
      self.name = name
      self.amount = amount
      self.share = share
      self.cumulativeShare = cumulativeShare
    }
  }

  /// Gathers what a Pareto chart shows.
  ///
  /// - Parameters:
  ///   - caption: The words around the picture.
  ///   - amountLabel: What is counted.
  ///   - categoryLabel: What the categories are.
  ///   - valueFormat: How amounts are written.
  ///   - categories: The categories, greatest first; drawn in this order.
  ///   - threshold: The share to reach, 0.8 if not given.
  ///   - leadingCount: How many categories reach it.
  /// - Throws: ``PictureDataError`` when more categories lead than there are.
  public init(
    caption: PictureCaption,
    amountLabel: String,
    categoryLabel: String,
    valueFormat: ValueFormat = ValueFormat(),
    categories: [Category],
    threshold: Double = 0.8,
    leadingCount: Int
  ) throws(PictureDataError) {
    guard (0...categories.count).contains(leadingCount) else {
      throw .indexOutside(index: leadingCount, count: categories.count)
    }
    self.caption = caption
    self.amountLabel = amountLabel
    self.categoryLabel = categoryLabel
    self.valueFormat = valueFormat
    self.categories = categories
    self.threshold = threshold
    self.leadingCount = leadingCount
  }
}
