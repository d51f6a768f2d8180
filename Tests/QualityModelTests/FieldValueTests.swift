import QualityModel
import TestInputSupport
import Testing

@Suite struct FieldValueTests {
  private static let colours = Vocabulary(
    "colour",
    "Colours.",
    [.init("red", "like blood"), .init("green", "like grass"), .init("dark_green", "like firs")]
  )
  private static let fields: [EntityField] = [
    .text("text", "text"),
    .wholeNumber("whole", in: -1_000_000...1_000_000, "whole"),
    .number("number", "number"),
    .truth("truth", "truth"),
    .day("day", "day"),
    .word("word", of: colours, "word"),
    .reference("reference", to: "unit", "reference"),
  ]

  @Test("Every value is read back from the text that it is written as")
  func roundTrip() {
    let seed = UInt64.random(in: .min ... .max)
    print("FieldValueTests.roundTrip seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      guard let field = Self.fields.randomElement(using: &generator) else { return }
      let value = Self.value(of: field, using: &generator)
      let read = field.value(of: value.text)
      guard read == .success(value), field.value(of: "  \(value.text)\t") == read else {
        Issue.record("seed \(seed): \(field.name) \(value) is written \(value.text), read \(read)")
        return
      }
    }
  }

  private static func value(
    of field: EntityField,
    using generator: inout SeededGenerator
  ) -> FieldValue {
    switch field.kind {
    case .text, .reference:
      let characters = Array("abcXYZ019 ,;\"'\\-/_é£→ж漢\u{1F3E5}\t\n")
      let count = Int.random(in: 0...20, using: &generator)
      let inner = (0..<count).compactMap { _ in characters.randomElement(using: &generator) }
      return .text("a" + String(inner) + "z")
    case .wholeNumber(let range):
      return .wholeNumber(Int.random(in: range, using: &generator))
    case .number:
      let bits = Double(bitPattern: UInt64.random(in: .min ... .max, using: &generator))
      let plain = [
        0, -0.0, 0.1, -2.5, 1e15, 999_999_999_999_999, 1e16, .greatestFiniteMagnitude,
        .leastNonzeroMagnitude, Double(Int.random(in: -9_999...9_999, using: &generator)),
        bits.isFinite ? bits : 1,
      ]
      return .number(plain.randomElement(using: &generator) ?? 0)
    case .truth: return .truth(Bool.random(using: &generator))
    case .day:
      let span = CalendarDate.earliest.days(to: .latest)
      return .day(CalendarDate.earliest.adding(days: Int.random(in: 0...span, using: &generator)))
    case .word(let vocabulary):
      return .text(vocabulary.texts.randomElement(using: &generator) ?? "")
    }
  }

  @Test("A number is written without grouping, and a whole one without a decimal point")
  func numbers() {
    #expect(FieldValue.number(1_250).text == "1250")
    #expect(FieldValue.number(-0.5).text == "-0.5")
    #expect(FieldValue.truth(false).text == "false")
  }

  @Test("Blank text is no value, and a problem where one is required")
  func blank() {
    #expect(EntityField.text("a", "a").value(of: " \t ") == .success(nil))
    #expect(EntityField.day("a", "a").value(of: "") == .success(nil))
    #expect(EntityField.text("a", "a", required: true).value(of: "\n") == .failure(.missing))
  }

  @Test(
    "Text of another kind is refused",
    arguments: [
      ("whole", "1.5"), ("whole", "ten"), ("number", "nan"), ("number", "inf"), ("number", "1,5"),
      ("truth", "maybe"), ("day", "01/04/2024"), ("day", "2024-02-30"),
    ]
  )
  func otherKind(name: String, text: String) throws {
    let field = try #require(Self.fields.first { $0.name == name })
    #expect(field.value(of: text) == .failure(.notOfItsKind))
  }

  @Test("A whole number outside its range is refused with the range")
  func range() {
    let field = EntityField.wholeNumber("step", in: 1...5, "step")
    #expect(field.value(of: "5") == .success(.wholeNumber(5)))
    #expect(field.value(of: "6") == .failure(.outside(1...5)))
    #expect(field.value(of: "0") == .failure(.outside(1...5)))
  }

  @Test("A word that is not on the list is refused with those it may have meant")
  func words() {
    let field = EntityField.word("colour", of: Self.colours, "colour")
    #expect(field.value(of: "green") == .success(.text("green")))
    #expect(field.value(of: "gren") == .failure(.notAWord(Self.colours, near: ["green"])))
    #expect(field.value(of: "Q") == .failure(.notAWord(Self.colours, near: [])))
  }

  @Test("Yes and no, one and nought are true and false")
  func truths() {
    let field = EntityField.truth("must_do", "must do")
    for text in ["true", "TRUE", "yes", "Yes", "1"] {
      #expect(field.value(of: text) == .success(.truth(true)))
    }
    for text in ["false", "no", "NO", "0"] {
      #expect(field.value(of: text) == .success(.truth(false)))
    }
  }
}
