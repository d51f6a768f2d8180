import Foundation
import Testing

/// The command lines that are read without the parser mean what the parser makes of them.
@Suite("Plain starts")
struct PlainStartTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
    try FileManager.default.copyItem(
      atPath: workplace.path + "/quality.db",
      toPath: workplace.path + "/other.db"
    )
  }

  @Test("A store by its option, with and without the command, opens the same prompt")
  func store() throws {
    for arguments in [
      ["--store", "other.db"], ["--store=other.db"], ["prompt", "--store", "other.db"],
      ["prompt", "--store=other.db"],
    ] {
      let outcome = try workplace.run(arguments, input: "qi.store().path, #qi.measures\n")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("other.db"), "\(arguments)")
      #expect(outcome.output.hasSuffix("2\n"), "\(arguments)")
    }
  }

  @Test("Nothing at all opens the store that lies here")
  func nothing() throws {
    for arguments in [[], ["prompt"]] {
      let outcome = try workplace.run(arguments, input: "qi.store().path\n")
      #expect(outcome.output.contains("quality.db"), "\(arguments)")
    }
  }

  @Test("What the short way does not know is told by the parser")
  func others() throws {
    for arguments in [["--store"], ["--store", "--create"], ["--stor", "other.db"], ["--store="]] {
      let outcome = try workplace.run(arguments, input: "1\n")
      #expect(outcome.status == 2 || outcome.status == 1, "\(arguments)")
      #expect(outcome.errors.contains("rror"), "\(arguments): \(outcome.errors)")
    }
  }
}
