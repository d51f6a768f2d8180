import Testing

@testable import SPCCore

@Suite("The change of level")
struct LevelChangeTests {
  @Test("The change point is where least squares puts it, by trying every place")
  func bruteForce() throws {
    var random = SimulatedSeries(seed: 61)
    for _ in 0..<50 {
      var values = random.normals(40)
      for index in 20..<40 { values[index] += 1.5 }
      values[Int(random.poisson(10)) % 40] = .nan
      let change = try #require(LevelChange(values))
      let observed = values.indices.filter { !values[$0].isNaN }
      let residuals = (7...observed.count - 7).map { place in
        [observed[..<place], observed[place...]].reduce(0.0) { sum, part in
          let mean = part.reduce(0) { $0 + values[$1] } / Double(part.count)
          return sum + part.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
        }
      }
      let best = try #require(residuals.indices.min { residuals[$0] < residuals[$1] })
      #expect(change.index == observed[best + 7], "seed 61")
    }
  }

  @Test("Z is the difference of means in standard errors from the mean moving range, by hand")
  func byHand() throws {
    let values: [Double] = [1, 3, 1, 3, 1, 3, 1, 3, 9, 11, 9, 11, 9, 11, 9, 11]
    let change = try #require(LevelChange(values))
    #expect(change.index == 8)
    #expect(agree(change.meanBefore, 2) && agree(change.meanAfter, 10))
    #expect(change.side == .high)
    // 15 ranges: fourteen of 2 and one of 6.
    #expect(agree(change.statistic, 8 * 4.0.squareRoot() / (34.0 / 15 / 1.128)))
  }

  @Test(
    "About 1 % of stable series reach the bound, whatever their length",
    arguments: [24, 48, 104]
  )
  func chance(count: Int) {
    var random = SimulatedSeries(seed: 62)
    let seriesCount = SimulatedSeries.count(2_000)
    let reached = (0..<seriesCount).count { _ in
      LevelChange(random.normals(count))?.isBeyondChance ?? false
    }
    print("seed 62, \(count) values: Z ≥ 3.6 in \(reached) of \(seriesCount)")
    #expect((0.004...0.018).contains(Double(reached) / Double(seriesCount)))
  }

  @Test("Equal standard errors change nothing; a vague point weighs less")
  func weights() throws {
    var random = SimulatedSeries(seed: 63)
    let values = random.normals(30).enumerated().map { $1 + ($0 < 15 ? 0 : 2) }
    let plain = try #require(LevelChange(values))
    let equal = try #require(LevelChange(values, sigmas: Array(repeating: 2.5, count: 30)))
    #expect(equal.index == plain.index)
    #expect(agree(equal.statistic, plain.statistic))
    var vague = values
    var sigmas = [Double](repeating: 1, count: 30)
    vague[2] = 50
    sigmas[2] = 1_000
    let other = try #require(LevelChange(vague, sigmas: sigmas))
    #expect((other.meanBefore - plain.meanBefore).magnitude < 0.5, "seed 63")
    #expect(other.index == plain.index, "seed 63")
  }

  @Test("Unit and level change only the means; sizes at the ends of the number line are no matter")
  func invariance() throws {
    let plain = try #require(LevelChange(CroftonWard.values))
    for scale in [1e-300, 1e-9, 1e12, 1e300] {
      let other = try #require(LevelChange(CroftonWard.values.map { $0 * scale }))
      #expect(other.index == plain.index)
      #expect((other.statistic / plain.statistic - 1).magnitude < 1e-9)
    }
  }

  @Test("There is none in a constant, missing or short series")
  func none() {
    #expect(LevelChange([]) == nil)
    #expect(LevelChange(Array(repeating: 4, count: 40)) == nil)
    #expect(LevelChange(Array(repeating: .nan, count: 40)) == nil)
    #expect(LevelChange(Array(CroftonWard.values[..<13])) == nil)
  }
}
