import Testing

@testable import QualityModel
import TestInputSupport

@Suite("NHS numbers")
struct NHSNumberTests {
  @Test("The published example is a number, however it is written")
  func published() throws {
    let forms = [
      "9434765919", "943 476 5919", "943-476-5919", "943.476.5919", " 9434765919 ",
      "943\u{A0}476\u{A0}5919", "943–476–5919", "943  476  5919", "943--476 5919",
      "94 34 76 59 19", "94 3476 5919", "943 4765919", "94347 65919", "943476 591 9",
      "９４３４７６５９１９", "９４３ ４７６ ５９１９", "٩٤٣٤٧٦٥٩١٩",
    ]
    for form in forms {
      let number = try #require(NHSNumber(form), "\(form)")
      #expect(number.digits == "9434765919")
      #expect(number.description == "943 476 5919")
    }
  }

  @Test(
    "What is written otherwise, or does not check, is none",
    arguments: [
      "9434765918", "943476591", "94347659190", "94-34-76-59-19", "943476.5919",
      "94 34 76 59 19 20",
      "12 94 34 76 59 19", "9 4 3 4 7 6 5 9 1 9", "9434-76-59 19", "9434-76-59 19:30",
      "943   476   5919", "943,476,5919", "9434765919x", "", "abc", "943 476 591",
    ]
  )
  func none(text: String) {
    #expect(NHSNumber(text) == nil)
  }

  @Test("A wrong digit, or two neighbours swapped, is always noticed", arguments: 0..<40)
  func slips(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let digits = Self.valid(using: &generator)
    let number = try #require(NHSNumber(checking: digits), "seed \(seed)")
    #expect(NHSNumber(number.digits) == number)
    #expect(NHSNumber(number.description) == number)
    for place in 0..<10 {
      for digit in 0...9 where digit != digits[place] {
        var wrong = digits
        wrong[place] = digit
        #expect(NHSNumber(checking: wrong) == nil, "seed \(seed): \(wrong)")
      }
      guard place < 9, digits[place] != digits[place + 1] else { continue }
      var swapped = digits
      swapped.swapAt(place, place + 1)
      #expect(NHSNumber(checking: swapped) == nil, "seed \(seed): \(swapped)")
    }
  }

  @Test(
    "The check digit agrees with a sum by hand: weighted, all ten digits come to a multiple of 11"
  )
  func multiples() {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let digits = Self.valid(using: &generator)
      let sum = digits.enumerated().reduce(0) { $0 + $1.element * (10 - $1.offset) }
      #expect(sum % 11 == 0, "seed \(seed)")
    }
  }

  @Test("A number is found in any text around it, and its place is right", arguments: 0..<60)
  func found(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let number = try #require(NHSNumber(checking: Self.valid(using: &generator)))
    let surroundings = [
      "", "\"", "'", " ", "é", "NHS no.", "= ", "{", "患者", "\n", "-- ", "x", "12 ", "(", "a-",
    ]
    let separators = ["", " ", "-", "\u{2009}", " -"]
    let separator = separators.randomElement(using: &generator) ?? ""
    let written = [
      String(number.digits.prefix(3)), String(number.digits.dropFirst(3).prefix(3)),
      String(number.digits.suffix(4)),
    ].joined(separator: separator)
    let before = surroundings.randomElement(using: &generator) ?? ""
    let after = surroundings.filter { $0.first?.isNumber != true }.randomElement(using: &generator)
    let text = before + written + (after ?? "")
    let ranges = NHSNumber.ranges(in: text)
    #expect(ranges.map { String(text[$0]) } == [written], "seed \(seed): \(text)")
    #expect(NHSNumber.occurs(in: text))
  }

  @Test("Digits are those that Unicode calls decimal, whatever is looked at first")
  func digits() {
    let other = (UInt32(0)..<0x1_FC00).lazy.compactMap(Unicode.Scalar.init).filter {
      NHSNumber.isDigit($0) != ($0.properties.numericType == .decimal)
    }
    #expect(other.map { String($0) }.isEmpty)
  }

  @Test("Two numbers side by side are both found")
  func two() {
    let text = "943 476 5919 943-476-5919,9434765919"
    #expect(
      NHSNumber.ranges(in: text).map { String(text[$0]) } == [
        "943 476 5919", "943-476-5919", "9434765919",
      ]
    )
  }

  @Test(
    "Dates, figures and longer numbers are not taken for one",
    arguments: [
      "from = \"2024-09-30\", to = \"2025-01-31\"", "0.9434765919", "9434765919.5", "19434765919",
      "94347659190", "print(1234567890123)", "9434765918", "x = 12", "",
    ]
  )
  func others(text: String) {
    #expect(!NHSNumber.occurs(in: text))
    #expect(NHSNumber.ranges(in: text).isEmpty)
  }

  @Test("Of random runs of ten digits about one in eleven passes")
  func share() {
    var generator = SeededGenerator(seed: 7)
    let passing = (0..<11_000).count { _ in
      NHSNumber(checking: (0..<10).map { _ in Int.random(in: 0...9, using: &generator) }) != nil
    }
    // 1,000 are expected; five sigma about it.
    #expect((850...1_150).contains(passing), "\(passing), seed 7")
  }

  private static func valid(using generator: inout SeededGenerator) -> [Int] {
    while true {
      let nine = (0..<9).map { _ in Int.random(in: 0...9, using: &generator) }
      if let check = NHSNumber.checkDigit(for: nine) { return nine + [check] }
    }
  }
}
