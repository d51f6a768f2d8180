/// Finds the projects of a portfolio that are one too many.
///
/// What the records say comes first: the measure, the unit and the days. Words come second: they tell a
/// second registration from another idea, and one aim in many places from many aims. What people have
/// declared, a spread, a next phase, a programme, an agreed pause, speaks against it and is said.
///
/// The rules are in `docs/portfolio.md`, with what they find.
public struct DuplicateFinder: Sendable {
  /// The portfolio.
  public let portfolio: PortfolioRecords
  /// What the titles say.
  public let reader: TitleReader
  let features: [ProjectFeatures]

  /// From this part of words in common two titles say nearly the same.
  static let alike = 0.75
  /// From this part they may mean the same.
  static let akin = 0.5
  /// Projects that have gone on together for so long, half a year, had the time to notice.
  static let longTogether = 183

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - meanings: The words that stand for the same thing, to which those of the portfolio are added.
  public init(_ portfolio: PortfolioRecords, meanings: WordMeanings = .field) {
    let meanings = meanings.adding(portfolio.wordMeanings)
    self.portfolio = portfolio
    reader = TitleReader(portfolio, meanings: meanings)
    features = ProjectFeatures.all(of: portfolio)
  }

  /// What the records say of two projects, given by their places, also where they are not one too many.
  public func judge(_ left: Int, _ right: Int) -> DuplicateJudgement {
    PairComparison(left, right, self).judgement
  }
}
