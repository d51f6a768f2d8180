import Testing

@testable import Workbench

@Suite("See also")
struct SeeAlsoTests {
  let registry = Registry()

  private func resolves(_ name: String) -> Bool {
    (registry.topic(named: name) ?? registry.topic(ofMemberNamed: name)) != nil
  }

  @Test("Every function, type, field and list of words names something to read next")
  func always() {
    for function in registry.allFunctions {
      #expect(!registry.seeAlso(function).isEmpty, "\(function.path)")
    }
    for type in registry.types { #expect(!registry.seeAlso(type).isEmpty, "\(type.name)") }
    for list in registry.wordLists { #expect(!registry.seeAlso(list).isEmpty, "\(list.name)") }
    for type in registry.types {
      for field in type.fields {
        #expect(!registry.seeAlso(field, of: type.name).isEmpty, "\(type.name).\(field.name)")
      }
    }
  }

  @Test("Every name to read next has help, and none names itself")
  func resolved() {
    for name in SeeAlso.all { #expect(resolves(name), "\(name)") }
    for function in registry.allFunctions {
      let names = registry.seeAlso(function)
      #expect(names.allSatisfy(resolves), "\(function.path): \(names)")
      #expect(!names.contains(function.path))
    }
    for type in registry.types {
      #expect(registry.seeAlso(type).allSatisfy(resolves), "\(type.name)")
    }
    for list in registry.wordLists {
      #expect(registry.seeAlso(list).allSatisfy(resolves), "\(list.name)")
    }
    for topic in LuaTopic.all {
      #expect(topic.seeAlso.allSatisfy(resolves), "\(topic.name): \(topic.seeAlso)")
      #expect(!topic.seeAlso.contains(topic.name))
    }
  }

  @Test("What makes a value of a type is offered with it")
  func makers() throws {
    let analysis = try #require(registry.type(named: "analysis"))
    #expect(registry.seeAlso(analysis).contains("series:spc"))
    let signal = try #require(registry.type(named: "signal"))
    #expect(registry.seeAlso(signal).contains("series:signals"))
  }
}
