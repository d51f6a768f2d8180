import Foundation
import QualityModel
import QualityStore
import Testing

@testable import Workbench

@Suite("The manual of the model")
struct ModelManualTests {
  private let text = ModelManual().text
  private var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  @Test("docs/model.md is what the declarations say (make reference writes it)")
  func current() throws {
    let file = DemonstrationSession.project.appendingPathComponent("docs/model.md")
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test("Every entity has its section once, with its purpose, every field and its CSV header")
  func entities() throws {
    for entity in Entity.all {
      #expect(lines.count { $0 == "### \(entity.name)" } == 1, "\(entity.name)")
      let start = try #require(lines.firstIndex { $0 == "### \(entity.name)" })
      let rest = lines[(start + 1)...]
      let section = rest.prefix { !$0.hasPrefix("### ") && !$0.hasPrefix("## ") }
      #expect(section.contains { $0 == entity.purpose })
      #expect(section.contains { $0 == entity.fields.map(\.name).joined(separator: ",") })
      for field in entity.fields {
        #expect(section.contains { $0.hasPrefix("| `\(field.name)` |") && $0.contains(field.help) })
      }
      for other in Entity.all {
        for field in other.fields where field.target == entity.name {
          #expect(
            section.contains { $0.hasSuffix("(#\(other.name)) that names it as `\(field.name)`") },
            "\(entity.name) ← \(other.name).\(field.name)"
          )
        }
      }
      for rule in entity.rules {
        #expect(section.contains { $0 == "- \(rule.id): \(rule.statement)" }, "\(rule.id)")
      }
      for (state, next) in entity.lifecycle?.steps ?? [:] where !next.isEmpty {
        #expect(
          section.contains {
            $0.hasPrefix("\(state) ") && $0.hasSuffix("→ \(next.joined(separator: ", "))")
          },
          "\(entity.name) \(state)"
        )
      }
    }
    for rule in QualityStore.rules {
      #expect(lines.contains { $0.hasPrefix("| \(rule.id) | \(rule.statement) |") }, "\(rule.id)")
    }
  }

  @Test("Every link leads to a heading of the page")
  func links() {
    let headings = Set(
      lines.filter { $0.hasPrefix("#") }
        .map { $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-") }
    )
    let targets = text.matches(of: /\]\(#([^)]+)\)/).map { String($0.output.1) }
    #expect(targets.count > 100)
    for target in targets { #expect(headings.contains(target), "\(target)") }
  }

  @Test("No cell of a table is cut by a bar in its words")
  func cells() {
    for line in lines where line.hasPrefix("| ") {
      #expect([3, 4, 5].contains(line.count { $0 == "|" }), "\(line)")
    }
  }
}
