import Testing

@testable import ChartRendering
import TestInputSupport

@Suite("The value axis")
struct ValueAxisTests {
  private func axis(_ values: [Double], decimals: Int? = nil) -> ValueAxis {
    ValueAxis(label: "", values: values, format: ValueFormat(decimals: decimals))
  }

  @Test("Ticks are round and written with the decimals of their step")
  func ticks() {
    #expect(axis([0, 19.6]).ticks(atMost: 5).map(\.text) == ["0", "5", "10", "15", "20"])
    #expect(axis([0.91, 0.97]).ticks(atMost: 4).map(\.text) == ["0.92", "0.94", "0.96"])
    #expect(axis([-15, 9]).ticks(atMost: 4).map(\.text) == ["−10", "0", "10"])
    #expect(axis([1e9, 3e9]).ticks(atMost: 4).map(\.text) == ["0bn", "1bn", "2bn", "3bn"])
  }

  @Test("Every value lies on the axis, every tick too, and there are few enough")
  func properties() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<500 {
      let scale = [1e-9, 0.01, 1, 50, 1e6, 1e14, 1e200][round % 7]
      let values = (0..<5).map { _ in random.normal() * scale + (round % 3 == 0 ? scale * 9 : 0) }
      let axis = axis(values)
      #expect(axis.lower < axis.upper)
      for value in values {
        #expect((0...1).contains(axis.fraction(of: value)), "seed 5, round \(round)")
      }
      for most in 2...9 {
        let ticks = axis.ticks(atMost: most)
        #expect(!ticks.isEmpty && ticks.count <= most, "seed 5, round \(round)")
        #expect(Set(ticks.map(\.text)).count == ticks.count, "\(ticks.map(\.text))")
        #expect(ticks.allSatisfy { $0.value >= axis.lower && $0.value <= axis.upper })
      }
    }
  }

  @Test("A constant, a single zero, nothing at all and the greatest numbers have a range")
  func extremes() {
    let all: [[Double]] = [
      [4, 4], [0], [], [.nan], [1e-9], [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
    ]
    for values in all {
      let axis = axis(values)
      #expect(axis.lower < axis.upper && axis.lower.isFinite && axis.upper.isFinite)
      #expect(!axis.ticks(atMost: 5).isEmpty, "\(values)")
    }
  }

  @Test("A percentage that can't pass 100 is not given room above it")
  func ceiling() {
    let axis = ValueAxis(
      label: "",
      values: [88, 100],
      format: ValueFormat(suffix: "%")
    )
    #expect(axis.upper == 100)
  }

  @Test("Values that need no decimals get none; others get three figures of the range")
  func decimals() {
    #expect(axis([0, 20]).decimals(for: [4, 8]) == 0)
    #expect(axis([0, 20]).decimals(for: [11.1667, 2.7241]) == 1)
    #expect(axis([0, 20]).decimals(for: [11.5]) == 1)
    #expect(axis([0.5, 0.6]).decimals(for: [0.51234]) == 3)
    #expect(axis([0, 20], decimals: 2).decimals(for: [4]) == 2)
  }
}
