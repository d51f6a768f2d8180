import Foundation
import Testing

@testable import Workbench

@Suite("Words that arguments take")
struct WordListTests {
  let registry = Registry()

  @Test("Every choice an argument offers is a registered list, and lists have names of their own")
  func registered() {
    for function in registry.allFunctions {
      for parameter in function.allParameters {
        for name in parameter.kind.wordLists {
          #expect(registry.wordList(named: name) != nil, "\(function.path) \(parameter.name)")
        }
      }
    }
    let names = registry.wordLists.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(registry.type(named: name) == nil && !registry.functions.contains { $0.name == name })
    }
  }

  @Test("Every word is told in one line, and stands once in its list")
  func told() {
    for list in registry.wordLists {
      #expect(list.purpose.hasSuffix("."), "\(list.name)")
      #expect(Set(list.texts).count == list.texts.count, "\(list.name)")
      for word in list.words {
        #expect(!word.meaning.isEmpty && !word.meaning.contains("\n"), "\(list.name) \(word.text)")
        #expect(word.meaning.count <= 90, "\(list.name) \(word.text)")
      }
    }
  }

  @Test("Every kind of chart and every rule names its section, and every section named is there")
  func sections() throws {
    let file = DemonstrationSession.project.appendingPathComponent("docs/spc-methods.md")
    let headings = Set(
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" || $0 == " " } }.map(String.init)
    )
    for word in registry.wordLists.flatMap(\.words) {
      if let section = word.section { #expect(headings.contains(section), "\(section)") }
    }
    for name in ["chart_kind", "rule", "rule_set_name"] {
      let list = try #require(registry.wordList(named: name))
      #expect(list.words.allSatisfy { $0.section != nil }, "\(name)")
    }
  }

  @Test("A word alone has help; one of several lists is told in each sense")
  func words() throws {
    let demonstration = try DemonstrationSession()
    let xmr = try demonstration.enter("?xmr")
    #expect(xmr.hasPrefix("\"xmr\" · chart_kind"))
    // It is a kind of latest chart too, which says nothing new.
    #expect(!xmr.contains("· latest_chart"))
    let count = try demonstration.enter("?proportion")
    #expect(count.contains("· measure_kind") && count.contains("· comparison"))
    #expect(try demonstration.enter("?shift").contains("one side of the centre"))
    #expect(try demonstration.enter("?better").contains("\"lower\""))
    #expect(try demonstration.enter("?point.category").contains("common_cause"))
  }

  @Test("A word that is none is answered with the list")
  func mistaken() throws {
    let demonstration = try DemonstrationSession()
    let failure = demonstration.failure(
      of: #"qi.measure("violence"):series { unit = "CROFTON" }:chart { chart = "xrm" }"#
    )
    #expect(failure?.candidates.contains { $0.contains("xmr") } == true)
  }
}
