import QualityAnalysis
import QualityModel
import Testing

@Suite("What a measure did since a change")
struct SeriesCourseTests {
  private func course(_ portfolio: SmallPortfolio) throws -> SeriesCourse {
    try #require(try portfolio.claim().course.outcomes.first)
  }

  @Test("Without figures, with too few before or after, and without a better way nothing is said")
  func obstacles() throws {
    var portfolio = SmallPortfolio()
    portfolio.numerators["M"]?["CROFTON"] = nil
    #expect(try course(portfolio).obstacle == .noFigures)
    portfolio.numerators["M"]?["CROFTON"] =
      Array(repeating: nil, count: 7) + SmallPortfolio.usual(29)
    // Eleven before July; by September, when the change was in place, there are thirteen.
    #expect(try course(portfolio).obstacle == nil)
    #expect("\(try course(portfolio).change)" == "2022-09-01")
    portfolio.numerators["M"]?["CROFTON"] =
      Array(repeating: nil, count: 9) + SmallPortfolio.usual(27)
    #expect(try course(portfolio).obstacle == .fewBefore(9))
    portfolio.numerators["M"]?["CROFTON"] = SmallPortfolio.usual(23)
    #expect(try course(portfolio).obstacle == .fewAfter(5))
    portfolio.numerators["M"]?["CROFTON"] = SmallPortfolio.usual(36)
    portfolio.definitions["M"] = [SmallPortfolio.rate("M", .neutral)]
    #expect(try course(portfolio).obstacle == .neutral)
  }

  @Test("One very good month is no improvement, nor are six that are only just better")
  func chance() throws {
    var portfolio = SmallPortfolio()
    var figures = SmallPortfolio.usual(36)
    figures[30] = 0
    portfolio.numerators["M"]?["CROFTON"] = figures
    #expect(try course(portfolio).improvement == nil)
    portfolio.numerators["M"]?["CROFTON"] =
      SmallPortfolio.usual(29) + Array(repeating: 9.8, count: 7)
    #expect(try course(portfolio).improvement == nil)
  }

  @Test("A month without a figure breaks a run; half a year must come without one")
  func missingMonths() throws {
    var portfolio = SmallPortfolio()
    // Above the lower limit, so that only a run of seven shows it.
    var figures: [Double?] =
      SmallPortfolio.usual(18) + (0..<18).map { $0 % 2 == 0 ? 7.5 : 8.5 }
    portfolio.numerators["M"]?["CROFTON"] = figures
    #expect(try course(portfolio).isImproved)
    for month in stride(from: 22, to: 36, by: 5) { figures[month] = nil }
    portfolio.numerators["M"]?["CROFTON"] = figures
    let broken = try course(portfolio)
    #expect(broken.pointsAfter == 15 && broken.improvement == nil)
  }

  @Test("Half a year without a single event is asked about, and not called improved")
  func silent() throws {
    var portfolio = SmallPortfolio()
    portfolio.numerators["M"]?["CROFTON"] =
      SmallPortfolio.usual(18) + Array(repeating: 0, count: 18)
    let silent = try course(portfolio)
    #expect(silent.isSilent && !silent.isImproved)
    #expect(try portfolio.claim().supported == .testing)
  }

  @Test("Figures under a later version of the definition are not compared")
  func redefined() throws {
    var portfolio = SmallPortfolio()
    var first = SmallPortfolio.rate("M", .lower)
    first.effectiveTo = CalendarDate(iso: "2022-10-31")
    var second = SmallPortfolio.rate("M", .lower)
    second.version = 2
    second.effectiveFrom = CalendarDate(iso: "2022-11-01")
    portfolio.definitions["M"] = [first, second]
    let course = try course(portfolio)
    #expect(course.obstacle == .fewAfter(4))
    #expect(course.redefinedOn == CalendarDate(iso: "2022-11-01"))
  }

  @Test("Weeks are judged by four together, counted both ways from the change")
  func weeks() throws {
    var portfolio = SmallPortfolio()
    portfolio.definitions["M"] = [SmallPortfolio.rate("M", .lower, .weekly)]
    // 78 weeks end before July 2022; 79 begin before the middle of January 2024.
    portfolio.numerators["M"]?["CROFTON"] =
      SmallPortfolio.usual(78) + SmallPortfolio.usual(80).map { $0 - 5 }
    let course = try course(portfolio)
    #expect(course.periodsPerPoint == 4)
    #expect(course.pointsBefore == 19 && course.pointsAfter == 20)
    #expect(course.isImproved)
    let before = try #require(course.before)
    let now = try #require(course.now)
    #expect((9...11).contains(before) && (4...6).contains(now))
  }
}

extension SmallPortfolio {
  static func rate(_ code: String, _ better: BetterDirection, _ frequency: Frequency)
    -> MeasureDefinition
  {
    rate(code, better, kind: .rate, frequency)
  }
}
