import SPCCore
import Testing
import TestInputSupport

@Suite("Pareto chart")
struct ParetoChartTests {
  @Test("Categories from the largest down, with what they make together")
  func order() throws {
    let chart = try ParetoChart(
      names: ["falls", "infections", "other"],
      weights: [2, 6, 2]
    )
    #expect(chart.categories.map(\.name) == ["infections", "falls", "other"])
    #expect(chart.categories.map(\.weight) == [6, 2, 2])
    #expect(chart.categories.map(\.cumulativeWeight) == [6, 8, 10])
    #expect(chart.categories.map(\.share) == [0.6, 0.2, 0.2])
    #expect(chart.categories.map(\.cumulativeShare) == [0.6, 0.8, 1])
    #expect(chart.total == 10)
  }

  @Test("Equal weights stand by name, by Unicode scalars: capitals before small letters")
  func ties() throws {
    let chart = try ParetoChart(observations: ["b", "Z", "é", "a", "B"])
    #expect(chart.categories.map(\.name) == ["B", "Z", "a", "b", "é"])
  }

  @Test("The fewest categories that make 80 %: one on the share is enough")
  func vitalFew() throws {
    let chart = try ParetoChart(names: ["a", "b", "c", "d"], weights: [7, 1, 1, 1])
    #expect(chart.largest().map(\.name) == ["a", "b"])
    #expect(chart.largest(making: 0.7).map(\.name) == ["a"])
    #expect(chart.largest(making: 0.71).count == 2)
    #expect(chart.largest(making: 1).count == 4)
    #expect(chart.largest(making: 2).count == 4)
    #expect(chart.largest(making: 0).isEmpty)
    #expect(chart.largest(making: .nan).isEmpty)
  }

  @Test("Categories of weight 0 are not needed to make all of the total")
  func zeroWeights() throws {
    let chart = try ParetoChart(names: ["a", "b", "c"], weights: [0, 3, 0])
    #expect(chart.categories.map(\.name) == ["b", "a", "c"])
    #expect(chart.largest(making: 1).map(\.name) == ["b"])
  }

  @Test("Nothing happened: every category stands, with shares of 0, and none is needed")
  func nothing() throws {
    let chart = try ParetoChart(names: ["b", "a"], weights: [0, .nan])
    #expect(chart.total == 0)
    #expect(chart.categories.map(\.name) == ["a", "b"])
    #expect(chart.categories.allSatisfy { $0.share == 0 && $0.cumulativeShare == 0 })
    #expect(chart.largest().isEmpty)
  }

  @Test("One category is the whole")
  func single() throws {
    let chart = try ParetoChart(observations: ["only", "only"])
    #expect(chart.categories.count == 1)
    #expect(chart.categories[0].weight == 2 && chart.categories[0].cumulativeShare == 1)
    #expect(chart.largest().count == 1)
  }

  @Test("What cannot be computed is refused with the facts")
  func errors() {
    #expect(throws: ParetoError.noCategories) { try ParetoChart(observations: []) }
    #expect(throws: ParetoError.weightCountMismatch(weightCount: 1, nameCount: 2)) {
      try ParetoChart(names: ["a", "b"], weights: [1])
    }
    #expect(throws: ParetoError.weightOutOfRange(index: 1, value: -1)) {
      try ParetoChart(names: ["a", "b"], weights: [1, -1])
    }
    #expect(throws: ParetoError.weightOutOfRange(index: 0, value: .infinity)) {
      try ParetoChart(names: ["a"], weights: [.infinity])
    }
    #expect(throws: ParetoError.magnitudeTooLarge) {
      try ParetoChart(names: ["a", "b"], weights: [1e308, 1e308])
    }
  }

  @Test("The order of the input changes nothing, not even the last digit")
  func inputOrder() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      var entries = (0..<random.integer(in: 1...60)).map { _ in
        (name: "c\(random.integer(in: 0...12))", weight: Double(random.integer(in: 0...9)) / 10)
      }
      let ours = try ParetoChart(names: entries.map(\.name), weights: entries.map(\.weight))
      for index in entries.indices.reversed() {
        entries.swapAt(index, random.integer(in: 0...index))
      }
      let other = try ParetoChart(names: entries.map(\.name), weights: entries.map(\.weight))
      #expect(ours == other, "seed \(seed)")
    }
  }

  @Test("Weights never rise, shares add up to 1, and another unit changes no share")
  func coherence() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SeededSeries(seed: seed)
      let names = (0..<random.integer(in: 1...60)).map { _ in "c\(random.integer(in: 0...12))" }
      let weights = names.map { _ in Double(random.integer(in: 1...100)) / 7 }
      let ours = try ParetoChart(names: names, weights: weights)
      for (a, b) in zip(ours.categories, ours.categories.dropFirst()) {
        #expect(a.weight >= b.weight && a.cumulativeShare <= b.cumulativeShare, "seed \(seed)")
      }
      #expect(ours.categories.last?.cumulativeShare == 1, "seed \(seed)")
      let other = try ParetoChart(names: names, weights: weights.map { $0 * 16 })
      #expect(ours.categories.map(\.share) == other.categories.map(\.share), "seed \(seed)")
    }
  }

  @Test(
    "Every column of qicharts2's paretochart",
    .enabled(
      if: SharedFolder.isPresent,
      "the shared folder with reference cases is not beside this checkout"
    )
  )
  func golden() throws {
    let golden = try GoldenCase("qic_pareto")
    let chart = try ParetoChart(observations: golden.input().map { try #require($0["x"]) })
    let expected = try golden.expected()
    #expect(expected.count == 7 && chart.categories.count == 7)
    for (category, row) in zip(chart.categories, expected) {
      #expect(category.name == row["x"])
      #expect(agree(category.weight, row.number("y")))
      #expect(agree(category.cumulativeWeight, row.number("y.cum")))
      #expect(agree(category.share, row.number("p")))
      #expect(agree(category.cumulativeShare, row.number("p.cum")))
    }
    #expect(
      chart.largest().map(\.name) == ["Gastrointestinal", "Infection", "Procedure"]
    )
  }
}
