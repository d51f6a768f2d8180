import Testing

@testable import SeriesFilter

@Suite("Reading numbers")
struct DecimalNumberTests {
  /// Reads a text in both ways, the second with digits behind it that are not its own.
  private func read(_ text: String) -> DecimalNumber {
    let alone = Array(text.utf8).withUnsafeBytes { DecimalNumber($0) }
    let padded = Array((text + "98765432").utf8).withUnsafeBytes {
      DecimalNumber(padded: UnsafeRawBufferPointer(rebasing: $0[..<text.utf8.count]))
    }
    #expect(alone == padded, "\(text)")
    return alone
  }

  @Test(
    "Decimal numbers with a sign, a point and an exponent are read, spaces around them aside",
    arguments: [
      ("0", 0), ("9", 9), ("-3", -3), ("+3", 3), ("0.1", 0.1), (".5", 0.5), ("5.", 5),
      (" 7\t", 7), ("1e3", 1000), ("1E-05", 0.00001), ("2.5e+2", 250), ("-0", 0),
      ("00012.500", 12.5), ("9007199254740993", 9_007_199_254_740_992),
      ("179769313486231570000000000000000000000", 1.7976931348623157e38), ("1e-400", 0),
      ("0.1000000000000000055511151231257827", 0.1),
    ]
  )
  func numbers(text: String, value: Double) {
    #expect(read(text) == .number(value))
  }

  @Test("Minus zero is zero")
  func minusZero() {
    guard case .number(let value) = read("-0.0") else {
      Issue.record("-0.0 was not read")
      return
    }
    #expect(value.sign == .plus)
  }

  @Test(
    "Anything else is no number",
    arguments: [
      "x", "1x", "1,5", "1 000", "nan", "NaN", "inf", "-Infinity", "0x10", "1e", "1e+", "e5", ".",
      "-", "1.2.3", "--1", "1e5.0", "NA", "½", "١",
    ]
  )
  func noNumbers(text: String) {
    #expect(read(text) == .notANumber)
  }

  @Test("Nothing but spaces is an empty cell, and what no double holds is too large")
  func emptyAndTooLarge() {
    #expect(read("") == .empty)
    #expect(read(" \t ") == .empty)
    #expect(read("1e309") == .tooLarge)
    #expect(read("-1e999999999999") == .tooLarge)
  }

  @Test("Every number is the one the standard library reads", arguments: [1 as UInt64, 2, 3])
  func sameAsStandardLibrary(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<20_000 {
      var text = random.integer(below: 2) == 0 ? "-" : ""
      for _ in 0...random.integer(below: 4 + 8 * random.integer(below: 2)) {
        text += String(random.integer(below: 10))
      }
      if random.integer(below: 2) == 0 {
        text += "."
        for _ in 0...random.integer(below: 3 + 9 * random.integer(below: 2)) {
          text += String(random.integer(below: 10))
        }
      }
      if random.integer(below: 3) == 0 { text += "e\(random.integer(below: 60) - 30)" }
      #expect(read(text) == .number((Double(text) ?? .nan) + 0), "\(text), seed \(seed)")
    }
  }
}
