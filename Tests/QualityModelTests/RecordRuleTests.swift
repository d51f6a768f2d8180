import QualityModel
import Testing

@Suite struct RecordRuleTests {
  private static let sample = Entity(
    "sample",
    plural: "samples",
    "Something to hold rules against.",
    group: .organisation,
    fields: [
      .code(), .text("a", "a"), .text("b", "b"), .day("from_on", "from"), .day("to_on", "to"),
      .number("low", "low"), .number("high", "high"), .wholeNumber("few", in: 0...9, "few"),
      .wholeNumber("many", in: 0...9, "many"), .truth("must", "must"),
    ]
  )

  private static func breaches(
    _ test: RecordRule.Test,
    in values: [String: FieldValue],
    under condition: RecordRule.Condition = .always
  ) -> [String] {
    RecordRule("I-00", "A sentence.", condition, test).breaches(in: EntityRecord(sample, values))
  }

  @Test("What is needed is there, and each field that is not there is at fault")
  func needs() {
    #expect(Self.breaches(.needs(["a", "b"]), in: ["a": .text("x"), "b": .text("y")]) == [])
    #expect(Self.breaches(.needs(["a", "b"]), in: ["a": .text("x")]) == ["b"])
    #expect(Self.breaches(.needs(["a", "b"]), in: [:]) == ["a", "b"])
  }

  @Test("What must be lacking is not there, and each field that is there is at fault")
  func lacks() {
    #expect(Self.breaches(.lacks(["a", "b"]), in: [:]) == [])
    #expect(Self.breaches(.lacks(["a", "b"]), in: ["b": .text("y")]) == ["b"])
  }

  @Test("One of several is enough, and without any all are at fault")
  func needsOneOf() {
    #expect(Self.breaches(.needsOneOf(["a", "b"]), in: ["b": .text("y")]) == [])
    #expect(Self.breaches(.needsOneOf(["a", "b"]), in: [:]) == ["a", "b"])
  }

