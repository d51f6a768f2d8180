import Foundation

@testable import SPCCore

/// Random series of known making, the same for the same seed.
struct SimulatedSeries {
  /// How many times as many series as usual are simulated.
  ///
  /// The figures of docs/spc-methods.md come from these tests, with
  /// `TIDEMARK_SERIES_FACTOR=20 swift test -c release -Xswiftc -enable-testing --filter …`.
  static let factor =
    ProcessInfo.processInfo.environment["TIDEMARK_SERIES_FACTOR"].flatMap(Int.init) ?? 1

  /// Returns how many series to simulate: so many, times the factor.
  static func count(_ usual: Int) -> Int { usual * factor }

  private var normals: NormalGenerator
  private var uniforms: SeededSeries

  init(seed: UInt64) {
    normals = NormalGenerator(seed: seed)
    uniforms = SeededSeries(seed: seed &+ 1)
  }

  mutating func normal() -> Double { normals.next() }

  /// Independent standard normal values.
  mutating func normals(_ count: Int) -> [Double] { (0..<count).map { _ in normal() } }

  /// Each value `dependence` times the one before plus normal noise, from its steady state on.
  mutating func autoregressive(_ dependence: Double, _ count: Int) -> [Double] {
    var value = normal() / (1 - dependence * dependence).squareRoot()
    return (0..<count).map { _ in
      defer { value = dependence * value + normal() }
      return value
    }
  }

  /// Means of normal noise over the last `periods` values.
  mutating func rollingMeans(over periods: Int, _ count: Int) -> [Double] {
    let noise = normals(count + periods - 1)
    return (0..<count).map { noise[$0..<$0 + periods].reduce(0, +) / Double(periods) }
  }

  /// A Poisson count, by Knuth's method: how many uniform numbers it takes to fall below e^−mean.
  mutating func poisson(_ mean: Double) -> Double {
    let end = exp(-mean)
    var product = uniform()
    var count = 0.0
    while product > end {
      product *= uniform()
      count += 1
    }
    return count
  }

  mutating func poissons(_ mean: Double, _ count: Int) -> [Double] {
    (0..<count).map { _ in poisson(mean) }
  }

  mutating func binomial(_ size: Int, _ share: Double) -> Double {
    Double((0..<size).count { _ in uniform() < share })
  }

  private mutating func uniform() -> Double { Double(uniforms.next() >> 11) * 0x1p-53 }
}
