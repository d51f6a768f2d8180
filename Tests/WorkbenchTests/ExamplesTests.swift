import Testing

@testable import Workbench

/// What is registered is documented, and what is documented works.
@Suite("The registrations")
struct ExamplesTests {
  static let paths = Registry().allFunctions.map(\.path)

  @Test("The example of every function runs", arguments: paths)
  func example(path: String) throws {
    let entry = try #require(Registry().allFunctions.first { $0.path == path })
    let demonstration = try DemonstrationSession(onModel: ())
    try demonstration.enter(entry.example)
  }

  @Test("The example of every type gives a value of it", arguments: Registry().types.map(\.name))
  func typeExample(name: String) throws {
    let type = try #require(Registry().type(named: name))
    let demonstration = try DemonstrationSession(onModel: ())
    try demonstration.enter("made = \(type.example)")
    let told = try demonstration.enter("?made").split(separator: "\n").first.map(String.init)
    #expect(told == name, "\(type.example)")
    for field in type.fields {
      #expect(throws: Never.self, "\(name).\(field.name)") {
        try demonstration.enter(type.example(of: field))
      }
    }
  }

  @Test("The example of every list of words runs", arguments: Registry().wordLists.map(\.name))
  func wordListExample(name: String) throws {
    let list = try #require(Registry().wordList(named: name))
    #expect(
      list.texts.contains { list.example.contains("\"\($0)\"") || list.example.contains(name) }
    )
    try DemonstrationSession(onModel: ()).enter(list.example)
  }

  @Test("The example of every part of Lua runs, at the prompt and in a script")
  func luaExamples() throws {
    let demonstration = try DemonstrationSession(onModel: ())
    for topic in LuaTopic.all {
      #expect(throws: Never.self, "\(topic.name)") { try demonstration.enter(topic.example) }
      #expect(throws: Never.self, "\(topic.name) in a script") {
        let script = "local qi <const> = require \"qi\"\n" + topic.example
        try demonstration.session.runScript(Array(script.utf8), path: "example.lua")
      }
    }
  }

  @Test("Every function, argument, type and field says what it is for")
  func documented() {
    let registry = Registry()
    for function in registry.allFunctions {
      #expect(function.purpose.hasSuffix("."), "\(function.path)")
      #expect(!function.returns.isEmpty, "\(function.path)")
      for parameter in function.allParameters {
        #expect(!parameter.help.isEmpty, "\(function.path) \(parameter.name)")
      }
    }
    for type in registry.types {
      #expect(type.purpose.hasSuffix("."), "\(type.name)")
      for field in type.fields { #expect(!field.purpose.isEmpty, "\(type.name).\(field.name)") }
    }
  }

  @Test("Every name has help, and no name stands twice in one place")
  func help() throws {
    let registry = Registry()
    let text = HelpText(registry: registry)
    for name in registry.helpNames {
      #expect(text.lines(for: name)?.isEmpty == false, "\(name)")
    }
    for type in registry.types {
      let members = type.fields.map(\.name) + type.methods.map(\.name)
      #expect(Set(members).count == members.count, "\(type.name)")
    }
    #expect(Set(registry.functions.map(\.name)).count == registry.functions.count)
  }
}
