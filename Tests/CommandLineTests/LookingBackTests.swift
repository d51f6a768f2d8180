import Foundation
import PseudoTerminalSupport
import Testing

/// The prompt as of an earlier day, and the command line around it.
@Suite("Looking back, and slips of the command line")
struct LookingBackTests {
  let workplace: Workplace

  init() throws {
    workplace = try Workplace()
    try workplace.makeDemonstrationStore()
  }

  @Test("The banner says as of when, and that nothing can be recorded")
  func banner() throws {
    let prompt = try workplace.prompt(["--as-of", "2030-11-20"], columns: 120)
    try prompt.expect("B · as known on 2030-11-20, for reading only")
    try prompt.expect("qi> ")
  }

  @Test("A commit is refused where the prompt looks back")
  func commit() throws {
    let define =
      #"qi.define { units = { { code = "X", name = "X", kind = "ward" } } }"#
      + #":commit { reason = "r" }"# + "\n"
    let outcome = try workplace.run(["--as-of", "2030-11-20"], input: define)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("open for reading only"))
    #expect(try workplace.run(["verify"]).output.contains("3 changes"))
    let none = try workplace.run(["--as-of", "2030-11-20", "--store", "none.db"], input: "1\n")
    #expect(none.status == 1)
    #expect(!workplace.exists("none.db"))
  }

  @Test("verify takes a store and nothing else, and makes none")
  func verify() throws {
    let missing = try workplace.run(["verify", "--store", "none.db"])
    #expect(missing.status == 1)
    #expect(missing.errors.contains("There is no store at this place."))
    #expect(!missing.errors.contains("--create"))
    #expect(!workplace.exists("none.db"))
    for option in [["--create"], ["--as-of", "2024-01-01"], ["--today", "2024-01-01"]] {
      #expect(try workplace.run(["verify"] + option).status == 2)
    }
  }

  @Test(
    "A slip in --help is answered with it",
    arguments: [["--hepl"], ["run", "a.lua", "--hlep"]]
  )
  func help(arguments: [String]) throws {
    let outcome = try workplace.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("Did you mean '--help'?"))
  }
}
