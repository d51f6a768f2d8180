import Testing

@testable import SPCCore

@Suite("Cautions about a series")
struct SeriesCautionTests {
  private func cautions(
    _ values: [Double],
    _ quantity: MeasuredQuantity = .individual
  ) -> [SeriesCaution] {
    SeriesCaution.cautions(for: .values(values), quantity: quantity)
  }

  @Test("An ordinary series has none, and neither has Crofton Ward, for all its shift")
  func none() {
    #expect(cautions(CroftonWard.values, .count).isEmpty)
    var random = SimulatedSeries(seed: 101)
    #expect(cautions(random.normals(36)).isEmpty)
  }

  @Test("Fewer than 13 values have provisional limits; missing ones are not values")
  func few() {
    let twelve = Array(CroftonWard.values[..<12])
    #expect(cautions(twelve) == [.fewPoints(observed: 12, settled: 13)])
    #expect(cautions(Array(CroftonWard.values[..<13])).isEmpty)
    #expect(cautions(twelve + [.nan]) == [.fewPoints(observed: 12, settled: 13)])
    #expect(cautions([]) == [.fewPoints(observed: 0, settled: 13)])
  }

  @Test("Few events in a period, by counts or by numerators")
  func lowCount() {
    var random = SimulatedSeries(seed: 102)
    let counts = random.poissons(3, 30)
    let mean = counts.reduce(0, +) / 30
    #expect(cautions(counts, .count).contains(.meanCountLow(mean: mean, minimum: 4)))
    #expect(!cautions(counts, .individual).contains(.meanCountLow(mean: mean, minimum: 4)))
    let data = ChartData.parts(
      numerators: counts,
      denominators: Array(repeating: 500, count: 30),
      multiplier: 1_000
    )
    for quantity in [MeasuredQuantity.rate, .proportion] {
      let cautions = SeriesCaution.cautions(for: data, quantity: quantity)
      #expect(cautions.contains(.meanCountLow(mean: mean, minimum: 4)))
    }
  }

  @Test("A series that depends on its own past is called so, and rolling means are called that")
  func dependence() throws {
    var random = SimulatedSeries(seed: 103)
    let values = random.autoregressive(0.8, 60)
    let correlation = try #require(Autocorrelation(values))
    #expect(cautions(values) == [.autocorrelated(correlation)])
    let means = random.rollingMeans(over: 12, 84)
    let sign = try #require(RollingMeanSign(means), "seed 103")
    #expect(sign.periods == 12)
    #expect(cautions(means) == [.rollingMean(sign)])
  }

  @Test("More than half the values equal: mostly zero, or mostly one value; half is not more")
  func equalValues() {
    let half = (0..<20).map { $0.isMultiple(of: 2) ? 0.0 : Double(10 + $0 * $0 % 13) }
    #expect(!cautions(half).contains(.mostlyZero(share: 0.5)))
    var more = half
    more[1] = 0
    #expect(cautions(more).contains(.mostlyZero(share: 0.55)))
    #expect(cautions(more.map { $0 + 7 }).contains(.mostlyOneValue(7, share: 0.55)))
    #expect(cautions(Array(repeating: 3, count: 15)) == [.mostlyOneValue(3, share: 1)])
  }

  @Test("Values told apart by more than a sigma are granular, finer ones are not")
  func granular() {
    var random = SimulatedSeries(seed: 104)
    let noise = random.normals(40)
    let coarse = noise.map { ($0 / 2).rounded() * 2 }
    // More than half of these are zero, and that is said instead.
    #expect(
      cautions(coarse).contains { if case .mostlyZero = $0 { true } else { false } },
      "seed 104"
    )
    #expect(
      !cautions(coarse).contains { if case .granular = $0 { true } else { false } },
      "seed 104"
    )
    // Fifteen moving ranges of 2 and four of 0.
    let cycle: [Double] = [2, 4, 2, 0, 2, 4, 4, 2, 0, 0]
    let steps = cycle + cycle
    #expect(cautions(steps).contains(.granular(step: 2, sigma: 30.0 / 19 / 1.128)))
    // A few values, or values that do not come again, say nothing of how coarsely is measured.
    #expect(!cautions([10, 20, 30]).contains { if case .granular = $0 { true } else { false } })
    for values in [Array(steps[..<11]), (1...20).map(Double.init)] {
      #expect(!cautions(values).contains { if case .granular = $0 { true } else { false } })
    }
    let fine = noise.map { ($0 * 5).rounded() / 5 }
    #expect(cautions(fine).isEmpty, "seed 104")
  }

  @Test("More than one value in ten missing")
  func missing() {
    var values = Array(CroftonWard.values[..<20])
    values[3] = .nan
    values[11] = .nan
    #expect(cautions(values).isEmpty)
    values[15] = .nan
    #expect(cautions(values) == [.missing(count: 3, share: 0.15)])
  }

  @Test("Denominators and subgroups more than 25 % from their mean; on the line is not more")
  func sizes() {
    var random = SimulatedSeries(seed: 105)
    func cautions(_ sizes: [Double]) -> [SeriesCaution] {
      SeriesCaution.cautions(
        for: .parts(
          numerators: sizes.map { random.binomial(Int($0), 0.4) },
          denominators: sizes,
          multiplier: 100
        ),
        quantity: .proportion
      )
    }
    let even = (0..<24).map { $0.isMultiple(of: 2) ? 75.0 : 125 }
    #expect(cautions(even).isEmpty, "seed 105")
    let uneven = (0..<24).map { $0.isMultiple(of: 2) ? 74.0 : 126 }
    #expect(cautions(uneven) == [.sizesVary(smallest: 0.74, largest: 1.26)], "seed 105")
    let subgroups = (0..<24).map { random.normals($0 == 5 ? 2 : 6) }
    #expect(
      SeriesCaution.cautions(for: .subgroups(subgroups), quantity: .mean).contains {
        if case .sizesVary = $0 { true } else { false }
      }
    )
  }

  @Test("Times between events are skewed by nature and have no cautions for that")
  func skewed() {
    var random = SimulatedSeries(seed: 106)
    let days = random.normals(40).map { (10 * $0 * $0).rounded() }
    #expect(
      cautions(days, .timeBetween).allSatisfy {
        if case .mostlyZero = $0 { false } else { true }
      }
    )
  }
}