  @Test("Days and numbers are in order, equal ones too, and one alone is never out of order")
  func ordered() throws {
    let early = try #require(CalendarDate(iso: "2024-03-31"))
    let days = RecordRule.Test.ordered("from_on", "to_on")
    let late = FieldValue.day(early.adding(days: 1))
    #expect(Self.breaches(days, in: ["from_on": .day(early), "to_on": late]) == [])
    #expect(Self.breaches(days, in: ["from_on": .day(early), "to_on": .day(early)]) == [])
    #expect(Self.breaches(days, in: ["to_on": .day(early)]) == [])
    #expect(
      Self.breaches(days, in: ["from_on": late, "to_on": .day(early)]) == ["from_on", "to_on"]
    )
    let numbers = RecordRule.Test.ordered("low", "high")
    #expect(Self.breaches(numbers, in: ["low": .number(1), "high": .number(1.5)]) == [])
    #expect(
      Self.breaches(numbers, in: ["low": .number(2), "high": .number(1.5)]) == ["low", "high"]
    )
    let whole = RecordRule.Test.ordered("few", "many")
    #expect(Self.breaches(whole, in: ["few": .wholeNumber(2), "many": .wholeNumber(10)]) == [])
    #expect(
      Self.breaches(whole, in: ["few": .wholeNumber(3), "many": .wholeNumber(2)])
        == ["few", "many"]
    )
  }

  @Test("What must differ differs, and a missing one differs from everything")
  func differ() {
    let test = RecordRule.Test.differ("code", "a")
    #expect(Self.breaches(test, in: ["code": .text("P-1"), "a": .text("P-2")]) == [])
    #expect(Self.breaches(test, in: ["code": .text("P-1")]) == [])
    #expect(Self.breaches(test, in: ["code": .text("P-1"), "a": .text("P-1")]) == ["code", "a"])
  }

  @Test("A rule is asked only under its condition")
  func conditions() {
    let test = RecordRule.Test.needs(["a"])
    func asked(_ condition: RecordRule.Condition, _ values: [String: FieldValue]) -> Bool {
      !Self.breaches(test, in: values, under: condition).isEmpty
    }
    #expect(asked(.always, [:]))
    #expect(asked(.when("b", is: ["x", "y"]), ["b": .text("y")]))
    #expect(!asked(.when("b", is: ["x", "y"]), ["b": .text("z")]))
    #expect(!asked(.when("b", is: ["x"]), [:]))
    #expect(asked(.when("must", is: ["true"]), ["must": .truth(true)]))
    #expect(!asked(.when("must", is: ["true"]), ["must": .truth(false)]))
    #expect(asked(.unless("b", is: ["x"]), ["b": .text("y")]))
    #expect(!asked(.unless("b", is: ["x"]), ["b": .text("x")]))
    #expect(!asked(.unless("b", is: ["x"]), [:]))
    #expect(asked(.given("b"), ["b": .text("x")]))
    #expect(!asked(.given("b"), [:]))
    #expect(asked(.differing("b", "code"), ["b": .text("x"), "code": .text("y")]))
    #expect(!asked(.differing("b", "code"), ["b": .text("x"), "code": .text("x")]))
    #expect(!asked(.differing("b", "code"), ["b": .text("x")]))
  }

  @Test("A rule of the model is a sentence with a number, about fields and words that there are")
  func declared() throws {
    for entity in Entity.all {
      for rule in entity.rules {
        let place = Comment("\(entity.name) \(rule.id): \(rule.statement)")
        #expect(rule.id.wholeMatch(of: /I-\d\d/) != nil, place)
        #expect(rule.statement.hasSuffix(".") && rule.statement.contains(" "), place)
        #expect(rule.statement.first?.isUppercase == true, place)
        #expect(rule.fields.allSatisfy { entity.field($0) != nil }, place)
        switch rule.condition {
        case .when(let name, let words), .unless(let name, let words):
          let texts =
            entity.field(name)?.kind == .truth
            ? ["true", "false"] : try #require(entity.field(name)?.vocabulary, place).texts
          #expect(!words.isEmpty && Set(words).isSubset(of: texts), place)
        case .always, .given, .differing: break
        }
        if case .ordered(let first, let second) = rule.test {
          #expect(entity.field(first)?.kind == entity.field(second)?.kind, place)
        }
        if case .differ(let first, let second) = rule.test {
          // A code refers to what its own record would be referred to by.
          let targets = [first, second].map {
            $0 == "code" ? entity.name : entity.field($0)?.target
          }
          #expect(targets[0] != nil && targets[0] == targets[1], place)
        }
      }
      #expect(Set(entity.rules.map(\.statement)).count == entity.rules.count, "\(entity.name)")
    }
  }

  @Test("Every rule of the model can be kept and can be broken")
  func kept() throws {
    for entity in Entity.all {
      for rule in entity.rules {
        let place = Comment("\(entity.name) \(rule.id): \(rule.statement)")
        var asked = EntityRecord(entity, [:])
        try Self.meet(rule.condition, in: &asked)
        var kept = asked
        var broken = asked
        switch rule.test {
        case .needs(let names), .needsOneOf(let names):
          for name in names { kept[name] = try Self.value(of: name, in: entity) }
        case .lacks(let names):
          for name in names { broken[name] = try Self.value(of: name, in: entity) }
        case .ordered(let first, let second):
          kept[first] = try Self.value(of: first, in: entity)
          kept[second] = try Self.value(of: second, in: entity, second: true)
          broken[first] = kept[second]
          broken[second] = kept[first]
        case .differ(let first, let second):
          kept[first] = .text("one")
          kept[second] = .text("other")
          broken[first] = .text("one")
          broken[second] = .text("one")
        }
        #expect(rule.breaches(in: kept) == [], place)
        #expect(!rule.breaches(in: broken).isEmpty, place)
      }
    }
  }

  private static func meet(_ condition: RecordRule.Condition, in record: inout EntityRecord) throws
  {
    switch condition {
    case .always: break
    case .given(let name): record[name] = try value(of: name, in: record.entity)
    case .when(let name, let words): record[name] = .text(try #require(words.first))
    case .unless(let name, let words):
      let texts = try #require(record.entity.field(name)?.vocabulary).texts
      record[name] = .text(try #require(texts.first { !words.contains($0) }))
    case .differing(let first, let second):
      record[first] = .text("one")
      record[second] = .text("other")
    }
  }

  /// A value of a field; the second one is above the first.
  private static func value(
    of name: String,
    in entity: Entity,
    second: Bool = false
  ) throws -> FieldValue {
    switch try #require(entity.field(name)).kind {
    case .text, .reference: .text(second ? "other" : "one")
    case .wholeNumber(let range): .wholeNumber(second ? range.upperBound : range.lowerBound)
    case .number: .number(second ? 2 : 1)
    case .truth: .truth(second)
    case .day: .day(try #require(CalendarDate(iso: second ? "2024-05-02" : "2024-05-01")))
    case .word(let vocabulary): .text(try #require(vocabulary.texts.first))
    }
  }
}
