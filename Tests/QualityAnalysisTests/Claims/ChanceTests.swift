import Foundation
import QualityAnalysis
import QualityModel
import TestInputSupport
import Testing

@Suite("What chance does to figures that nothing happens to")
struct ChanceTests {
  /// So many wards whose figures are noise around one level, and Crofton, where something happens.
  private func portfolio(wards: Int, seed: UInt64) -> SmallPortfolio {
    var generator = SeededGenerator(seed: seed)
    func noise() -> Double {
      let uniform = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &generator)
      let angle = Double.random(in: 0..<(2 * .pi), using: &generator)
      return (-2 * log(uniform)).squareRoot() * cos(angle)
    }
    var portfolio = SmallPortfolio()
    portfolio.records["note"] = nil
    for ward in 0..<wards {
      let code = "W\(ward)"
      portfolio.units.append(
        OrganisationUnit(code: code, name: code, kind: .ward, parentCode: "COM")
      )
      for measure in ["M", "B"] {
        portfolio.numerators[measure, default: [:]][code] = (0..<36).map { _ in 100 + 10 * noise() }
      }
    }
    return portfolio
  }

  @Test(
    "Of a thousand wards few are called improved, and few harmed",
    arguments: [UInt64(20_240_115), .random(in: 1...1_000_000)]
  )
  func noise(_ seed: UInt64) throws {
    var portfolio = portfolio(wards: 1000, seed: seed)
    ClaimTests.take(.noHarm, from: &portfolio)
    let claim = try portfolio.claim()
    let improved = try #require(claim.elsewhere)
    let harmed = try #require(claim.course.harms.first).elsewhere
    #expect(improved.of == 1001 && harmed.of == 1000)
    #expect(improved.count <= 20, "seed \(seed): \(improved)")
    #expect(harmed.count <= 45, "seed \(seed): \(harmed)")
  }
}
