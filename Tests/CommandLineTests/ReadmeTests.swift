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
    for folder in ["scripts", "data"] {
      try FileManager.default.copyItem(
        atPath: "\(Workplace.project)/\(folder)",
        toPath: "\(workplace.path)/\(folder)"
      )
    }
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

  /// The lines of a recipe of the Makefile that run the program, as they are given to it.
  private func recipe(_ target: String) throws -> [[String]] {
    let makefile = try String(contentsOfFile: Workplace.project + "/Makefile", encoding: .utf8)
      .components(separatedBy: "\n")
    let start = try #require(makefile.firstIndex { $0.hasPrefix("\(target):") })
    return makefile[(start + 1)...].prefix { $0.hasPrefix("\t") }
      .filter { $0.hasPrefix("\t@$(RELEASE) ") }
      .map { line in
        line.replacing("$(DEMO_STORE)", with: "out/demonstration.db").split(separator: " ")
          .dropFirst().map(String.init)
      }
  }

  @Test("make demo and the session on its store print what the README shows")
  func demonstration() throws {
    // One test, because the trust takes its time to be made.
    let fromMakefile = ["Installing Debian packages", "Building the release"]
    let shown = try shown(after: "$ make demo").filter { line in
      !fromMakefile.contains { line.hasPrefix($0) }
    }
    #expect(shown.count > 12)
    try FileManager.default.createDirectory(
      atPath: workplace.path + "/out",
      withIntermediateDirectories: false
    )
    let commands = try recipe("demo")
    #expect(commands.map(\.first) == ["demo", "run", "run"])
    var printed = ""
    for command in commands {
      let outcome = try workplace.run(command)
      #expect(outcome.errors == "", "\(command)")
      printed += outcome.output
    }
    expect(shown, in: printed)

    let entries = readme.filter { $0.hasPrefix("qi> ") }.map { String($0.dropFirst(4)) }
    #expect(entries.count >= 6)
    let session = try workplace.run(
      ["--store", "out/demonstration.db"],
      input: entries.joined(separator: "\n") + "\n"
    )
    #expect(session.errors == "")
    var lines: [String] = []
    // Every entry begins where the one before ended, as it does on the page.
    for entry in entries { lines += try self.shown(after: "qi> " + entry) }
    expect(lines, in: session.output)
    #expect(workplace.exists("crofton.svg"))
  }

  @Test("The analysis of Crofton Ward that ships runs on the small store as well")
  func smallStore() throws {
    let load = try workplace.run(
      ["run", "--create", "--store", "small.db", "scripts/loads/crofton_ward.lua"]
    )
    #expect(load.errors == "")
    let analysis = try workplace.run(
      ["run", "--store", "small.db", "scripts/analyses/violence_on_crofton.lua"]
    )
    #expect(analysis.errors == "")
    #expect(analysis.output.contains("The fall holds: no special cause since."))
  }
}
