import Foundation
import Testing

@testable import SPCCore
import TestInputSupport

@Suite("Control chart constants")
struct ControlChartConstantsTests {
  @Test("Exact values for two and three values per subgroup")
  func closedForms() {
    let pi = Double.pi
    #expect(isClose(ControlChartConstants.c4(2), (2 / pi).squareRoot(), relative: 1e-15))
    #expect(isClose(ControlChartConstants.c4(3), pi.squareRoot() / 2, relative: 1e-15))
    #expect(isClose(ControlChartConstants.d2(2), 2 / pi.squareRoot(), relative: 1e-14))
    #expect(isClose(ControlChartConstants.d2(3), 3 / pi.squareRoot(), relative: 1e-14))
    #expect(isClose(ControlChartConstants.d3(2), (2 - 4 / pi).squareRoot(), relative: 1e-13))
    let third = 2 + 3 * 3.0.squareRoot() / pi - 9 / pi
    #expect(isClose(ControlChartConstants.d3(3), third.squareRoot(), relative: 1e-13))
  }

  @Test("The two ways of computing c4 meet where one takes over from the other")
  func bothWays() {
    for n in 15...40 {
      let product = ControlChartConstants.c4(n) * ControlChartConstants.c4(n + 1)
      #expect(isClose(product, (Double(n - 1) / Double(n)).squareRoot(), relative: 1e-14), "\(n)")
    }
    // 1 − 1 ÷ (4n) − 7 ÷ (32n²) − 19 ÷ (128n³): the next term is below 10⁻²⁴ here.
    let n = 1_000_000.0
    let expansion = 1 - 1 / (4 * n) - 7 / (32 * n * n) - 19 / (128 * n * n * n)
    #expect(isClose(ControlChartConstants.c4(1_000_000), expansion, relative: 1e-15))
  }

  @Test("The range of n values: as an integration with 25 digits finds it")
  func ranges() {
    let exact: [(n: Int, d2: Double, d3: Double)] = [
      (5, 2.325_928_947_281_039_23, 0.864_081_941_099_504_075),
      (10, 3.077_505_461_670_345_71, 0.797_050_673_519_411_245),
      (25, 3.930_629_219_507_113_16, 0.708_440_765_888_655_028),
      (50, 4.498_147_258_779_700_63, 0.652_142_588_429_958_557),
      (100, 5.015_187_272_883_368_75, 0.605_179_109_48),
      (200, 5.492_084_894_902_308_98, 0.565_992_402_70),
      (1_000, 6.482_871_538_266_881_72, 0.496_735_185_78),
      (1_000_000, 9.725_794_972_392_925_44, 0.350_731_327_64),
    ]
    for (n, d2, d3) in exact {
      #expect(isClose(ControlChartConstants.d2(n), d2, relative: n > 1_000 ? 1e-9 : 1e-13), "\(n)")
      #expect(
        isClose(
          ControlChartConstants.d3(n),
          d3,
          relative: n > 1_000 ? 1e-9 : n > 50 ? 2e-11 : 1e-12
        ),
        "\(n)"
      )
    }
  }

  /// The density of the range, n (n − 1) ∫ φ(x) φ(x + r) (Φ(x + r) − Φ(x))ⁿ⁻² dx, summed on a grid:
  /// another formula than the one in use, and from 8 values on good to 10⁻¹¹ with these steps.
  @Test("From 8 to 50 values d2 and d3 are those of the density of the range")
  func densityOfTheRange() {
    let step = 0.05
    let half = 180
    let nodes = (-half...(half + 280)).map { Double($0) * step }
    let density = nodes.map { exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() }
    let cumulative = nodes.map { erfc(-$0 / 2.0.squareRoot()) / 2 }
    var first = [Double](repeating: 0, count: 51)
    var second = first
    for width in 1...280 {
      let range = Double(width) * step
      for node in stride(from: 0, to: 2 * half, by: 2) {
        let weight = density[node] * density[node + width] * 2 * step * step
        guard weight > 1e-22 else { continue }
        let inside = cumulative[node + width] - cumulative[node]
        var power = weight * pow(inside, 6)
        for n in 8...50 {
          let mass = Double(n * (n - 1)) * power
          first[n] += mass * range
          second[n] += mass * range * range
          power *= inside
        }
      }
    }
    for n in 8...50 {
      let deviation = (second[n] - first[n] * first[n]).squareRoot()
      #expect((ControlChartConstants.d2(n) - first[n]).magnitude < 1e-10, "\(n)")
      #expect((ControlChartConstants.d3(n) - deviation).magnitude < 1e-10, "\(n)")
    }
  }

  @Test("Lower limits of few values are 0")
  func clipping() {
    for n in 2...5 { #expect(ControlChartConstants.b3(n) == 0) }
    #expect(ControlChartConstants.b3(6) > 0)
    for n in 2...6 { #expect(ControlChartConstants.lowerRangeFactor(n) == 0) }
    #expect(ControlChartConstants.lowerRangeFactor(7) > 0)
  }

  @Test("A single value has no constants", arguments: [1, 0, -3])
  func domain(n: Int) {
    #expect(ControlChartConstants.c4(n).isNaN && ControlChartConstants.a3(n).isNaN)
    #expect(ControlChartConstants.d2(n).isNaN && ControlChartConstants.d3(n).isNaN)
    #expect(ControlChartConstants.b3(n).isNaN && ControlChartConstants.upperRangeFactor(n).isNaN)
  }

  /// c4 and what follows from it to 10⁻¹⁰.
  ///
  /// The table's d2 and d3 come from R's `ptukey`, which is
  /// itself off by up to 2.6 × 10⁻⁷ and 3.7 × 10⁻⁷ from 8 values on (see the test before): ours
  /// differ from the table by that.
  @Test(
    "For n from 2 to 50 the constants are those of the reference table",
    .enabled(
      if: SharedFolder.isPresent,
      "the shared folder with reference cases is not beside this checkout"
    )
  )
  func referenceTable() throws {
    typealias Constants = ControlChartConstants
    let file = try #require(SharedFolder.url).appendingPathComponent("golden/tables/constants.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",").map(String.init)
    let fromC4: [(String, (Int) -> Double)] = [
      ("c4", Constants.c4), ("A3", Constants.a3), ("B3", Constants.b3), ("B4", Constants.b4),
    ]
    let fromRange: [(String, (Int) -> Double)] = [
      ("d2", Constants.d2), ("d3", Constants.d3), ("A2", Constants.a2), ("E2", Constants.e2),
      ("D3", Constants.lowerRangeFactor), ("D4", Constants.upperRangeFactor),
    ]
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let n = try #require(Int(fields[0]))
      func difference(_ name: String, _ ours: Double) -> Double {
        let column = header.firstIndex(of: name).flatMap { Double(fields[$0]) } ?? .nan
        return (column - ours).magnitude
      }
      for (name, constant) in fromC4 {
        #expect(difference(name, constant(n)) <= 1e-10, "\(name)(\(n))")
      }
      for (name, constant) in fromRange {
        #expect(difference(name, constant(n)) <= (n < 8 ? 1e-10 : 1e-6), "\(name)(\(n))")
      }
      #expect(difference("d2", Constants.d2(n)) <= 2.7e-7)
      #expect(difference("d3", Constants.d3(n)) <= 3.7e-7)
    }
    #expect(lines.count == 50)
  }
}
