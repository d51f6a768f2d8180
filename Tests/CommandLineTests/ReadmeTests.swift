import Foundation
import Testing

/// The README shows real output; here it is compared with what the program prints.
@Suite("The README")
struct ReadmeTests {
  let readme: [String]
  let workplace: Workplace

  init() throws {
    let url = URL(fileURLWithPath: Workplace.project + "/README.md")
    readme = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  /// The lines after a command and before the next one, or the end of its block.
  private func shown(after command: String) throws -> [String] {
    let start = try #require(readme.firstIndex(of: command), "\(command)")
    return Array(
      readme[(start + 1)...].prefix {
        !$0.hasPrefix("```") && !$0.hasPrefix("$ ") && !$0.hasPrefix("qi> ")
      }
    )
  }

  /// Lines of the README follow one another in the output as they do there; "…" stands for any number
  /// of lines.
  private func expect(_ shown: [String], in output: String) {
    var rest = output.components(separatedBy: "\n")[...]
    var mayLeaveOut = true
    for line in shown {
      if line == "…" {
        mayLeaveOut = true
        continue
      }
      let found =
        mayLeaveOut ? rest.firstIndex(of: line) : rest.first == line ? rest.startIndex : nil
      guard let found else {
        Issue.record("not printed here: \(line); printed is: \(rest.first ?? "nothing")")
        return
      }
      mayLeaveOut = false
      rest = rest[(found + 1)...]
    }
  }

  @Test("Both commands stand in the first 30 lines")
  func firstLines() {
    let first = readme.prefix(30)
    #expect(first.contains("$ make demo"))
    #expect(first.contains("$ make test"))
  }

  @Test("make demo prints what the README shows")
  func demonstration() throws {
    let fromMakefile = ["Installing Debian packages", "Building the release"]
    let shown = try shown(after: "$ make demo").filter { line in
      !fromMakefile.contains { line.hasPrefix($0) }
    }
    #expect(shown.count > 8)
    // The store exists already here, so the load is read from a second, new one.
    let load = try workplace.run(
      ["run", "--create", "--store", "new.db", "scripts/loads/crofton_ward.lua"]
    )
    let analysis = try workplace.run(["run", "scripts/analyses/violence_on_crofton.lua"])
    expect(shown, in: load.output + analysis.output)
  }

  @Test("The session at the prompt prints what the README shows")
  func session() throws {
    let entries = readme.filter { $0.hasPrefix("qi> ") }.map { String($0.dropFirst(4)) }
    #expect(entries.count >= 3)
    let outcome = try workplace.run([], input: entries.joined(separator: "\n") + "\n")
    #expect(outcome.errors.isEmpty)
    var shown: [String] = []
    for entry in entries { shown += try self.shown(after: "qi> " + entry) }
    expect(shown, in: outcome.output)
    #expect(workplace.exists("crofton.svg"))
  }
}
