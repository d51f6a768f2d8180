import Foundation
import Testing

@testable import Workbench

@Suite("What editors and linters are told")
struct EditorSupportTests {
  let registry = Registry()
  let stubs: [Substring]

  init() {
    stubs = LanguageServerStubs(registry: registry).text
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// What follows an annotation, on every line that has it.
  private func annotated(_ tag: String) -> [Substring] {
    stubs.filter { $0.hasPrefix("---@\(tag) ") }.map { $0.dropFirst(tag.count + 5) }
  }

  @Test("The stubs are Lua that parses")
  func parses() throws {
    let session = try DemonstrationSession(isLoaded: false).session
    for text in [
      LanguageServerStubs(registry: registry).text, LintingStandard(registry: registry).text,
    ] {
      #expect(
        session.completeness(of: "do local function f(...) " + text + " end end") == .complete
      )
    }
  }

  @Test("Every class that is named is there, once")
  func classes() {
    let classes = annotated("class").map { String($0.prefix { $0 != " " && $0 != ":" }) }
    let aliases = annotated("alias").map(String.init)
    #expect(Set(classes + aliases).count == classes.count + aliases.count)
    let known = Set(classes + aliases)
    let lines = stubs.filter { line in
      ["field", "param", "return", "overload", "operator"].contains { line.hasPrefix("---@\($0) ") }
    }
    var named = 0
    for line in lines {
      // The type ends where the words begin: after the first blank that no bracket holds.
      for name in Self.types(in: line) where name.hasPrefix("qi.") {
        named += 1
        #expect(known.contains(name), "\(line)")
      }
    }
    #expect(named > 150)
  }

  /// The names of classes in the type of an annotation.
  private static func types(in line: Substring) -> [String] {
    var fields = line.split(separator: " ", omittingEmptySubsequences: true).dropFirst()
    if line.hasPrefix("---@field ") || line.hasPrefix("---@param ") { fields = fields.dropFirst() }
    let isWhole = line.hasPrefix("---@overload ") || line.hasPrefix("---@operator ")
    let type = isWhole ? fields.joined(separator: " ") : String(fields.first ?? "")
    return type.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }.map(String.init)
  }

  @Test("Every @param names an argument of the function beneath it, in its order")
  func parameters() {
    var pending: [String] = []
    var functions = 0
    for line in stubs {
      if line.hasPrefix("---@param ") {
        let name = line.dropFirst(10).prefix { $0 != " " && $0 != "?" }
        pending.append(String(name))
      } else if line.hasPrefix("function ") {
        functions += 1
        let arguments = line.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
          .split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(arguments == pending, "\(line)")
        pending = []
      }
    }
    #expect(functions == registry.allFunctions.count + 1)
  }

  @Test("Every function, field, argument and word is told of")
  func complete() {
    let text = stubs.joined(separator: "\n")
    for function in registry.functions { #expect(text.contains("function qi.\(function.name)(")) }
    for type in registry.types {
      for method in type.methods {
        #expect(text.contains("function \(type.name)_:\(method.name)("))
      }
      for field in type.fields { #expect(text.contains("---@field \(field.name) ")) }
    }
    for function in registry.allFunctions {
      for parameter in function.allParameters where function.parameters.count > 0 {
        #expect(
          text.contains("---@field \(parameter.name) ")
            || text.contains("---@field \(parameter.name)? "),
          "\(function.path) \(parameter.name)"
        )
      }
    }
    for list in registry.wordLists {
      for word in list.words { #expect(text.contains("---| \"\(word.text)\"")) }
    }
  }

  @Test("The words of every result and field are understood")
  func results() {
    for function in registry.allFunctions {
      #expect(LanguageServerType.result(function.returns, registry) != "any", "\(function.path)")
    }
    for type in registry.types {
      for field in type.fields where field.type != "any value" {
        #expect(
          LanguageServerType.result(field.type, registry) != "any",
          "\(type.name).\(field.name): \(field.type)"
        )
      }
    }
  }
}
