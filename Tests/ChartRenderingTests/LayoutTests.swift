import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("Placing labels")
struct LayoutTests {
  @Test("Labels that have room stay where they belong")
  func roomy() {
    #expect(LabelSpread.places(wished: [50, 10, 90], height: 10, bounds: 0...100) == [50, 10, 90])
  }

  @Test("Labels at one place stand around it in order")
  func crowded() {
    let places = LabelSpread.places(wished: [50, 50, 50], height: 10, bounds: 0...100)
    #expect(places == [40, 50, 60])
  }

  @Test("Labels never overlap, keep their order and stay within their bounds")
  func spreadProperties() {
    var random = SeededGenerator(seed: 17)
    for round in 0..<500 {
      let count = Int.random(in: 1...8, using: &random)
      let wished = (0..<count).map { _ in Double.random(in: -20...120, using: &random) }
      let places = LabelSpread.places(wished: wished, height: 10, bounds: 0...100)
      let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
      for (upper, lower) in zip(order, order.dropFirst()) {
        #expect(places[lower] - places[upper] >= 10 - 1e-9, "seed 17, round \(round)")
      }
      #expect(places.allSatisfy { $0 >= 5 - 1e-9 && $0 <= 95 + 1e-9 }, "seed 17, round \(round)")
    }
  }

  @Test("Kept labels never touch, and the last point has one")
  func thinning() {
    var random = SeededGenerator(seed: 23)
    for round in 0..<300 {
      let count = Int.random(in: 1...400, using: &random)
      let widths = (0..<count).map { _ in Double.random(in: 3...12, using: &random) }
      let centres = (0..<count).map { (Double($0) + 0.5) * 100 / Double(count) }
      let kept = LabelThinning.kept(widths: widths, centres: centres, gap: 2)
      #expect(kept.last == count - 1, "seed 23, round \(round)")
      for (left, right) in zip(kept, kept.dropFirst()) {
        #expect(
          centres[left] + widths[left] / 2 + 2 <= centres[right] - widths[right] / 2 + 1e-9,
          "seed 23, round \(round)"
        )
      }
    }
  }

  @Test("Text breaks at spaces, a long word inside, and loses nothing but spaces")
  func wrapping() {
    let lines = TextWrap.lines("one two threefourfive six", width: 7) { Double($0.count) }
    #expect(lines == ["one two", "threefo", "urfive", "six"])
    #expect(TextWrap.lines("", width: 5) { Double($0.count) }.isEmpty)
  }

  @Test("A text too long ends in an ellipsis")
  func truncation() {
    func cut(_ width: Double) -> String {
      TextWrap.truncated("Safety huddles", width: width, ellipsis: "…") { Double($0.count) }
    }
    #expect(cut(14) == "Safety huddles")
    #expect(cut(8) == "Safety…")
    #expect(cut(1) == "…")
    #expect(cut(0) == "")
  }
}
