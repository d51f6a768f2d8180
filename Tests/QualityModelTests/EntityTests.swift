import QualityModel
import Testing

@Suite struct EntityTests {
  /// What scripts already read from a unit and from a measure; lists of records may not hide it.
  private static let own: [String: Set<String>] = [
    "unit": ["code", "name", "kind", "parent", "opened", "closed"],
    "measure": [
      "code", "name", "kind", "better", "frequency", "unit", "numerator", "denominator",
      "multiplier", "definitions", "targets", "phases", "annotations", "series", "by_unit",
      "funnel", "thread",
    ],
  ]

  /// Words that stop a query or a script where a name should be.
  private static let reserved = Set(
    """
    add all alter and as autoincrement between case check collate commit constraint create default \
    deferrable delete distinct drop else escape except exists foreign from group having in index \
    insert intersect into is isnull join limit not nothing notnull null on or order primary \
    references returning select set table then to transaction union unique update using values \
    when where break do elseif end false for function goto if local nil repeat return true until \
    while
    """.split(separator: " ").map(String.init)
  )

  private static let fields = Entity.all.flatMap { entity in entity.fields.map { (entity, $0) } }

  private static func isPlainName(_ name: String) -> Bool {
    name.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil && !reserved.contains(name)
  }

  @Test("No name of an entity, single or plural, stands for two things")
  func uniqueNames() {
    let names =
      Entity.all.flatMap { [$0.name, $0.plural] } + ["unit", "units", "measure", "measures"]
    #expect(Set(names).count == names.count)
    for entity in Entity.all {
      #expect(Entity.named(entity.name) === entity)
      #expect(Set(entity.fields.map(\.name)).count == entity.fields.count, "\(entity.name)")
    }
    #expect(Entity.named("ward") == nil)
  }

  @Test("Every name is in lower case with underscores, and neither SQL nor Lua keeps it for itself")
  func plainNames() {
    for entity in Entity.all {
      #expect(Self.isPlainName(entity.name), "\(entity.name)")
      #expect(Self.isPlainName(entity.plural), "\(entity.plural)")
    }
    for (entity, field) in Self.fields {
      #expect(Self.isPlainName(field.name), "\(entity.name).\(field.name)")
      if let reverse = field.reverse { #expect(Self.isPlainName(reverse), "\(reverse)") }
    }
    #expect(!Self.isPlainName("on"))
    #expect(!Self.isPlainName("startedOn"))
  }

  @Test("Every part of a key is a required field, and a code is the whole key")
  func keys() throws {
    for entity in Entity.all {
      #expect(!entity.key.isEmpty)
      for name in entity.key {
        let field = try #require(entity.field(name), "\(entity.name).\(name)")
        #expect(field.isRequired, "\(entity.name).\(name)")
        #expect(entity.isKey(field))
      }
      #expect(entity.hasCode == (entity.field("code") != nil), "\(entity.name)")
      #expect(entity.facts.count + entity.key.count == entity.fields.count)
    }
  }

  @Test("A reference is to a unit, to a measure or to a record with a code that is declared before")
  func references() throws {
    var seen: Set = ["unit", "measure"]
    for entity in Entity.all {
      seen.insert(entity.name)
      for field in entity.fields {
        guard let target = field.target else {
          #expect(field.reverse == nil, "\(entity.name).\(field.name) refers to nothing")
          continue
        }
        #expect(seen.contains(target), "\(entity.name).\(field.name) to \(target)")
        if let referred = Entity.named(target) { #expect(referred.hasCode, "\(target)") }
      }
    }
  }

  @Test("A list of records that refer to another has a name of its own there")
  func reverses() {
    var taken = Self.own
    for entity in Entity.all { taken[entity.name] = Set(entity.fields.map(\.name)) }
    for (entity, field) in Self.fields {
      guard let target = field.target, let reverse = field.reverse else { continue }
      #expect(
        taken[target, default: []].insert(reverse).inserted,
        "\(target).\(reverse), from \(entity.name).\(field.name)"
      )
    }
  }

  @Test("A label is a field of text, and what leads upwards refers to the same entity")
  func labels() throws {
    for entity in Entity.all {
      if let label = entity.label {
        let field = try #require(entity.field(label), "\(entity.name).\(label)")
        #expect(field.kind == .text && field.isRequired, "\(entity.name).\(label)")
      }
      if let upward = entity.upward {
        let field = try #require(entity.field(upward), "\(entity.name).\(upward)")
        #expect(field.target == entity.name, "\(entity.name).\(upward)")
      }
    }
  }

  @Test("Every entity, field and word says what it is, entities in a sentence and others in a line")
  func help() {
    for entity in Entity.all {
      #expect(entity.purpose.count > 20 && entity.purpose.hasSuffix("."), "\(entity.name)")
    }
    for (entity, field) in Self.fields {
      #expect(Self.isLine(field.help), "\(entity.name).\(field.name): \(field.help)")
      guard let vocabulary = field.vocabulary else { continue }
      #expect(vocabulary.purpose.hasSuffix("."), "\(vocabulary.name)")
      for word in vocabulary.words {
        #expect(Self.isLine(word.meaning), "\(vocabulary.name): \(word.text)")
      }
    }
  }

  @Test("The name of a list of words is used for one list, and a list has no word twice")
  func vocabularies() {
    var byName: [String: Vocabulary] = [:]
    for vocabulary in Self.fields.compactMap(\.1.vocabulary) {
      #expect(byName.updateValue(vocabulary, forKey: vocabulary.name) ?? vocabulary == vocabulary)
      #expect(Set(vocabulary.texts).count == vocabulary.words.count, "\(vocabulary.name)")
      #expect(Self.isPlainName(vocabulary.name), "\(vocabulary.name)")
    }
    #expect(byName.count > 20)
    #expect(Vocabulary.financialYear.contains("2024/25"))
    #expect(Vocabulary.financialYear.texts.contains("2009/10") == false)
    #expect(Vocabulary.progress.texts.compactMap(Double.init) == (1...10).map { Double($0) / 2 })
  }

  @Test("Every group of the model has entities")
  func groups() {
    #expect(Set(Entity.all.map(\.group)) == Set(Entity.Group.allCases))
  }

  private static func isLine(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 90 && !text.hasSuffix(".") && !text.contains("\n")
  }
}
