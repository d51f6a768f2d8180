/// Finds the projects of a portfolio that are one too many.
///
/// What the records say comes first: the measure, the unit and the days. Words come second: they tell a
/// second registration from another idea, and one aim in many places from many aims. What people have
/// declared, a spread, a next phase, a programme, an agreed pause, speaks against it and is said.
///
/// The rules are in `docs/portfolio.md`, with what they find.
public final class DuplicateFinder: Sendable {
  /// The portfolio.
  public let portfolio: PortfolioRecords
  /// What the titles say.
  public let reader: TitleReader
  let features: [ProjectFeatures]
  /// What running programmes cover.
  let scopes: ProgrammeScopes
  /// Measures that so many projects want to move that having one in common says little.
  let commonMeasures: Set<Int>

  /// From this part of words in common two titles say nearly the same.
  static let alike = 0.75
  /// From this part they may mean the same.
  static let akin = 0.5
  /// Projects that have gone on together for so long, half a year, had the time to notice.
  static let longTogether = 183
  /// A measure is common from this part of the open projects that name an outcome: one in five.
  static let commonShare = 0.2
  /// And from so many of them, whatever part that is.
  static let commonCount = 15

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - meanings: The words that stand for the same thing, to which those of the portfolio are added.
  public init(_ portfolio: PortfolioRecords, meanings: WordMeanings = .field) {
    let meanings = meanings.adding(portfolio.wordMeanings)
    let reader = TitleReader(portfolio, meanings: meanings)
    let features = ProjectFeatures.all(of: portfolio, reader)
    let common = Self.commonMeasures(features)
    self.portfolio = portfolio
    self.reader = reader
    self.features = features
    commonMeasures = common
    scopes = ProgrammeScopes(
      portfolio,
      features,
      namesakes: reader.namesakes,
      commonMeasures: common
    )
  }

  private static func commonMeasures(_ features: [ProjectFeatures]) -> Set<Int> {
    var uses: [Int: Int] = [:]
    var measured = 0
    for project in features where project.isOpen && !project.outcomes.isEmpty {
      measured += 1
      for measure in project.outcomes { uses[measure, default: 0] += 1 }
    }
    let most = max(Double(commonCount), commonShare * Double(measured))
    return Set(uses.filter { Double($0.value) >= most }.keys)
  }

  /// Whether people have declared that a project is part of something larger: a running programme, or a
  /// spread.
  func isDeclared(_ project: Int) -> Bool {
    let isMember = features[project].programme.map { portfolio.programmes[$0].isRunning } ?? false
    return isMember || features[project].spreadSource != nil
  }

  /// What the records say of two projects, given by their places, also where they are not one too many.
  public func judge(_ left: Int, _ right: Int) -> DuplicateJudgement {
    PairComparison(left, right, self).judgement
  }
}
