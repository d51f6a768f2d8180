import QualityAnalysis
import QualityModel
import Testing

@Suite("How well tests of changes are made")
struct CycleQualityTests {
  private func quality(_ cycles: [EntityRecord], on day: String = "2024-01-15") throws
    -> CycleQuality
  {
    var portfolio = SmallPortfolio()
    portfolio.records["cycles"] = cycles
    portfolio.day = day
    return try portfolio.evidence().cycleQuality(of: "P")
  }

  private static let whole = [
    SmallPortfolio.cycle(1, "one_case", "2022-02-01", "adapt"),
    SmallPortfolio.cycle(2, "few_cases", "2022-04-01", "adapt"),
    SmallPortfolio.cycle(3, "one_unit", "2022-07-01", "adopt"),
  ]

  @Test("Three tests that lack nothing and build on one another are thorough, two are not")
  func thorough() throws {
    let quality = try quality(Self.whole)
    #expect(quality.isThorough && quality.startsSmall == true && quality.grows == true)
    #expect(quality.features[.linked] == CountOf(2, of: 2))
    #expect(quality.features[.followedUp] == CountOf(2, of: 2))
    #expect(try !self.quality(Array(Self.whole.prefix(2))).isThorough)
  }

  @Test(
    "What one test lacks is counted for it, and the project is not thorough",
    arguments: [
      ("prediction", [CycleFeature.predicted, .compared]), ("measured", [.counted]),
      ("observed", [.observed]), ("study", [.compared]), ("decision", [.decided]),
    ]
  )
  func lacking(_ field: String, _ features: [CycleFeature]) throws {
    let second = SmallPortfolio.cycle(2, "few_cases", "2022-04-01", "adapt", [field: nil])
    let quality = try quality([Self.whole[0], second, Self.whole[2]])
    #expect(!quality.isThorough)
    #expect(quality.lacking.map(\.features) == [[], features, []])
    for feature in features { #expect(quality.features[feature] == CountOf(2, of: 3)) }
  }

  @Test("A test that goes on is asked for a prediction, and not yet for a study")
  func underWay() throws {
    let open = SmallPortfolio.cycle(4, "one_unit", "2024-01-10", nil, ["study": nil])
    let quality = try quality(Self.whole + [open])
    #expect(quality.begun == 4 && quality.ended == 3)
    #expect(quality.features[.predicted] == CountOf(4, of: 4))
    #expect(quality.features[.compared] == CountOf(3, of: 3))
    #expect(quality.isThorough)
  }

  @Test("Tests that begin after the day do not count, and those that end after it go on")
  func onADay() throws {
    let early = try quality(Self.whole, on: "2022-04-05")
    #expect(early.begun == 2 && early.ended == 1)
    #expect(early.features[.followedUp] == CountOf(1, of: 1))
    let none = try quality(Self.whole, on: "2022-01-31")
    #expect(none.begun == 0 && none.startsSmall == nil && none.grows == nil)
    #expect(none.features.isEmpty && !none.isThorough)
  }

  @Test("To begin with the whole ward is not small, and to stay there is not to grow")
  func scale() throws {
    let large = (1...3).map { SmallPortfolio.cycle($0, "one_unit", "2022-0\($0)-01", "adapt") }
    let quality = try quality(large)
    #expect(quality.startsSmall == false && quality.grows == false)
    let shrinking = ["few_cases", "one_unit", "one_case"].enumerated().map {
      SmallPortfolio.cycle($0 + 1, $1, "2022-0\($0 + 1)-01", "adapt")
    }
    #expect(try self.quality(shrinking).grows == false)
    let unknown = (1...2).map { SmallPortfolio.cycle($0, nil, "2022-0\($0)-01", "adapt") }
    #expect(try self.quality(unknown).startsSmall == nil)
  }

  @Test("The sum of several projects counts each of their tests once")
  func sum() throws {
    let one = try quality(Self.whole)
    let none = try quality([])
    let sum = CycleQualitySum([one, none, one])
    #expect(sum.cycles.begun == 6 && sum.cycles.ended == 6)
    #expect(sum.features[.predicted] == CountOf(6, of: 6))
    #expect(sum.thorough == CountOf(2, of: 2) && sum.grows == CountOf(2, of: 2))
  }
}
