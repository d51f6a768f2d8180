import Testing

@testable import QualityStore
import TestInputSupport

private func read(_ text: String) -> CellNumber {
  var copy = text
  return copy.withUTF8 { CellNumber(UnsafeRawBufferPointer($0)) }
}

@Suite struct CellNumberTests {
  @Test(
    "Decimal digits with at most one point and a sign are a number",
    arguments: [
      ("0", 0.0), ("9", 9), ("21289", 21_289), ("-3", -3), ("+3", 3), ("0.1", 0.1), (".5", 0.5),
      ("5.", 5), ("007", 7), ("123456789012345", 123_456_789_012_345),
      ("0.30000000000000004", 0.30000000000000004),
    ]
  )
  func numbers(text: String, value: Double) {
    #expect(read(text) == .number(value))
  }

  @Test(
    "Anything else is none",
    arguments: [
      "", ".", "-", "1,000", "1e3", "4.6E+07", "0x10", "1.2.3", "12a", "1 2", "١", "--1", "#N/A",
    ]
  )
  func notNumbers(text: String) {
    #expect(read(text) == .notANumber)
  }

  @Test(
    "Infinity and not-a-number are told apart from words",
    arguments: ["NaN", "inf", "-Infinity", "+INF"]
  )
  func notFinite(text: String) {
    #expect(read(text) == .notFinite)
    #expect(read(String(repeating: "9", count: 400)) == .notFinite)
  }

  @Test("Zero is positive, as a table stores it")
  func zero() {
    guard case .number(let zero) = read("-0.0") else {
      Issue.record("-0.0 is not a number")
      return
    }
    #expect(zero.sign == .plus)
  }

  @Test("Every decimal is read to the nearest double", arguments: 1...100 as ClosedRange<UInt64>)
  func nearest(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let whole = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        "0123456789".randomElement(using: &random) ?? "0"
      }
      let rest = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        "0123456789".randomElement(using: &random) ?? "0"
      }
      let text = String(whole) + (rest.isEmpty ? "" : "." + String(rest))
      #expect(read(text) == .number(Double(text) ?? .nan), "seed \(seed): \(text)")
    }
  }
}
